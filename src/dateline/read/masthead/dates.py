"""Dates as mastheads print them: the readings that their words allow, and the choice."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from dateline.records import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR = 1800  # no news report that this program meets is older
NEAR = 45  # days; a credit line's date is at most this far from that of the page
CLEARLY = 3  # times nearer than the other reading
MONTH_FIRST_COUNTRIES = frozenset({"USA", "PHL"})

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:[\s,.'\u2019-]{{1,3}}(?P<{0}>\d{{4}}|\d{{2}})(?![\d:]))?"
_DATE = re.compile(
    r"(?<![\w.])(?:"
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?:(?=T\d)|(?!\d))"
    r"|(?P<first>\d{1,2})(?P<point>[./-])(?P<second>\d{1,2})(?P=point)(?P<last>\d{4}|\d{2})(?![\w])"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?[\s-]?" + _MONTH.format("month")
    + _YEAR.format("year")
    + "|" + _MONTH.format("month2") + r"\s?(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
    + _YEAR.format("year2")
    + r")",
    re.IGNORECASE,
)  # fmt: skip
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?", re.IGNORECASE)
_AMERICAN_CLOCK = re.compile(r"\b(?:E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|PT)\b|\d ?[ap]\.?m\b", re.I)
_OTHER_CLOCK = re.compile(r"\b(?:GMT|UTC|BST|CES?T|EES?T|MSK|IST|TRT)\b")


class PrintedDate(msgspec.Struct, frozen=True):
    """A date as it stands in a line, with what it may mean.

    Attributes:
        span: Where it stands in the line.
        text: Its words.
        readings: The days it may be, day-first before month-first; empty without a year.
        is_numeric: Whether it gives the month as a number and the year last.
        day: The day of the month, where the year is missing.
        month: The month, where the year is missing.
    """

    span: Span
    text: str
    readings: tuple[date, ...]
    is_numeric: bool = False
    day: int | None = None
    month: int | None = None


class Choice(msgspec.Struct, frozen=True):
    """The day that a printed date stands for, or None, and what decided."""

    day: date | None
    reason: str


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What helps to read a printed date.

    Attributes:
        country: Country of the publisher, ISO 3166-1 alpha-3.
        near: Unambiguous dates that stand near by, that of a credit line first.
        today: The latest day it can be (one day later for time zones), or None for no limit.
        is_month_first: The order that another date of the same page proves, or None.
    """

    country: str | None = None
    near: tuple[date, ...] = ()
    today: date | None = None
    is_month_first: bool | None = None


def find_dates(line: str, today: date | None = None) -> tuple[PrintedDate, ...]:
    """Return the dates of a line in text order.

    Args:
        line: The line.
        today: Decides the century of two-digit years: none lies after it.

    Returns:
        The dates; those that no calendar has ("31.02.2016") are left out.
    """
    found = []
    for match in _DATE.finditer(line):
        printed = _read(match, today)
        if printed is not None:
            found.append(printed)
    return tuple(found)


def _read(match: re.Match[str], today: date | None) -> PrintedDate | None:
    parts = match.groupdict()
    span, text = Span(*match.span()), match.group()
    if parts["y"]:
        days = _days([(parts["y"], parts["m"], parts["d"])])
        return PrintedDate(span, text, days) if days else None
    if parts["last"]:
        year = _full_year(parts["last"], today)
        first, second = parts["first"], parts["second"]
        days = _days([(year, second, first), (year, first, second)])
        return PrintedDate(span, text, days, is_numeric=True) if days else None
    month = _month_number(parts["month"] or parts["month2"])
    day = int(parts["day"] or parts["day2"])
    year = _full_year(parts["year"] or parts["year2"], today)
    if year is None:
        is_real = bool(_days([(2000, month, day)]))
        return PrintedDate(span, text, (), day=day, month=month) if is_real else None
    days = _days([(year, month, day)])
    return PrintedDate(span, text, days) if days else None


def _days(triples: Iterable[tuple[str | int | None, str | int, str | int]]) -> tuple[date, ...]:
    days: list[date] = []
    for year, month, day in triples:
        try:
            candidate = date(int(year or 0), int(month), int(day))
        except ValueError:
            continue
        if candidate.year >= FIRST_YEAR and candidate not in days:
            days.append(candidate)
    return tuple(days)


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _full_year(digits: str | None, today: date | None) -> int | None:
    if digits is None:
        return None
    if len(digits) == 4:
        return int(digits)
    newest = (today.year if today else 2069) % 100
    return int(digits) + (2000 if int(digits) <= newest else 1900)


def choose_reading(printed: PrintedDate, line: str, hints: Hints) -> Choice:
    """Decide which day a printed date stands for.

    Args:
        printed: The date.
        line: The line it stands in; a weekday or a time zone in it helps.
        hints: What else is known.

    Returns:
        The day, or None where the date has no year or can only lie in the future.
    """
    if not printed.readings:
        return Choice(None, "no year is given")
    latest = hints.today + timedelta(days=1) if hints.today else date.max
    past = [day for day in printed.readings if day <= latest]
    if not past:
        return Choice(None, f"lies after {hints.today}")
    if len(past) == 1:
        return Choice(past[0], "the other order lies in the future" if
                      len(printed.readings) > 1 else "")  # fmt: skip
    return _by_context(printed, line, hints)


def _by_context(printed: PrintedDate, line: str, hints: Hints) -> Choice:
    """Choose between day-first and month-first by what stands around the date."""
    day_first, month_first = printed.readings
    weekday = _WEEKDAY.search(line)
    number = _weekday_number(weekday[1]) if weekday else None
    fitting = [day for day in printed.readings if day.weekday() == number]
    if len(fitting) == 1:
        return Choice(fitting[0], "fits the weekday")
    for other in hints.near:
        near, far = sorted(printed.readings, key=lambda day: abs((day - other).days))
        distance = abs((near - other).days)
        if distance <= NEAR and distance * CLEARLY < abs((far - other).days):
            return Choice(near, f"nearest to {other.isoformat()}")
    is_month_first, reason = _usual_order(printed, line, hints)
    return Choice(month_first if is_month_first else day_first, reason)


def _usual_order(printed: PrintedDate, line: str, hints: Hints) -> tuple[bool, str]:
    """Return whether the month goes first by the habits of the page and its country, and why."""
    if hints.is_month_first is not None:
        return hints.is_month_first, "as the other dates"
    if "." in printed.text:
        return False, "day first, as dates with points are"
    if _AMERICAN_CLOCK.search(line) and not _OTHER_CLOCK.search(line):
        return True, "month first, by the American clock"
    if hints.country in MONTH_FIRST_COUNTRIES:
        return True, f"month first, as in {hints.country}"
    return False, "day first, as in most countries"


def _weekday_number(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def proven_order(dates: Iterable[PrintedDate]) -> bool | None:
    """Return whether numeric dates put the month first, where one that can only be read so shows.

    Args:
        dates: The dates of one page.

    Returns:
        True for month first, False for day first, None where no date proves either.
    """
    for printed in dates:
        if printed.is_numeric and len(printed.readings) == 1:
            numbers = [int(part) for part in re.split(r"\D", printed.text)[:2]]
            if numbers[0] != numbers[1]:
                return printed.readings[0].month == numbers[0]
    return None
