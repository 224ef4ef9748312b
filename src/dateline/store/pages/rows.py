"""What a page lists: light records, a row of a list each."""

from typing import Generic, TypeVar

import msgspec

Row = TypeVar("Row")


class Page(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """Some rows of a list.

    Attributes:
        rows: The rows.
        next: Where the next page begins; None on the last page.
        total: How many rows the whole list has.
    """

    rows: tuple[Row, ...]
    next: str | None
    total: int


class Named(msgspec.Struct, frozen=True):
    """An actor or a source, by its id and its name."""

    id: str
    name: str


class LinkRow(msgspec.Struct, frozen=True):
    """A link of a chain: its id over all articles, its name, and what kind of source it is."""

    id: str
    name: str
    kind: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list.

    Attributes:
        id: Its id.
        article: Id of its article.
        title: Headline of the article.
        publisher: Who published the article.
        published: ISO date of publication.
        type: PLOVER type.
        mode: PLOVER mode.
        actors: Who does it.
        recipients: To whom.
        place: Where.
        country: Country code of the place.
        lat: Latitude of the place, in degrees.
        lon: Longitude of the place, in degrees.
        earliest: First day it may have happened on, in full.
        latest: Last day.
        precision: How exact the days are.
        status: Whether it happened.
        certainty: How firmly its chain vouches for it.
        confidence: 0 to 1.
        deaths_low: The least dead; None for no floor.
        deaths_high: The most dead; None for no ceiling.
        review: How people left it: "accepted", "edited", "added", "rejected"; None where only the
            machine has looked at it.
        chain: Whom it rests on, outermost first; empty where the publisher itself says so.
        evidence: The sentence or sentences that report it.
        story: Id of its story; None where it was not joined yet.
        reports: Articles that report the story, as last summarised; 0 where that was never done.
        origins: Independent origins of the story, likewise.
    """

    id: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    type: str
    mode: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    precision: str | None
    status: str
    certainty: str
    confidence: float
    deaths_low: int | None
    deaths_high: int | None
    review: str | None
    chain: tuple[LinkRow, ...]
    evidence: str
    story: str | None
    reports: int
    origins: int


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """An independent origin of a story: see ``OriginSummary``."""

    name: str
    kind: str
    source: str | None
    outlet: str | None
    reports: int


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list: see ``StorySummary``; ``stale`` where it has changed since."""

    id: str
    type: str
    mode: str | None
    headline: str
    title: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    first_published: str
    last_published: str
    reports: int
    origins: int
    rests_on: tuple[OriginRow, ...]
    deaths_low: int | None
    deaths_high: int | None
    disputed: bool
    differences: int
    only_denied: bool
    stale: bool


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list, with the numbers of its events, statements and gaps."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    republished_outlet: str | None
    agency: str | None
    language: str | None
    url: str | None
    input: str
    run: int
    events: int
    statements: int
    unread: int


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list: what is said, who says so, and where that stands."""

    id: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    text: str
    kind: str
    stance: str
    confidence: float
    parent: str | None
    chain: tuple[LinkRow, ...]


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a list.

    Attributes:
        id: Its id.
        name: Its name.
        country: The country it has in most events.
        sector: The sector it has in most events.
        listed: Whether the name stands in the knowledge files.
        did: Number of events in which it is an actor.
        suffered: Number of events in which it is a recipient.
        latest: ISO date of publication of the last report of any of them.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    listed: bool
    did: int
    suffered: int
    latest: str | None


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source in a list, with what rests on it: see ``SourceProfile`` of dateline.aggregate."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    statements: int
    events: int
    passes_on: int
    stories: int
    alone: int
    confirmed: int
    denied: int
    denies: int
    grade: str | None


class DyadRow(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors in a list.

    Attributes:
        a: The one.
        b: The other.
        events: Events in which one acts on the other.
        happened: Those of them that are said to have happened.
        forth: Events in which ``a`` acts on ``b``; what both do to each other counts either way.
        back: Events in which ``b`` acts on ``a``.
        intensity: Mean PLOVER intensity of what happened; None where none has one.
        latest: ISO date of publication of the last report.
    """

    a: Named
    b: Named
    events: int
    happened: int
    forth: int
    back: int
    intensity: float | None
    latest: str | None


class Count(msgspec.Struct, frozen=True):
    """A number of events by a name: of a type, a month, a publisher."""

    name: str
    events: int


class PlaceRow(msgspec.Struct, frozen=True):
    """A place with the number of events there; its coordinates in degrees."""

    place: str
    country: str | None
    lat: float | None
    lon: float | None
    events: int
