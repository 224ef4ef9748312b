"""The tables that CSV and Parquet hold: one row an article, event, side, account, link, statement.

``COLUMNS`` is the data dictionary, which is written beside the tables: rows are made in its order.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.publish.export.tally import Options
from dateline.records import Article, Event, Source, Statement
from dateline.store import Selected
from dateline.store.event_table import (
    ARTICLE,
    CERTAINTY,
    CHAIN,
    END,
    EVENT,
    EVENT_COLUMNS,
    FLAG,
    HURT,
    INTEGER,
    NUMBER,
    SEPARATOR,
    START,
    STATUS,
    TEXT,
    Column,
    Row,
    chain,
    event_row,
    numbers,
    words,
)

OF_TEXT = ("words", "evidence")  # the last columns of events, empty without text
POSITION = Column("position", INTEGER, "place in the list, from 0")
COUNTRY = Column("country", TEXT, "ISO 3166-1 alpha-3, or PLOVER's own code")
SECTOR = Column("sector", TEXT, "PLOVER sector")

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
    "events": EVENT_COLUMNS,
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
        row = event_row(event, article, item.run)
        yield "events", row if options.with_text else (*row[: -len(OF_TEXT)], None, None)
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


def _hurt(event: Any) -> Row:  # noqa: ANN401 - an event or an account of one
    return (*numbers(event.deaths), *numbers(event.injured), *numbers(event.arrested))


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
