"""Forms that name a day: 3 May 1940, Monday, May 3, 2016-08-09, Christmas Eve."""

import re
from datetime import date

from dateline.extract.times.anchors import STEPS, WHICH, base_of, full_year, nearest, which_of
from dateline.extract.times.lexing import token_at
from dateline.extract.times.reading import NO_TIME, NONE, Form, Found, Reading, dated, form
from dateline.records.dates import cut, day_of, easter, first_day, moved, nth_weekday

LONG_NUMBER = re.compile(r"\d{5,}")
RANGE = "(?:DASH|AND|TO|UNTIL|OR)"


def read_month_day(found: Found) -> Reading | None:
    """Read "May 3, 1940", "3 May", "Monday, May 3"."""
    day, month = found.number("day"), found.number("month")
    if found.kind("day") == "NUM" and found.lexeme("day").end - found.lexeme("day").start > 2:
        return None
    if not 1 <= day <= 31 or day_of(2000, month, day) is None or _is_far_year(found):
        return NO_TIME
    year, anchor = full_year(found), NONE
    base, base_anchor = base_of(found.state, which_of(found))
    if year is None and base and found.has("which"):
        year, anchor = base.year + STEPS[which_of(found)], base_anchor
    if year is None:
        year, anchor = nearest(found, month, day)
    if year is None:
        return Reading(f"XXXX-{month:02}-{day:02}")
    if day_of(year, month, day) is None:
        return NO_TIME
    value = f"{year:04}-{month:02}-{day:02}"
    if found.has("part"):
        return Reading(f"{value}T{found.value('part')}", "TIME", anchor)
    return Reading(value, "DATE", anchor)


def _is_far_year(found: Found) -> bool:
    """Say whether a number of five digits ends the date: no year, and no count of anything."""
    sentence = found.run.sentence
    token = token_at(sentence, found.run.lexemes[found.match.end() - 1].end - 1) + 1
    if found.has("year"):
        return False
    if token >= len(sentence) or not LONG_NUMBER.fullmatch(sentence.words[token]):
        return False
    return not sentence.tags[token + 1 : token + 2] or sentence.tags[token + 1] in {".", ",", ":"}


def read_next_day(found: Found) -> Reading | None:
    """Read the "3" of "July 1-3" and "the 15th" after a date of that month."""
    there = found.state.latest_day or first_day(found.state.latest)
    day = found.number("day")
    if found.next_tag().startswith(("NN", "JJ", "CD", "RB")) and not found.has("year"):
        return None
    if there is None or not 1 <= day <= 31:
        return None
    year = full_year(found) or there.year
    there = day_of(year, there.month, day)
    return Reading(there.isoformat(), anchor="text") if there else None


def read_iso(found: Found) -> Reading | None:
    """Read "2016-08-09" and "2016/08/09"."""
    numbers = [int(part) for part in str(found.value("iso")).replace("/", "-").split("-")]
    day = day_of(*numbers)
    return Reading(day.isoformat()) if day else NO_TIME


