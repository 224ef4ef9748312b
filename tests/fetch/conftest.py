"""What the tests of fetching share: a site, time that passes only by waiting, and a database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.read.fetch import Client, Manners
from dateline.records import Coding
from dateline.run import Coder
from dateline.run.fetching import Fetched, Fetching, Report, fetch_round
from dateline.run.local import Progress
from dateline.settings import Settings
from dateline.store import Store, open_store
from tests.fetch.site import Site, serving


class Time:
    """A clock that goes on only when somebody waits.

    Attributes:
        now: The time.
        waits: The seconds that were waited, in order, where there was something to wait for.
    """

    def __init__(self) -> None:
        self.now = datetime(2021, 3, 14, 12, tzinfo=UTC)
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        if seconds:
            self.waits.append(seconds)


def nothing_found(_settings: Settings) -> Coder:
    """Make a coder that takes no time and finds nothing."""
    return lambda article: Coding(article=article)


Fetch = Callable[..., Fetched]


@pytest.fixture
def time() -> Time:
    """Return a clock."""
    return Time()


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site."""
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty database."""
    with open_store(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def fetch(store: Store, time: Time) -> Fetch:
    """Return a function that makes one round, with manners as it is told."""

    def once(
        *inputs: object,
        interval: timedelta | None = None,
        progress: Progress | None = None,
        **manners: Any,  # noqa: ANN401
    ) -> Fetched:
        manners = {"allow_private": True, "whole_seconds": 5.0, **manners}
        with Client(Manners(**manners), clock=lambda: time.now, wait=time.wait) as client:
            fetching = Fetching(
                client=client,
                store=store,
                settings=Settings(),
                clock=lambda: time.now,
                make_coder=nothing_found,
                progress=progress,
            )
            return fetch_round([str(one) for one in inputs], fetching, interval=interval)

    return once


def only(fetched: Fetched) -> Report:
    """Return the report of the only address that was named."""
    (report,) = fetched.reports
    return report


def client_for(time: Time, **manners: object) -> Client:
    """Return a client that may ask this machine."""
    given = {"allow_private": True, "most_bytes": 100_000, "whole_seconds": 5.0, **manners}
    return Client(Manners(**given), clock=lambda: time.now, wait=time.wait)  # type: ignore[arg-type]
