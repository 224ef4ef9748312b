"""Adds articles to a store on one machine: what is there is skipped, what fails is recorded.

A run can be cut short at any moment. Each article is stored in one transaction, so running again
codes what is missing and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from dateline.errors import UnreadableInputError
from dateline.knowledge.actors.lists import knowledge_digest_with
from dateline.knowledge.events import frame_files
from dateline.records import Article, Coding
from dateline.run.pipeline import MakeCoder, model_of, pipeline_coder
from dateline.run.pool import NotCoded, code_many
from dateline.run.reviewer import remaking
from dateline.settings import Settings
from dateline.store import Joiner, Outcome, Store, StoredError
from dateline.store.review import Remaking
from dateline.version import VERSION

Clock = Callable[[], str]  # the time now, ISO


class Counts(msgspec.Struct):
    """What a run has counted so far.

    Attributes:
        run: Number of the run.
        added: Articles stored.
        revised: Of these, those that are revisions of articles stored before.
        known: Articles that were stored before.
        failed: Inputs that could not be read or coded; the store says why.
        unread: Gaps in the articles stored.
        events: Events stored.
        statements: Statements stored.
    """

    run: int
    added: int = 0
    revised: int = 0
    known: int = 0
    failed: int = 0
    unread: int = 0
    events: int = 0
    statements: int = 0


Progress = Callable[[Counts, str], None]  # after each input, with its name


def add_articles(  # noqa: PLR0913 - one keyword a concern
    articles: Iterable[Article | UnreadableInputError],
    store: Store,
    *,
    settings: Settings,
    clock: Clock,
    joiner: Joiner | None = None,
    make_coder: MakeCoder = pipeline_coder,
    progress: Progress | None = None,
) -> Counts:
    """Code articles and store them, one transaction an article.

    Args:
        articles: What ``dateline.read.read_articles`` yields: articles, and inputs that failed.
        store: Where to.
        settings: The settings of the run; ``workers`` is the number of processes.
        clock: Returns the time now, ISO.
        joiner: How each article is joined with those that are stored, in the same transaction;
            None leaves that for later.
        make_coder: Makes the function that codes an article, once a process.
        progress: Called after each input with the counts so far and the name of the input.

    Returns:
        The counts of the whole run, which the store keeps too.

    Raises:
        StoreError: The database cannot be written to; what was stored before stays.
    """
    run = _begin(store, settings, clock)
    if joiner:
        store.joined.catch_up(joiner)
    adding = _Adding(store, clock, Counts(run), joiner, progress, settings)
    missing = adding.without_known(articles)
    for coded in code_many(missing, settings=settings, make_coder=make_coder):
        if isinstance(coded, NotCoded):
            adding.fail(coded.article.input, coded.problem)
        else:
            adding.store(coded)
    store.finish_run(run, finished=clock(), counts=adding.counts)
    return adding.counts


def add_coding(
    coding: Coding, store: Store, *, settings: Settings, clock: Clock, joiner: Joiner | None = None
) -> Counts:
    """Store one article that was coded already, as a run of its own.

    Args:
        coding: The coding.
        store: Where to.
        settings: The settings that it was coded with.
        clock: Returns the time now, ISO.
        joiner: How it is joined with what is stored; None leaves that for later.

    Returns:
        The counts of the run.

    Raises:
        StoreError: The database cannot be written to.
    """
    counts = Counts(_begin(store, settings, clock))
    adding = _Adding(store, clock, counts, joiner, None, settings)
    adding.store(coding)
    store.finish_run(adding.counts.run, finished=clock(), counts=adding.counts)
    return adding.counts


def _begin(store: Store, settings: Settings, clock: Clock) -> int:
    """Enter a run with these settings, and return its number."""
    return store.begin_run(
        version=VERSION,
        model=model_of(settings),
        knowledge=knowledge_digest_with((
            *settings.actors,
            *map(str, frame_files(settings.frames)),
        )),
        settings=settings,
        started=clock(),
    )


class _Adding:
    """One run: counts what becomes of each input, and records what fails."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        counts: Counts,
        joiner: Joiner | None,
        progress: Progress | None,
        settings: Settings,
    ) -> None:
        self._store = store
        self._settings = settings
        self._joiner = joiner
        self._clock = clock
        self._progress = progress
        self._failed_before = {error.input for error in store.errors()}
        self.counts = counts

    def without_known(
        self, articles: Iterable[Article | UnreadableInputError]
    ) -> Iterator[Article]:
        """Yield what is to be coded: neither what failed to be read nor what is stored."""
        for item in articles:
            if isinstance(item, UnreadableInputError):
                self.fail(item.place, item.problem)
            elif self._store.has(item):
                self.counts.known += 1
                self._store.note_address(item)
                if item.input in self._failed_before:
                    self._store.clear_errors([item.input], before_run=self.counts.run)
                self._tell(item.input)
            else:
                yield item

    def store(self, coding: Coding) -> None:
        """Store one coding and count it."""
        article, counts = coding.article, self.counts
        outcome = self._store.add(coding, counts.run, self._joiner, self._remaking)
        if outcome is Outcome.ID_TAKEN:
            self.fail(
                article.input,
                f"another text with the id {article.id!r} came in the same run; give this one "
                "another id, or leave the id out to have it derived from the text",
            )
            return
        if outcome is Outcome.KNOWN:
            counts.known += 1
        else:
            counts.added += 1
            counts.revised += outcome is Outcome.REVISED
            counts.events += len(coding.events)
            counts.statements += len(coding.statements)
            counts.unread += len(coding.unread)
        self._tell(article.input)

    def _remaking(self) -> Remaking:
        return remaking(self._settings, self._joiner)

    def fail(self, place: str, problem: str) -> None:
        """Record that an input failed."""
        self.counts.failed += 1
        self._store.record_error(place, problem, run=self.counts.run, at=self._clock())
        self._tell(place)

    def _tell(self, place: str) -> None:
        if self._progress:
            self._progress(self.counts, place)


