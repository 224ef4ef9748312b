"""The tables that CSV and Parquet hold: one row an article, event, side, account, link, statement.

``COLUMNS`` is the data dictionary, which is written beside the tables: rows are made in its order.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dateline.publish.export.cells import SEPARATOR, chain, days, names, words
from dateline.publish.export.tally import Options
from dateline.records import Article, Event, Quantity, Source, Statement
from dateline.store import Selected
from dateline.store.read import UNREVIEWED

TEXT, INTEGER, NUMBER, FLAG = "text", "integer", "number", "boolean"


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


def _bounds(name: str, meaning: str) -> tuple[Column, Column]:
    return (
        Column(f"{name}_low", INTEGER, f"{meaning}, at least; empty where only a ceiling is given"),
        Column(f"{name}_high", INTEGER, f"{meaning}, at most; empty where only a floor is given"),
    )


ARTICLE = Column("article", TEXT, "id of the article, as in the table articles")
EVENT = Column("event", TEXT, "id of the event; unique together with article")
POSITION = Column("position", INTEGER, "place in the list, from 0")
COUNTRY = Column("country", TEXT, "ISO 3166-1 alpha-3, or PLOVER's own code")
SECTOR = Column("sector", TEXT, "PLOVER sector")
START = Column("start", INTEGER, "offset of the first character in the article's text, from 0")
END = Column("end", INTEGER, "offset one past the last character")
STATUS = Column(
    "status", TEXT, "happened, ongoing, ended, planned, possible, denied or not_happened"
)
CERTAINTY = Column("certainty", TEXT, "asserted, hedged or disputed")
CHAIN = Column("chain", TEXT, 'who says so, outermost first, joined by " > "; empty: the publisher')
HURT = (
    *_bounds("deaths", "number killed"),
    *_bounds("injured", "number injured"),
    *_bounds("arrested", "number arrested"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": (
        ARTICLE,
        Column("input", TEXT, "path or address it was read from"),
        Column("title", TEXT, "headline"),
        Column("publisher", TEXT, "who published it"),
        Column("published", TEXT, "day of publication"),
        Column("republished_from", TEXT, "outlet it says it was taken from"),
        Column("agency", TEXT, "news agency credited"),
        Column("dateline_place", TEXT, "place that a dateline names"),
        Column("language", TEXT, "ISO 639-1 code"),
        Column("url", TEXT, "its address"),
        Column("sha256", TEXT, "SHA-256 of the text"),
        Column("run", INTEGER, "number of the run that coded it"),
        Column("text", TEXT, "the text; empty with --no-text"),
    ),
    "events": (
        EVENT,
        ARTICLE,
        Column("publisher", TEXT, "who published the article"),
        Column("published", TEXT, "day of publication"),
        Column("type", TEXT, "PLOVER type"),
        Column("mode", TEXT, "PLOVER mode"),
        Column("contexts", TEXT, 'PLOVER contexts, joined by "; "'),
        Column("cameo", TEXT, "nearest CAMEO code, with leading zero"),
        Column("intensity", NUMBER, "PLOVER score, -10 to 10"),
        Column("actors", TEXT, 'who did it, joined by "; "'),
        Column("recipients", TEXT, 'to whom, joined by "; "'),
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
        *_bounds("size", "size of a crowd or force"),
        *_bounds("displaced", "number driven from their homes"),
        *_bounds("money", "sum of money, in whole units of the currency that money_text names"),
        Column("money_text", TEXT, "the words of the sum, with its currency"),
        CHAIN,
        Column("statement", TEXT, "id of the statement it stands in"),
        START,
        END,
        Column("words", TEXT, "the words that report it; empty with --no-text"),
        Column("evidence", TEXT, "the sentences they stand in; empty with --no-text"),
    ),
    "sides": (
        EVENT,
        ARTICLE,
        Column("side", TEXT, "actor or recipient"),
        POSITION,
        Column("id", TEXT, "id of the actor; equal ids are one actor"),
        Column("name", TEXT, "canonical English name"),
        Column("text", TEXT, "the words in the article"),
        START,
        END,
        COUNTRY,
        SECTOR,
        Column("other_sectors", TEXT, 'further sectors, joined by "; "'),
        Column("via", TEXT, "how the words were understood: name, role, pronoun or list"),
        Column("listed", FLAG, "whether the name stands in the knowledge files"),
    ),
    "accounts": (EVENT, ARTICLE, POSITION, STATUS, CERTAINTY, *HURT, CHAIN),
    "links": (
        ARTICLE,
        Column("event", TEXT, "id of the event whose chain it is in, or empty"),
        Column("account", INTEGER, "position of the account of that event; empty: its own chain"),
        Column("statement", TEXT, "id of the statement whose chain it is in, or empty"),
        POSITION,
        Column("id", TEXT, "id of the source"),
        Column("name", TEXT, "name, or the description of an unnamed source"),
        Column("text", TEXT, "the words in the article"),
        START,
        END,
        Column("kind", TEXT, "outlet, person, organisation, document or unnamed"),
        Column("role", TEXT, "the role that the text gives"),
        COUNTRY,
        SECTOR,
        Column("act", TEXT, "says, cites, quotes, reports, shows or told"),
    ),
    "statements": (
        Column("statement", TEXT, "id of the statement; unique together with article"),
        ARTICLE,
        Column("kind", TEXT, "direct, indirect or mixed"),
        Column("stance", TEXT, "how the source stands to it: states, denies, ..."),
        Column("asserts", FLAG, "whether the source vouches for it as fact"),
        Column("confidence", NUMBER, "0 to 1, how often such a statement is right"),
        Column("parent", TEXT, "id of the statement it is nested in"),
        CHAIN,
        START,
        END,
        Column("words", TEXT, "what is said; empty with --no-text"),
    ),
}

Row = Sequence[Any]


def rows_of(item: Selected, options: Options) -> Iterator[tuple[str, Row]]:
    """Yield the rows of one article and its events.

    Args:
        item: The article with the events wanted.
        options: Without text, texts, sentences and what is said are empty.

    Yields:
        The name of a table, and a row in the order of its columns.
    """
    article = item.coding.article
    yield "articles", _article(article, item.run, options)
    for event in item.events:
        yield "events", _event(event, article, options)
        yield from _parts(event, article.id)
    for statement in item.coding.statements:
        yield "statements", _statement(statement, article, options)
        for link in _links(statement.chain):
            yield "links", (article.id, None, None, statement.id, *link)


def _article(article: Article, run: int, options: Options) -> Row:
    republished = article.republished_from
    return (
        article.id, article.input, article.title, article.publisher, article.published,
        republished and republished.outlet, article.agency, article.dateline_place,
        article.language, article.url, article.sha256, run,
        article.text if options.with_text else None,
    )  # fmt: skip


def _event(event: Event, article: Article, options: Options) -> Row:
    return (
        event.id, article.id, article.publisher, article.published, event.type, event.mode,
        SEPARATOR.join(event.contexts), event.cameo, event.intensity, names(event.actors),
        names(event.recipients), event.reciprocal, *days(event),
        event.when and event.when.precision, *_place(event), event.status.value,
        event.certainty.value, event.confidence, *_review(event),
        *_hurt(event), *_numbers(event.size), *_numbers(event.displaced),
        *_numbers(event.money), event.money and event.money.text, chain(event.chain),
        event.statement, *event.anchor,
        words(article, event.anchor) if options.with_text else None,
        words(article, event.evidence) if options.with_text else None,
    )  # fmt: skip


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


def _hurt(event: Any) -> Row:  # noqa: ANN401 - an event or an account of one
    return (*_numbers(event.deaths), *_numbers(event.injured), *_numbers(event.arrested))


def _numbers(number: Quantity | None) -> tuple[int | None, int | None]:
    return (number.low, number.high) if number else (None, None)


def _parts(event: Event, article: str) -> Iterator[tuple[str, Row]]:
    for side, people in (("actor", event.actors), ("recipient", event.recipients)):
        for number, actor in enumerate(people):
            yield "sides", (
                event.id, article, side, number, actor.id, actor.name, actor.text, *actor.span,
                actor.country, actor.sector, SEPARATOR.join(actor.other_sectors),
                actor.via.value, actor.listed,
            )  # fmt: skip
    for link in _links(event.chain):
        yield "links", (article, event.id, None, None, *link)
    for number, account in enumerate(event.accounts):
        yield "accounts", (
            event.id, article, number, account.status.value, account.certainty.value,
            *_hurt(account), chain(account.chain),
        )  # fmt: skip
        for link in _links(account.chain):
            yield "links", (article, event.id, number, None, *link)


def _links(sources: Sequence[Source]) -> Iterator[Row]:
    for number, source in enumerate(sources):
        yield (
            number, source.id, source.name, source.text, *source.span, source.kind.value,
            source.role, source.country, source.sector, source.act.value,
        )  # fmt: skip


def _statement(statement: Statement, article: Article, options: Options) -> Row:
    start, end = statement.content[0].start, statement.content[-1].end
    said = " ... ".join(words(article, span) for span in statement.content)
    return (
        statement.id, article.id, statement.kind.value, statement.stance.value, statement.asserts,
        statement.confidence, statement.parent, chain(statement.chain), start, end,
        said if options.with_text else None,
    )  # fmt: skip
