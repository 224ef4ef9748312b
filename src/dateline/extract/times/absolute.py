"""Forms that name a date: days, months, years, quarters, seasons, decades, centuries, holidays."""

from datetime import date

from dateline.extract.times.lexing import CODES
from dateline.extract.times.reading import (
    NO_TIME,
    NONE,
    Form,
    Found,
    Reading,
    State,
    dated,
    form,
)
from dateline.records.dates import (
    cut,
    day_of,
    easter,
    first_day,
    moved,
    nth_weekday,
    shifted,
    unit_of,
)

# How many units away "last", "this" and "next" are.
STEPS = {
    "LAST": -1, "PAST": -1, "PREVIOUS": -1, "THIS": 0, "THAT": 0, "SAME": 0, "CURRENT": 0,
    "LATEST": 0, "NEXT": 1, "COMING": 1, "FOLLOWING": 1,
}  # fmt: skip
# Words that count from the date the text has named last, not from the day of writing.
FROM_TEXT = frozenset({"THAT", "SAME", "PREVIOUS", "FOLLOWING"})
# A four-digit number after these is a name or a count, not a year.
NOT_BEFORE_YEAR = frozenset({
    "resolution", "flight", "route", "room", "highway", "page", "number", "no.", "article",
    "section", "chapter", "nikkei", "index", "points", "channel", "unit", "model", "form",
    "nearly", "almost", "approximately", "some", "than", "least", "exactly", "another", "every",
})  # fmt: skip
ROLLOVER = 8  # months back after which a narrative has gone on into the next year
WHICH = "(?P<which>LAST|PAST|THIS|THAT SAME|THAT|THE? SAME|NEXT|COMING|CURRENT|PREVIOUS|FOLLOWING)"
CENTURY, HALVES = "C", {"HALF": "H"}
MARCH = 3


def full_year(found: Found, group: str = "year") -> int | None:
    """Return the year of a part, "'95" as 1995, None where the part is missing."""
    if not found.has(group):
        return None
    year = found.number(group)
    if found.kind(group) == "YEAR" or year >= 100:
        return year
    if found.state.is_narrative and found.state.today:
        return found.state.today.year // 100 * 100 + year
    published = found.state.published
    return 1900 + year if published is None or 2000 + year > published.year + 5 else 2000 + year


def base_of(state: State, which: str) -> tuple[date | None, str]:
    """Return the day that a word like "last" or "following" counts from, and its name."""
    if which in FROM_TEXT:
        return state.there, state.anchor_there
    return state.today, state.anchor


def which_of(found: Found) -> str:
    """Return the kind of the word that says which one; of "that same" it is SAME."""
    return found.last_kind("which")


def nearest(found: Found, month: int, day: int | None) -> tuple[int | None, str]:
    """Return the year of a month or day that is named without one, and what it counts from."""
    state = found.state
    if state.is_narrative or state.published is None:
        there = first_day(state.latest)
        return (_nearest_story(there, month), "text") if there else (None, NONE)
    return _nearest_news(found, state.published, month, day), "published"


def _nearest_story(there: date, month: int) -> int:
    """Return the year of a month in a narrative, which mostly moves forward in time."""
    return there.year + (there.month - month >= ROLLOVER)


def _nearest_news(found: Found, published: date, month: int, day: int | None) -> int:
    """Return the year of a month in the news: the nearest one, unless the tense speaks against."""
    distance = (month - published.month) * 31 + (day - published.day if day else 0)
    year, tense = published.year, found.tense()
    if distance > 186 or (distance > (93 if day else 45) and tense == "past"):
        return year - 1
    if distance < -279 and tense != "past":
        return year + 1
    return year + (distance < -93 and tense == "future")


def read_month_day(found: Found) -> Reading | None:
    """Read "May 3, 1940", "3 May", "Monday, May 3"."""
    day, month = found.number("day"), found.number("month")
    if found.kind("day") == "NUM" and found.lexeme("day").end - found.lexeme("day").start > 2:
        return None
    if not 1 <= day <= 31 or day_of(2000, month, day) is None:
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


