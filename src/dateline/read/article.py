"""Text to Article: what is given is believed, what is missing is read from the text."""

import hashlib
from datetime import date
from functools import cache

import msgspec

from dateline.errors import UnreadableInputError
from dateline.knowledge.outlets import OutletTable, load_outlets
from dateline.read.candidates import (
    date_candidates,
    dateline_candidates,
    origin_candidates,
    title_candidates,
)
from dateline.read.given import Given, iso_day
from dateline.read.language import language_of
from dateline.read.markers import load_markers
from dateline.read.masthead.credits import CreditReader
from dateline.read.masthead.layout import Layout, is_credit, is_label, read_layout
from dateline.read.masthead.opening import Dateline, read_dateline
from dateline.read.masthead.origin import find_origin
from dateline.read.masthead.pieces import LineTest, split_pieces
from dateline.read.masthead.published import find_published
from dateline.records import Article, Candidate, Republished, Span

MOST_CHARACTERS = 300_000  # of one article: fifty thousand words; what is longer is a book
DATELINE_PIECES = 3  # pieces of the body; a dateline stands in one of the first
ID_LENGTH = 16  # hex digits of the SHA-256


class Body(msgspec.Struct, frozen=True):
    """The body of an article: its paragraphs, and the dateline cut from one of them."""

    paragraphs: tuple[Span, ...]
    dateline: Dateline | None = None
    start: int = 0


def credit_test(today: date | None = None) -> LineTest:
    """Return the test on a line that tells dates and credits, for formats that need it."""
    reader = CreditReader(_outlets(), load_markers(), today)
    return lambda line: is_credit(line, reader)


@cache
def _outlets() -> OutletTable:
    return load_outlets()


def build_article(
    text: str,
    given: Given,
    place: str,
    today: date | None = None,
    outlets: OutletTable | None = None,
) -> Article:
    """Read one article out of its text and what is known about it.

    Args:
        text: The text; it is kept as it is.
        given: What is known about it.
        place: Where it came from, for the article's ``input`` and for messages.
        today: No later date of publication is believed; None believes all.
        outlets: The outlets to recognise; None takes those of the knowledge files.

    Returns:
        The article.

    Raises:
        UnreadableInputError: The text is empty, too long, or holds half a character.
    """
    digest = _digest(text, place)
    reader = CreditReader(_outlets() if outlets is None else outlets, load_markers(), today)
    pieces = split_pieces(text, lambda line: is_label(line, reader))
    title = given.title or next((h.value for h in given.hints if h.field == "title"), None)
    layout = read_layout(text, pieces, reader, title)
    body = _body(text, layout, reader)
    origin = find_origin(given, layout, body.dateline, body.start, reader)
    published = find_published(given, layout, body.dateline, body.start, origin, today)
    day = published.day.isoformat() if published.day else None
    language = given.language or language_of(_words(text, body.paragraphs))
    taken = origin.taken
    taken_day = published.taken.isoformat() if published.taken else None
    return Article(
        id=given.id or digest[:ID_LENGTH],
        input=place,
        text=text,
        sha256=digest,
        title=title or (layout.title.text if layout.title else None),
        publisher=origin.publisher.outlet.name if origin.publisher else None,
        published=given.published or day,
        republished_from=given.republished_from
        or (Republished(taken.outlet.name, taken_day) if taken else None),
        agency=origin.agency.outlet.name if origin.agency else None,
        dateline_place=_place(layout, body.dateline),
        language=language,
        url=given.url,
        title_span=layout.title.span if layout.title else None,
        paragraphs=body.paragraphs,
        candidates=(
            *title_candidates(given, layout),
            *origin_candidates(given, origin),
            *date_candidates(given, published),
            *dateline_candidates(body.dateline, body.start),
            Candidate("language", language, "given" if given.language else "statistics", True),
        ),
    )


def article_from_text(  # noqa: PLR0913
    text: str,
    *,
    id: str | None = None,
    input: str = "-",
    title: str | None = None,
    publisher: str | None = None,
    published: date | str | None = None,
    republished_from: Republished | None = None,
    url: str | None = None,
    language: str | None = None,
    today: date | None = None,
    outlets: OutletTable | None = None,
) -> Article:
    """Read an article from a text in memory; the text is never altered.

    What is given is believed; what is missing is read from the masthead, dateline or credit line.

    Args:
        text: The text.
        id: Its id; None derives one from the text.
        input: Where it came from.
        title: The headline.
        publisher: Who published it.
        published: The day of publication, ISO where it is a string; it may be partial.
        republished_from: The outlet it was taken from.
        url: Its address.
        language: ISO 639-1 code.
        today: No later date in the text is believed as day of publication; None believes all.
        outlets: The outlets to recognise; None takes those of the knowledge files.

    Returns:
        The article.

    Raises:
        UnreadableInputError: The text is empty, too long or broken, or a date given is no date.
    """
    given = Given(
        id=id,
        title=title,
        publisher=publisher,
        published=iso_day(published, "published", input) if published else None,
        republished_from=republished_from,
        url=url,
        language=language,
    )
    return build_article(text, given, input, today, outlets)


def _digest(text: str, place: str) -> str:
    if not text.strip():
        raise UnreadableInputError(place, "holds no text; give an article with a body")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableInputError(
            place,
            f"holds {len(text):,} characters, more than the {MOST_CHARACTERS:,} of one article; "
            "split it into one file or one JSON line an article",
        )
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise UnreadableInputError(
            place, f"holds half a character at offset {error.start}; write the text as UTF-8 again"
        ) from error


def _body(text: str, layout: Layout, reader: CreditReader) -> Body:
    spans = [piece.span for piece in layout.body]
    for index, span in enumerate(spans[:DATELINE_PIECES]):
        found = read_dateline(
            text[span.start : span.end], reader.outlets, reader.markers, reader.today
        )
        if found and (index + 1 < len(spans) or span.start + found.length < span.end):
            cut = Span(span.start + found.length, span.end)
            rest = (cut,) if cut.start < cut.end else ()
            return Body((*spans[:index], *rest, *spans[index + 1 :]), found, span.start)
    return Body(tuple(spans))


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(text[span.start : span.end] for span in spans) or text


def _place(layout: Layout, dateline: Dateline | None) -> str | None:
    if dateline and dateline.place:
        return dateline.place
    credited = (r.credit.place for r in layout.credits if r.credit and r.credit.place)
    return next((r.place for r in layout.dates if r.place), None) or next(credited, None)
