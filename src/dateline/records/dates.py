"""Arithmetic on dates that may be partial: "2016", "2016-08", "2016-Q3", "2016-W32", "199".

A value is a TIMEX3 date: an ISO date cut where knowledge ends, or a week, quarter, half, season,
decade ("199" is the 1990s) or century ("19" is 1900 to 1999). Units are one letter: D day, W week,
M month, Q quarter, H half, Y year, E decade, C century.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
PART = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI))")
# First month of each season; winter runs on into the next year.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7}
ISO_LENGTHS = {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2}
PRECISIONS = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "decade"}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_day(text: str | None) -> date | None:
    """Return the day of a full ISO date, or None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def ends_of(value: str) -> tuple[str, str] | None:
    """Return the first and last day or month or year of a value, as coarse as it is itself.

    Args:
        value: A TIMEX3 date or time; a time of day is ignored.

    Returns:
        ISO dates, partial for months, quarters and coarser, so that "2016-Q3" gives
        ("2016-07", "2016-09"); None for what is no stretch of the calendar ("P2M", "XXXX-03").
    """
    value = value.partition("T")[0]
    if DATE.fullmatch(value):
        return (value, value) if _first_of(value) else None
    if value.isdecimal() and len(value) in {2, 3}:
        return value.ljust(4, "0"), value.ljust(4, "9")
    match = PART.fullmatch(value)
    return _ends_of_part(match) if match else None


def _ends_of_part(match: re.Match[str]) -> tuple[str, str] | None:
    year, (week, weekend, quarter, half, season) = int(match[1]), match.groups()[1:]
    if week:
        try:
            monday = date.fromisocalendar(year, int(week), 1)
        except ValueError:
            return None
        first = monday + timedelta(5 if weekend else 0)
        return first.isoformat(), (monday + timedelta(6)).isoformat()
    length = 6 if half else 3
    start = SEASONS[season] if season else (int(quarter or half) - 1) * length + 1
    end = moved_month(year, start, length - 1)
    return (f"{year:04}-{start:02}", end) if end else None


def moved_month(year: int, month: int, months: int) -> str | None:
    """Return the month so many months away as "YYYY-MM", or None outside the years 1 to 9999."""
    total = year * 12 + month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}" if 12 <= total < 120_000 else None


def _first_of(partial: str) -> date | None:
    parts = [int(part) for part in partial.split("-")]
    return day_of(*[*parts, 1, 1][:3])


def first_day(value: str) -> date | None:
    """Return the first day that a value can mean, or None where it names no day."""
    ends = ends_of(value)
    return _first_of(ends[0]) if ends else None


def last_day(value: str) -> date | None:
    """Return the last day that a value can mean, or None where it names no day."""
    ends = ends_of(value)
    if not ends:
        return None
    parts = [int(part) for part in ends[1].split("-")]
    year, month = [*parts, 12][:2]
    if not 1 <= month <= 12 or year < 1:
        return None
    return day_of(year, month, parts[2] if len(parts) == 3 else monthrange(year, month)[1])


def outer_days(earliest: str | None, latest: str | None) -> tuple[str, str]:
    """Return first and last possible day of a stretch, as texts that compare like days.

    Args:
        earliest: Its first date, possibly partial; None where it is open.
        latest: Its last date, likewise.

    Returns:
        ISO days; "0001-01-01" and "9999-12-31" where an end is open.
    """
    first = first_day(earliest) if earliest else None
    last = last_day(latest) if latest else None
    return (first or date.min).isoformat(), (last or date.max).isoformat()


def cut(day: date, unit: str) -> str:
    """Return the value of the unit that a day lies in: the quarter of 9 August 2016 is 2016-Q3."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    return day.isoformat()[: ISO_LENGTHS.get(unit, 4)]


def moved(day: date, unit: str, amount: float) -> date | None:
    """Return the day so many units away; the day of the month gives way where a month is short.

    Args:
        day: Where to start.
        unit: D, W, M, Q, H, Y, E or C.
        amount: How many units; negative goes back. Halves are rounded to whole days or months.

    Returns:
        The day, or None outside the years 1 to 9999.
    """
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=round(amount * DAYS_IN[unit]))
        month = moved_month(day.year, day.month, round(amount * MONTHS_IN[unit]))
    except (OverflowError, ValueError):
        return None
    if month is None:
        return None
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, min(day.day, monthrange(year, number)[1]))


def shifted(day: date, unit: str, amount: float) -> str | None:
    """Return the value of the unit so many units away, or None outside the years 1 to 9999."""
    there = moved(day, unit, amount)
    return cut(there, unit) if there else None


def unit_of(value: str) -> str:
    """Return the unit of a date value ("2016-08" is M), or "" where it is none."""
    value = value.partition("T")[0]
    if DATE.fullmatch(value):
        return {4: "Y", 7: "M", 10: "D"}[len(value)]
    if value.isdecimal():
        return {2: "C", 3: "E"}.get(len(value), "")
    match = PART.fullmatch(value)
    if not match:
        return ""
    return "S" if match[6] else value[5]


def precision_of(value: str) -> str:
    """Return the precision of a value as ``When`` and ``TimeMention`` state it."""
    unit = unit_of(value)
    if unit == "S":
        return "season"
    return PRECISIONS.get(unit, "interval" if unit else "unknown")


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (8 * century + 13) // 25
    epact = (19 * golden + century - skipped - moon + 15) % 30
    shift = (golden + 11 * epact) // 319
    fourth, left = divmod(rest, 4)
    sunday = (2 * leap + 2 * fourth - left - epact + shift + 32) % 7
    month = (epact - shift + sunday + 90) // 25
    day = (epact - shift + sunday + month + 19) % 32
    return date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (0 is Monday) of a month; nth -1 is the last, else 1 to 4."""
    if nth < 0:
        end = date(year, month, monthrange(year, month)[1])
        return end - timedelta((end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
