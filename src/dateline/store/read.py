"""Answers questions about what is stored, one question a function.

Events and statements come back as the contract's own records: they are read from the coding of
their article, which is stored as it was, and the tables only say which ones are meant.
"""

import functools
import operator
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select, tuple_

from dateline.records import Article, Coding, SourceKind, Status
from dateline.store import schema
from dateline.store.collecting import without_collection
from dateline.store.days import first_day, last_day
from dateline.store.records import (
    Selected,
    StoredDyad,
    StoredEvent,
    StoredStatement,
)

ARTICLES_AT_ONCE = 200
UNREVIEWED = "unreviewed"  # what only the machine has looked at
ARTICLE = (schema.article.c.key, schema.article.c.run, schema.article.c.text)


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are meant; what is None does not matter.

    Attributes:
        id: The beginning of the id of the event.
        type: PLOVER type, in any case.
        actor: Id or name of somebody who takes part, on either side.
        country: Country code of somebody who takes part, or of the place.
        since: ISO date, possibly partial; events that end before it are left out.
        until: ISO date, possibly partial; events that begin after it are left out.
        status: Status of the event.
        source: Id or name of a link of its chains, or of those of its accounts.
        article: Id of the article.
        review: "unreviewed", or how people left it: "accepted", "edited" or "added".
        doubtful_first: Whether the least confident come first, not the first published.
        limit: Events at most.
    """

    id: str | None = None
    type: str | None = None
    actor: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    status: Status | None = None
    source: str | None = None
    article: str | None = None
    review: str | None = None
    doubtful_first: bool = False
    limit: int | None = None


class StatementFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are meant; what is None does not matter.

    Attributes:
        id: The beginning of the id of the statement.
        keys: Keys of the only ones that are meant.
        source: Id or name of a link of the chain.
        about: Words that all stand in what is said, in any case.
        stance: Stance of the statement.
        article: Id of the article.
        limit: Statements at most.
    """

    id: str | None = None
    keys: tuple[int, ...] | None = None
    source: str | None = None
    about: str | None = None
    stance: str | None = None
    article: str | None = None
    limit: int | None = None


def events(connection: Connection, wanted: EventFilter) -> list[StoredEvent]:
    """Return events by the date of publication of their article, then in text order."""
    found = connection.execute(_event_query(wanted)).all()
    codings = codings_of(connection, found)
    events_of = {key: {e.id: e for e in coding.events} for key, (_, coding) in codings.items()}
    return [
        StoredEvent(
            event=events_of[key][event_id],
            article=codings[key][1].article,
            run=codings[key][0],
        )
        for key, event_id in found
    ]


def _event_query(wanted: EventFilter) -> Select[Any]:
    event, article = schema.event.c, schema.article.c
    return (
        select(event.article, event.id)
        .join(schema.article, article.key == event.article)
        .where(*event_conditions(wanted))
        .order_by(*([event.confidence] if wanted.doubtful_first else []))
        .order_by(article.published, article.key, event.position)
        .limit(wanted.limit)
    )


def selected(connection: Connection, wanted: EventFilter) -> Iterator[Selected]:
    """Yield the articles of the events that fit, each with those events.

    Unlike ``events``, it holds no more than some hundred articles in memory.
    """
    rows = connection.execution_options(yield_per=1000).execute(_event_query(wanted))
    ids_of: dict[int, set[str]] = {}
    for row in rows:
        if row.article not in ids_of and len(ids_of) == ARTICLES_AT_ONCE:
            yield from _selected(connection, ids_of)
            ids_of = {}
        ids_of.setdefault(row.article, set()).add(row.id)
    yield from _selected(connection, ids_of)


def _selected(connection: Connection, ids_of: dict[int, set[str]]) -> Iterator[Selected]:
    codings = codings_of(connection, [(key,) for key in ids_of])
    for key, ids in ids_of.items():
        run, coding = codings[key]
        events = tuple(event for event in coding.events if event.id in ids)
        yield Selected(coding=coding, events=events, run=run)


