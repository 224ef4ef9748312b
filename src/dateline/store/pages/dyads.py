"""Lists pairs of actors, and tells one of them: what the one did to the other, and their states."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select, tuple_

from dateline.store import schema
from dateline.store.listing_tables import event_dyad, event_entry
from dateline.store.pages.events import conditions as conditions_on_events
from dateline.store.pages.names import actors_called
from dateline.store.pages.paging import Asked, Key, cut
from dateline.store.pages.rows import Count, DyadRow, Named, Page
from dateline.store.pages.wanted import OF_DYADS, Wanted, checked

DYAD, ENTRY, ACTOR, STATE = event_dyad.c, event_entry.c, schema.actor.c, schema.dyad_state.c


class DyadMonth(msgspec.Struct, frozen=True):
    """A month of a pair: events either way that happened, and their mean PLOVER intensity."""

    month: str
    events: int
    intensity: float | None


class StateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A state of a pair as one article tells it.

    Attributes:
        state: Fighting, truce, alliance, talks or hostile.
        earliest: First day, in full; None where the article does not say.
        latest: Last day, likewise.
        disputed: Whether a source in the article says otherwise.
        article: Id of the article.
        published: ISO date of its publication.
        events: Ids of the events that show it.
    """

    state: str
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    disputed: bool
    article: str
    published: str | None
    events: tuple[str, ...]


class DyadPage(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors over all articles.

    Attributes:
        row: What the list of pairs says of it.
        forth: What ``a`` does to ``b`` by type, the most frequent first.
        back: What ``b`` does to ``a``, likewise.
        months: What happened by month, where it lies in one.
        states: Its states as the articles tell them, by their first day.
    """

    row: DyadRow
    forth: tuple[Count, ...]
    back: tuple[Count, ...]
    months: tuple[DyadMonth, ...]
    states: tuple[StateRow, ...]


def dyads(connection: Connection, wanted: Wanted, asked: Asked) -> Page[DyadRow]:
    """Return a page of pairs of actors; since and until are days of publication here."""
    checked(wanted, OF_DYADS, "dyads")
    fitting = list(_conditions(connection, wanted))
    ranks = {"events": func.count(), "newest": func.max(DYAD.published)}
    rank = ranks.get(asked.order, func.count()).label("rank")
    pairs = (
        select(DYAD.a, DYAD.b, rank, func.count().over().label("total"))
        .where(*fitting)
        .group_by(DYAD.a, DYAD.b)
        .subquery()
    )
    pair = pairs.c
    order = (Key(pair.rank, descending=True), Key(pair.a), Key(pair.b))
    query = select(pair.a, pair.b, pair.total)
    found = cut(connection, query, dict.fromkeys(ranks, order), asked)
    shown = [(row.a, row.b) for row in found.rows]
    names = _names(connection, {id for pair in shown for id in pair})
    some = _counts().where(tuple_(DYAD.a, DYAD.b).in_(shown), *fitting)
    told = {(row.a, row.b): row for row in connection.execute(some.group_by(DYAD.a, DYAD.b))}
    rows = tuple(_dyad_row(told[pair], names) for pair in shown)
    return Page(rows=rows, next=found.next, total=found.rows[0].total if rows else 0)


def _counts() -> Any:  # noqa: ANN401 - a select of as many columns
    return select(
        DYAD.a,
        DYAD.b,
        func.count().label("events"),
        func.count(case((DYAD.happened, 1))).label("happened"),
        func.count(case((DYAD.forth, 1))).label("forth"),
        func.count(case((DYAD.back, 1))).label("back"),
        func.avg(case((DYAD.happened, DYAD.intensity))).label("intensity"),
        func.max(DYAD.published).label("latest"),
    )


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield which deeds count; an actor is one of the pair, not just beside it."""
    if wanted.actor is not None:
        ids = actors_called(connection, wanted.actor)
        yield DYAD.a.in_(ids) | DYAD.b.in_(ids)
    if wanted.since is not None:
        yield DYAD.published >= wanted.since
    if wanted.until is not None:
        yield DYAD.published.between("0", wanted.until + "~")
    others = wanted.only(OF_DYADS - {"actor", "since", "until"})
    if others.given:
        yield DYAD.event.in_(select(ENTRY.key).where(*conditions_on_events(connection, others)))


def _names(connection: Connection, ids: set[str]) -> dict[str, str]:
    query = select(ACTOR.id, ACTOR.name).where(ACTOR.id.in_(ids))
    return {row.id: row.name for row in connection.execute(query)}


def _dyad_row(row: Any, names: dict[str, str]) -> DyadRow:  # noqa: ANN401 - a row of the query
    return DyadRow(
        a=Named(row.a, names[row.a]), b=Named(row.b, names[row.b]),
        events=row.events, happened=row.happened, forth=row.forth, back=row.back,
        intensity=row.intensity, latest=row.latest or None,
    )  # fmt: skip


def dyad(connection: Connection, one: str, other: str) -> DyadPage | None:
    """Return a pair of actors over all articles, by their ids; None where it has no event."""
    a, b = sorted((one, other))
    of_pair = and_(DYAD.a == a, DYAD.b == b)
    row = connection.execute(_counts().where(of_pair).group_by(DYAD.a, DYAD.b)).first()
    names = _names(connection, {a, b})
    states = tuple(_states(connection, a, b))
    if len(names) < 2 or not (row or states):
        return None
    empty = DyadRow(
        a=Named(a, names[a]), b=Named(b, names[b]), events=0, happened=0, forth=0, back=0,
        intensity=None, latest=None,
    )  # fmt: skip
    return DyadPage(
        row=_dyad_row(row, names) if row else empty,
        forth=_types(connection, of_pair, DYAD.forth),
        back=_types(connection, of_pair, DYAD.back),
        months=_months(connection, of_pair),
        states=states,
    )


def _types(connection: Connection, *fitting: ColumnElement[bool]) -> tuple[Count, ...]:
    counted = func.count()
    query = (
        select(ENTRY.type, counted)
        .join(event_dyad, DYAD.event == ENTRY.key)
        .where(*fitting)
        .group_by(ENTRY.type)
        .order_by(counted.desc(), ENTRY.type)
    )
    return tuple(Count(*row) for row in connection.execute(query))


def _months(connection: Connection, of_pair: ColumnElement[bool]) -> tuple[DyadMonth, ...]:
    query = (
        select(ENTRY.month, func.count(ENTRY.key.distinct()), func.avg(DYAD.intensity))
        .join(event_dyad, DYAD.event == ENTRY.key)
        .where(of_pair, DYAD.happened, ENTRY.month.is_not(None))
        .group_by(ENTRY.month)
        .order_by(ENTRY.month)
    )
    return tuple(DyadMonth(*row) for row in connection.execute(query))


def _states(connection: Connection, a: str, b: str) -> Iterator[StateRow]:
    article = schema.article.c
    pair = and_(STATE.a == a, STATE.b == b) | and_(STATE.a == b, STATE.b == a)
    query = (
        select(STATE.state, STATE.first_day, STATE.last_day, STATE.disputed, article.id,
               article.published, STATE.events)
        .join(schema.article, article.key == STATE.article)
        .where(pair, article.later.is_(None))
        .order_by(func.coalesce(STATE.first_day, STATE.last_day, article.published), article.key)
    )  # fmt: skip
    for row in connection.execute(query):
        yield StateRow(
            state=row.state, earliest=row.first_day, latest=row.last_day, disputed=row.disputed,
            article=row.id, published=row.published, events=tuple(json.loads(row.events)),
        )  # fmt: skip
