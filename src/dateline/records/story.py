"""What joining over articles works with: events and texts boiled down to what is compared.

Keys are numbers: an article has the key of its row, an event that key and its place in the article
(``event_key``), so that what belongs to one article can be told from the keys alone.
"""

from typing import NamedTuple

import msgspec

EVENTS_IN_ARTICLE = 1 << 16  # more than any text that is read can hold


class EventRef(msgspec.Struct, frozen=True, order=True):
    """An event of an article, by their ids."""

    article: str
    event: str


class Party(msgspec.Struct, frozen=True, array_like=True):
    """An actor as it is compared: id, name, country, sector, and whether a list names it."""

    id: str
    name: str
    country: str | None
    sector: str | None
    listed: bool


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place as it is compared."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str


class EventProfile(msgspec.Struct, frozen=True, array_like=True):
    """One event of one article, boiled down to what is compared.

    Attributes:
        key: Its key.
        ref: Its ids.
        published: ISO date of publication of the article, possibly partial.
        start: Where its anchor begins in the text.
        type: PLOVER type.
        mode: PLOVER mode.
        planned: Whether it is only planned.
        reciprocal: Whether both sides do it to each other.
        actors: Who did it.
        recipients: To whom.
        place: Where.
        first: The first day it may have happened on, as an ordinal; None where nothing tells.
        last: The last one, likewise.
        deaths: The least and the most dead, as a report gives them.
        words: The words of its sentence that carry meaning, sorted, each once.
    """

    key: int
    ref: EventRef
    published: str | None
    start: int
    type: str
    mode: str | None
    planned: bool
    reciprocal: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Spot | None
    first: int | None
    last: int | None
    deaths: tuple[int | None, int | None] | None
    words: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts events by publication and then as they stand in the text."""
        return self.published or "9999", self.ref.article, self.start, self.ref.event


class Block(NamedTuple):
    """A number that events have in common that may be one happening.

    Attributes:
        number: A digest of what they have in common.
        day: The first day of the event; 0 where its days do not matter.
    """

    number: int
    day: int


class StoryLink(msgspec.Struct, frozen=True):
    """Why two events, by their keys, are held for reports of one happening."""

    a: int
    b: int
    points: int
    reasons: tuple[str, ...]


class Decision(msgspec.Struct, frozen=True):
    """A person's word that two events, by their keys, are of one happening or of two."""

    a: int
    b: int
    same: bool


class TextSketch(msgspec.Struct, frozen=True):
    """One text as it is compared with others before they are measured exactly.

    Attributes:
        article: Key of its article.
        grams: Number of its word 3-grams.
        signature: The MinHash signature, 4 bytes a hash.
        copies: Key of the article that stands for its group of copies; its own where alone.
    """

    article: int
    grams: int
    signature: bytes
    copies: int


class TextPair(msgspec.Struct, frozen=True):
    """Two articles, by their keys, that carry one text, and how much of the shorter one."""

    a: int
    b: int
    containment: float


class Joining(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be kept of one article so that later ones can be joined with it.

    Attributes:
        sketch: Its text.
        bands: Numbers of which a copy of it shares some.
        pairs: The texts that it is a copy of.
        merged: Keys that stood for groups of copies that are now one with its own.
        events: Its events, with the blocks each stands in.
        links: What joins them with events of other articles.
        stories: The story of each event, its own or another, that is new or has changed.
        became: For each story that is no more, the one that took its events.
    """

    sketch: TextSketch
    bands: tuple[int, ...] = ()
    pairs: tuple[TextPair, ...] = ()
    merged: tuple[int, ...] = ()
    events: tuple[tuple[EventProfile, tuple[Block, ...]], ...] = ()
    links: tuple[StoryLink, ...] = ()
    stories: dict[int, str] = {}
    became: dict[str, str] = {}


def event_key(article: int, position: int) -> int:
    """Return the key of an event, from the key of its article and its place there."""
    return article * EVENTS_IN_ARTICLE + position


def article_key(event: int) -> int:
    """Return the key of the article of an event, from the event's key."""
    return event // EVENTS_IN_ARTICLE


def event_position(event: int) -> int:
    """Return the place of an event among those of its article, from its key."""
    return event % EVENTS_IN_ARTICLE
