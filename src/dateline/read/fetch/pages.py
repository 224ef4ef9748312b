"""Pages and items to articles: the page is believed first, and the feed where it says nothing."""

import codecs
import re
from datetime import date

import httpx
import msgspec
from lxml import etree, html

from dateline.errors import UnreadableInputError
from dateline.read.article import build_article, credit_test
from dateline.read.encoding import decode
from dateline.read.fetch.addresses import parse_address
from dateline.read.fetch.answers import Answer
from dateline.read.fetch.failure import FetchError
from dateline.read.fetch.feeds import Item, looks_like_feed
from dateline.read.folders import format_of
from dateline.read.given import Given, Hint
from dateline.read.html import read_html
from dateline.read.pdf import read_pdf
from dateline.read.repair import repair
from dateline.records import Article

START = 4096  # bytes that tell the format
FROM_FEED = ("title", "publisher", "published")  # what is asked of the feed
ALTERNATES = frozenset({"application/rss+xml", "application/atom+xml"})
_TAGS = re.compile(rb"(?i)<(?:!doctype|html|head|body|p|div|article|title|meta)[\s>/]")


def article_of_page(
    answer: Answer,
    place: str,
    *,
    item: Item | None = None,
    today: date | None = None,
    input_format: str = "auto",
) -> Article:
    """Read the article out of a page.

    Args:
        answer: The page.
        place: The address that was asked for.
        item: What a feed says of it, believed where the page itself says nothing.
        today: No later date of publication is believed; None believes all.
        input_format: "text", "html" or "pdf" where the bytes are not to decide.

    Returns:
        The article; its address is where the page came from in the end.

    Raises:
        UnreadableInputError: It holds no article.
    """
    if item and _is_front_page(answer.address) and not _is_front_page(place):
        raise UnreadableInputError(
            place, f"leads to the front page {answer.address}, so the article is gone; leave it out"
        )
    data = as_declared(answer)
    kind = kind_of(answer) if input_format == "auto" else input_format
    if kind == "feed":
        raise UnreadableInputError(
            place, f"is a feed, not an article; read it with 'dateline fetch {place}'"
        )
    if kind == "pdf":
        text, given = read_pdf(data, place)
    elif kind == "html":
        text, given = read_html(data, place, credit_test(today))
    else:
        text, given = repair(decode(data, place)), Given()
    # Not the address that a page gives as its own: many give one for all their pages.
    given = msgspec.structs.replace(given, url=answer.address)
    return _with_feed(text, given, place, item, today)


def article_of_item(item: Item, today: date) -> Article:
    """Make an article of what a feed holds of an item.

    Args:
        item: The item.
        today: No later date of publication is believed.

    Returns:
        The article.

    Raises:
        UnreadableInputError: The item holds no text.
    """
    if not item.text:
        raise UnreadableInputError(item.place, "an item with neither link nor text; leave it out")
    text = repair("\n\n".join(part for part in (item.title, item.text) if part))
    return _with_feed(text, Given(url=item.link), item.place, item, today)


def _is_front_page(address: str) -> bool:
    return httpx.URL(address).raw_path == b"/"


def _with_feed(
    text: str, given: Given, place: str, item: Item | None, today: date | None
) -> Article:
    """Read an article, and once more with what a feed says where it says nothing itself."""
    article = build_article(text, given, place, today)
    told = {field: getattr(item, field, None) for field in FROM_FEED}
    hints = tuple(
        Hint(field, value, "feed")
        for field, value in told.items()
        if value and getattr(article, field) is None
    )
    if not hints:
        return article
    given = msgspec.structs.replace(given, hints=(*given.hints, *hints))
    return build_article(text, given, place, today)


def kind_of(answer: Answer) -> str:
    """Return what an answer is, by its bytes; what the server calls it decides last.

    Args:
        answer: An answer with a body.

    Returns:
        "feed", "pdf", "html" or "text".
    """
    data = answer.data or b""
    start = data[:START].replace(b"\x00", b"")
    kind = format_of("-", start)
    if kind == "pdf":
        return kind
    if looks_like_feed(data):
        return "feed"
    if kind == "html" or _TAGS.search(start) or "html" in answer.content_type:
        return "html"
    return "text"


def as_declared(answer: Answer) -> bytes:
    """Return the bytes of an answer in UTF-8 where only the server names their encoding.

    A server that says UTF-8 or names an encoding that there is not is not believed.
    """
    data = answer.data or b""
    if answer.charset is None or data.startswith((b"%PDF-", *BOMS)):
        return data
    try:
        codec = codecs.lookup(answer.charset).name
        if codec in {"utf-8", "iso8859-1", "ascii"}:  # what servers say of everything
            return data
        data.decode("utf-8")
    except UnicodeDecodeError:
        return codecs.BOM_UTF8 + data.decode(codec, errors="replace").encode()
    except LookupError:
        pass
    return data


BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def feeds_named_by(answer: Answer) -> list[str]:
    """Return the feeds that a web page names as its own, in page order."""
    try:
        tree = html.document_fromstring(as_declared(answer))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    found = []
    for link in tree.iter("link"):
        is_alternate = "alternate" in (link.get("rel") or "").lower().split()
        if is_alternate and (link.get("type") or "").strip().lower() in ALTERNATES:
            try:
                base = parse_address(answer.address)
                found.append(str(parse_address(link.get("href") or "", base)))
            except FetchError:
                continue
    return list(dict.fromkeys(found))
