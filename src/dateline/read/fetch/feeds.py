"""Feeds: RSS and Atom of any version, as their publishers write them."""

import hashlib
import io
import re
from datetime import date
from typing import Any

import feedparser
import httpx
import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.fetch.addresses import parse_address
from dateline.read.fetch.answers import Answer
from dateline.read.fetch.failure import FetchError
from dateline.read.fetch.markup import declares_entities, root_of, words_of
from dateline.read.masthead.dates import find_dates
from dateline.records.dates import day_of

MOST_BYTES = 5_000_000  # of one feed; one made to be slow takes a minute to read at this size
MOST_ITEMS = 1_000  # of one feed; the first ones are the latest
MOST_TTL_MINUTES = 24 * 60
# What the parser of feeds was seen to raise on broken ones, and what is of the same kind.
FAULTS = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
LEAST_WHOLE = 600  # characters; what is shorter is a summary, whatever the feed calls it
LONGEST_ENDING = 60  # characters that may say that a text is cut
LONGEST_NAME = 500  # characters of a title
_CUT = re.compile(
    r"(?i)(?:\u2026|\.\.\.|\[\W*\]|(?:read|continue|full)\s+(?:more|reading|story|article)\W*)\s*$"
)
ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_NO_NAME = re.compile(r"(?i)[\s\u2013\u2014|:-]*\b(?:rss(?:\s+feed)?|(?:news\s*)?feed)\s*$")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a feed; None stands for what it does not say.

    Attributes:
        place: Its link, or the address of the feed with its id; what messages call it.
        link: The address of its page, in its normal form.
        title: Its headline.
        published: ISO date of publication.
        publisher: Who published it: the source it names, else the title of the feed.
        text: What the feed holds of its text, paragraphs apart.
        is_whole: Whether that is the whole text, and not a summary.
        problem: Why its link cannot be followed.
    """

    place: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    text: str = ""
    is_whole: bool = False
    problem: str | None = None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says.

    Attributes:
        title: Its title.
        ttl_minutes: How long it wants not to be asked again; 0 where it does not say.
        items: Its items, each once, in the order of the feed.
        remarks: What is wrong with it and did not keep it from being read.
    """

    title: str | None
    ttl_minutes: int
    items: tuple[Item, ...]
    remarks: tuple[str, ...]


def looks_like_feed(data: bytes) -> bool:
    """Say whether bytes begin as a feed does."""
    return root_of(data)[0].rpartition(":")[2] in ROOTS


def read_feed(answer: Answer, today: date) -> Feed:
    """Read a feed.

    Args:
        answer: What came from its address.
        today: Decides the century of two-digit years.

    Returns:
        The feed, as far as it can be read.

    Raises:
        UnreadableInputError: It is none, or made to exhaust its reader.
    """
    data = answer.data or b""
    if len(data) > MOST_BYTES:
        raise UnreadableInputError(
            answer.address, f"is a feed of more than {MOST_BYTES:,} bytes; tell its publisher"
        )
    if declares_entities(data):
        raise UnreadableInputError(
            answer.address,
            "declares XML entities, which can be made to fill the memory; it is not read",
        )
    found = _parsed(answer, data)
    if not found.version and not found.entries:
        raise UnreadableInputError(
            answer.address, "is not a feed: neither RSS nor Atom is in it; check the address"
        )
    title = _name_of(found.feed.get("title"))
    items = [_item(entry, answer.address, title, today) for entry in found.entries[:MOST_ITEMS]]
    return Feed(
        title=title,
        ttl_minutes=_ttl(found.feed),
        items=tuple({item.place: item for item in reversed(items)}.values())[::-1],
        remarks=tuple(_remarks(found)),
    )


def _parsed(answer: Answer, data: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    headers = {"content-location": answer.address, "content-type": _type_of(answer)}
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except FAULTS as error:
        raise UnreadableInputError(
            answer.address, f"is a feed too broken to be made out ({error}); tell its publisher"
        ) from error


def _type_of(answer: Answer) -> str:
    """Return a content type that lets the encoding be found, whatever the server calls a feed."""
    return "application/xml" + (f"; charset={answer.charset}" if answer.charset else "")


def _remarks(found: Any) -> list[str]:  # noqa: ANN401
    remarks = []
    if len(found.entries) > MOST_ITEMS:
        remarks.append(
            f"has {len(found.entries):,} items, of which the first {MOST_ITEMS:,} are read"
        )
    broken = found.get("bozo_exception")
    line = getattr(broken, "getLineNumber", None)
    if line:
        remarks.append(
            f"is broken XML from line {line()} on; it is read as far as it can be made out"
        )
    if not found.entries:
        remarks.append("has no items")
    return remarks


def _ttl(feed: Any) -> int:  # noqa: ANN401
    text = str(feed.get("ttl", "")).strip()
    return min(int(text[:9]), MOST_TTL_MINUTES) if text.isdecimal() else 0


def _item(entry: Any, feed: str, title: str | None, today: date) -> Item:  # noqa: ANN401
    """Return one item; what its feed says of all items stands in for what it does not say."""
    text, is_whole = _text(entry)
    headline = " ".join(words_of(str(entry.get("title", ""))).split())[:LONGEST_NAME]
    link, problem = _link(entry, feed)
    own = (
        str(entry.get("id") or "")
        or hashlib.sha256(f"{headline}\n{text}".encode()).hexdigest()[:16]
    )
    return Item(
        place=link or f"{feed}#{own[:100]}",
        link=link,
        title=headline or None,
        published=_day(entry, today),
        publisher=_name_of(entry.get("source", {}).get("title")) or title,
        text=text,
        is_whole=is_whole,
        problem=problem,
    )


def _link(entry: Any, feed: str) -> tuple[str | None, str | None]:  # noqa: ANN401
    """Return the address of an item's page, or why it has none."""
    links = [str(entry["link"])] if entry.get("link") else []
    enclosed = (link for link in entry.get("links", ()) if link.get("rel") == "enclosure")
    links += [str(e["href"]) for e in enclosed if e.get("href") and "pdf" in e.get("type", "")]
    for link in links[:1]:
        try:
            return str(parse_address(link, httpx.URL(feed))), None
        except FetchError as failure:
            return None, f"links to {link}, which {failure.problem}"
    return None, None


def _text(entry: Any) -> tuple[str, bool]:  # noqa: ANN401
    """Return what a feed holds of an item's text, and whether that is the whole of it."""
    for content in entry.get("content", ()):
        text = words_of(str(content.get("value", "")))
        if len(text) >= LEAST_WHOLE and not _CUT.search(text[-LONGEST_ENDING:]):
            return text, True
    return words_of(str(entry.get("summary", ""))), False


def _day(entry: Any, today: date) -> str | None:  # noqa: ANN401
    """Return the day of publication as it is written, so that no time zone moves it."""
    for field in ("published", "updated", "created"):
        written = str(dict.get(entry, field) or "")  # its own get takes one date for another
        dates = find_dates(written, today)
        if len(dates) == 1 and len(dates[0].readings) == 1:
            return dates[0].readings[0].isoformat()
        parsed = None if dates else dict.get(entry, f"{field}_parsed")
        day = day_of(*parsed[:3]) if parsed else None
        if day:
            return day.isoformat()
    return None


def _name_of(title: object) -> str | None:
    """Return the title of a feed without the words that only say that it is one."""
    words = " ".join(words_of(str(title or "")).split())[:LONGEST_NAME]
    return _NO_NAME.sub("", words) or None
