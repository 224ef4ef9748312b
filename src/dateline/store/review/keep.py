"""Keeps decisions in the database, one after the other, in a transaction of the caller's."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from dateline.records import Actor, Event, Span
from dateline.store import schema
from dateline.store.review import tables
from dateline.store.review.decisions import Decision, What


class StoredMerge(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided on one actor: that it is another, or that it is not after all.

    Attributes:
        actor: Id of the actor.
        target: Id of the one that it is; None where a merge was taken back.
        before: The one that it was held for until then; None where it stood for itself.
        by: Who decided.
        why: The reason.
        at: ISO time.
        record: The other actor as it was known then.
    """

    actor: str
    target: str | None
    before: str | None
    by: str
    why: str
    at: str
    record: Actor | None = None


def add_decision(connection: Connection, article: int, decision: Decision) -> int:
    """Store a decision after those that are there.

    Args:
        connection: The database, in a transaction.
        article: Key of the article.
        decision: The decision; its number does not count.

    Returns:
        The number that it got.
    """
    row = {
        "article": article,
        "event": decision.event,
        "start": decision.span.start,
        "end": decision.span.end,
        "what": decision.what,
        "old": json.dumps(decision.old),
        "new": json.dumps(decision.new),
        "by": decision.by,
        "why": decision.why,
        "at": decision.at,
        "blind": decision.blind,
        "undoes": decision.undoes,
        "machine": msgspec.json.encode(decision.machine) if decision.machine else None,
    }
    returning = tables.decision.insert().returning(tables.decision.c.number)
    return int(connection.execute(returning, row).scalar_one())


def decisions_on(connection: Connection, article: int) -> list[Decision]:
    """Return all decisions on one article, given its key, the first one first."""
    return list(_decisions(connection, _query().where(tables.decision.c.article == article)))


def decisions_by_article(connection: Connection) -> dict[int, list[Decision]]:
    """Return all decisions by the key of their article, each list the first one first."""
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    for key, decision in _keyed(connection, _query()):
        found[key].append(decision)
    return dict(found)


def _query() -> Select[Any]:
    decision, article = tables.decision, schema.article.c
    return (
        select(decision, article.id.label("article_id"))
        .join(schema.article, article.key == decision.c.article)
        .order_by(decision.c.number)
    )


def _decisions(connection: Connection, query: Select[Any]) -> Iterator[Decision]:
    return (decision for _, decision in _keyed(connection, query))


def _keyed(connection: Connection, query: Select[Any]) -> Iterator[tuple[int, Decision]]:
    for row in connection.execute(query):
        yield (
            row.article,
            Decision(
                number=row.number,
                article=row.article_id,
                event=row.event,
                span=Span(row.start, row.end),
                what=What(row.what),
                old=json.loads(row.old),
                new=json.loads(row.new),
                by=row.by,
                why=row.why,
                at=row.at,
                blind=row.blind,
                undoes=row.undoes,
                machine=msgspec.json.decode(row.machine, type=Event) if row.machine else None,
            ),
        )


def add_merge(connection: Connection, merge: StoredMerge) -> None:
    """Store what was decided on an actor after what is there."""
    row = {
        "actor": merge.actor,
        "target": merge.target,
        "record": msgspec.json.encode(merge.record).decode() if merge.record else None,
        "old": merge.before,
        "by": merge.by,
        "why": merge.why,
        "at": merge.at,
    }
    connection.execute(tables.actor_merge.insert(), row)


def merges(connection: Connection) -> list[StoredMerge]:
    """Return all that was decided on actors, the first one first."""
    query = select(tables.actor_merge).order_by(tables.actor_merge.c.number)
    return [
        StoredMerge(
            actor=row.actor,
            target=row.target,
            before=row.old,
            by=row.by,
            why=row.why,
            at=row.at,
            record=msgspec.json.decode(row.record, type=Actor) if row.record else None,
        )
        for row in connection.execute(query)
    ]


def merged_actors(given: Iterable[StoredMerge]) -> dict[str, Actor]:
    """Return for each actor that is another the last one of its line, by the id of the first."""
    last = {merge.actor: merge.record for merge in given}
    found: dict[str, Actor] = {}
    for id, first in last.items():
        record = first
        while record is not None:
            found[id] = record
            record = last.get(record.id)
    return found
