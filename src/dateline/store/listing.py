"""Fills the tables by which events and statements are found, from those that hold them.

One list of selections says what stands in each table: they add what one article brings, take it
out again, and fill a database of an older version. Everything runs inside the caller's transaction.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Select,
    Table,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal,
    null,
    select,
    tuple_,
    union,
)
from sqlalchemy.sql.selectable import CompoundSelect

from dateline.records import SourceKind, Status
from dateline.records.story import EVENTS_IN_ARTICLE
from dateline.store import kept_tables, schema, search, summary_tables
from dateline.store import listing_tables as tables

HAPPENED = (Status.HAPPENED, Status.ONGOING, Status.ENDED)
_article, _event, _link = schema.article.c, schema.event.c, schema.chain_link.c
_entry = tables.event_entry.c
Rows = Select[Any] | CompoundSelect[Any]


class _Part(NamedTuple):
    """What one table holds, and the columns by which a row of it is found."""

    table: Table
    rows: Rows


def source_id(link: Any) -> ColumnElement[str]:  # noqa: ANN401 - the columns of a table or alias
    """Return what makes a source one over articles, as ``dateline.aggregate.source_id`` does."""
    described = (
        link.source + func.coalesce("." + link.country, "") + func.coalesce("." + link.sector, "")
    )
    return case((link.kind == SourceKind.UNNAMED, described), else_=link.source)


def _entries(*wanted: ColumnElement[bool]) -> Select[Any]:
    place, member, summary = (
        schema.place.c,
        kept_tables.story_event.c,
        summary_tables.story_summary.c,
    )
    key = _event.article * EVENTS_IN_ARTICLE + _event.position
    month = func.substr(_event.first_day, 1, 7)
    return (
        select(
            key, _event.article, _event.id, _event.position, func.coalesce(_article.published, ""),
            _event.type, _event.mode, _event.status, _event.certainty, _event.confidence,
            _event.review, _event.first_day, _event.last_day,
            case((month == func.substr(_event.last_day, 1, 7), month), else_=null()),
            place.name, place.country, place.lat, place.lon,
            member.story, func.coalesce(summary.reports, 0), func.coalesce(summary.origins, 0),
        )
        .join(schema.article, _article.key == _event.article)
        .outerjoin(
            schema.place, and_(place.article == _event.article, place.position == _event.place)
        )
        .outerjoin(kept_tables.story_event, member.key == key)
        .outerjoin(summary_tables.story_summary, summary.story == member.story)
        .where(_article.later.is_(None), *wanted)
    )  # fmt: skip


def _facets(*wanted: ColumnElement[bool]) -> CompoundSelect[Any]:
    side = schema.event_actor.c
    of_side = and_(side.article == _entry.article, side.event == _entry.event)
    of_link = and_(_link.article == _entry.article, _link.event == _entry.event)
    deeper = schema.chain_link.alias()
    goes_on = (
        select(deeper.c.key)
        .where(
            deeper.c.article == _link.article,
            deeper.c.event == _link.event,
            deeper.c.account.is_not_distinct_from(_link.account),
            deeper.c.position == _link.position + 1,
        )
        .exists()
    )
    source = source_id(_link)
    return union(
        select(side.side, side.actor, _entry.key).join(schema.event_actor, of_side).where(*wanted),
        select(literal("country"), side.country, _entry.key)
        .join(schema.event_actor, of_side)
        .where(side.country.is_not(None), *wanted),
        select(literal("country"), _entry.country, _entry.key).where(
            _entry.country.is_not(None), *wanted
        ),
        select(literal("source"), source, _entry.key)
        .join(schema.chain_link, of_link)
        .where(*wanted),
        select(literal("innermost"), source, _entry.key)
        .join(schema.chain_link, of_link)
        .where(~goes_on, *wanted),
        select(literal("publisher"), _article.publisher, _entry.key)
        .join(schema.article, _article.key == _entry.article)
        .where(_article.publisher.is_not(None), *wanted),
    )


def _dyads(*wanted: ColumnElement[bool]) -> Select[Any]:
    doer, done_to = schema.event_actor.alias(), schema.event_actor.alias()
    forth = doer.c.actor < done_to.c.actor
    a = case((forth, doer.c.actor), else_=done_to.c.actor)
    b = case((forth, done_to.c.actor), else_=doer.c.actor)
    return (
        select(
            a, b, _entry.key, func.max(forth | _event.reciprocal),
            func.max(~forth | _event.reciprocal), _entry.published,
            _entry.status.in_(HAPPENED), _event.intensity,
        )
        .join(schema.event, and_(_event.article == _entry.article, _event.id == _entry.event))
        .join(doer, and_(doer.c.article == _entry.article, doer.c.event == _entry.event))
        .join(done_to, and_(done_to.c.article == _entry.article, done_to.c.event == _entry.event))
        .where(
            doer.c.side == "actor", done_to.c.side == "recipient",
            doer.c.actor != done_to.c.actor, *wanted,
        )
        .group_by(a, b, _entry.key)
    )  # fmt: skip


def _reliances(*wanted: ColumnElement[bool]) -> CompoundSelect[Any]:
    inner = schema.chain_link.alias()
    of_link = and_(_link.article == _entry.article, _link.event == _entry.event)
    next_one = and_(
        inner.c.article == _link.article,
        inner.c.event == _link.event,
        inner.c.account.is_not_distinct_from(_link.account),
        inner.c.position == _link.position + 1,
    )
    return union(
        select(literal(False), source_id(_link), source_id(inner.c), _entry.key)
        .join(schema.chain_link, of_link)
        .join(inner, next_one)
        .where(*wanted),
        select(literal(True), _article.publisher, source_id(_link), _entry.key)
        .join(schema.chain_link, of_link)
        .join(schema.article, _article.key == _entry.article)
        .where(_link.position == 0, _article.publisher.is_not(None), *wanted),
    )


def _sources(*wanted: ColumnElement[bool]) -> Rows:
    """Return the sources that are not listed yet."""
    source = source_id(_link)
    columns = (_link.source, _link.name, _link.kind, _link.country, _link.sector)
    return (
        select(source, *map(func.min, columns))
        .join(schema.article, _article.key == _link.article)
        .where(
            _article.later.is_(None),
            source.not_in(select(tables.source_entry.c.id)),
            *wanted,
        )
        .group_by(source)
    )


def _statement_sources(*wanted: ColumnElement[bool]) -> Select[Any]:
    said, deeper = schema.statement.c, schema.chain_link.alias()
    goes_on = (
        select(deeper.c.key)
        .where(
            deeper.c.article == _link.article,
            deeper.c.statement == _link.statement,
            deeper.c.position == _link.position + 1,
        )
        .exists()
    )
    return (
        select(source_id(_link), ~goes_on, said.key)
        .join(schema.chain_link, and_(_link.article == said.article, _link.statement == said.id))
        .join(schema.article, _article.key == said.article)
        .where(_article.later.is_(None), *wanted)
        .distinct()
    )


def _parts(article: ColumnElement[int] | None) -> Iterator[_Part]:
    """Yield what each table holds of one article, or of all, the table that others read first."""

    def of(column: ColumnElement[int]) -> list[ColumnElement[bool]]:
        return [] if article is None else [column == article]

    yield _Part(tables.event_entry, _entries(*of(_event.article)))
    yield _Part(tables.event_facet, _facets(*of(_entry.article)))
    yield _Part(tables.event_dyad, _dyads(*of(_entry.article)))
    yield _Part(tables.event_reliance, _reliances(*of(_entry.article)))
    yield _Part(tables.statement_source, _statement_sources(*of(schema.statement.c.article)))


def _keys(part: _Part) -> Select[Any]:
    """Return the keys of the rows of a part, which are its first columns."""
    rows = part.rows.subquery()
    return select(*list(rows.c)[: len(part.table.primary_key)])


def _new_sources(article: ColumnElement[int] | None) -> Insert:
    wanted = [] if article is None else [_link.article == article]
    return _filled(_Part(tables.source_entry, _sources(*wanted)))


def _filled(part: _Part) -> Insert:
    return part.table.insert().from_select(list(part.table.c), part.rows)


# Made once: to put a question together takes longer than to ask it.
_PARTS = tuple(_parts(bindparam("of")))
_ADD = (*map(_filled, _PARTS), _new_sources(bindparam("of")))
# The entries last, for the others are found by them.
_TAKE_OUT = (
    *(delete(p.table).where(tuple_(*p.table.primary_key).in_(_keys(p))) for p in _PARTS[1:]),
    delete(tables.event_entry).where(_entry.article == bindparam("of")),
)


def list_article(connection: Connection, key: int) -> None:
    """Enter the events and statements of an article, by its key, if the article counts."""
    for statement in _ADD:
        connection.execute(statement, {"of": key})
    search.add_evidence(connection, key)


def take_out(connection: Connection, key: int) -> None:
    """Take out what an article entered; to be called while its own rows are as they were."""
    search.drop_evidence(connection, key)
    for statement in _TAKE_OUT:
        connection.execute(statement, {"of": key})


def list_all(connection: Connection) -> None:
    """Enter the events and statements of all articles into empty tables."""
    for part in _parts(None):
        connection.execute(_filled(part))
    connection.execute(_new_sources(None))
    search.add_evidence(connection)
