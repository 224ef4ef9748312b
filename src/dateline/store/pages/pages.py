"""What the pages of the web application ask: lists, one thing each, and counts over all."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import timedelta

import msgspec
from sqlalchemy import Connection, Engine

from dateline.records import ReviewState, dates
from dateline.records.story import EventRef
from dateline.store.connect import READ, transaction
from dateline.store.pages import (
    actors,
    articles,
    dyads,
    events,
    evidence,
    found,
    overview,
    pairs,
    rejected,
    sources,
    statements,
    stories,
)
from dateline.store.pages.actors import ActorPage
from dateline.store.pages.dyads import DyadPage
from dateline.store.pages.overview import Network, Timeline, Totals
from dateline.store.pages.paging import Asked
from dateline.store.pages.pairs import PairTold, StateOf
from dateline.store.pages.rows import (
    ActorRow,
    ArticleRow,
    DyadRow,
    EventRow,
    Page,
    PlaceRow,
    SourceRow,
    StatementRow,
    StoryRow,
)  # fmt: skip
from dateline.store.pages.sources import SourcePage
from dateline.store.pages.wanted import ANYTHING, Wanted
from dateline.store.search import Hit

ON_START = 10  # rows of each list of the start page


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """What the start page shows.

    Attributes:
        totals: How much is stored.
        newest: The stories reported last.
        active: The pairs of most events in the last days before the newest report.
        since: The first of these days.
        disputed: The disputed stories reported last.
        single_origin: The stories of one origin and several reports, reported last.
    """

    totals: Totals
    newest: tuple[StoryRow, ...]
    active: tuple[DyadRow, ...]
    since: str | None
    disputed: tuple[StoryRow, ...]
    single_origin: tuple[StoryRow, ...]


class Pages:
    """The questions of pages. Every method is one reading transaction.

    Lists take what is wanted, the name of an order, where the page begins (``next`` of the page
    before) and how many rows it holds at most. They raise StoreError for an order, a cursor or a
    value that makes no sense, and where a list cannot be asked by what is given.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._name, READ)

    def events(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[EventRow]:
        """Return events. Orders: newest, oldest, doubtful, reports, origins.

        Rejected ones are returned only where ``review`` is "rejected": all on one page, newest
        first, asked by what ``Store.events`` can be asked by.
        """
        if wanted.review == ReviewState.REJECTED:
            return rejected.rejected(self._engine, self._name, wanted, limit)
        with self._reading() as connection:
            return events.events(connection, wanted, Asked(order, after, limit))

    def stories(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[StoryRow]:
        """Return stories, as last summarised. Orders: newest, oldest, reports, origins."""
        with self._reading() as connection:
            return stories.stories(connection, wanted, Asked(order, after, limit))

    def articles(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[ArticleRow]:
        """Return articles. Orders: newest, oldest."""
        with self._reading() as connection:
            return articles.articles(connection, wanted, Asked(order, after, limit))

    def statements(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "newest",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[StatementRow]:
        """Return statements. Orders: newest, oldest, doubtful."""
        with self._reading() as connection:
            return statements.statements(connection, wanted, Asked(order, after, limit))

    def actors(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "events",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[ActorRow]:
        """Return the actors of events. Orders: events, name."""
        with self._reading() as connection:
            return actors.actors(connection, wanted, Asked(order, after, limit))

    def sources(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "reliance",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[SourceRow]:
        """Return sources. Orders: reliance, alone, denied."""
        with self._reading() as connection:
            return sources.sources(connection, wanted, Asked(order, after, limit))

    def dyads(
        self,
        wanted: Wanted = ANYTHING,
        *,
        order: str = "events",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[DyadRow]:
        """Return pairs of actors, of events published in a time. Orders: events, newest."""
        with self._reading() as connection:
            return dyads.dyads(connection, wanted, Asked(order, after, limit))

    def search(
        self,
        query: str,
        wanted: Wanted = ANYTHING,
        *,
        kind: str | None = None,
        after: str | None = None,
        limit: int = 20,
    ) -> Page[Hit]:
        """Find articles and statements by their words, best first.

        Args:
            query: Words that must all occur, or FTS5's query language; what is no query of that
                language is looked for as plain words.
            wanted: Which ones: of an article an event must fit, of a statement an event of its
                article; ``since`` and ``until`` are days of publication; of a statement ``source``
                and ``stance`` are its own.
            kind: "article" or "statement"; None for both.
            after: Where the page begins.
            limit: Hits at most.

        Returns:
            A page of hits with the words around the match; an empty one where the query holds no
            word.
        """
        with self._reading() as connection:
            return found.search(connection, query, wanted, kind, Asked("best", after, limit))

    def actor(self, id: str) -> ActorPage | None:
        """Return one actor over all articles, by its id; None where there is none."""
        with self._reading() as connection:
            return actors.actor(connection, id)

    def source(self, id: str) -> SourcePage | None:
        """Return one source over all articles, by its id; None where there is none."""
        with self._reading() as connection:
            return sources.source(connection, id)

    def dyad(self, one: str, other: str) -> DyadPage | None:
        """Return a pair of actors over all articles, by their ids; None where it has no event."""
        with self._reading() as connection:
            return dyads.dyad(connection, one, other)

    def told_of_pair(self, one: str, other: str, *, known_on: str | None = None) -> PairTold:
        """Return what the history of a pair is made of.

        Args:
            one: Id of the one.
            other: Id of the other.
            known_on: ISO date, possibly partial; articles published later are left out.

        Returns:
            What the articles published last tell of the two.
        """
        with self._reading() as connection:
            return pairs.told_of_pair(connection, one, other, known_on)

    def events_of_pair(
        self, one: str, other: str, *, after: str | None = None, limit: int = 50
    ) -> Page[EventRow]:
        """Return what two actors do to one another, the last report first."""
        with self._reading() as connection:
            return pairs.events_of_pair(connection, one, other, Asked("newest", after, limit))

    def states_of_actor(self, id: str, *, limit: int = 20) -> tuple[StateOf, ...]:
        """Return the states that an actor is told to have been in, those of most articles first."""
        with self._reading() as connection:
            return pairs.states_of_actor(connection, id, limit)

    def source_names(self, ids: Collection[str]) -> dict[str, str]:
        """Return the names of sources by their ids."""
        with self._reading() as connection:
            return sources.names_of(connection, ids)

    def story(self, id: str) -> StoryRow | None:
        """Return one story as last summarised, by its id; None where it never was."""
        with self._reading() as connection:
            found = stories.stories(connection, Wanted(story=id), Asked("newest", limit=1))
        return found.rows[0] if found.rows else None

    def evidence(self, refs: Collection[EventRef]) -> dict[EventRef, str]:
        """Return the sentences that report some events, by their ids; unknown ones are left out."""
        with self._reading() as connection:
            return evidence.evidence_of(connection, refs)

    def timeline(self, wanted: Wanted = ANYTHING, *, by_day: bool = False) -> Timeline:
        """Count events by month and type, or by day and type."""
        with self._reading() as connection:
            return overview.timeline(connection, wanted, by_day=by_day)

    def places(self, wanted: Wanted = ANYTHING, *, limit: int = 2000) -> tuple[PlaceRow, ...]:
        """Count events by place, those of most events first; only places with coordinates."""
        with self._reading() as connection:
            return overview.places(connection, wanted, limit)

    def actor_network(self, wanted: Wanted = ANYTHING, *, limit: int = 150) -> Network:
        """Return who acts on whom most often, counting what is said to have happened."""
        with self._reading() as connection:
            return overview.actor_network(connection, wanted, limit)

    def source_network(self, *, limit: int = 150) -> Network:
        """Return who relies on whom most often: outlets on sources, sources on those behind."""
        with self._reading() as connection:
            return overview.source_network(connection, limit)

    def totals(self) -> Totals:
        """Count all that is stored."""
        with self._reading() as connection:
            return overview.totals(connection)

    def start(self, *, days: int = 30) -> Start:
        """Return what the start page shows.

        Args:
            days: Over how many days before the newest report pairs count as active.

        Returns:
            Totals, and the first rows of some lists.
        """
        with self._reading() as connection:
            totals = overview.totals(connection)
            newest = dates.last_day(totals.newest) if totals.newest else None
            since = (newest - timedelta(days=days)).isoformat() if newest else None
            active = dyads.dyads(connection, Wanted(since=since), Asked("events", limit=ON_START))
            alone = Wanted(most_origins=1, reports=2)
            return Start(
                totals=totals,
                newest=stories.first_stories(connection, ANYTHING, ON_START),
                active=active.rows,
                since=since,
                disputed=stories.first_stories(connection, Wanted(disputed=True), ON_START),
                single_origin=stories.first_stories(connection, alone, ON_START),
            )
