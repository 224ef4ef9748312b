"""Lists what a database holds: articles, actors, runs, inputs that failed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, desc, func, select
from sqlalchemy.sql.selectable import ScalarSelect

from dateline.records import Republished
from dateline.store import schema
from dateline.store.records import StoredActor, StoredArticle, StoredError, StoredRun


def articles(connection: Connection, *, history: bool = False) -> list[StoredArticle]:
    """Return what is known of each article, by date of publication, then as stored.

    Args:
        connection: The database.
        history: Whether revisions that others have taken the place of are among them.

    Returns:
        Articles.
    """
    article = schema.article.c
    columns = [c for c in article if c.name not in {"content", "later", "text", "coding"}]
    query = select(
        *columns,
        article.later.is_not(None).label("replaced"),
        _count_of(schema.event.c.article, "events"),
        _count_of(schema.statement.c.article, "statements"),
        _count_of(schema.unread.c.article, "unread"),
    ).order_by(article.published, article.key)
    if not history:
        query = query.where(article.later.is_(None))
    met = schema.address.c
    addresses: defaultdict[int, list[str]] = defaultdict(list)
    for key, address in connection.execute(select(met.article, met.address).order_by(met.address)):
        addresses[key].append(address)
    rows = [dict(row._mapping) for row in connection.execute(query)]
    return [_article(row, addresses.get(row.pop("key"), ())) for row in rows]


def _count_of(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    counted: ScalarSelect[int] = (
        select(func.count()).where(column == schema.article.c.key).scalar_subquery()
    )
    return counted.label(name)


def _article(row: dict[str, Any], addresses: Iterable[str]) -> StoredArticle:
    outlet, date = row.pop("republished_outlet"), row.pop("republished_date")
    republished = Republished(outlet, date) if outlet else None
    return StoredArticle(republished_from=republished, addresses=tuple(addresses), **row)


def actors(connection: Connection) -> list[StoredActor]:
    """Return every actor that takes part in an event, those of most events first."""
    actor, side = schema.actor.c, schema.event_actor.c
    query = (
        select(
            *actor,
            _most_frequent(side.country).label("country"),
            _most_frequent(side.sector).label("sector"),
            func.count(func.distinct(side.article.concat("/").concat(side.event))).label("events"),
            func.count(func.distinct(side.article)).label("articles"),
        )
        .join(schema.event_actor, side.actor == actor.id)
        .join(schema.article, schema.article.c.key == side.article)
        .where(schema.article.c.later.is_(None))
        .group_by(actor.id)
        .order_by(desc("events"), actor.name)
    )
    return [StoredActor(**row._mapping) for row in connection.execute(query)]


def _most_frequent(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Return the value that this column of ``event_actor`` has most often for an actor."""
    other = schema.event_actor.alias()
    value = other.c[column.key or ""]
    return (
        select(value)
        .where(other.c.actor == schema.actor.c.id, value.is_not(None))
        .group_by(value)
        .order_by(func.count().desc(), value)
        .limit(1)
        .scalar_subquery()
    )


def runs(connection: Connection) -> list[StoredRun]:
    """Return every run, the first one first."""
    query = select(schema.run).order_by(schema.run.c.id)
    return [StoredRun(**row._mapping) for row in connection.execute(query)]


def errors(connection: Connection) -> list[StoredError]:
    """Return the inputs that failed and have not succeeded since, by name."""
    query = select(schema.error).order_by(schema.error.c.input)
    return [StoredError(**row._mapping) for row in connection.execute(query)]
