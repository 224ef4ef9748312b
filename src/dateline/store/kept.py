"""Keeps what joins articles with one another, and answers what joining one more has to ask.

Everything here runs inside the caller's transaction.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    select,
    update,
)

from dateline.records import Article, Coding
from dateline.records.story import (
    Decision,
    EventProfile,
    Joining,
    StoryLink,
    TextPair,
    TextSketch,
)
from dateline.store import kept_tables as tables
from dateline.store import schema, stale

AT_ONCE = 500  # values in one question
Item = TypeVar("Item")
PROFILE = msgspec.msgpack.Decoder(EventProfile)
ENCODER = msgspec.msgpack.Encoder()


class _Lean(msgspec.Struct):
    """A coding of which only the article is read."""

    article: Article


def _one_of(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of ``some``, which each question gives."""
    return column.in_(bindparam("some", expanding=True))


# Made once: to put a question together takes longer than to ask it.
_sketch, _band, _pair = tables.text_sketch.c, tables.text_band.c, tables.text_pair.c
_event, _block, _link = (
    tables.story_event.c,
    tables.story_block.c,
    tables.story_link.c,
)
TEXTS_SHARING = (
    select(_sketch.article, _sketch.grams, _sketch.signature, _sketch.copies)
    .where(_sketch.article.in_(select(_band.article).where(_one_of(_band.band))))
    .order_by(_sketch.article)
)
ARTICLE = select(schema.article.c.text, schema.article.c.coding).where(
    schema.article.c.key == bindparam("key")
)
PAIRS = select(_pair.a, _pair.b, _pair.containment).where(_one_of(_pair.a) | _one_of(_pair.b))
ENTRIES = (
    select(_block.block, _block.event)
    .where(_one_of(_block.block), _block.day.between(bindparam("first"), bindparam("last")))
    .limit(bindparam("limit"))
)
PROFILES = select(_event.profile).where(_one_of(_event.key)).order_by(_event.key)
LINKS = tuple(
    select(_link.a, _link.b, _link.points, _link.reasons).where(_one_of(end))
    for end in (_link.a, _link.b)
)
_decision = tables.story_decision.c
_one, _other = tables.story_event.alias(), tables.story_event.alias()
DECIDED = (
    select(_one.c.key, _other.c.key, _decision.same)
    .join(_one, (_one.c.article == _decision.a_article) & (_one.c.event == _decision.a_event))
    .join(_other, (_other.c.article == _decision.b_article) & (_other.c.event == _decision.b_event))
    .order_by(_decision.key)
)
STORIES = select(_event.key, _event.story).where(_one_of(_event.key))
EVENTS_OF = select(_event.key, _event.story).where(_one_of(_event.story))
TAKEN_STORIES = select(tables.story.c.id).where(
    _one_of(tables.story.c.id),
    tables.story.c.became.is_not(None)
    | select(_event.key).where(_event.story == tables.story.c.id).exists(),
)
KNOWN_STORIES = select(tables.story.c.id).where(_one_of(tables.story.c.id))


