"""HTML pages: the main text, and what the page's own data say about it."""

from dateline.errors import UnreadableInputError
from dateline.read.given import Given


def read_html(page: str, place: str) -> tuple[str, Given]:
    """Return the text of a page and what its data say."""
    raise UnreadableInputError(place, "HTML")
