"""Lists events."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, select
from sqlalchemy import column as column_of
from sqlalchemy import table as table_of

from dateline.records import Certainty
from dateline.store import kept_tables, schema
from dateline.store.days import first_day, last_day
from dateline.store.listing import source_id
from dateline.store.listing_tables import event_entry, event_facet
from dateline.store.pages.names import actors_called, sources_called
from dateline.store.pages.paging import Asked, Key, Order, cut
from dateline.store.pages.rows import EventRow, LinkRow, Named, Page
from dateline.store.pages.wanted import OF_EVENTS, Wanted, checked, match_words
from dateline.store.read import UNREVIEWED

FEW = 2000  # events that are sooner sorted than looked for along an index
ENTRY = event_entry.c
EVIDENCE = table_of("event_search", column_of("rowid"), column_of("words"))
NEWEST: Order = (
    Key(ENTRY.published, descending=True), Key(ENTRY.article, descending=True), Key(ENTRY.position),
)  # fmt: skip
ORDERS: dict[str, Order] = {
    "newest": NEWEST,
    "oldest": (Key(ENTRY.published), Key(ENTRY.article), Key(ENTRY.position)),
    "doubtful": (Key(ENTRY.confidence), *NEWEST),
    "reports": (Key(ENTRY.reports, descending=True), *NEWEST),
    "origins": (Key(ENTRY.origins, descending=True), *NEWEST),
}


def events(connection: Connection, wanted: Wanted, asked: Asked) -> Page[EventRow]:
    """Return a page of events."""
    checked(wanted, OF_EVENTS, "events")
    total = count_events(connection, wanted)
    # A set of many events is not looked up one by one and sorted, but tested along an index.
    along = total > FEW
    query = select(ENTRY.key).where(*conditions(connection, wanted, along_index=along))
    found = cut(connection, query, ORDERS, asked)
    rows = event_rows(connection, [row[0] for row in found.rows])
    return Page(rows=rows, next=found.next, total=total)


def count_events(connection: Connection, wanted: Wanted) -> int:
    """Return how many events fit."""
    counted = select(func.count()).select_from(event_entry)
    return connection.scalar(counted.where(*conditions(connection, wanted))) or 0


def conditions(
    connection: Connection, wanted: Wanted, *, along_index: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that entries of events fit.

    Args:
        connection: The database, where names are looked up.
        wanted: Which events.
        along_index: Whether the database is kept from beginning with any of these conditions.

    Yields:
        Conditions on ``event_entry``.
    """

    def of(name: str) -> ColumnElement[Any]:
        # To SQLite a column with a plus before it has no index.
        return literal_column(f"+event_entry.{name}") if along_index else ENTRY[name]

    for name in ("type", "mode", "status", "certainty", "story"):
        if getattr(wanted, name) is not None:
            yield of(name) == getattr(wanted, name)
    for name in ("origins", "reports", "confidence"):
        if getattr(wanted, name) is not None:
            yield of(name) >= getattr(wanted, name)
    if wanted.most_origins is not None:
        yield of("origins").between(1, wanted.most_origins)
    if wanted.review is not None:
        reviewed = None if wanted.review == UNREVIEWED else wanted.review
        yield of("review").is_not_distinct_from(reviewed)
    if wanted.disputed:
        yield of("certainty") == Certainty.DISPUTED.value
    if wanted.box is not None:
        west, south, east, north = wanted.box
        yield of("lat").between(south, north)
        yield of("lon").between(west, east)
    yield from _in_time(wanted, of)
    yield from _in_sets(connection, wanted, of)


def _in_time(wanted: Wanted, of: Any) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401 - a function
    first, last = of("first_day"), of("last_day")
    if wanted.since is not None:
        # An event that goes on has no last day, so only those with neither day are unknown.
        yield func.coalesce(last, "9999-12-31") >= (first_day(wanted.since) or "")
    if wanted.until is not None:
        yield func.coalesce(first, "0000-01-01") <= (last_day(wanted.until) or "9999")
    if wanted.since is not None or wanted.until is not None:
        yield first.is_not(None) | last.is_not(None)


