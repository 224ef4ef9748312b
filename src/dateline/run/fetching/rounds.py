"""One round over feeds and pages: asks for what may be new, has it coded, and reports."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain

import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.fetch import Client
from dateline.records import Article
from dateline.run.fetching.looking import Looking
from dateline.run.fetching.memory import Memory
from dateline.run.fetching.report import Report
from dateline.run.local import Clock, Counts, Progress, add_articles
from dateline.run.pipeline import MakeCoder, pipeline_coder
from dateline.settings import Settings
from dateline.store import Joiner, Store


class Fetching(msgspec.Struct, frozen=True, kw_only=True):
    """What a round is made with.

    Attributes:
        client: Asks the network.
        store: Where to, and what is remembered.
        settings: The settings of the run.
        clock: Returns the time now, in UTC.
        joiner: How each article is joined with those that are stored; None leaves that for later.
        make_coder: Makes the function that codes an article, once a process.
        progress: Called after each article.
        stopping: Says whether to begin nothing more.
    """

    client: Client
    store: Store
    settings: Settings
    clock: Callable[[], datetime]
    joiner: Joiner | None = None
    make_coder: MakeCoder = pipeline_coder
    progress: Progress | None = None
    stopping: Callable[[], bool] = lambda: False


class Fetched(msgspec.Struct, frozen=True):
    """What a round brought.

    Attributes:
        reports: What became of each feed, page and list, in the order in which they were named.
        counts: What was stored; None where nothing new came.
    """

    reports: tuple[Report, ...]
    counts: Counts | None


def fetch_round(
    inputs: Iterable[str],
    fetching: Fetching,
    *,
    interval: timedelta | None = None,
    is_patient: bool = True,
) -> Fetched:
    """Ask for what a user named, and store what is new; an interruption costs what is in work.

    Args:
        inputs: OPML files, and addresses of feeds, pages and lists.
        fetching: What it is made with.
        interval: How long each feed is to be left alone after a look, at least; what is not due
            is put off. None asks for all that do not fail.
        is_patient: Whether what failed is left alone for a while.

    Returns:
        What became of each, and what was stored.

    Raises:
        StoreError: The database cannot be written to; what was stored before stays.
    """
    memory = Memory(
        fetching.store.visits, clock=fetching.clock, interval=interval, is_patient=is_patient
    )
    looking = Looking(
        fetching.client, memory, today=fetching.clock().date(), stopping=fetching.stopping
    )
    looking.ask_for(inputs)
    articles = looking.articles()
    first = next(articles, None)
    counts = None if first is None else _add(chain([first], articles), fetching, looking)
    looking.finish()
    return Fetched(tuple(looking.reports), counts)


def _add(
    articles: Iterator[Article | UnreadableInputError], fetching: Fetching, looking: Looking
) -> Counts:
    """Code and store what comes, and tell whoever brought it what became of it."""

    def progress(counts: Counts, place: str) -> None:
        looking.done(counts, place)
        if fetching.progress:
            fetching.progress(counts, place)

    clock: Clock = lambda: fetching.clock().isoformat(timespec="seconds")  # noqa: E731
    return add_articles(
        articles,
        fetching.store,
        settings=fetching.settings,
        clock=clock,
        joiner=fetching.joiner,
        make_coder=fetching.make_coder,
        progress=progress,
    )
