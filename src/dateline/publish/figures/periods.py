"""Days, months and years as stretches of an axis of time."""

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.records.dates import first_day, last_day

WORDS = {4: "year", 7: "month", 10: "day"}
LONGEST_BY_DAY = 100  # days that are drawn day by day
LONGEST_BY_MONTH = 30 * 366  # days that are drawn month by month
DAY_MS = 86_400_000


def ends(period: str) -> tuple[date, date]:
    """Return the first day of a period ("2016-08") and the first one after it.

    Args:
        period: ISO date, possibly partial.

    Returns:
        The days.

    Raises:
        ValueError: It is no date.
    """
    first, last = first_day(period), last_day(period)
    if first is None or last is None:
        raise ValueError(f"{period!r} is no date; write 2016, 2016-08 or 2016-08-09")
    return first, last if last == date.max else last + timedelta(days=1)


def milliseconds(day: date) -> int:
    """Return a day as Bokeh counts time: milliseconds from 1970 on."""
    return (day - date(1970, 1, 1)).days * DAY_MS


def step_for(days: Iterable[date]) -> int:
    """Return how many characters of an ISO day tell the period it is counted in.

    Args:
        days: What is to be counted.

    Returns:
        10 for days, 7 for months, 4 for years: the finest that leaves few enough of them.
    """
    known = sorted(days)
    width = (known[-1] - known[0]).days if known else 0
    if width <= LONGEST_BY_DAY:
        return 10
    return 7 if width <= LONGEST_BY_MONTH else 4


def in_words(period: str) -> str:
    """Return a period as English writes it: "9 August 2016", "August 2016", "2016"."""
    first, _ = ends(period)
    forms = {4: f"{first.year}", 7: f"{first:%B} {first.year}"}
    return forms.get(len(period), f"{first.day} {first:%B} {first.year}")
