"""The flat table of events: one row an event, the same for files, exports and data frames.

``EVENT_COLUMNS`` says what its columns hold, and ``event_row`` makes a row in their order. Lists
are joined by "; ", days are written in full, numbers have a low and a high end.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dateline.records import Actor, Article, Event, Quantity, Source, Span
from dateline.store.days import first_day, last_day
from dateline.store.read import UNREVIEWED

SEPARATOR = "; "
TEXT, INTEGER, NUMBER, FLAG = "text", "integer", "number", "boolean"
Row = Sequence[Any]


class Column(msgspec.Struct, frozen=True):
    """One column of a table.

    Attributes:
        name: Its heading.
        kind: "text", "integer", "number" or "boolean"; days are text as YYYY-MM-DD.
        meaning: What it holds, with its unit.
    """

    name: str
    kind: str
    meaning: str


def bounds(name: str, meaning: str) -> tuple[Column, Column]:
    """Return the two columns of a number as stated."""
    return (
        Column(f"{name}_low", INTEGER, f"{meaning}, at least; empty where only a ceiling is given"),
        Column(f"{name}_high", INTEGER, f"{meaning}, at most; empty where only a floor is given"),
    )


ARTICLE = Column("article", TEXT, "id of the article, as in the table articles")
EVENT = Column("event", TEXT, "id of the event; unique together with article")
START = Column("start", INTEGER, "offset of the first character in the article's text, from 0")
END = Column("end", INTEGER, "offset one past the last character")
STATUS = Column(
    "status", TEXT, "happened, ongoing, ended, planned, possible, denied or not_happened"
)
CERTAINTY = Column("certainty", TEXT, "asserted, hedged or disputed")
CHAIN = Column("chain", TEXT, 'who says so, outermost first, joined by " > "; empty: the publisher')
HURT = (
    *bounds("deaths", "number killed"),
    *bounds("injured", "number injured"),
    *bounds("arrested", "number arrested"),
)

EVENT_COLUMNS = (
    EVENT,
    ARTICLE,
    Column("run", INTEGER, "number of the run that coded it; empty for what is not stored"),
    Column("publisher", TEXT, "who published the article"),
    Column("published", TEXT, "day of publication"),
    Column("type", TEXT, "PLOVER type"),
    Column("mode", TEXT, "PLOVER mode"),
    Column("contexts", TEXT, 'PLOVER contexts, joined by "; "'),
    Column("cameo", TEXT, "nearest CAMEO code, with leading zero"),
    Column("intensity", NUMBER, "PLOVER score, -10 to 10"),
    Column("actors", TEXT, 'who did it, joined by "; "'),
    Column("actor_countries", TEXT, "the country of each of them, in the same order"),
    Column("recipients", TEXT, 'to whom, joined by "; "'),
    Column("recipient_countries", TEXT, "the country of each of them, in the same order"),
    Column("reciprocal", FLAG, "whether both sides do it to each other"),
    Column("first_day", TEXT, "first day it may have happened on"),
    Column("last_day", TEXT, "last day it may have happened on"),
    Column("time_precision", TEXT, "day, week, month, season, year, decade or interval"),
    Column("place", TEXT, "name of the place"),
    Column("geonameid", INTEGER, "GeoNames id of the place"),
    Column("admin1", TEXT, "first-level division"),
    Column("admin2", TEXT, "second-level division"),
    Column("country", TEXT, "country of the place, ISO 3166-1 alpha-3"),
    Column("lat", NUMBER, "latitude in degrees"),
    Column("lon", NUMBER, "longitude in degrees"),
    Column("place_precision", TEXT, "point, district, province, country or region"),
    STATUS,
    CERTAINTY,
    Column("confidence", NUMBER, "0 to 1, how often such a coding is right"),
    Column("review", TEXT, "how people left it: unreviewed, accepted, edited or added"),
    Column("reviewed_by", TEXT, 'who reviewed it, joined by "; "'),
    *HURT,
    *bounds("size", "size of a crowd or force"),
    *bounds("displaced", "number driven from their homes"),
    *bounds("money", "sum of money, in whole units of the currency that money_text names"),
    Column("money_text", TEXT, "the words of the sum, with its currency"),
    CHAIN,
    Column("statement", TEXT, "id of the statement it stands in"),
    START,
    END,
    Column("words", TEXT, "the words that report it; empty with --no-text"),
    Column("evidence", TEXT, "the sentences they stand in; empty with --no-text"),
)


def event_row(event: Event, article: Article, run: int | None) -> Row:
    """Return one event as plain values.

    Args:
        event: The event.
        article: Its article.
        run: Number of the run that coded it, None where it is not stored.

    Returns:
        A value for each of ``EVENT_COLUMNS``.
    """
    return (
        event.id, article.id, run, article.publisher, article.published, event.type, event.mode,
        SEPARATOR.join(event.contexts), event.cameo, event.intensity,
        names(event.actors), _countries(event.actors),
        names(event.recipients), _countries(event.recipients), event.reciprocal, *days(event),
        event.when and event.when.precision, *_place(event), event.status.value,
        event.certainty.value, event.confidence, *_review(event),
        *numbers(event.deaths), *numbers(event.injured), *numbers(event.arrested),
        *numbers(event.size), *numbers(event.displaced), *numbers(event.money),
        event.money and event.money.text, chain(event.chain), event.statement, *event.anchor,
        words(article, event.anchor), words(article, event.evidence),
    )  # fmt: skip


def words(article: Article, span: Span | None) -> str:
    """Return the words at a span, on one line."""
    return " ".join(article.text[span.start : span.end].split()) if span else ""


def days(event: Event) -> tuple[str | None, str | None]:
    """Return the first and the last day that an event may have happened on, ISO."""
    when = event.when
    return (first_day(when.earliest), last_day(when.latest)) if when else (None, None)


def names(people: Iterable[Actor | Source]) -> str:
    """Return names joined by "; "."""
    return SEPARATOR.join([person.name for person in people])


def chain(sources: Iterable[Source]) -> str:
    """Return a chain as one cell, outermost first."""
    return " > ".join([source.name for source in sources])


def numbers(number: Quantity | None) -> tuple[int | None, int | None]:
    """Return the low and the high end of a number."""
    return (number.low, number.high) if number else (None, None)


def _countries(people: Iterable[Actor]) -> str:
    return SEPARATOR.join([person.country or "" for person in people])


def _review(event: Event) -> Row:
    review = event.review
    return (review.state.value, SEPARATOR.join(review.by)) if review else (UNREVIEWED, None)


def _place(event: Event) -> Row:
    place = event.place
    if place is None:
        return (None,) * 8
    return (
        place.name, place.geonameid, place.admin1, place.admin2, place.country, place.lat,
        place.lon, place.precision,
    )  # fmt: skip
