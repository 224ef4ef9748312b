"""Lists actors, and tells one of them: what it did and suffered, with whom, where, when."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Subquery,
    case,
    func,
    literal,
    select,
    union_all,
)  # fmt: skip

from dateline.store import schema
from dateline.store.listing_tables import event_dyad, event_entry, event_facet, statement_source
from dateline.store.pages.names import contains
from dateline.store.pages.paging import Asked, Key, cut
from dateline.store.pages.rows import ActorRow, Count, Named, Page, PlaceRow
from dateline.store.pages.wanted import OF_ACTORS, Wanted, checked

MOST = 30  # partners and places of one actor
SIDES = ("actor", "recipient")
FACET, ENTRY, DYAD, ACTOR = event_facet.c, event_entry.c, event_dyad.c, schema.actor.c


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody that an actor had to do with.

    Attributes:
        actor: Who.
        did: Events in which the actor acts on it.
        suffered: Events in which it acts on the actor.
        intensity: Mean PLOVER intensity of what happened either way; None where none has one.
    """

    actor: Named
    did: int
    suffered: int
    intensity: float | None


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """One actor over all articles.

    Attributes:
        row: What the list of actors says of it.
        wikidata: Its Wikidata id where it is certain.
        did: Its events as an actor by type, the most frequent first.
        suffered: Its events as a recipient by type, likewise.
        partners: With whom, those of most events first.
        places: Where, the places of most events first.
        months: Its events by month, those that lie in one.
        statements: Number of statements of which it is a source.
    """

    row: ActorRow
    wikidata: str | None
    did: tuple[Count, ...]
    suffered: tuple[Count, ...]
    partners: tuple[Partner, ...]
    places: tuple[PlaceRow, ...]
    months: tuple[Count, ...]
    statements: int


class _Counted(NamedTuple):
    """An actor with the number of its events on each side."""

    id: str
    name: str
    listed: bool
    did: int
    suffered: int


def actors(connection: Connection, wanted: Wanted, asked: Asked) -> Page[ActorRow]:
    """Return a page of the actors of events."""
    checked(wanted, OF_ACTORS, "actors")
    weighed = _weighed(wanted)
    id, weight = weighed.c.id, weighed.c.weight
    orders = {"events": (Key(weight, descending=True), Key(id)), "name": (Key(ACTOR.name), Key(id))}
    query = select(
        id, ACTOR.name, ACTOR.listed, weighed.c.did, weighed.c.suffered, weighed.c.total
    ).join(schema.actor, ACTOR.id == id)
    found = cut(connection, query, orders, asked)
    rows = tuple(_rows(connection, [_Counted(*row[:5]) for row in found.rows]))
    return Page(rows=rows, next=found.next, total=found.rows[0].total if rows else 0)


def _weighed(wanted: Wanted) -> Subquery:
    """Return the number of events of each actor, on either side."""
    # Each side by itself follows the index, and what is left to add up is short.
    did, suffered = (
        select(
            FACET.value.label("id"),
            (func.count() if side == "actor" else literal(0, Integer)).label("did"),
            (func.count() if side == "recipient" else literal(0, Integer)).label("suffered"),
        )
        .where(FACET.facet == side)
        .group_by(FACET.value)
        for side in SIDES
    )
    both = union_all(did, suffered).subquery()
    sums = [func.sum(both.c[name]).label(name) for name in ("did", "suffered")]
    of_each = (
        select(both.c.id, *sums, func.sum(both.c.did + both.c.suffered).label("weight"),
               func.count().over().label("total"))
        .group_by(both.c.id)
    )  # fmt: skip
    if wanted.country is not None:
        side = schema.event_actor.c
        there = select(side.actor).where(side.country == wanted.country.upper())
        of_each = of_each.where(both.c.id.in_(there))
    if wanted.words is not None:
        called = select(ACTOR.id).where(contains(ACTOR.name, wanted.words))
        of_each = of_each.where(both.c.id.in_(called))
    return of_each.subquery()


