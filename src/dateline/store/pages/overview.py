"""Counts over all that is stored: by time, by place, between actors, between sources."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, FromClause, case, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from dateline.store import schema
from dateline.store.listing_tables import event_dyad, event_entry, event_reliance, source_entry
from dateline.store.pages.events import conditions as conditions_on_events
from dateline.store.pages.rows import PlaceRow
from dateline.store.pages.wanted import OF_EVENTS, Wanted, checked
from dateline.store.summary_tables import stale_story, story_summary

ENTRY, DYAD, ACTOR, STORY = event_entry.c, event_dyad.c, schema.actor.c, story_summary.c
RELIES, SOURCE = event_reliance.c, source_entry.c


class TimeCount(msgspec.Struct, frozen=True):
    """Events of one type in one month ("2016-08") or on one day ("2016-08-09")."""

    time: str
    type: str
    events: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Events over time.

    Attributes:
        counts: By time, then by type.
        elsewhere: Events that are not among them: without a date, or over more than one month (or
            day).
    """

    counts: tuple[TimeCount, ...]
    elsewhere: int


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """Two nodes of a network, by their ids: who acts on whom, or who relies on whom.

    Attributes:
        start: Who acts, or relies.
        end: On whom.
        events: In how many events.
        intensity: Mean PLOVER intensity of these; None between sources.
    """

    start: str
    end: str
    events: int
    intensity: float | None = None


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a source of a network.

    Attributes:
        id: Its id; of an outlet that is known as a publisher alone, its name.
        name: Its name.
        kind: What kind of source it is, or "publisher"; None for an actor.
    """

    id: str
    name: str
    kind: str | None = None


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The strongest edges, and the nodes that they join."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """How much is stored; ``waiting`` are stories that have changed since they were summarised."""

    articles: int
    events: int
    statements: int
    stories: int
    disputed: int
    single_origin: int
    actors: int
    sources: int
    unreviewed: int
    waiting: int
    newest: str | None


def timeline(connection: Connection, wanted: Wanted, *, by_day: bool) -> Timeline:
    """Count events by time and type; by day only those of one day."""
    checked(wanted, OF_EVENTS, "events")
    fitting = list(conditions_on_events(connection, wanted))
    time = ENTRY.first_day if by_day else ENTRY.month
    dated = ENTRY.first_day == ENTRY.last_day if by_day else time.is_not(None)
    query = (
        select(time, ENTRY.type, func.count())
        .where(dated, *fitting)
        .group_by(time, ENTRY.type)
        .order_by(time, ENTRY.type)
    )
    counts = tuple(TimeCount(*row) for row in connection.execute(query))
    total = _count(connection, event_entry, *fitting)
    return Timeline(counts=counts, elsewhere=total - sum(count.events for count in counts))


def places(connection: Connection, wanted: Wanted, limit: int) -> tuple[PlaceRow, ...]:
    """Count events by place, those with most first; what has no coordinates is left out."""
    checked(wanted, OF_EVENTS, "events")
    counted = func.count()
    where: list[ColumnElement[Any]] = [ENTRY.lat, ENTRY.lon, ENTRY.place, ENTRY.country]
    if wanted.given:
        # Along their index each row would have to be looked up to see whether it fits.
        where[0] = literal_column("+event_entry.lat")
    query = (
        select(ENTRY.place, ENTRY.country, ENTRY.lat, ENTRY.lon, counted)
        .where(ENTRY.lat.is_not(None), *conditions_on_events(connection, wanted))
        .group_by(*where)
        .order_by(counted.desc(), ENTRY.place)
        .limit(limit)
    )
    return tuple(PlaceRow(*row) for row in connection.execute(query))


def actor_network(connection: Connection, wanted: Wanted, limit: int) -> Network:
    """Return who acts on whom most often, counting what is said to have happened."""
    checked(wanted, OF_EVENTS, "events")
    counted = func.count()
    forth, back = (func.count(case((way, 1))) for way in (DYAD.forth, DYAD.back))
    query = (
        select(
            DYAD.a, DYAD.b, forth, back, func.avg(case((DYAD.forth, DYAD.intensity))),
            func.avg(case((DYAD.back, DYAD.intensity))),
        )
        .where(DYAD.happened)
        .group_by(DYAD.a, DYAD.b)
        .order_by(counted.desc(), DYAD.a, DYAD.b)
        .limit(limit)
    )  # fmt: skip
    if wanted.given:
        some = select(ENTRY.key).where(*conditions_on_events(connection, wanted))
        query = query.where(DYAD.event.in_(some))
    edges = []
    for a, b, there, back_again, how, how_back in connection.execute(query):
        edges += [Edge(start=a, end=b, events=there, intensity=how)] if there else []
        edges += [Edge(start=b, end=a, events=back_again, intensity=how_back)] if back_again else []
    edges = sorted(edges, key=lambda edge: (-edge.events, edge.start, edge.end))[:limit]
    ids = _ends(edges)
    named = connection.execute(select(ACTOR.id, ACTOR.name).where(ACTOR.id.in_(ids)))
    nodes = tuple(Node(id=id, name=name) for id, name in named)
    return Network(nodes=nodes, edges=tuple(edges))


def source_network(connection: Connection, limit: int) -> Network:
    """Return who relies on whom most often: an outlet on a source, a source on one behind it.

    An outlet that is also a source, by its name, is one node with it.
    """
    counted = func.count()
    query = (
        select(RELIES.by_publisher, RELIES.relies, RELIES.on, counted)
        .group_by(RELIES.by_publisher, RELIES.relies, RELIES.on)
        .order_by(counted.desc(), RELIES.relies, RELIES.on)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    publishers = {row.relies for row in rows if row.by_publisher}
    known = select(SOURCE.id, SOURCE.name, SOURCE.kind)
    as_source = {
        row.name: row.id for row in connection.execute(known.where(SOURCE.name.in_(publishers)))
    }
    edges: dict[tuple[str, str], int] = {}
    for by_publisher, relies, on, number in rows:
        start = as_source.get(relies, relies) if by_publisher else relies
        if start != on:  # who cites itself relies on nobody
            edges[start, on] = edges.get((start, on), 0) + number
    joined = tuple(Edge(start=a, end=b, events=number) for (a, b), number in edges.items())
    ids = _ends(joined)
    nodes = [
        Node(id=row.id, name=row.name, kind=row.kind)
        for row in connection.execute(known.where(SOURCE.id.in_(ids)))
    ]
    others = sorted(ids - {node.id for node in nodes})
    nodes += [Node(id=name, name=name, kind="publisher") for name in others]
    return Network(nodes=tuple(nodes), edges=joined)


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.start, edge.end)}


def totals(connection: Connection) -> Totals:
    """Count all that is stored."""
    article, said = schema.article.c, schema.statement
    replaced = select(article.key).where(article.later.is_not(None))
    return Totals(
        articles=_count(connection, schema.article, article.later.is_(None)),
        events=_count(connection, event_entry),
        statements=_count(connection, said, said.c.article.not_in(replaced)),
        stories=_count(connection, story_summary),
        disputed=_count(connection, story_summary, STORY.disputed),
        single_origin=_count(connection, story_summary, STORY.origins == 1),
        actors=_count(connection, schema.actor),
        sources=_count(connection, source_entry),
        unreviewed=_count(connection, event_entry, ENTRY.review.is_(None)),
        waiting=_count(connection, stale_story),
        newest=connection.scalar(select(func.max(ENTRY.published))) or None,
    )


def _count(connection: Connection, table: FromClause, *fitting: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(*fitting)
    return connection.scalar(query) or 0
