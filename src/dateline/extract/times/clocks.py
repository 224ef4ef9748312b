"""Times of day: 7:15 p.m., noon Thursday, 14:58 UTC, 5 o'clock."""

from dateline.extract.times.anchors import nearest
from dateline.extract.times.lexing import CODES
from dateline.extract.times.reading import NO_TIME, NONE, UNKNOWN, Form, Found, Reading, form
from dateline.extract.times.weekdays import weekday_near
from dateline.records.dates import day_of, shifted


def read_clock(found: Found) -> Reading | None:
    """Read "7:15 p.m.", "8 am Monday", "noon", "14:58 UTC".

    Args:
        found: The stretch.

    Returns:
        A TIME on the day that the words name, else on the day the text speaks of.
    """
    hours = _hours(found)
    if hours is None or _is_score(found):
        return NO_TIME
    day, anchor = _day(found)
    zone = str(found.value("zone")) if found.has("zone") else ""
    return Reading(f"{day}T{hours}{zone}", "TIME", anchor)


def _is_score(found: Found) -> bool:
    """Say whether a bare "1:59" has no sign of being a time of day, and so is a result."""
    if found.kind("clock") != "CLOCK" or any(map(found.has, DAY_PARTS)):
        return False
    return found.before() not in BEFORE_CLOCK and found.word_before() not in {"by", "near", "("}


def _hours(found: Found) -> str | None:
    if found.has("noon"):
        return str(found.value("noon"))
    written = str(found.value("clock")).split(":")
    hour, minute = int(float(written[0])), int(written[1]) if len(written) > 1 else 0
    if found.has("half"):
        if hour > 12 or not hour >= 1:
            return None
        hour = hour % 12 + found.number("half")
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}"


def _day(found: Found) -> tuple[str, str]:
    state = found.state
    base = state.there if state.is_narrative else state.today
    if base is None:
        return UNKNOWN["D"], NONE
    if found.has("date"):
        return _date(found)
    if found.has("weekday"):
        forward = found.tense() == "future"
        value = weekday_near(base, found.number("weekday"), forward=forward, strict=False)
    elif found.has("day"):
        value = shifted(base, "D", found.number("day"))
    else:
        near = state.there or base
        value = shifted(near if abs((near - base).days) < 7 else base, "D", 0)
    return value or UNKNOWN["D"], state.anchor


def _date(found: Found) -> tuple[str, str]:
    """Return the date that a clock time is followed by."""
    first, last = found.match.span("date")
    values = {found.run.kinds[i]: found.run.lexemes[i].value for i in range(first, last)}
    month = int(values[CODES["MONTH"]])
    day = int(values.get(CODES["NUM"], values.get(CODES["ORD"], 0)))
    year = values.get(CODES["YEAR"])
    if year is None:
        year, anchor = nearest(found, month, day)
    else:
        anchor = NONE
    real = day_of(int(year), month, day) if year else None
    return (real.isoformat() if real else f"XXXX-{month:02}-{day:02}"), anchor


DAY_PARTS = ("half", "zone", "weekday", "day", "date")
# What stands before a time of day that has nothing else to show that it is one.
BEFORE_CLOCK = frozenset(
    "AT APPROX FROM TO UNTIL BEFORE AFTER BETWEEN AND DASH SINCE COMMA".split()  # noqa: SIM905
)
ON_DAY = (
    "(?:(?:ON|COMMA)? (?:(?P<weekday>WEEKDAY)|(?P<day>DEICTIC))|(?:ON|COMMA)? THE? (?P<date>"
    "MONTH NUM (?:COMMA? YEAR)?|(?:NUM|ORD) OF? MONTH (?:COMMA? YEAR)?))?"
)
FORMS: tuple[Form, ...] = (
    form(
        "clock time",
        f"APPROX? (?P<clock>CLOCK) (?P<half>AMPM)? (?P<zone>OCLOCK|ZONE)? {ON_DAY}",
        read_clock,
    ),
    form(
        "full hour", f"APPROX? (?P<clock>NUM) (?P<half>AMPM) (?P<zone>ZONE)? {ON_DAY}", read_clock
    ),
    form("o'clock", f"APPROX? (?P<clock>NUM) OCLOCK (?P<zone>ZONE)? {ON_DAY}", read_clock),
    form("noon", f"APPROX? (?P<noon>NOON) (?P<zone>ZONE)? {ON_DAY}", read_clock),
)
