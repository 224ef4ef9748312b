"""Makes the coding as reviewed anew, and puts it where everybody reads it.

All of it runs in a caller's transaction.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select, update

from dateline.records import Coding, Event
from dateline.store import listing, schema
from dateline.store.joined import join
from dateline.store.kept import (
    Joiner,
    begin_anew,
    forget,
    is_joined,
)
from dateline.store.kept_tables import story_decision
from dateline.store.review import keep, tables
from dateline.store.review.apply import Reviewed, review
from dateline.store.review.carry import carried
from dateline.store.review.matching import match_events
from dateline.store.rows import rows_of
from dateline.store.write import Added, insert_rows

# Those that others refer to last, so that no reference is left without its end.
TABLES = (
    schema.dyad_state, schema.chain_link, schema.reason, schema.account, schema.event_actor,
    schema.event, schema.statement_span, schema.statement, schema.time, schema.place,
    schema.unread, schema.candidate,
)  # fmt: skip


class Remaking(NamedTuple):
    """What making a coding anew takes that the store itself does not know.

    Attributes:
        derive: Finds anew what follows from the events of a coding once people have changed
            them, such as the states of the pairs of actors.
        joiner: How the article is joined with others again; None leaves the joining of all
            articles for later (``joined.catch_up``).
    """

    derive: Callable[[Coding], Coding]
    joiner: Joiner | None = None


class Coded(NamedTuple):
    """One article as it is kept.

    Attributes:
        key: Key of its row.
        run: The run that coded it.
        machine: Its coding as the machine made it, with its text.
    """

    key: int
    run: int
    machine: Coding


def key_of(connection: Connection, article: str) -> int | None:
    """Return the key of an article, of its latest revision, None where none has this id."""
    stored = schema.article.c
    query = select(stored.key).where(stored.id == article)
    return connection.scalar(query.order_by(stored.later.is_not(None), stored.revision.desc()))


def coded(connection: Connection, key: int) -> Coded:
    """Return an article with the coding that the machine made of it."""
    article, machine = schema.article.c, tables.machine_coding
    query = (
        select(article.run, article.text, article.coding, machine.c.coding.label("machine"))
        .outerjoin(machine, machine.c.article == article.key)
        .where(article.key == key)
    )
    row = connection.execute(query).one()
    coding = msgspec.json.decode(row.machine or row.coding, type=Coding)
    whole = msgspec.structs.replace(coding.article, text=row.text)
    return Coded(key, row.run, msgspec.structs.replace(coding, article=whole))


def settle(
    connection: Connection, added: Added, remaking: Callable[[], Remaking] | None = None
) -> Added:
    """Let what people decided before hold in an article that was just stored.

    Args:
        connection: The database, in a transaction.
        added: The article.
        remaking: What applying decisions on an earlier text of it takes; None leaves these with
            that text.

    Returns:
        The article as it is read now: actors that are one are one here too, and decisions on words
        that its correction still has are carried over.
    """
    merged = keep.merged_actors(keep.merges(connection))
    has_decisions = bool(remaking) and _carry(connection, added)
    if not merged and not has_decisions:
        return added
    of = coded(connection, added.key)
    decisions = keep.decisions_on(connection, added.key)
    coding = review(of.machine, decisions, merged).coding
    if remaking and coding.events != of.machine.events and has_decisions:
        coding = remaking().derive(coding)
    _write(connection, of, coding)
    return added._replace(coding=coding)


def _carry(connection: Connection, added: Added) -> bool:
    """Carry decisions over from the text that an article takes the place of, if there are any."""
    if added.replaced is None:
        return False
    decisions = keep.decisions_on(connection, added.replaced)
    before = coded(connection, added.replaced).machine if decisions else added.coding
    found = list(carried(decisions, before, added.coding))
    for decision in found:
        keep.add_decision(connection, added.key, decision)
    return bool(found)


def remake(connection: Connection, of: Coded, remaking: Remaking) -> Reviewed:
    """Apply all decisions to an article's coding, and store what comes of it.

    Args:
        connection: The database, in a transaction.
        of: The article.
        remaking: What it takes.

    Returns:
        The article as reviewed.
    """
    decisions = keep.decisions_on(connection, of.key)
    merged = keep.merged_actors(keep.merges(connection))
    reviewed = review(of.machine, decisions, merged)
    coding = reviewed.coding
    if coding.events != of.machine.events:
        coding = remaking.derive(coding)
    shown = _shown(connection, of.key)
    _rename(connection, of.key, shown, coding.events)
    if coding.events != shown and is_joined(connection, of.key):
        _join_anew(connection, of, coding, remaking.joiner)
    else:
        _write(connection, of, coding)
    return msgspec.structs.replace(reviewed, coding=coding)


def _join_anew(connection: Connection, of: Coded, coding: Coding, joiner: Joiner | None) -> None:
    """Store a coding with other events, and join the article with others again."""
    if joiner is None:
        begin_anew(connection, "")
    else:
        forget(connection, of.key, joiner)
    _write(connection, of, coding)
    if joiner is not None:
        join(connection, of.key, coding, joiner)


def _shown(connection: Connection, key: int) -> tuple[Event, ...]:
    """Return the events of an article as everybody reads them until now."""
    query = select(schema.article.c.coding).where(schema.article.c.key == key)
    return msgspec.json.decode(connection.execute(query).scalar_one(), type=Coding).events


def _rename(
    connection: Connection, article: int, before: Sequence[Event], after: Sequence[Event]
) -> None:
    """Let what was decided on stories hold for events whose ids have changed."""
    decision = story_decision.c
    for one, other in match_events(before, after).items():
        old, new = before[one].id, after[other].id
        if old != new:
            for end, event in (("a_article", "a_event"), ("b_article", "b_event")):
                own = (decision[end] == article) & (decision[event] == old)
                connection.execute(update(story_decision).where(own).values({event: new}))


def _write(connection: Connection, of: Coded, coding: Coding) -> None:
    """Put a coding in the place of the one that is stored, the machine's own beside it."""
    put_beside(connection, of.key, of.machine if coding != of.machine else None)
    values = {"coding": lean(coding), "run": of.run}
    connection.execute(
        update(schema.article).where(schema.article.c.key == of.key).values(**values)
    )
    listing.take_out(connection, of.key)
    for table in TABLES:
        connection.execute(delete(table).where(table.c.article == of.key))
    for table, rows in rows_of(coding, of.key, of.run):
        insert_rows(connection, table, rows)
    listing.list_article(connection, of.key)


def put_beside(connection: Connection, key: int, machine: Coding | None) -> None:
    """Keep what the machine made of an article beside what is read; None where they are one."""
    own = tables.machine_coding
    connection.execute(delete(own).where(own.c.article == key))
    if machine is not None:
        connection.execute(own.insert(), {"article": key, "coding": lean(machine)})


def lean(coding: Coding) -> bytes:
    """Return a coding as it is stored: as JSON, its text left out because the article has it."""
    article = msgspec.structs.replace(coding.article, text="")
    return msgspec.json.encode(msgspec.structs.replace(coding, article=article))