def _in_sets(
    connection: Connection, wanted: Wanted, of: Any  # noqa: ANN401 - a function
) -> Iterator[ColumnElement[bool]]:  # fmt: skip
    """Yield the conditions that other tables decide, as sets of keys."""
    key, facet = of("key"), event_facet.c

    def has(facets: Sequence[str], values: Sequence[str]) -> ColumnElement[bool]:
        some = select(facet.event).where(facet.facet.in_(facets), facet.value.in_(values))
        found: ColumnElement[bool] = key.in_(some)
        return found

    if wanted.actor is not None:
        yield has(("actor", "recipient"), actors_called(connection, wanted.actor))
    if wanted.country is not None:
        yield has(("country",), [wanted.country.upper()])
    if wanted.source is not None:
        yield has(("source",), sources_called(connection, wanted.source))
    if wanted.publisher is not None:
        yield has(("publisher",), [wanted.publisher])
    if wanted.article is not None:
        article = schema.article.c
        yield ENTRY.article.in_(select(article.key).where(article.id == wanted.article))
    if wanted.words is not None:
        matches = column_of("event_search").op("MATCH")(match_words(wanted.words))
        yield key.in_(select(EVIDENCE.c.rowid).where(matches))


def event_rows(connection: Connection, keys: Sequence[int]) -> tuple[EventRow, ...]:
    """Return events as a list shows them, in the order of their keys as given."""
    article, event, member = schema.article.c, schema.event.c, kept_tables.story_event.c
    query = (
        select(
            ENTRY.key, event.id, article.id.label("article_id"), article.title, article.publisher,
            article.published, event.type, event.mode, ENTRY.place, ENTRY.country, ENTRY.lat,
            ENTRY.lon, event.first_day, event.last_day, event.precision, event.status,
            event.certainty, event.confidence, event.deaths_low, event.deaths_high, event.review,
            func.coalesce(member.story, ENTRY.story).label("story"), ENTRY.reports, ENTRY.origins,
        )
        .join(schema.event, and_(event.article == ENTRY.article, event.id == ENTRY.event))
        .join(schema.article, article.key == ENTRY.article)
        .outerjoin(kept_tables.story_event, member.key == ENTRY.key)
        .where(ENTRY.key.in_(keys))
    )  # fmt: skip
    rows = {row.key: row for row in connection.execute(query)}
    sides, chains = _sides(connection, keys), chains_of(connection, keys)
    words = select(EVIDENCE.c.rowid, EVIDENCE.c.words).where(EVIDENCE.c.rowid.in_(keys))
    evidence = {row.rowid: row.words for row in connection.execute(words)}
    return tuple(
        _event_row(rows[key], sides[key], chains[key], evidence.get(key, "")) for key in keys
    )


def _event_row(
    row: Any,  # noqa: ANN401 - a row of the query
    sides: dict[str, list[Named]],
    chain: list[LinkRow],
    evidence: str,
) -> EventRow:
    return EventRow(
        id=row.id, article=row.article_id, title=row.title, publisher=row.publisher,
        published=row.published, type=row.type, mode=row.mode,
        actors=tuple(sides.get("actor", ())), recipients=tuple(sides.get("recipient", ())),
        place=row.place, country=row.country, lat=row.lat, lon=row.lon,
        earliest=row.first_day, latest=row.last_day, precision=row.precision,
        status=row.status, certainty=row.certainty, confidence=row.confidence,
        deaths_low=row.deaths_low, deaths_high=row.deaths_high, review=row.review,
        chain=tuple(chain), evidence=evidence,
        story=row.story, reports=row.reports, origins=row.origins,
    )  # fmt: skip


def _sides(connection: Connection, keys: Collection[int]) -> dict[int, dict[str, list[Named]]]:
    side, actor = schema.event_actor.c, schema.actor.c
    query = (
        select(ENTRY.key, side.side, actor.id, actor.name)
        .join(schema.event_actor, and_(side.article == ENTRY.article, side.event == ENTRY.event))
        .join(schema.actor, actor.id == side.actor)
        .where(ENTRY.key.in_(keys))
        .order_by(ENTRY.key, side.side, side.position)
    )
    found: defaultdict[int, dict[str, list[Named]]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.key].setdefault(row.side, []).append(Named(row.id, row.name))
    return found


def chains_of(connection: Connection, keys: Collection[int]) -> dict[int, list[LinkRow]]:
    """Return the chain of each of some events, that of its main account."""
    link = schema.chain_link.c
    query = (
        select(ENTRY.key, source_id(link).label("id"), link.name, link.kind)
        .join(schema.chain_link, and_(link.article == ENTRY.article, link.event == ENTRY.event))
        .where(ENTRY.key.in_(keys), link.account.is_(None))
        .order_by(ENTRY.key, link.position)
    )
    found: defaultdict[int, list[LinkRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.key].append(LinkRow(row.id, row.name, row.kind))
    return found