class Kept:
    """The articles that were joined, as ``dateline.aggregate`` asks for them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _ask(self, question: Select[Any], items: Collection[Any], **others: int) -> Iterator[Any]:
        """Yield the rows that answer a question about some items."""
        for some in in_parts(items):
            yield from self._connection.execute(question, {"some": some, **others})

    def texts_sharing(self, bands: Collection[int]) -> list[TextSketch]:
        """Return the texts that share a band, each once, by their keys."""
        return [TextSketch(*row) for row in self._ask(TEXTS_SHARING, bands)]

    def article(self, key: int) -> Article:
        """Return an article with its text."""
        row = self._connection.execute(ARTICLE, {"key": key}).one()
        lean = msgspec.json.decode(row.coding, type=_Lean).article
        return msgspec.structs.replace(lean, text=row.text)

    def pairs(self, keys: Collection[int]) -> list[TextPair]:
        """Return the pairs of copies that have one of some articles in them."""
        return [TextPair(*row) for row in self._ask(PAIRS, keys)]

    def events_in(
        self, blocks: Collection[int], days: tuple[int, int], limit: int
    ) -> list[tuple[int, EventProfile]]:
        """Return the events entered in some blocks on some days, with the block of each entry."""
        first, last = days
        entries = list(self._ask(ENTRIES, sorted(blocks), first=first, last=last, limit=limit))
        events = {profile.key: profile for profile in self.events({row.event for row in entries})}
        return [(row.block, events[row.event]) for row in entries]

    def events(self, keys: Collection[int]) -> list[EventProfile]:
        """Return the events of some keys."""
        return [PROFILE.decode(row.profile) for row in self._ask(PROFILES, keys)]

    def links(self, keys: Collection[int]) -> list[StoryLink]:
        """Return the links that have one of some events at either end."""
        return [
            StoryLink(row.a, row.b, row.points, tuple(json.loads(row.reasons)))
            for question in LINKS
            for row in self._ask(question, keys)
        ]

    def decisions(self, keys: Collection[int]) -> list[Decision]:
        """Return the last word of a person on each pair that has one of some events in it."""
        return [
            Decision(*pair, same=same)
            for pair, same in self._decided.items()
            if not set(pair).isdisjoint(keys)
        ]

    @cached_property
    def _decided(self) -> dict[tuple[int, int], bool]:
        """The last word on each pair of events that are kept; persons decide on few."""
        rows = self._connection.execute(DECIDED)
        return {(min(one, other), max(one, other)): same for one, other, same in rows}

    def stories(self, keys: Collection[int]) -> dict[int, str]:
        """Return the story of each of some events."""
        return {row.key: row.story for row in self._ask(STORIES, keys)}

    def events_of(self, stories: Collection[str]) -> dict[int, str]:
        """Return the events of some stories by their keys, with the story of each."""
        return {row.key: row.story for row in self._ask(EVENTS_OF, stories)}

    def known_stories(self, ids: Collection[str]) -> set[str]:
        """Return those of some ids that a story has, or had before another took its events.

        A story whose only events were taken out leaves its id to the one that they make when they
        come back.
        """
        return {row.id for row in self._ask(TAKEN_STORIES, ids)}


Stories = tuple[dict[int, str], dict[str, str]]


class Joiner(NamedTuple):
    """How articles are joined: functions of ``dateline.aggregate``, which the store cannot know.

    Attributes:
        method: What names the way of joining; articles joined in another way are joined anew.
        join: Returns what is to be kept of a coding, given its key.
        regroup: Puts some events into stories again.
    """

    method: str
    join: Callable[[Coding, int, Kept], Joining]
    regroup: Callable[[Sequence[EventProfile], Kept], Stories]


def in_parts(items: Collection[Item]) -> Iterator[list[Item]]:
    """Yield items, as many at a time as one question to the database may hold."""
    given = list(items)
    for start in range(0, len(given), AT_ONCE):
        yield given[start : start + AT_ONCE]


def keep(connection: Connection, key: int, joining: Joining) -> None:
    """Store what joins one article with others.

    Args:
        connection: The database, in a transaction.
        key: Key of the article.
        joining: What its joining answered.
    """
    sketch = joining.sketch
    row = {
        "article": key, "grams": sketch.grams, "signature": sketch.signature,
        "copies": sketch.copies,
    }  # fmt: skip
    _insert(connection, tables.text_sketch, [row])
    _insert(connection, tables.text_band, [{"band": b, "article": key} for b in joining.bands])
    _insert(connection, tables.text_pair, [msgspec.structs.asdict(p) for p in joining.pairs])
    if joining.merged:
        copies = tables.text_sketch.c.copies
        merged = update(tables.text_sketch).where(copies.in_(joining.merged))
        connection.execute(merged.values(copies=sketch.copies))
    own = {profile.key for profile, _ in joining.events}
    _new_stories(connection, set(joining.stories.values()))
    _insert(connection, tables.story_event, [
        {"key": p.key, "article": key, "event": p.ref.event, "story": joining.stories[p.key],
         "profile": ENCODER.encode(p)}
        for p, _ in joining.events
    ])  # fmt: skip
    _insert(connection, tables.story_block, [
        {"block": block.number, "day": block.day, "event": profile.key}
        for profile, blocks in joining.events
        for block in blocks
    ])  # fmt: skip
    _insert(connection, tables.story_link, [
        {"a": link.a, "b": link.b, "points": link.points, "reasons": json.dumps(link.reasons)}
        for link in joining.links
    ])  # fmt: skip
    stale.mark(connection, set(joining.stories.values()))
    if sketch.copies != key or joining.merged:  # what is a copy of what decides on origins
        stale.mark_articles(connection, _copies_in(connection, sketch.copies))
    moved = {event: story for event, story in joining.stories.items() if event not in own}
    move(connection, (moved, joining.became))


def move(connection: Connection, stories: Stories) -> None:
    """Put events that are kept into other stories, and say what became of stories left empty."""
    moved, became = stories
    left = Kept(connection).stories(moved.keys())
    stale.mark(connection, {*moved.values(), *left.values(), *became})
    _new_stories(connection, set(moved.values()))
    event, story = tables.story_event, tables.story
    for key, name in moved.items():
        connection.execute(update(event).where(event.c.key == key).values(story=name))
    for name in set(moved.values()):
        connection.execute(update(story).where(story.c.id == name).values(became=None))
    for old, new in became.items():
        connection.execute(update(story).where(story.c.id == old).values(became=new))


def _copies_in(connection: Connection, group: int) -> set[int]:
    """Return the keys of the articles of a group of copies."""
    of_group = select(_sketch.article).where(_sketch.copies == group)
    return set(connection.scalars(of_group))


def _new_stories(connection: Connection, names: set[str]) -> None:
    known = {
        row.id
        for some in in_parts(names)
        for row in connection.execute(KNOWN_STORIES, {"some": some})
    }
    _insert(connection, tables.story, [{"id": name} for name in sorted(names - known)])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def forget(connection: Connection, key: int, joiner: Joiner) -> None:
    """Take one article out of all that was joined; the article itself stays.

    Args:
        connection: The database, in a transaction.
        key: Key of the article.
        joiner: How the events that it held together are put into stories again.
    """
    kept = Kept(connection)
    event, link, block = (
        tables.story_event.c,
        tables.story_link.c,
        tables.story_block.c,
    )
    own = list(connection.scalars(select(event.key).where(event.article == key)))
    left = set(kept.stories(own).values())
    stale.mark(connection, left)
    touched = kept.events_of(left).keys() - set(own)
    connection.execute(delete(tables.story_link).where(link.a.in_(own) | link.b.in_(own)))
    connection.execute(delete(tables.story_block).where(block.event.in_(own)))
    connection.execute(delete(tables.story_event).where(event.key.in_(own)))
    if touched:
        move(connection, joiner.regroup(kept.events(touched), kept))
    _forget_text(connection, key, kept)


def _forget_text(connection: Connection, key: int, kept: Kept) -> None:
    """Take a text out of its group of copies, which may fall apart."""
    sketch, pair, band = tables.text_sketch.c, tables.text_pair.c, tables.text_band.c
    group = select(sketch.copies).where(sketch.article == key).scalar_subquery()
    others = set(connection.scalars(select(sketch.article).where(sketch.copies == group))) - {key}
    stale.mark_articles(connection, others)
    connection.execute(delete(tables.text_pair).where((pair.a == key) | (pair.b == key)))
    connection.execute(delete(tables.text_band).where(band.article == key))
    connection.execute(delete(tables.text_sketch).where(sketch.article == key))
    beside: dict[int, set[int]] = {other: {other} for other in others}
    for one in kept.pairs(others):
        joined = beside[one.a] | beside[one.b]
        beside |= dict.fromkeys(joined, joined)
    for other, members in beside.items():
        of_other = update(tables.text_sketch).where(sketch.article == other)
        connection.execute(of_other.values(copies=min(members)))


def unjoined(connection: Connection) -> list[int]:
    """Return the keys of the articles that count and were not joined yet, the first one first."""
    article, sketch = schema.article.c, tables.text_sketch.c
    query = (
        select(article.key)
        .outerjoin(tables.text_sketch, sketch.article == article.key)
        .where(sketch.article.is_(None), article.later.is_(None))
        .order_by(article.key)
    )
    return list(connection.scalars(query))


def is_joined(connection: Connection, key: int) -> bool:
    """Say whether an article, by its key, has been joined with others."""
    sketch = tables.text_sketch.c.article
    return connection.scalar(select(sketch).where(sketch == key)) is not None


def method_of(connection: Connection) -> str | None:
    """Return the way in which the articles were joined, None where none was."""
    return connection.scalar(select(tables.joining.c.method))


def begin_anew(connection: Connection, method: str) -> None:
    """Forget all that was joined, but what persons decided and the ids that stories had."""
    stale.forget_all(connection)
    for table in (
        tables.story_link, tables.story_block, tables.story_event, tables.text_pair,
        tables.text_band, tables.text_sketch, tables.story, tables.joining,
    ):  # fmt: skip
        connection.execute(delete(table))
    connection.execute(tables.joining.insert().values(method=method))
