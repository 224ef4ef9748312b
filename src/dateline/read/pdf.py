"""PDF files."""

from dateline.errors import UnreadableInputError
from dateline.read.given import Given


def read_pdf(data: bytes, place: str) -> tuple[str, Given]:
    """Return the text of a PDF and what its running headers say."""
    raise UnreadableInputError(place, "PDF")