def read_month(found: Found) -> Reading | None:
    """Read "March 1918", "last April", "August of that year", "in March"."""
    month, state = found.number("month"), found.state
    year, which = full_year(found), which_of(found)
    if year is not None:
        return Reading(f"{year:04}-{month:02}")
    if not which:
        if _is_name(found) or (month == MARCH and _is_march(found)):
            return None
        year, anchor = nearest(found, month, None)
        return Reading(f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", anchor=anchor)
    base, anchor = base_of(state, which)
    if base is None:
        return Reading(f"XXXX-{month:02}")
    if found.has("unit"):
        return Reading(f"{base.year + STEPS[which]:04}-{month:02}", anchor=anchor)
    year = base.year
    if STEPS[which] < 0:
        year -= month >= base.month
    elif STEPS[which] > 0:
        year += month <= base.month
    return Reading(f"{year:04}-{month:02}", anchor=anchor)


def _is_march(found: Found) -> bool:
    """Say whether "March" is a march: "the March to the sea", "the Long March"."""
    sentence, token = found.run.sentence, found.token
    before = sentence.tags[token - 1] if token else ""
    return before.startswith(("DT", "PRP$", "JJ", "NNP")) and not found.next_tag().startswith("NN")


def _is_name(found: Found) -> bool:
    """Say whether a lone month is part of a name: "Theresa May", "April Jones", "May Day"."""
    sentence, token = found.run.sentence, found.token
    if sentence.entities[token] == "PERSON":
        return True
    before = sentence.tags[token - 1] if token else ""
    return (
        found.kind("month") == "MONTH"
        and before == "NNP"
        and found.next_tag() != "CD"
        and (sentence.roles[token - 1] == "compound" and sentence.heads[token - 1] == token)
    )


def read_year(found: Found) -> Reading | None:
    """Read "1998", "'98", "fiscal 1998", "the year 2000"; a count of things is no year."""
    year = full_year(found)
    if year is None or not 1000 <= year <= 2100:
        return None
    sure = found.has("sure") or found.kind("year") == "SHORTYEAR"
    if not sure and _is_count(found, year):
        return None
    return Reading(f"{year:04}")


def _is_count(found: Found, year: int) -> bool:
    before = found.word_before()
    if before in NOT_BEFORE_YEAR:
        return True
    if year < 1400 and found.before() not in {"IN", "SINCE", "OF", "BETWEEN", "FROM", "DURING"}:
        return True
    plural = found.next_tag() == "NNS"
    return plural and (year % 50 == 0 or not 1900 <= year <= 2100) and before != "the"


def read_year_end(found: Found) -> Reading | None:
    """Read the "45" of "1939-45"."""
    first, last = found.run.lexemes[found.match.start() - 2].value, found.number("day")
    if isinstance(first, int) and first % 100 < last <= 99:
        return Reading(f"{first // 100 * 100 + last:04}")
    return None


def read_era(found: Found) -> Reading | None:
    """Read "491 BC" as BC0491 and "70 AD" as 0070."""
    year = found.number("year")
    if not 1 <= year <= 9999:
        return NO_TIME
    value = f"BC{year:04}" if found.value("era") == "BC" else f"{year:04}"
    if found.has("part"):
        part = found.value("part")
        value += f"-{part:02}" if isinstance(part, int) else f"-{part}"
    return Reading(value)


def read_decade(found: Found) -> Reading | None:
    """Read "the 1990s", "the early '90s", "the nineties"."""
    if found.has("era"):
        return Reading(f"BC{found.number('decade'):03}")
    return Reading(str(found.value("decade")))


def read_century(found: Found) -> Reading | None:
    """Read "the 20th century" as 19, "the fifth century BC" as BC04."""
    number = found.number("nth")
    if found.value("unit") != CENTURY or not 1 <= number <= 99:
        return None
    return Reading(("BC" if found.value("era") == "BC" else "") + f"{number - 1:02}")


def read_quarter(found: Found) -> Reading | None:
    """Read "the third quarter of 1998", "third-quarter", "the second half of this year"."""
    unit = HALVES.get(found.kind("unit")) or found.value("unit")
    number = found.number("nth")
    if found.kind("nth") in {"LAST", "EDGE"}:
        number = 4 if unit == "Q" else 2
    if unit not in {"Q", "H"} or not 1 <= number <= (4 if unit == "Q" else 2):
        return None
    year, which, anchor = full_year(found), which_of(found), NONE
    if year is None:
        base, anchor = base_of(found.state, which or "THIS")
        if base is None:
            return Reading(f"XXXX-{unit}{number}")
        year = base.year + STEPS.get(which, 0)
        if not which and unit == "Q" and number == 4 and base.month <= 4:
            year -= found.tense() != "future"
    elif unit == "H" and not found.has("sure"):
        return Reading(f"{year:04}-H{number}")
    return Reading(f"{year:04}-{unit}{number}", anchor=anchor)


def read_q(found: Found) -> Reading | None:
    """Read "Q3 2014" and "Q3"."""
    year = full_year(found)
    if year is None:
        today = found.state.today
        return Reading(f"{today.year if today else 'XXXX'}-Q{found.value('q')}")
    return Reading(f"{year:04}-Q{found.value('q')}")


def read_season(found: Found) -> Reading | None:
    """Read "the spring of 1918", "last summer", "winter 2014", "the autumn"."""
    season, which = found.value("season"), which_of(found)
    year = full_year(found)
    if year is not None:
        return Reading(f"{year:04}-{season}")
    if _is_title(found) or (found.kind("season") == "FALL" and not which and not _in_the_fall(found)):
        return None
    base, anchor = base_of(found.state, which or "THIS")
    if base is None:
        return Reading(f"XXXX-{season}")
    if found.has("unit"):
        return Reading(f"{base.year + STEPS[which]:04}-{season}", anchor=anchor)
    start = first_day(f"{base.year:04}-{season}")
    year = base.year
    if not which and not found.state.is_narrative:
        return _bare_season(found, base)
    if start and STEPS.get(which, 0) < 0:
        year -= start >= base.replace(day=1) or season == "WI"
    elif start and STEPS.get(which, 0) > 0:
        year += start <= base
    return Reading(f"{year:04}-{season}", anchor=anchor)


def _bare_season(found: Found, base: date) -> Reading | None:
    season, tense = found.value("season"), found.tense()
    start = first_day(f"{base.year:04}-{season}")
    year = base.year - (start is not None and start > base and tense == "past")
    return Reading(f"{year:04}-{season}", anchor=found.state.anchor)


def _in_the_fall(found: Found) -> bool:
    """Say whether "the fall" is the season: "in the fall", not "the fall of Saigon"."""
    kinds = found.run.kinds[max(0, found.match.start() - 2) : found.match.start()]
    return not {CODES["IN"], CODES["DURING"]}.isdisjoint(kinds) and found.next_word() != "of"


def _is_title(found: Found) -> bool:
    """Say whether a season is part of a name: "the Arab Spring", "Spring Offensive"."""
    sentence = found.run.sentence
    lexeme = found.lexeme("season")
    return bool(
        sentence.text[lexeme.start].isupper()
        and (found.next_tag() == "NNP" or (found.token and sentence.tags[found.token - 1] == "NNP"))
    )


def read_iso(found: Found) -> Reading | None:
    """Read "2016-08-09" and "2016/08/09"."""
    numbers = [int(part) for part in str(found.value("iso")).replace("/", "-").split("-")]
    day = day_of(*numbers)
    return Reading(day.isoformat()) if day else NO_TIME


def read_slashes(found: Found) -> Reading | None:
    """Read "9.8.2016" day first and "8/9/2016" month first, unless only the other way is a date.

    Where both ways are dates and one of them lies after publication, the other one is meant.
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
    tense = found.tense()
    if found.state.is_narrative:
        return Reading(there.isoformat(), anchor=anchor)
    if (there - base).days > 183 or (there > base and tense == "past"):
        return dated(holiday(rule, base.year - 1), anchor)
    if (base - there).days > 183 or (there < base and tense == "future"):
        return dated(holiday(rule, base.year + 1), anchor)
    return Reading(there.isoformat(), anchor=anchor)


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


def read_week_of(found: Found) -> Reading | None:
    """Read "the last week of March", "the first week of June 1944"."""
    if found.value("unit") != "W":
        return None
    month = read_month(found)
    if month is None or unit_of(month.value) != "M":
        return None
    start = first_day(month.value)
    number = found.number("nth")
    if start is None:
        return None
    if found.kind("nth") in {"LAST", "EDGE"}:
        following = shifted(start, "M", 1)
        end = moved(first_day(following or "") or start, "D", -1)
        return dated(shifted(end or start, "W", 0), month.anchor)
    return dated(shifted(start, "W", number - 1), month.anchor) if 1 <= number <= 5 else None


RANGE = "(?:DASH|AND|TO|OR)"
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
    form(
        "month of a range", f"(?P<month>MONTH) (?={RANGE} EDGE? MONTH COMMA? {{year}})", read_month
    ),
    form(
        "quarter or half of a year",
        "THE? FISCAL? (?P<nth>ORD|SECOND|LAST|EDGE) DASH? FISCAL? (?P<unit>UNIT|HALF) "
        "(?:OF|IN|COMMA)? FISCAL? {year}",
        read_quarter,
    ),
    form("quarter of a year", "THE? {year} POSS? (?P<nth>ORD|SECOND) (?P<unit>UNIT)", read_quarter),
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
    form("month of a year", "{edge} (?P<month>MONTH) (?:COMMA|OF)? {year}", read_month),
    form("month of some year", f"{{edge}} (?P<month>MONTH) OF? {WHICH} (?P<unit>UNIT)", read_month),
    form("month", f"{{edge}} {WHICH}? (?P<month>MONTH)", read_month),
    form(
        "week of a month",
        "THE? (?P<nth>ORD|SECOND|LAST|EDGE) (?P<unit>UNIT) (?:OF|IN) (?P<month>MONTH) {year}?",
        read_week_of,
    ),
    form("year BC", "{edge} APPROX? (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("year BC of a range", "(?P<year>NUM|YEAR) (?=(?:DASH|TO|AND) (?:NUM|YEAR) (?P<era>ERA))", read_era),
    form("decade BC", "{edge} THE? (?P<decade>DECADE|OLDDECADE) (?P<era>ERA)", read_decade),
    form("month BC", "{edge} (?P<part>MONTH) (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("season BC", "THE? {edge} (?P<part>SEASON) OF? (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("year", "{edge} {year}", read_year),
    form("named year", "{edge} (?P<sure>THE? FISCAL|THE UNIT|THE UNITS) (?P<year>YEAR|NUM)", read_year),
    form("end of a range of years", "(?<=YEAR DASH) (?P<day>NUM)", read_year_end),
    form("decade", "{edge} THE? (?P<decade>DECADE)", read_decade),
    form(
        "century",
        "{edge} THE? (?P<nth>ORD|SECOND) DASH? (?P<unit>UNIT) (?P<era>ERA)?",
        read_century,
    ),
    form(
        "quarter or half",
        f"THE? (?:{WHICH} UNIT POSS)? FISCAL? (?P<nth>ORD|SECOND|LAST) DASH? FISCAL? "
        "(?P<unit>UNIT|HALF)",
        read_quarter,
    ),
    form(
        "quarter or half of some year",
        f"THE? FISCAL? (?P<nth>ORD|SECOND|LAST) (?P<unit>UNIT|HALF) OF? {WHICH} FISCAL? UNIT",
        read_quarter,
    ),
    form("quarter in figures", "(?P<q>QUARTER) (?:OF|COMMA|DASH)? {year}?", read_q),
    form(
        "season", f"{{edge}} {WHICH}? (?P<season>SEASON) (?:(?:COMMA|OF)? {{year}})?", read_season
    ),
    form("holiday", "{edge} (?:LAST|THIS)? (?P<holiday>HOLIDAY) COMMA? OF? {year}?", read_holiday),
    form("known day", "(?P<fixed>FIXED)", read_fixed),
)
