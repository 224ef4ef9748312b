"""What a store answers with: the records of the contract, and where each one comes from."""

from enum import StrEnum

import msgspec

from dateline.records import Article, Coding, Dyad, Event, Republished, Statement
from dateline.records.story import EventRef


class Outcome(StrEnum):
    """What became of a coding that was to be stored.

    ``ADDED``: it is stored now. ``KNOWN``: the same text, publisher and date were stored before,
    and nothing changed but that a further address may be kept. ``REVISED``: it is stored now, and
    of it and an earlier text under the same id or address the later one counts. ``ID_TAKEN``: the
    same run brought another text under its id, and nothing changed.
    """

    ADDED = "added"
    KNOWN = "known"
    REVISED = "revised"
    ID_TAKEN = "id_taken"


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event, with the article it was read in and the run that coded it."""

    event: Event
    article: Article
    run: int


class Selected(msgspec.Struct, frozen=True, kw_only=True):
    """An article with those of its events that a question asked for.

    Attributes:
        coding: The coding of the article, as it was stored.
        events: The events asked for, in text order.
        run: The run that coded it.
        story: The story that all these events are of, where they are asked for by story.
    """

    coding: Coding
    events: tuple[Event, ...]
    run: int
    story: str | None = None


class StoredStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, with the article it was read in and the run that coded it."""

    statement: Statement
    article: Article
    run: int

    @property
    def words(self) -> str:
        """What is said, as it stands in the article."""
        spans = self.statement.content
        return " ... ".join(self.article.text[start:end] for start, end in spans)


class StoredDyad(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors as one article tells its states, and the run that coded it."""

    dyad: Dyad
    article: Article
    run: int


class StoredArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one stored article, without its text.

    Attributes:
        id: Its id.
        revision: 1 for the first text under its id or address, 2 for the next one.
        replaced: Whether another revision counts instead of this one.
        addresses: Further addresses and files that the same text was met under.
        input: The path, address or ``-`` it came from.
        title: The headline.
        publisher: Who published it.
        published: ISO date of publication.
        republished_from: The outlet it says it was taken from.
        agency: The news agency credited.
        dateline_place: The place its dateline names.
        language: ISO 639-1 code.
        url: Its address.
        sha256: SHA-256 of its text.
        run: The run that stored it.
        events: Number of its events.
        statements: Number of its statements.
        unread: Number of its gaps.
    """

    id: str
    revision: int
    replaced: bool
    addresses: tuple[str, ...]
    input: str
    title: str | None
    publisher: str | None
    published: str | None
    republished_from: Republished | None
    agency: str | None
    dateline_place: str | None
    language: str | None
    url: str | None
    sha256: str
    run: int
    events: int
    statements: int
    unread: int


class StoredActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor over all articles.

    Attributes:
        id: Id of the knowledge entry, else a slug of the name.
        name: Canonical English name.
        country: The country it has in most events.
        sector: The sector it has in most events.
        wikidata: Wikidata id where it is certain.
        listed: Whether the name stands in the knowledge files.
        events: Number of events it takes part in.
        articles: Number of articles that report them.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    wikidata: str | None
    listed: bool
    events: int
    articles: int


class StoredRun(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the program over some inputs.

    Attributes:
        id: Number of the run, from 1.
        version: Dateline's version.
        model: The parser model.
        knowledge: SHA-256 over the knowledge files.
        settings: The settings, as JSON.
        started: ISO time.
        finished: ISO time; None where it was cut short.
        counts: What it counted, as JSON; None where it was cut short.
    """

    id: int
    version: str
    model: str
    knowledge: str
    settings: str
    started: str
    finished: str | None
    counts: str | None


class StoredError(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read or coded, until a later run succeeds.

    Attributes:
        input: The file, ``FILE:LINE``, address or ``-``.
        reason: What is wrong, and what to do about it.
        run: The last run that failed on it.
        at: ISO time of that failure.
        retried: How often it failed again.
    """

    input: str
    reason: str
    run: int
    at: str
    retried: int


class StoredStory(msgspec.Struct, frozen=True, kw_only=True):
    """One story as it is kept: what was joined, for ``dateline.aggregate`` to tell.

    Attributes:
        id: Its id.
        events: Its events with their articles, these without their texts.
        copies: The groups of articles that carry one text and of which one is among its reports.
        links: What joined two of its events: their ids, points and reasons.
    """

    id: str
    events: tuple[tuple[Article, Event], ...]
    copies: tuple[tuple[Article, ...], ...]
    links: tuple[tuple[EventRef, EventRef, int, tuple[str, ...]], ...]


class StoredDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided on two events.

    Attributes:
        a: The one.
        b: The other.
        same: Whether they are of one happening.
        by: Who says so.
        why: The reason.
        at: ISO time.
    """

    a: EventRef
    b: EventRef
    same: bool
    by: str
    why: str
    at: str
