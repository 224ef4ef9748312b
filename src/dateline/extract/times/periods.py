"""Forms that name a stretch of the calendar: months, years, quarters, seasons, centuries."""

from datetime import date

from dateline.extract.times.anchors import STEPS, WHICH, base_of, full_year, nearest, which_of
from dateline.extract.times.lexing import CODES
from dateline.extract.times.reading import NO_TIME, NONE, Form, Found, Reading, dated, form
from dateline.records.dates import first_day, moved, shifted, unit_of

RANGE = "(?:DASH|AND|TO|UNTIL|OR)"
CENTURY = "C"
HALVES = {"HALF": "H"}
MARCH = 3
OLD_YEAR = 1400  # before it a bare number is a year only after "in" or "since"
RECENT_YEAR = 1900  # before it "1812 men" counts men


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


def read_year(found: Found) -> Reading | None:
    """Read "1998", "'98", "fiscal 1998", "the year 2000"; a count of things is no year."""
    year = full_year(found)
    if year is None or not 1000 <= year <= 2100:
        return None
    if found.kind("year") == "NUM" and not found.number("year"):
        return NO_TIME  # "the year 0"
    sure = found.has("sure") or found.kind("year") == "SHORTYEAR"
    if not sure and _is_count(found, year):
        return None
    return Reading(f"{year:04}")


def _is_count(found: Found, year: int) -> bool:
    """Say whether a four-digit number counts or numbers things: "2000 troops", "flight 1549"."""
    before = found.before()
    if before in {"COUNTER", "BOUND", "ANOTHER", "EVERY"}:
        return True
    if before == "DASH" and found.run.kinds[: found.match.start() - 1].endswith(CODES["NUM"]):
        return True  # the end of a telephone number
    if year < OLD_YEAR and before not in {"IN", "SINCE", "OF", "BETWEEN", "FROM", "DURING"}:
        return True
    is_plural = found.next_tag() == "NNS"
    return is_plural and before != "THE" and (year % 50 == 0 or year < RECENT_YEAR)


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
        start = first_day(f"{year:04}-{unit}{number}")
        if not which and start and start > base:
            year -= found.tense() == "past"
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
    if found.is_name("season") or (
        found.kind("season") == "FALL" and not which and not _in_the_fall(found)
    ):
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
        # In August "last summer" is not the one that still goes on.
        goes_on = start <= base < (moved(start, "M", 3) or start)
        year -= start >= base.replace(day=1) or goes_on or season == "WI"
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


# Of two forms that match the same words the first one here is read.
FORMS: tuple[Form, ...] = (
    form(
        "month of a range",
        f"(?P<month>MONTH) (?=(?:(?:COMMA|{RANGE})+ EDGE? MONTH)+ COMMA? {{year}})",
        read_month,
    ),
    form("month of a year", "{edge} (?P<month>MONTH) (?:COMMA|OF)? {year}", read_month),
    form("month of some year", f"{{edge}} (?P<month>MONTH) OF? {WHICH} (?P<unit>UNIT)", read_month),
    form("month", f"{{edge}} {WHICH}? (?P<month>MONTH)", read_month),
    form(
        "week of a month",
        "THE? (?P<nth>ORD|SECOND|LAST|EDGE) (?P<unit>UNIT) (?:OF|IN) (?P<month>MONTH) {year}?",
        read_week_of,
    ),
    form(
        "quarter or half of a year",
        "THE? FISCAL? (?P<nth>ORD|SECOND|LAST|EDGE) DASH? FISCAL? (?P<unit>UNIT|HALF) "
        "(?:OF|IN|COMMA)? FISCAL? {year}",
        read_quarter,
    ),
    form("quarter of a year", "THE? {year} POSS? (?P<nth>ORD|SECOND) (?P<unit>UNIT)", read_quarter),
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
        "season",
        f"{{edge}} THE? {WHICH}? (?P<season>SEASON|FALL) (?:(?:COMMA|OF)? {{year}})?",
        read_season,
    ),
    form(
        "season of some year",
        f"THE? (?P<season>SEASON|FALL) OF {WHICH} (?P<unit>UNIT)",
        read_season,
    ),
    form("year BC", "{edge} APPROX? (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("AD year", "(?P<era>ERA) (?P<year>NUM|YEAR)", read_era),
    form(
        "year BC of a range",
        "(?P<year>NUM|YEAR) (?=(?:DASH|TO|AND) (?:NUM|YEAR) (?P<era>ERA))",
        read_era,
    ),
    form("decade BC", "{edge} THE? (?P<decade>DECADE|OLDDECADE) (?P<era>ERA)", read_decade),
    form("month BC", "{edge} (?P<part>MONTH) (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("season BC", "THE? {edge} (?P<part>SEASON) OF? (?P<year>NUM|YEAR) (?P<era>ERA)", read_era),
    form("year", "{edge} {year}", read_year),
    form(
        "named year",
        "{edge} (?P<sure>THE? FISCAL UNIT?|THE UNIT|THE UNITS) (?P<year>YEAR|NUM)",
        read_year,
    ),
    form("end of a range of years", "(?<=YEAR DASH) (?P<day>NUM)", read_year_end),
    form("decade", "{edge} THE? (?P<decade>DECADE)", read_decade),
    form(
        "century",
        "{edge} (?:THE(?!ORD DASH))? (?P<nth>ORD|SECOND) DASH? (?P<unit>UNIT) (?P<era>ERA)?",
        read_century,
    ),
)