def _rows(connection: Connection, counted: Sequence[_Counted]) -> Iterator[ActorRow]:
    """Yield actors as a list shows them: also what their last event says of them."""
    side = schema.event_actor.c
    of_actor = side.actor == ACTOR.id
    country, sector = (
        select(column).where(of_actor).order_by(side.key.desc()).limit(1).scalar_subquery()
        for column in (side.country, side.sector)
    )
    last = (
        select(func.max(FACET.event))
        .where(FACET.facet == name, FACET.value == ACTOR.id)
        .scalar_subquery()
        for name in SIDES
    )
    query = select(ACTOR.id, country, sector, *last).where(ACTOR.id.in_([c.id for c in counted]))
    seen = {row[0]: row[1:] for row in connection.execute(query)}
    keys = {id: max(filter(None, keys), default=None) for id, (_, _, *keys) in seen.items()}
    when = select(ENTRY.key, ENTRY.published).where(ENTRY.key.in_(filter(None, keys.values())))
    published = {row.key: row.published for row in connection.execute(when)}
    for one in counted:
        yield ActorRow(
            id=one.id, name=one.name, country=seen[one.id][0], sector=seen[one.id][1],
            listed=one.listed, did=one.did, suffered=one.suffered,
            latest=published.get(keys[one.id]) or None,
        )  # fmt: skip


def actor(connection: Connection, id: str) -> ActorPage | None:
    """Return one actor over all articles, by its id; None where there is none."""
    known = connection.execute(select(schema.actor).where(ACTOR.id == id)).first()
    if known is None:
        return None
    did, suffered = (_types(connection, id, side) for side in SIDES)
    counted = _Counted(id, known.name, known.listed, _sum(did), _sum(suffered))
    (row,) = _rows(connection, [counted])
    said = select(func.count(statement_source.c.statement.distinct()))
    return ActorPage(
        row=row,
        wikidata=known.wikidata,
        did=did,
        suffered=suffered,
        partners=_partners(connection, id),
        places=_places(connection, id),
        months=_months(connection, id),
        statements=connection.scalar(said.where(statement_source.c.source == id)) or 0,
    )


def _sum(counts: Sequence[Count]) -> int:
    return sum(count.events for count in counts)


def _types(connection: Connection, id: str, side: str) -> tuple[Count, ...]:
    counted = func.count()
    query = (
        select(ENTRY.type, counted)
        .join(event_facet, FACET.event == ENTRY.key)
        .where(FACET.facet == side, FACET.value == id)
        .group_by(ENTRY.type)
        .order_by(counted.desc(), ENTRY.type)
    )
    return tuple(Count(*row) for row in connection.execute(query))


def of_actor(id: str) -> ColumnElement[bool]:
    """Return the condition that an entry is of an event in which an actor takes part."""
    return ENTRY.key.in_(select(FACET.event).where(FACET.facet.in_(SIDES), FACET.value == id))


def _places(connection: Connection, id: str) -> tuple[PlaceRow, ...]:
    counted = func.count()
    where = (ENTRY.place, ENTRY.country, ENTRY.lat, ENTRY.lon)
    query = (
        select(*where, counted)
        .where(of_actor(id), ENTRY.place.is_not(None))
        .group_by(*where)
        .order_by(counted.desc(), ENTRY.place)
        .limit(MOST)
    )
    return tuple(PlaceRow(*row) for row in connection.execute(query))


def _months(connection: Connection, id: str) -> tuple[Count, ...]:
    query = (
        select(ENTRY.month, func.count())
        .where(of_actor(id), ENTRY.month.is_not(None))
        .group_by(ENTRY.month)
        .order_by(ENTRY.month)
    )
    return tuple(Count(*row) for row in connection.execute(query))


def _partners(connection: Connection, id: str) -> tuple[Partner, ...]:
    sides = union_all(
        select(DYAD.b.label("other"), DYAD.forth.label("does"), DYAD.back.label("bears"),
               DYAD.happened, DYAD.intensity).where(DYAD.a == id),
        select(DYAD.a, DYAD.back, DYAD.forth, DYAD.happened, DYAD.intensity).where(DYAD.b == id),
    ).subquery()  # fmt: skip
    deed = sides.c
    did, suffered = (func.count(case((way, 1))) for way in (deed.does, deed.bears))
    query = (
        select(
            deed.other, ACTOR.name, did, suffered, func.avg(case((deed.happened, deed.intensity)))
        )
        .join(schema.actor, ACTOR.id == deed.other)
        .group_by(deed.other)
        .order_by(func.count().desc(), deed.other)
        .limit(MOST)
    )
    return tuple(
        Partner(actor=Named(other, name), did=did, suffered=suffered, intensity=intensity)
        for other, name, did, suffered, intensity in connection.execute(query)
    )
