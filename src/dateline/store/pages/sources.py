"""Lists sources, and tells one of them: what rests on it, whom it relies on, who relies on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Subquery,
    func,
    literal,
    select,
    union_all,
)  # fmt: skip

from dateline.store import schema
from dateline.store.grades import grades, in_force
from dateline.store.listing_tables import (
    event_entry,
    event_facet,
    event_reliance,
    source_entry,
    statement_source,
)
from dateline.store.pages.names import contains
from dateline.store.pages.paging import Asked, Key, cut
from dateline.store.pages.rows import Count, Page, SourceRow
from dateline.store.pages.wanted import OF_SOURCES, Wanted, checked
from dateline.store.summary_tables import story_source

MOST = 30  # outlets, links beside one source
STANDINGS = ("stories", "alone", "confirmed", "denied", "denies")
FACET, ENTRY, SOURCE, RELIES = event_facet.c, event_entry.c, source_entry.c, event_reliance.c


class SourcePage(msgspec.Struct, frozen=True, kw_only=True):
    """One source over all articles.

    Attributes:
        row: What the list of sources says of it.
        types: Events that rest on it by type, the most frequent first.
        publishers: Events in whose chain it stands by publisher, likewise.
        relies_on: Sources that stand behind it in chains, by id, with the number of events.
        relied_on_by: Sources that stand before it, likewise.
        months: Events that rest on it by month, those that lie in one.
    """

    row: SourceRow
    types: tuple[Count, ...]
    publishers: tuple[Count, ...]
    relies_on: tuple[Count, ...]
    relied_on_by: tuple[Count, ...]
    months: tuple[Count, ...]


def sources(connection: Connection, wanted: Wanted, asked: Asked) -> Page[SourceRow]:
    """Return a page of sources."""
    checked(wanted, OF_SOURCES, "sources")
    weighed = _weighed(wanted, asked.order)
    by_weight = (Key(weighed.c.weight, descending=True), Key(weighed.c.id))
    orders = {"reliance": by_weight, "alone": by_weight, "denied": by_weight}
    found = cut(connection, select(weighed.c.id, weighed.c.total), orders, asked)
    rows = tuple(source_rows(connection, [row.id for row in found.rows]))
    return Page(rows=rows, next=found.next, total=found.rows[0].total if rows else 0)


def _weighed(wanted: Wanted, order: str) -> Subquery:
    """Return each source with the number that decides the order."""
    both = union_all(*_weights(order)).subquery()
    query = (
        select(both.c.id, func.sum(both.c.n).label("weight"), func.count().over().label("total"))
        .group_by(both.c.id)
    )  # fmt: skip
    fitting = select(SOURCE.id)
    if wanted.country is not None:
        fitting = fitting.where(SOURCE.country == wanted.country.upper())
    if wanted.words is not None:
        fitting = fitting.where(contains(SOURCE.name, wanted.words))
    if wanted.given:
        query = query.where(both.c.id.in_(fitting))
    return query.subquery()


def _weights(order: str) -> Iterator[Select[str, int]]:
    said, standing = statement_source.c, story_source.c
    if order in {"alone", "denied"}:
        yield (
            select(standing.source.label("id"), func.count().label("n"))
            .join(source_entry, SOURCE.id == standing.source)
            .where(standing.standing == order)
            .group_by(standing.source)
        )
        return
    # A source that only a replaced article names is still entered; nothing stands on it.
    stands = select(FACET.event).where(FACET.facet == "source", FACET.value == SOURCE.id)
    speaks = select(said.statement).where(said.source == SOURCE.id)
    used = select(SOURCE.id.label("id"), literal(0, Integer).label("n"))
    yield used.where(stands.exists() | speaks.exists())
    yield _counted(FACET.value, FACET.facet == "innermost")
    yield _counted(said.source, said.innermost)


def _counted(column: ColumnElement[str], *fitting: ColumnElement[bool]) -> Select[str, int]:
    return select(column, func.count()).where(*fitting).group_by(column)


def source_rows(connection: Connection, ids: Sequence[str]) -> Iterator[SourceRow]:
    """Yield sources as a list shows them, in the order of their ids as given."""
    said, standing = statement_source.c, story_source.c
    known = connection.execute(select(source_entry).where(SOURCE.id.in_(ids)))
    rows = {row.id: row for row in known}
    stands: dict[str, Mapping[str, int]] = {
        facet: _counts(
            connection, _counted(FACET.value, FACET.facet == facet, FACET.value.in_(ids))
        )
        for facet in ("source", "innermost")
    }
    statements = _counts(connection, _counted(said.source, said.innermost, said.source.in_(ids)))
    in_stories: dict[tuple[str, str], int] = {
        (source, how): number
        for source, how, number in connection.execute(
            select(standing.source, standing.standing, func.count())
            .where(standing.source.in_(ids))
            .group_by(standing.source, standing.standing)
        )
    }
    graded = in_force(grades(connection, "source"))
    for id in ids:
        row, events = rows[id], stands["innermost"].get(id, 0)
        grade = graded.get(id)
        yield SourceRow(
            id=id, name=row.name, kind=row.kind, country=row.country, sector=row.sector,
            statements=statements.get(id, 0),
            events=events,
            passes_on=stands["source"].get(id, 0) - events,
            grade=grade.value if grade else None,
            **{how: in_stories.get((id, how), 0) for how in STANDINGS},
        )  # fmt: skip


def _counts(connection: Connection, query: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def names_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return the names of sources by their ids."""
    query = select(SOURCE.id, SOURCE.name).where(SOURCE.id.in_(ids))
    return {row.id: row.name for row in connection.execute(query)}


def source(connection: Connection, id: str) -> SourcePage | None:
    """Return one source over all articles, by its id; None where there is none."""
    if connection.scalar(select(SOURCE.id).where(SOURCE.id == id)) is None:
        return None
    (row,) = source_rows(connection, [id])
    inside = select(FACET.event).where(FACET.facet == "innermost", FACET.value == id)
    anywhere = select(FACET.event).where(FACET.facet == "source", FACET.value == id)
    article = schema.article.c
    published = _by(article.publisher, ENTRY.key.in_(anywhere)).join(
        schema.article, article.key == ENTRY.article
    )
    months = _by(ENTRY.month, ENTRY.key.in_(inside), ENTRY.month.is_not(None))
    return SourcePage(
        row=row,
        types=_tally(connection, _by(ENTRY.type, ENTRY.key.in_(inside))),
        publishers=_tally(connection, published.where(article.publisher.is_not(None))),
        relies_on=_tally(connection, _beside(RELIES.on, RELIES.relies == id)),
        relied_on_by=_tally(connection, _beside(RELIES.relies, RELIES.on == id)),
        months=tuple(
            Count(*row)
            for row in connection.execute(months.order_by(None).limit(None).order_by(ENTRY.month))
        ),
    )


def _by(column: ColumnElement[str], *fitting: ColumnElement[bool]) -> Select[str, int]:
    counted = func.count()
    query = select(column, counted).select_from(event_entry).where(*fitting).group_by(column)
    return query.order_by(counted.desc(), column).limit(MOST)


def _beside(column: ColumnElement[str], *fitting: ColumnElement[bool]) -> Select[str, int]:
    counted = func.count()
    query = select(column, counted).where(RELIES.by_publisher.is_(False), *fitting)
    return query.group_by(column).order_by(counted.desc(), column).limit(MOST)


def _tally(connection: Connection, query: Select[str, int]) -> tuple[Count, ...]:
    return tuple(Count(*row) for row in connection.execute(query))
