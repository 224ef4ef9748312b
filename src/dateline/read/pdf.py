"""PDF files: their text in reading order, without running headers and page numbers."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import msgspec
import pypdfium2

from dateline.errors import UnreadableInputError
from dateline.read.given import Given, Hint
from dateline.read.pdf_layout import Line, merge_lines, paragraphs_of, reading_order
from dateline.read.repair import repair

MOST_PAGES = 1_000  # more is a book, not an article
MOST_CHARACTERS = 300_000  # of all pages, as of one article
END_MARK = 4_096  # bytes at the end of the file; its end mark stands in them
MARGIN_LINES = 3  # lines at the top and at the bottom of a page that may be running headers
REPEATED = 0.4  # of the pages; a running header stands on at least as many, and on two
_PAGE_NUMBER = re.compile(
    r"(?i)^[-\u2013\u2014|\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-\u2013\u2014|\s]*$"
)
_DIGITS = re.compile(r"\d+")


class Page(msgspec.Struct, frozen=True):
    """The lines of one page, from top to bottom."""

    lines: tuple[Line, ...]


def read_pdf(data: bytes, place: str) -> tuple[str, Given]:
    """Return the text of a PDF, and its running headers as hints.

    Columns are read one after the other, words that a line end broke are joined, and lines that
    most pages repeat are left out of the text.

    Args:
        data: The file.
        place: Where it came from, for messages.

    Returns:
        The text, each paragraph after a blank line, and a hint for each running header.

    Raises:
        UnreadableInputError: The file is damaged, cut short, locked, too long, or has no text.
    """
    if b"%%EOF" not in data[-END_MARK:]:
        raise UnreadableInputError(place, "the PDF is cut short: it has no end; fetch it again")
    pages = _pages(data, place)
    headers = _running_headers(pages)
    lines = [_without(page, headers) for page in pages]
    paragraphs = paragraphs_of([column for page in lines for column in reading_order(page)])
    text = repair("\n\n".join(paragraphs))
    if not text.strip():
        raise UnreadableInputError(
            place,
            f"the PDF has no text on its {len(pages)} page(s), only images; "
            "run text recognition (OCR) on it first",
        )
    printed = {_key(line.text): line.text for page in reversed(pages) for line in page.lines}
    hints = tuple(Hint("line", printed[key], "running header") for key in sorted(headers))
    return text, Given(hints=hints)


def _pages(data: bytes, place: str) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            problem = "the PDF is encrypted; save a copy without its password"
        else:
            problem = f"the PDF is damaged ({error}); fetch it again"
        raise UnreadableInputError(place, problem) from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableInputError(
                place, f"the PDF has {len(document):,} pages, more than {MOST_PAGES:,}; split it"
            )
        return _read_pages(document, place)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInputError(
            place, f"a page of the PDF is damaged ({error}); fetch it again"
        ) from error
    finally:
        document.close()


def _read_pages(document: pypdfium2.PdfDocument, place: str) -> list[Page]:
    pages, characters = [], 0
    for number in range(len(document)):
        text_page = document[number].get_textpage()
        characters += text_page.count_chars()
        if characters > MOST_CHARACTERS:
            raise UnreadableInputError(
                place, f"the PDF holds more than {MOST_CHARACTERS:,} characters; split it"
            )
        pages.append(Page(tuple(merge_lines(_runs(text_page)))))
    return pages


def _runs(text_page: pypdfium2.PdfTextPage) -> list[Line]:
    """Return the runs of characters of one font on one line."""
    runs = []
    for index in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(index)
        text = text_page.get_text_bounded(left, bottom, right, top)
        text = " ".join(text.replace("\ufffe", "-").replace("\x02", "-").split())
        if text:
            runs.append(Line(left, bottom, right, top, text))
    return runs


def _running_headers(pages: Sequence[Page]) -> frozenset[str]:
    """Return the keys of lines that stand at the top or bottom of most pages."""
    counts = Counter(
        key for page in pages for key in {_key(line.text) for line in _margins(page.lines)}
    )
    least = max(2, math.ceil(REPEATED * len(pages)))
    return frozenset(key for key, count in counts.items() if count >= least)


def _margins(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:MARGIN_LINES], *lines[MARGIN_LINES:][-MARGIN_LINES:]]


def _without(page: Page, headers: frozenset[str]) -> list[Line]:
    margins = {line for line in _margins(page.lines)
               if _key(line.text) in headers or _PAGE_NUMBER.match(line.text)}  # fmt: skip
    return [line for line in page.lines if line not in margins]


def _key(text: str) -> str:
    """Return a line with every number alike, so that page numbers do not tell pages apart."""
    return _DIGITS.sub("#", text)