def event_conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    """Yield what holds of the events that are wanted, joined with their articles."""
    event, article = schema.event.c, schema.article.c
    yield article.later.is_(None)
    if wanted.id is not None:
        yield event.id.startswith(wanted.id, autoescape=True)
    if wanted.type is not None:
        yield event.type == wanted.type.upper()
    if wanted.status is not None:
        yield event.status == wanted.status
    if wanted.review is not None:
        reviewed = None if wanted.review == UNREVIEWED else wanted.review
        yield event.review.is_not_distinct_from(reviewed)
    if wanted.article is not None:
        yield article.id == wanted.article
    if wanted.since is not None:
        # An event that goes on has no last day, so only those with neither day are unknown.
        yield func.coalesce(event.last_day, "9999-12-31") >= (first_day(wanted.since) or "")
        yield event.first_day.is_not(None) | event.last_day.is_not(None)
    if wanted.until is not None:
        yield func.coalesce(event.first_day, "0000-01-01") <= (last_day(wanted.until) or "9999")
        yield event.first_day.is_not(None) | event.last_day.is_not(None)
    yield from _part_conditions(wanted)


def _part_conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that other tables than ``event`` decide.

    They are sets of keys, not questions about each event in turn: SQLite would answer those from
    the wrong index and take minutes.
    """
    event, side, place, link = (
        schema.event.c,
        schema.event_actor.c,
        schema.place.c,
        schema.chain_link.c,
    )
    key = tuple_(event.article, event.id)
    if wanted.actor is not None:
        is_called = named(wanted.actor, schema.actor.c.id, schema.actor.c.name)
        people = select(schema.actor.c.id).where(is_called)
        yield key.in_(select(side.article, side.event).where(side.actor.in_(people)))
    if wanted.country is not None:
        country = wanted.country.upper()
        there = select(place.article, place.position).where(place.country == country)
        takes_part = select(side.article, side.event).where(side.country == country)
        yield key.in_(takes_part) | tuple_(event.article, event.place).in_(there)
    if wanted.source is not None:
        is_called = _is_source(wanted.source)
        yield key.in_(select(link.article, link.event).where(is_called, link.event.is_not(None)))


def named(
    wanted: str, identity: ColumnElement[Any], name: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Compare with an id or a name: neither case, the form of an apostrophe nor "the" counts.

    Returns:
        The condition that one of the two is what is wanted.
    """
    folded = wanted.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    either = (folded, folded.removeprefix("the "))
    plain = func.replace(func.lower(name), "\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return func.lower(identity).in_(either) | plain.in_(either)


def _is_source(wanted: str) -> ColumnElement[bool]:
    """Compare a link of a chain with a name or an id, also one such as "officials.AFG.GOV"."""
    link = schema.chain_link.c
    parts = (func.coalesce("." + part, "") for part in (link.country, link.sector))
    described = functools.reduce(operator.add, parts, link.source)
    is_described = (link.kind == SourceKind.UNNAMED) & (func.lower(described) == wanted.lower())
    return named(wanted, link.source, link.name) | is_described


def statements(connection: Connection, wanted: StatementFilter) -> list[StoredStatement]:
    """Return statements by the date of publication of their article, then in text order."""
    statement, article = schema.statement.c, schema.article.c
    query = (
        select(statement.article, statement.id)
        .join(schema.article, article.key == statement.article)
        .where(*_statement_conditions(wanted))
        .order_by(article.published, article.key, statement.position)
        .limit(wanted.limit)
    )
    found = connection.execute(query).all()
    codings = codings_of(connection, found)
    said = {key: {s.id: s for s in coding.statements} for key, (_, coding) in codings.items()}
    return [
        StoredStatement(
            statement=said[key][statement_id],
            article=codings[key][1].article,
            run=codings[key][0],
        )
        for key, statement_id in found
    ]


def _statement_conditions(wanted: StatementFilter) -> Iterator[ColumnElement[bool]]:
    statement, link = schema.statement.c, schema.chain_link.c
    yield schema.article.c.later.is_(None)
    if wanted.id is not None:
        yield statement.id.startswith(wanted.id, autoescape=True)
    if wanted.keys is not None:
        yield statement.key.in_(wanted.keys)
    if wanted.article is not None:
        yield schema.article.c.id == wanted.article
    if wanted.stance is not None:
        yield statement.stance == wanted.stance
    for word in (wanted.about or "").split():
        yield statement.text.icontains(word, autoescape=True)
    if wanted.source is not None:
        is_called = _is_source(wanted.source)
        said = select(link.article, link.statement).where(is_called, link.statement.is_not(None))
        yield tuple_(statement.article, statement.id).in_(said)


def codings(connection: Connection, actor: str | None = None) -> Iterator[tuple[int, Coding]]:
    """Yield the run and the coding of each article, in the order they were stored.

    Args:
        connection: The database.
        actor: Id or name of somebody who takes part in an event or stands in a pair of the
            article; None for all articles.

    Yields:
        The codings as they were stored, byte for byte the same as JSON.
    """
    article, side, state = schema.article.c, schema.event_actor.c, schema.dyad_state.c
    query = _coding_query().where(article.later.is_(None)).order_by(article.key)
    if actor is not None:
        is_called = named(actor, schema.actor.c.id, schema.actor.c.name)
        people = select(schema.actor.c.id).where(is_called)
        query = query.where(
            article.key.in_(select(side.article).where(side.actor.in_(people)))
            | article.key.in_(
                select(state.article).where(state.a.in_(people) | state.b.in_(people))
            )
        )
    for row in connection.execution_options(yield_per=100).execute(query):
        yield row.run, _coding(row)


def coding(connection: Connection, article: str) -> Coding | None:
    """Return the coding of one article, its latest revision; None where none has this id."""
    stored = schema.article.c
    query = _coding_query().where(stored.id == article)
    query = query.order_by(stored.later.is_not(None), stored.revision.desc())
    row = connection.execute(query).first()
    return _coding(row) if row else None


def coding_of(connection: Connection, key: int) -> Coding:
    """Return the coding of the article of this key."""
    query = _coding_query().where(schema.article.c.key == key)
    return _coding(connection.execute(query).one())


def _coding_query() -> Select[Any]:
    return select(*ARTICLE, schema.article.c.coding)


def _coding(row: Any) -> Coding:  # noqa: ANN401 - rows are typed otherwise in each SQLAlchemy
    found = msgspec.json.decode(row.coding, type=Coding)
    article = msgspec.structs.replace(found.article, text=row.text)
    return msgspec.structs.replace(found, article=article)


def codings_of(connection: Connection, found: Sequence[Any]) -> dict[int, tuple[int, Coding]]:
    """Return the run and the coding of each article that a row starts with, by its key."""
    keys = sorted({row[0] for row in found})
    answer: dict[int, tuple[int, Coding]] = {}
    for start in range(0, len(keys), 500):  # SQLite takes a limited number of values
        query = _coding_query().where(schema.article.c.key.in_(keys[start : start + 500]))
        rows = connection.execute(query).all()
        with without_collection():
            answer.update((row.key, (row.run, _coding(row))) for row in rows)
    return answer


def article(connection: Connection, wanted: str) -> Article | None:
    """Return one article with its text, or None where none has this id."""
    found = coding(connection, wanted)
    return found.article if found else None


def dyads(connection: Connection, actor: str | None = None) -> list[StoredDyad]:
    """Return the dyads of each article that has any, by date of publication.

    Args:
        connection: The database.
        actor: Id or name of one of the two, or None for all dyads.

    Returns:
        Dyads, by date of publication of their article, then as coded.
    """
    state, article = schema.dyad_state.c, schema.article.c
    query = (
        select(state.article)
        .join(schema.article, article.key == state.article)
        .where(article.later.is_(None))
        .order_by(article.published, article.key)
        .distinct()
    )
    found = connection.execute(query).all()
    codings = codings_of(connection, found)
    return [
        StoredDyad(dyad=dyad, article=codings[key][1].article, run=codings[key][0])
        for (key,) in found
        for dyad in codings[key][1].dyads
        if actor is None
        or actor in {dyad.a.id, dyad.b.id}
        or actor.lower() in {dyad.a.name.lower(), dyad.b.name.lower()}
    ]