def read_slashes(found: Found) -> Reading | None:
    """Read "9.8.2016" day first and "8/9/2016" month first, unless only the other way is a date.

    Where both ways are dates and one of them lies after publication, the other one is meant.

    Args:
        found: The stretch.

    Returns:
        A DATE, or no time where neither way is a date.
    """
    written = str(found.value("slash"))
    first, second, year = (int(part) for part in written.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    ways = [day_of(year, second, first), day_of(year, first, second)]
    if "/" in written:
        ways.reverse()
    days = [day for day in ways if day]
    published = found.state.published
    if len(days) == 2 and published and days[0] > published >= days[1]:
        days.reverse()
    return Reading(days[0].isoformat()) if days else NO_TIME


def read_holiday(found: Found) -> Reading | None:
    """Read "Christmas 1914", "Easter Sunday", "last Thanksgiving"."""
    rule, year = str(found.value("holiday")), full_year(found)
    if year is not None:
        return dated(holiday(rule, year))
    base, anchor = base_of(found.state, "LAST")
    if base is None:
        return dated(f"XXXX-{rule}" if rule[0].isdecimal() else None)
    there = first_day(holiday(rule, base.year) or "")
    if there is None:
        return None
    year = base.year if found.state.is_narrative else _holiday_year(there, base, found.tense())
    return dated(holiday(rule, year), anchor)


def _holiday_year(there: date, published: date, tense: str) -> int:
    """Return the year of the nearest such holiday, unless the tense speaks against it."""
    days = (there - published).days
    if days > 183 or (days > 0 and tense == "past"):
        return published.year - 1
    return published.year + (days < -183 or (days < 0 and tense == "future"))


def holiday(rule: str, year: int) -> str | None:
    """Return the day of a holiday in a year.

    Args:
        rule: "12-25"; "easter-2" for days from Easter; "nth 11 3 4" for month, weekday, which.
        year: The year.

    Returns:
        An ISO date, or None where the year has no such day.
    """
    if not 1583 <= year <= 9999:
        return None
    if rule.startswith("easter"):
        day = moved(easter(year), "D", int(rule.removeprefix("easter")))
        return cut(day, "D") if day else None
    if rule.startswith("nth"):
        month, weekday, which = (int(part) for part in rule.split()[1:])
        return nth_weekday(year, month, weekday, which).isoformat()
    return f"{year:04}-{rule}"


def read_fixed(found: Found) -> Reading | None:
    """Read "9/11"."""
    return Reading(str(found.value("fixed")))


# Of two forms that match the same words the first one here is read.
FORMS: tuple[Form, ...] = (
    form(
        "month and day of a range",
        f"(?P<month>MONTH) {{day}} (?={RANGE} (?:MONTH)? (?:NUM|ORD) COMMA? {{year}})",
        read_month_day,
    ),
    form(
        "day and month of a range",
        f"{{day}} OF? (?P<month>MONTH) (?={RANGE} THE? (?:NUM|ORD) OF? MONTH COMMA? {{year}})",
        read_month_day,
    ),
    form("ISO date", "(?P<iso>ISODATE)", read_iso),
    form("date in figures", "(?P<slash>SLASHDATE)", read_slashes),
    form(
        "month and day",
        "{edge} (?:THE? (?P<part>PART) (?:OF|ON))? (?:WEEKDAY COMMA? THE?)? (?P<month>MONTH) THE? "
        f"{{day}} (?: COMMA? OF? {{year}}| OF {WHICH} UNIT)? (?!CLOCK|AMPM|UNITS)",
        read_month_day,
    ),
    form(
        "day and month",
        "{edge} (?:THE? (?P<part>PART) (?:OF|ON) THE?)? (?:WEEKDAY COMMA?)? THE? {day} OF? "
        "(?P<month>MONTH) (?: (?:COMMA|OF)? {year})?",
        read_month_day,
    ),
    form(
        "day of a range of days",
        f"THE? {{day}} (?=(?:{RANGE}|COMMA) THE? (?:NUM|ORD) OF? (?P<month>MONTH)"
        "(?:(?:COMMA|OF)? {year})?)",
        read_month_day,
    ),
    form(
        "second day of a range",
        "(?:(?<=MONTH NUM DASH)|(?<=MONTH NUM AND)|(?<=MONTH NUM TO)) {day} (?:COMMA {year})? "
        "(?!MONTH|UNIT|UNITS|OF|AMPM|NUM)",
        read_next_day,
    ),
    form("day of the month", "(?<=ON) THE (?P<day>ORD) (?:COMMA {year})?", read_next_day),
    form("holiday", "{edge} (?:LAST|THIS)? (?P<holiday>HOLIDAY) COMMA? OF? {year}?", read_holiday),
    form("known day", "(?P<fixed>FIXED)", read_fixed),
)
