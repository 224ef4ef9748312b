"""Round after round over the same feeds, each at its own time, until told to stop."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from dateline.run.fetching.rounds import Fetched, Fetching, fetch_round

LEAST_SECONDS = 1.0


def watch(
    inputs: Sequence[str],
    fetching: Fetching,
    *,
    interval: timedelta,
    wait: Callable[[float], object],
    tell: Callable[[Fetched, float], None],
) -> None:
    """Ask for what a user named, again and again, until ``fetching.stopping`` says so.

    Lists of feeds in files are read anew each time.

    Args:
        inputs: OPML files, and addresses of feeds, pages and lists.
        fetching: What it is made with.
        interval: How long each feed is to be left alone after a look, at least.
        wait: Lets so many seconds pass, or fewer where it is told to stop.
        tell: Called after each round with what it brought and the seconds until the next one.

    Raises:
        StoreError: The database cannot be written to; what was stored before stays.
    """
    while not fetching.stopping():
        fetched = fetch_round(inputs, fetching, interval=interval)
        pause = seconds_until_next(fetched, fetching.clock(), interval)
        tell(fetched, pause)
        wait(pause)


def seconds_until_next(fetched: Fetched, now: datetime, interval: timedelta) -> float:
    """Return the seconds until something is due, the interval at most."""
    looks = [datetime.fromisoformat(r.next_look) for r in fetched.reports if r.next_look]
    soonest = min([*looks, now + interval])
    return max((soonest - now).total_seconds(), LEAST_SECONDS)
