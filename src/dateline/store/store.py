"""The store: one database of articles and what they say, with who says it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Engine, delete, select

from dateline.errors import NotFoundError
from dateline.records import Article, Coding, ReviewState, Stance, Status
from dateline.settings import Settings
from dateline.store import failures, frame, grades, kept, lists, read, schema, search, write
from dateline.store.asked import event_filter, the_one
from dateline.store.by_story import selected_by_story
from dateline.store.checks import one_of
from dateline.store.connect import READ, transaction
from dateline.store.grades import StoredGrade
from dateline.store.joined import Joined, join_added
from dateline.store.pages import Pages
from dateline.store.records import (
    Outcome,
    Selected,
    StoredActor,
    StoredArticle,
    StoredDyad,
    StoredError,
    StoredEvent,
    StoredRun,
    StoredStatement,
)
from dateline.store.review.recodings import Recodings
from dateline.store.review.remake import Remaking, settle
from dateline.store.review.reviews import Reviews
from dateline.store.sayings import Sayings
from dateline.store.summaries import Summaries
from dateline.store.visits import Visits


class Store:
    """A database of codings. Every method is one transaction and raises StoreError if it fails.

    Attributes:
        name: What messages call the database.
        joined: What the articles say together: stories and copies.
        reviews: What people decided on its events.
        recodings: Its articles coded anew, and the actors that are one.
        summaries: What is said of each story together, kept.
        sayings: Its statements, and those that may say the same.
        pages: What pages list and count.
        visits: What it remembers of the addresses that were asked.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name
        self.joined = Joined(engine, name)
        self.reviews = Reviews(engine, name)
        self.recodings = Recodings(engine, name)
        self.summaries = Summaries(engine, name)
        self.sayings = Sayings(engine, name)
        self.pages = Pages(engine, name)
        self.visits = Visits(engine, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({self.name!r})"

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def begin_run(
        self, *, version: str, model: str, knowledge: str, settings: Settings | str, started: str
    ) -> int:
        """Enter a run, which everything that it stores refers to.

        Args:
            version: Dateline's version.
            model: The parser model, with its version.
            knowledge: SHA-256 over the knowledge files.
            settings: The settings it runs with, or their JSON where another one kept it.
            started: ISO time.

        Returns:
            The number of the run.
        """
        kept = settings if isinstance(settings, str) else msgspec.json.encode(settings).decode()
        row = schema.run.insert().values(
            version=version, model=model, knowledge=knowledge, settings=kept, started=started
        )
        with transaction(self._engine, self.name) as connection:
            return int(connection.execute(row.returning(schema.run.c.id)).scalar_one())

    def finish_run(self, run: int, *, finished: str, counts: msgspec.Struct) -> None:
        """Note that a run came to its end, and what it counted."""
        row = {"finished": finished, "counts": msgspec.json.encode(counts).decode()}
        with transaction(self._engine, self.name) as connection:
            connection.execute(schema.run.update().where(schema.run.c.id == run), row)

    def runs(self) -> list[StoredRun]:
        """Return every run, the first one first."""
        with transaction(self._engine, self.name, READ) as connection:
            return lists.runs(connection)

    def has(self, article: Article) -> bool:
        """Say whether this text of this publisher and date is stored."""
        content = schema.article.c.content == write.content_of(article)
        with transaction(self._engine, self.name, READ) as connection:
            return connection.scalar(select(schema.article.c.key).where(content)) is not None

    def note_address(self, article: Article) -> None:
        """Keep under which further address an article that is stored was met."""
        with transaction(self._engine, self.name, READ) as connection:
            if not write.new_addresses(connection, article):
                return
        with transaction(self._engine, self.name) as connection:
            write.note_address(connection, article)

    def add(
        self,
        coding: Coding,
        run: int,
        joiner: kept.Joiner | None = None,
        remaking: Callable[[], Remaking] | None = None,
    ) -> Outcome:
        """Store a coding in one transaction, join it with what is stored, and clear its error.

        Args:
            coding: The coding; every event and statement of it must have its words and chain.
            run: The run that coded it.
            joiner: How it is joined with other articles; None leaves that for later
                (``joined.catch_up``).
            remaking: Where it takes the place of an earlier text: what it takes to let decisions on
                that one hold for it; None leaves them there (``reviews.lost``).

        Returns:
            What became of it.

        Raises:
            StoreError: The database refused it; nothing of it is stored.
        """
        with transaction(self._engine, self.name) as connection:
            added = write.add_coding(connection, coding, run)
            if added.key:
                join_added(connection, settle(connection, added, remaking), joiner)
            if added.outcome is not Outcome.ID_TAKEN:
                cleared = schema.error.c.input == coding.article.input
                connection.execute(delete(schema.error).where(cleared))
            return added.outcome

    def record_error(self, place: str, problem: str, *, run: int, at: str) -> None:
        """Keep that an input failed; a second failure of one input replaces the first.

        Args:
            place: The file, ``FILE:LINE``, address or ``-``.
            problem: What is wrong, and what to do about it.
            run: The run that failed on it.
            at: ISO time.
        """
        with transaction(self._engine, self.name) as connection:
            failures.record(connection, place, problem, run=run, at=at)

    def clear_errors(self, places: Iterable[str], *, before_run: int) -> None:
        """Forget failures that a later run has overcome.

        Args:
            places: The inputs that failed.
            before_run: Failures of this run and of later ones are kept.
        """
        with transaction(self._engine, self.name) as connection:
            failures.clear(connection, places, before_run=before_run)

    def errors(self) -> list[StoredError]:
        """Return the inputs that failed and have not succeeded since, by name."""
        with transaction(self._engine, self.name, READ) as connection:
            return lists.errors(connection)

    def add_grade(
        self, about: str, subject: str, value: str | None, *, by: str, why: str, at: str
    ) -> StoredGrade:
        """Keep a grade that an analyst gave; earlier ones stay, and the last one holds.

        Args:
            about: "source" or "story".
            subject: Id of the source or story.
            value: A to F for a source, 1 to 6 for a story; None withdraws the grade.
            by: Who gives it.
            why: The reason.
            at: ISO time.

        Returns:
            The grade, with the one that it takes the place of.
        """
        with transaction(self._engine, self.name) as connection:
            held = {grade.subject: grade.value for grade in grades.grades(connection, about)}
            given = grades.StoredGrade(
                subject=subject, value=value, before=held.get(subject), by=by, why=why, at=at
            )
            grades.add_grade(connection, about, given)
        return given

    def grades(self, about: str) -> list[StoredGrade]:
        """Return every grade of sources ("source") or stories ("story"), the first one first."""
        with transaction(self._engine, self.name, READ) as connection:
            return list(grades.grades(connection, about))

    def events(  # noqa: PLR0913 - one keyword a question
        self,
        *,
        type: str | None = None,
        actor: str | None = None,
        country: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        status: Status | str | None = None,
        source: str | None = None,
        article: str | None = None,
        review: str | None = None,
        doubtful_first: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the events that fit all that is given, by date of publication of their article.

        Args:
            type: PLOVER type.
            actor: Id or name of somebody who takes part, on either side.
            country: Country code of somebody who takes part, or of the place.
            since: ISO date, possibly partial; events that end before it are left out, and so are
                those that have no date at all.
            until: Likewise; events that begin after it are left out.
            status: Status of the event.
            source: Id or name of a link of its chain, or of the chain of one of its accounts.
            article: Id of the article.
            review: How people left it: "unreviewed", "accepted", "edited", "added", or "rejected",
                which are the only ones that are never returned unless asked for.
            doubtful_first: Whether the least confident come first.
            limit: Events at most.

        Returns:
            The events, by date of publication of their article, then in text order.
        """
        wanted = event_filter(
            type=type, actor=actor, country=country, since=since, until=until, status=status,
            source=source, article=article, review=review, doubtful_first=doubtful_first,
            limit=limit,
        )  # fmt: skip
        if review == ReviewState.REJECTED:
            return self.reviews.rejected(wanted)
        with transaction(self._engine, self.name, READ) as connection:
            return read.events(connection, wanted)

    def selected(self, **wanted: Any) -> Iterator[Selected]:  # noqa: ANN401 - as in ``events``
        """Yield the articles of the events that fit, each with those events, a few at a time.

        Args:
            **wanted: Which events, as in ``events``.

        Yields:
            Articles by date of publication, then as stored.
        """
        with transaction(self._engine, self.name, READ) as connection:
            yield from read.selected(connection, event_filter(**wanted))

    def selected_by_story(self, **wanted: Any) -> Iterator[Selected]:  # noqa: ANN401 - as in ``events``
        """Yield the articles of each story with their events of it, one story after the other.

        Stories must have been joined (``joined.catch_up``); events of none stand alone.

        Args:
            **wanted: Which events, as in ``events``.

        Yields:
            Articles by the first day of the story, then by its id.
        """
        with transaction(self._engine, self.name, READ) as connection:
            yield from selected_by_story(connection, event_filter(**wanted))

    def event(self, event_id: str, *, article: str | None = None) -> StoredEvent:
        """Return one event.

        Args:
            event_id: Its id, or the beginning of it if that is the beginning of one id only.
            article: Id of its article, where copies of a text share the ids of their events.

        Returns:
            The event; of copies of one text, without ``article``, the one published first.

        Raises:
            NotFoundError: There is no such event.
            StoreError: There are several.
        """
        wanted = read.EventFilter(id=event_id, article=article)
        with transaction(self._engine, self.name, READ) as connection:
            found = read.events(connection, wanted)
        return the_one(found, event_id, self.name)

    def statements(
        self,
        *,
        source: str | None = None,
        about: str | None = None,
        stance: Stance | str | None = None,
        article: str | None = None,
        limit: int | None = None,
    ) -> list[StoredStatement]:
        """Return the statements that fit all that is given.

        Args:
            source: Id or name of a link of the chain.
            about: Words that all stand in what is said.
            stance: Stance of the statement.
            article: Id of the article.
            limit: Statements at most.

        Returns:
            The statements, by date of publication of their article, then in text order.
        """
        wanted = read.StatementFilter(
            source=source,
            about=about,
            stance=one_of(Stance, stance),
            article=article,
            limit=limit,
        )
        with transaction(self._engine, self.name, READ) as connection:
            return read.statements(connection, wanted)

    def articles(self, *, history: bool = False) -> list[StoredArticle]:
        """Return what is known of each article, with ``history`` of replaced revisions too."""
        with transaction(self._engine, self.name, READ) as connection:
            return lists.articles(connection, history=history)

    def actors(self) -> list[StoredActor]:
        """Return the actors of all events, those of most events first."""
        with transaction(self._engine, self.name, READ) as connection:
            return lists.actors(connection)

    def dyads(self, *, actor: str | None = None) -> list[StoredDyad]:
        """Return the pairs of actors and their states, one record a pair and article."""
        with transaction(self._engine, self.name, READ) as connection:
            return read.dyads(connection, actor)

    def coding(self, article: str) -> Coding:
        """Return the coding of one article, as it was stored.

        Raises:
            NotFoundError: There is no article with this id.
        """
        with transaction(self._engine, self.name, READ) as connection:
            found = read.coding(connection, article)
        if found is None:
            raise NotFoundError(
                f"{self.name}: there is no article {article!r}; 'dateline show articles' lists them"
            )
        return found

    def codings(self, *, actor: str | None = None) -> Iterator[Coding]:
        """Yield the codings, of those articles with ``actor`` (id or name), in stored order."""
        with transaction(self._engine, self.name, READ) as connection:
            for _, coding in read.codings(connection, actor):
                yield coding

    def search(self, query: str, *, limit: int = 20) -> list[search.Hit]:
        """Find articles and statements by their words, best first.

        Args:
            query: Words that must all occur, or FTS5's query language; what is no query of that
                language is looked for as plain words.
            limit: Hits at most.

        Returns:
            Hits with the words around the match.
        """
        return list(self.pages.search(query, limit=limit).rows)

    def to_pandas(self, **wanted: Any) -> Any:  # noqa: ANN401 - pandas is optional
        """Return a pandas DataFrame with one row an event.

        Args:
            **wanted: Which events, as in ``events``.

        Returns:
            The DataFrame; its columns are ``dateline.store.event_table.EVENT_COLUMNS``.
        """
        return frame.to_pandas(self.events(**wanted))
