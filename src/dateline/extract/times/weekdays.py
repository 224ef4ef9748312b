"""Forms that count days from another day: yesterday, Monday, this morning, that night."""

from datetime import date

from dateline.extract.times.anchors import STEPS, WHICH, base_of, which_of
from dateline.extract.times.reading import (
    EDGED,
    NO_TIME,
    NONE,
    THAT_UNIT,
    UNKNOWN,
    Form,
    Found,
    Reading,
    form,
)
from dateline.records.dates import cut, day_of, moved, shifted

# What stands before "the evening" where it is a time and no topic.
BEFORE_PART = frozenset({"IN", "DURING", "ON", "FROM", "TO", "UNTIL"})
PART = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI"}


def with_part(day: str, found: Found, anchor: str) -> Reading:
    """Return the reading of a day, as a part of it ("TNI") where the form names one."""
    if found.has("part"):
        return Reading(day + PART[str(found.value("part"))], "TIME", anchor)
    return Reading(day, "DATE", anchor)


def read_deictic(found: Found) -> Reading | None:
    """Read "yesterday", "tomorrow morning", "late today", "tonight"."""
    if found.is_name("day") and not found.has("part"):
        return None
    today, days = found.state.today, found.number("day")
    if found.state.is_narrative:
        today = found.state.there
    if today is None:
        return with_part(UNKNOWN["D"], found, NONE)
    value = shifted(today, "D", days)
    if value and found.kind("day") == "TONIGHT":
        return Reading(f"{value}TNI", "TIME", found.state.anchor)
    return with_part(value, found, found.state.anchor) if value else None


def read_weekday(found: Found) -> Reading | None:
    """Read "Monday", "last Friday", "on Sunday night", "next Tuesday"."""
    weekday, which = found.number("weekday"), which_of(found)
    base, anchor = base_of(found.state, which)
    if found.state.is_narrative:
        base, anchor = found.state.there, found.state.anchor_there
    if base is None:
        return with_part(f"XXXX-WXX-{weekday + 1}", found, NONE)
    forward = which in {"NEXT", "COMING", "FOLLOWING"} or (
        not which and found.tense() == "future" and not found.state.is_narrative
    )
    strict = which in {"LAST", "PAST", "PREVIOUS", "NEXT", "FOLLOWING"}
    value = weekday_near(base, weekday, forward=forward, strict=strict)
    return with_part(value, found, anchor) if value else None


def read_weekday_and_day(found: Found) -> Reading | None:
    """Read "Monday the 14th": the nearest such day, by tense."""
    base, weekday, day = found.state.there, found.number("weekday"), found.number("day")
    if found.next_tag().startswith(("NN", "JJ")):  # "on Friday, the fourth day of rain"
        return None
    if not 1 <= day <= 31:
        return NO_TIME
    if base is None:
        return Reading(f"XXXX-XX-{day:02}")
    ahead = found.tense() == "future"
    for months in range(13):
        month = moved(base.replace(day=1), "M", months if ahead else -months)
        there = day_of(month.year, month.month, day) if month else None
        if there and there.weekday() == weekday and (there >= base if ahead else there <= base):
            return Reading(there.isoformat(), anchor=found.state.anchor_there)
    return NO_TIME


def weekday_near(base: date, weekday: int, *, forward: bool, strict: bool) -> str | None:
    """Return the weekday before or after a day.

    Args:
        base: The day to count from.
        weekday: 0 for Monday to 6 for Sunday.
        forward: Whether to count forward.
        strict: Whether the day itself is left out.

    Returns:
        An ISO date within seven days of ``base``; None outside the calendar.
    """
    distance = (weekday - base.weekday()) % 7 if forward else -((base.weekday() - weekday) % 7)
    if strict and distance == 0:
        distance = 7 if forward else -7
    return shifted(base, "D", distance)


def read_weekday_of_week(found: Found) -> Reading | None:
    """Read "Tuesday of last week", "Monday this week", "Friday next week"."""
    if found.value("unit") != "W":
        return None
    base, anchor = base_of(found.state, which_of(found))
    if base is None:
        return with_part(f"XXXX-WXX-{found.number('weekday') + 1}", found, NONE)
    days = 7 * STEPS[which_of(found)] + found.number("weekday") - base.weekday()
    value = shifted(base, "D", days)
    return with_part(value, found, anchor) if value else None


def read_at_night(found: Found) -> Reading | None:
    """Read "at night" as every night, "at dawn" as the dawn of the day spoken of."""
    if found.value("part") == "NI":
        return Reading(f"{UNKNOWN['D']}TNI", "SET")
    base = found.state.nearby("D")
    return with_part(cut(base, "D") if base else UNKNOWN["D"], found, found.state.anchor_there)


def read_part(found: Found) -> Reading | None:
    """Read "this morning", "that night", "the evening", "in the afternoon"."""
    which = which_of(found)
    if not which and not found.has("edge") and found.before() not in BEFORE_PART:
        return None
    if found.is_name("part"):
        return None
    base, anchor = base_of(found.state, which or "SAME")
    if which in {"", "THAT", "SAME"}:
        base = found.state.nearby("D")
    if found.state.is_narrative:
        base, anchor = found.state.there, found.state.anchor_there
    if base is None:
        return with_part(UNKNOWN["D"], found, NONE)
    value = shifted(base, "D", STEPS[which or "SAME"])
    return with_part(value, found, anchor) if value else None


FORMS: tuple[Form, ...] = (
    form("counted day", f"(?:{EDGED} (?P<day>DEICTIC|TONIGHT) (?P<part>PART)?)", read_deictic),
    form(
        "part of a counted day", "(?:EDGE DASH?)? (?P<part>PART) OF? (?P<day>DEICTIC)", read_deictic
    ),
    form(
        "part of a weekday",
        "THE? (?:EDGE DASH?)? (?P<part>PART) (?:OF|ON)? (?P<weekday>WEEKDAY)",
        read_weekday,
    ),
    form(
        "weekday",
        f"{EDGED} (?:(?P<which>LAST|THE? PAST|THIS|THIS COMING|NEXT|COMING|THE? FOLLOWING"
        "|THE? PREVIOUS)|THE)? (?P<weekday>WEEKDAY) (?P<part>PART)? (?!PAPER)",
        read_weekday,
    ),
    form(
        "weekday and day",
        "(?P<weekday>WEEKDAY) COMMA? THE (?P<day>ORD|SECOND) (?!OF)",
        read_weekday_and_day,
    ),
    form(
        "weekday of a week",
        f"{EDGED} (?P<weekday>WEEKDAY) (?P<part>PART)? OF? {WHICH} (?P<unit>UNIT)",
        read_weekday_of_week,
    ),
    form("at night", "(?<=AT) (?P<part>PART)", read_at_night),
    form("early part of the day", "(?P<edge>EDGE DASH?) (?P<part>PART)", read_part),
    form("part of the day", f"{EDGED} (?:{THAT_UNIT}|THE) (?P<part>PART)", read_part),
)