def inputs_to_retry(errors: Iterable[StoredError]) -> list[str]:
    """Return the inputs to read again: a line of a JSON Lines file stands for its whole file.

    Args:
        errors: What ``Store.errors`` returned.

    Returns:
        Inputs, each once, in the order of the errors; standard input cannot be read again and is
        left out, and so are items without a page, which come in with their feed alone.
    """
    files = (_without_line(error.input) for error in errors)
    return [file for file in dict.fromkeys(files) if file != "-" and not _is_in_feed(file)]


def _is_in_feed(place: str) -> bool:
    return "://" in place and "#" in place


def _without_line(place: str) -> str:
    if "://" in place:  # what stands after its last colon is a port or part of the path
        return place
    file, colon, line = place.rpartition(":")
    return file if colon and line.isdecimal() else place


def retry_articles(  # noqa: PLR0913 - as above
    read: Callable[[list[str]], Iterable[Article | UnreadableInputError]],
    store: Store,
    *,
    settings: Settings,
    clock: Clock,
    joiner: Joiner | None = None,
    make_coder: MakeCoder = pipeline_coder,
    progress: Progress | None = None,
) -> Counts:
    """Read again every input that failed before, and forget the failures that are overcome.

    Args:
        read: Reads inputs, as ``dateline.read.read_articles`` does.
        store: Where the failures stand, and where to store.
        settings: The settings of the run.
        clock: Returns the time now, ISO.
        joiner: How each article is joined with those that are stored, in the same transaction;
            None leaves that for later.
        make_coder: Makes the function that codes an article, once a process.
        progress: Called after each input.

    Returns:
        The counts of the run.
    """
    failed = store.errors()
    inputs = inputs_to_retry(failed)
    counts = add_articles(
        read(inputs),
        store,
        settings=settings,
        clock=clock,
        joiner=joiner,
        make_coder=make_coder,
        progress=progress,
    )
    tried = [error.input for error in failed if _without_line(error.input) in inputs]
    store.clear_errors(tried, before_run=counts.run)
    return counts
