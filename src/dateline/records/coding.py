"""The whole answer for one article: its events, statements, dyads, places, times and gaps."""

from enum import StrEnum

import msgspec

from dateline.records.actor import Actor
from dateline.records.article import Article, Unread
from dateline.records.event import Event
from dateline.records.place import Place
from dateline.records.source import Source, Statement
from dateline.records.time import TimeMention


class Relation(StrEnum):
    """The states that a pair of actors can be in."""

    FIGHTING = "fighting"
    TRUCE = "truce"
    ALLIANCE = "alliance"
    TALKS = "talks"
    HOSTILE = "hostile"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a pair over a stretch of time.

    Attributes:
        state: Fighting, truce, alliance, talks or hostile.
        earliest: First day, ISO, possibly partial; None where the text does not say.
        latest: Last day, likewise.
        disputed: Whether another source of the article says otherwise.
        events: Ids of the events that show it.
        chains: Who says so, one chain an account.
    """

    state: Relation
    disputed: bool
    events: tuple[str, ...]
    chains: tuple[tuple[Source, ...], ...]
    earliest: str | None = msgspec.field(default=None, name="from")
    latest: str | None = msgspec.field(default=None, name="to")


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors and its states as one article tells them, in order of time."""

    a: Actor
    b: Actor
    states: tuple[State, ...]


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says: the record that ``dateline code --format jsonl`` writes a line of.

    Attributes:
        article: The article itself.
        events: Its events, in text order.
        statements: Its statements, in text order.
        dyads: Its pairs of actors.
        places: Every mention of a place, in text order.
        times: Every time expression, in text order.
        unread: What could not be used, and why.
    """

    article: Article
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    dyads: tuple[Dyad, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    unread: tuple[Unread, ...] = ()
