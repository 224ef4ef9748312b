"""HTML pages: the main text with its headline, and the date and credit lines around it."""

import re
from collections.abc import Sequence

import trafilatura
from lxml import etree, html

from dateline.errors import UnreadableInputError
from dateline.read.encoding import decode
from dateline.read.given import Given
from dateline.read.masthead.pieces import LineTest
from dateline.read.page_data import read_page_data
from dateline.read.repair import repair

DEEPEST = 200  # open elements; libxml2 gives up at 255
MOST_TAGS = 150_000  # more take minutes
MOST_ATTRIBUTES = 2_000  # of one tag
LINES_BEFORE = 4  # lines above the headline that may hold the page's date
LINES_AFTER = 8  # lines below the body that may hold its credit
LONGEST_LINE = 160  # characters
OPENING = 60  # characters that tell one paragraph from another
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_CHARSET = re.compile(rb"(?i)<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
# Elements that need no end tag say nothing about how deep a page is.
_UNCLOSED = frozenset(
    {"p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "br", "img", "meta",
     "link", "input", "hr", "source", "area", "base", "col", "embed", "param", "track", "wbr",
     "html", "head", "body", "font", "b", "i", "center"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "li", "td", "time", "address", "small", "footer", "h1", "h2", "h3", "h4", "dd",
     "dt", "span", "figcaption", "section", "article", "header", "main", "table", "ul"}
)  # fmt: skip


def read_html(data: bytes, place: str, is_credit: LineTest) -> tuple[str, Given]:
    """Return the text of a page and what the page's own data say of it.

    The text is the headline, the date and credit lines next to it, and the main text, each
    paragraph after a blank line.

    Args:
        data: The page.
        place: Where it came from, for messages.
        is_credit: Says whether a line is a date or a credit, and so worth keeping.

    Returns:
        The text and hints from JSON-LD, meta tags and the page's title.

    Raises:
        UnreadableInputError: The page is no text, built to exhaust a reader, or holds no article.
    """
    page = _DECLARATION.sub("", _decoded(data, place))
    _refuse_bombs(page, place)
    tree = _parsed(page, place)
    about = read_page_data(tree)
    paragraphs = _paragraphs(page)
    if not paragraphs:
        raise UnreadableInputError(
            place, "the page holds no article text; save the article itself, or its text"
        )
    lines = _lines(tree)
    title = about.title or ""
    if title and _same(paragraphs[0], title):
        paragraphs = paragraphs[1:]
    around = _around(lines, title, paragraphs, is_credit)
    parts = [part for part in (title, *around[0], *paragraphs, *around[1]) if part]
    return repair("\n\n".join(parts)), about.given


def _decoded(data: bytes, place: str) -> str:
    """Return the page as text, by its own declaration where it is not UTF-8."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            return data.decode(declared[1].decode("ascii"), errors="replace")
        except (LookupError, UnicodeError):
            return decode(data, place)
    return decode(data, place)


def _refuse_bombs(page: str, place: str) -> None:
    depth = tags = 0
    for tags, match in enumerate(_TAG.finditer(page), 1):
        closing, name, attributes = match.groups()
        if tags > MOST_TAGS:
            raise UnreadableInputError(
                place, f"the page has more than {MOST_TAGS:,} tags; save the article alone"
            )
        if attributes.count("=") > MOST_ATTRIBUTES:
            raise UnreadableInputError(
                place, f"a tag has more than {MOST_ATTRIBUTES:,} attributes; the page is damaged"
            )
        if name.lower() in _UNCLOSED or attributes.endswith("/"):
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        if depth > DEEPEST:
            raise UnreadableInputError(
                place, f"elements are nested more than {DEEPEST} deep; the page is damaged"
            )


def _parsed(page: str, place: str) -> html.HtmlElement:
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        return html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableInputError(place, f"is not an HTML page: {error}") from error


def _paragraphs(page: str) -> list[str]:
    """Return the paragraphs of the main text; a page that is one table is read as text, too."""
    for with_tables in (False, True):
        text = trafilatura.extract(page, include_comments=False, include_tables=with_tables) or ""
        paragraphs = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
        if paragraphs:
            return paragraphs
    return []


def _lines(tree: html.HtmlElement) -> list[str]:
    """Return the text of every innermost block of the page, in page order."""
    found = []
    for element in tree.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in element):
            words = " ".join("".join(element.itertext()).split())
            if words:
                found.append(words)
    return found


def _around(
    lines: Sequence[str], title: str, paragraphs: Sequence[str], is_credit: LineTest
) -> tuple[list[str], list[str]]:
    """Return the date and credit lines between headline and body, and those below the body."""
    if not paragraphs:
        return [], []
    first = _index(lines, paragraphs[0])
    last = _index(lines, paragraphs[-1], first)
    heading = max(_index(lines[:first], title) - LINES_BEFORE, 0) if title else 0
    kept = [
        [
            line
            for line in dict.fromkeys(part)
            if len(line) <= LONGEST_LINE and line not in paragraphs and is_credit(line)
        ]
        for part in (lines[heading:first], lines[last + 1 : last + 1 + LINES_AFTER])
    ]
    return kept[0], kept[1]


def _index(lines: Sequence[str], wanted: str, start: int = 0) -> int:
    """Return the index of the line that starts like a text, ``start`` where none does."""
    for index in range(start, len(lines)):
        if lines[index][:OPENING] == wanted[:OPENING]:
            return index
    return start


def _same(first: str, second: str) -> bool:
    return "".join(first.lower().split()) == "".join(second.lower().split())
