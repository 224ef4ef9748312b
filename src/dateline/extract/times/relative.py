"""Forms that count from another day: yesterday, Monday, last week, two days later."""

import re
from datetime import date

from dateline.extract.times.absolute import (
    FROM_TEXT,
    STEPS,
    WHICH,
    base_of,
    full_year,
    which_of,
)
from dateline.extract.times.amounts import amount_of, days_unit, duration, letter_of
from dateline.extract.times.lexing import CODES
from dateline.extract.times.reading import (
    NONE,
    UNKNOWN,
    Form,
    Found,
    Reading,
    State,
    dated,
    form,
)
from dateline.records.dates import cut, first_day, moved, shifted, unit_of

ENDED = re.compile(CODES["ENDED"] + CODES["MONTH"])
PART = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI"}


def with_part(day: str, found: Found, anchor: str) -> Reading:
    """Return the reading of a day, as a part of it ("TNI") where the form names one."""
    if found.has("part"):
        return Reading(day + PART[str(found.value("part"))], "TIME", anchor)
    return Reading(day, "DATE", anchor)


def read_deictic(found: Found) -> Reading | None:
    """Read "yesterday", "tomorrow morning", "late today", "tonight"."""
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


def read_unit(found: Found) -> Reading | None:
    """Read "last week", "this month", "the following year", "that day", "this quarter"."""
    which, unit = which_of(found), str(found.value("unit"))
    if unit.startswith("T") or unit in {"2W", "L"}:
        return None
    if unit in {"E", "C"} and which in {"LAST", "NEXT", "COMING"}:
        return None  # "the last decade" is ten years, not a calendar decade
    if which == "LATEST":
        return read_latest(found)
    if unit == "D" and which == "NEXT":
        which = "FOLLOWING"
    base, anchor = base_of(found.state, which)
    if unit == "D" and which not in FROM_TEXT:
        return None
    step = STEPS[which]
    if base is None:
        return Reading(UNKNOWN.get(unit, "XXXX"), anchor=NONE)
    if unit == "WE":
        return dated(weekend(base, step, found.tense()), anchor)
    return dated(shifted(base, unit, step), anchor)


def read_latest(found: Found) -> Reading | None:
    """Read "the latest quarter" and "the latest period": the last that has ended."""
    state = found.state
    if found.kind("unit") == "UNIT" and found.value("unit") != "Q":
        return None
    if state.latest_quarter:
        return Reading(state.latest_quarter, anchor="text")
    return dated(shifted(state.today, "Q", -1), state.anchor) if state.today else None


def weekend(base: date, step: int, tense: str) -> str | None:
    """Return the weekend so many weeks from a day's week as "2016-W32-WE"."""
    if step == 0 and tense == "past" and base.weekday() < 5:
        step = -1
    week = shifted(base, "W", step)
    return f"{week}-WE" if week else None


def read_the_unit(found: Found) -> Reading | None:
    """Read "the quarter", "the week", "the end of the year": the one spoken of last."""
    unit, state = str(found.value("unit")), found.state
    if found.next_word() in {"ended", "ending"} or (found.has("fiscal") and unit == "Y"):
        return read_ended(found)
    if found.next_word() in {"of", "after", "before", "that", "when"} or found.next_tag() == "NN":
        return None
    if unit == "Q":
        if state.latest_quarter:
            return Reading(state.latest_quarter, anchor="text")
        return dated(shifted(state.today, "Q", -1), state.anchor) if state.today else None
    if unit == "WE":
        base = state.today
        return dated(weekend(base, 0, found.tense()), state.anchor) if base else None
    base = state.there if state.is_narrative else state.today
    if base is None or unit not in {"D", "W", "M", "Y"}:
        return None
    return dated(cut(base, unit), state.anchor_there if base == state.there else state.anchor)


def read_ended(found: Found) -> Reading | None:
    """Read "the year ended June 30" as a length and "the quarter ended June 30" as 1989-Q2."""
    unit = str(found.value("unit"))
    end = ENDED.match(found.run.kinds, found.match.end())
    published = found.state.published
    if unit == "Q" and end and published:
        month = found.run.lexemes[end.end() - 1].value
        if isinstance(month, int):
            return Reading(f"{published.year - (month > published.month):04}-Q{(month + 2) // 3}")
    return Reading(f"P1{unit}", "DURATION") if unit in {"Y", "M", "Q", "W"} else None


def read_units_end(found: Found) -> Reading | None:
    """Read "year-end" and "month's end": the last day of the unit."""
    unit, state = str(found.value("unit")), found.state
    if unit not in {"M", "Y"} or state.today is None:
        return None
    if unit == "Y":
        return Reading(f"{state.today.year:04}-12-31", anchor=state.anchor)
    base = state.there or state.today
    return dated(cut(base, unit), state.anchor_there)


def read_day_before(found: Found) -> Reading | None:
    """Read "the day before", "the week before", "the year after", where nothing follows."""
    unit, state = str(found.value("unit")), found.state
    if unit not in {"D", "W", "M", "Y", "E"} or _goes_on(found):
        return None
    if state.there is None:
        return Reading(UNKNOWN.get(unit, "XXXX"))
    step = -1 if found.kind("way") in {"BEFORE", "EARLIER"} else 1
    return dated(shifted(state.there, unit, step), state.anchor_there)


def _goes_on(found: Found) -> bool:
    """Say whether "before" or "after" has something of its own to be before or after."""
    tag = found.next_tag()
    return tag.startswith(("DT", "NN", "PRP", "VBG", "WP", "CD", "JJ", "WDT", "EX")) and (
        found.kind("way") in {"BEFORE", "AFTER"}
    )


def read_ago(found: Found) -> Reading | None:
    """Read "two years ago", "six weeks ago", "several months ago"."""
    amount, state = amount_of(found), found.state
    unit = letter_of(found)
    today, anchor = state.today, state.anchor
    if today is None:
        return Reading("PAST_REF")
    if unit.startswith("T"):
        return Reading(cut(today, "D"), anchor=anchor)
    if amount is None:
        return vague_ago(unit, today, anchor)
    day = moved(today, *days_unit(unit, -amount))
    if day is None:
        return None
    if unit == "Y" and amount == 1 and _follows_quarter(state):
        return _year_back(state)
    if amount % 1:
        return halved(day, anchor)
    fine = "D" if unit == "W" and amount <= 1 else days_unit(unit, 1)[0]
    return dated(cut(day, fine), anchor)


def halved(day: date, anchor: str) -> Reading | None:
    """Return "a year and a half ago": the month, with one on either side."""
    before, after = shifted(day, "M", -1), shifted(day, "M", 1)
    return Reading(cut(day, "M"), "DATE", anchor, before, after, is_interval=True)


def vague_ago(unit: str, today: date, anchor: str) -> Reading:
    """Return "several months ago": somewhere in the last two to ten units, before today."""
    first = moved(today, *days_unit(unit, -7 if unit == "D" else -11))
    coarser = {"D": "D", "W": "M", "M": "Y"}.get(unit, "Y")
    last = moved(today, "D", -1) if unit == "D" else moved(today, *days_unit(unit, -2))
    earliest = cut(first, coarser) if first else None
    latest = cut(last, coarser) if last else None
    if unit == "M":
        earliest, latest = latest, latest
    return Reading("PAST_REF", "DATE", anchor, earliest, latest, is_interval=True)


def _follows_quarter(state: State) -> bool:
    return bool(state.latest_quarter) and unit_of(state.latest) == "Q"


def _year_back(state: State) -> Reading | None:
    """Return the quarter a year before the one spoken of, which the text only compares with."""
    day = first_day(state.latest_quarter)
    value = shifted(moved(day, "Y", -1) or day, "Q", 0) if day else None
    return Reading(value, anchor="text", is_aside=True) if value else None


def read_later(found: Found) -> Reading | None:
    """Read "two days later", "a year earlier", "three weeks before", "ten years on"."""
    way, unit, state = found.kind("way"), letter_of(found), found.state
    amount = amount_of(found)
    if way in {"BEFORE", "AFTER"} and (
        _goes_on(found) or False
    ):
        return None
    sign = -1 if way in {"BEFORE", "EARLIER"} else 1
    there = state.there
    if unit.startswith("T"):
        return Reading(duration(unit, amount), "DURATION")
    if way == "ON" and found.next_tag() not in {"", ",", ".", ":"}:
        return None
    if there is None or amount is None:
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "Y" and amount == 1 and sign < 0 and _follows_quarter(state):
        return _year_back(state)
    day = moved(there, *days_unit(unit, sign * amount))
    if day is None:
        return None
    fine = "D" if unit == "W" and unit_of(state.latest) == "D" else days_unit(unit, 1)[0]
    if unit == "Y" and amount == 1 and unit_of(state.latest) in {"M", "Q"}:
        fine = unit_of(state.latest)
    return dated(cut(day, fine), state.anchor_there)


def read_in_future(found: Found) -> Reading | None:
    """Read "in five years" where something will happen; else it is a length of time."""
    amount, unit, today = amount_of(found), letter_of(found), found.state.today
    if amount is None or unit.startswith("T") or today is None or found.tense() != "future":
        return None
    day = moved(today, *days_unit(unit, amount))
    return dated(cut(day, days_unit(unit, 1)[0]), found.state.anchor) if day else None


def read_year_ago(found: Found) -> Reading | None:
    """Read "the year-ago quarter", "the year-earlier period", "a year-ago"."""
    if found.value("unit") != "Y":
        return None
    state = found.state
    if state.latest_quarter and found.value("of") != "Y":
        return _year_back(state)
    base = state.there
    if base is None:
        return Reading("PAST_REF")
    if found.value("of") == "Q":
        return dated(cut(moved(base, "M", -15) or base, "Q"), state.anchor_there)
    return dated(shifted(base, "Y", -1), state.anchor_there)


def read_year_quarter(found: Found) -> Reading | None:
    """Read "the 1988 quarter" and "the 1988 period": the one spoken of, in that year."""
    quarter, year = found.state.latest_quarter, full_year(found)
    if found.kind("unit") == "PERIOD" or found.value("unit") == "Q":
        return Reading(f"{year:04}-{quarter[5:]}" if quarter else f"{year:04}", is_aside=True)
    return None


def read_part(found: Found) -> Reading | None:
    """Read "this morning", "that night", "the evening", "in the afternoon"."""
    which = which_of(found)
    if not which and found.before() not in {"IN", "DURING", "ON", "FROM"} and not found.has("edge"):
        return None
    base, anchor = base_of(found.state, which or "SAME")
    if found.state.is_narrative:
        base, anchor = found.state.there, found.state.anchor_there
    if base is None:
        return with_part(UNKNOWN["D"], found, NONE)
    value = shifted(base, "D", STEPS[which or "SAME"])
    return with_part(value, found, anchor) if value else None


THAT_UNIT = (
    "(?P<which>LAST|THIS|THAT SAME|THIS SAME|THE? SAME|THAT|THE? NEXT|THE? COMING|THE? CURRENT"
    "|THE? PREVIOUS|THE? FOLLOWING|THE? LATEST|THE LAST)"
)
EDGED = (
    "(?P<edge>THE? EDGE (?:DASH|OF|IN)? THE?|EARLIER|LATER|THE? (?:ORD|SECOND|LAST) HALF OF THE?)?"
)
FORMS: tuple[Form, ...] = (
    form("counted day", f"(?:{EDGED} (?P<day>DEICTIC|TONIGHT) (?P<part>PART)?)", read_deictic),
    form("part of a counted day", "(?:EDGE DASH?)? (?P<part>PART) OF? (?P<day>DEICTIC)", read_deictic),
    form("part of a weekday", "THE? (?:EDGE DASH?)? (?P<part>PART) (?:OF|ON)? (?P<weekday>WEEKDAY)", read_weekday),
    form(
        "weekday",
        f"{EDGED} (?:(?P<which>LAST|THE? PAST|THIS|THIS COMING|NEXT|COMING|THE? FOLLOWING"
        "|THE? PREVIOUS)|THE)? (?P<weekday>WEEKDAY) (?P<part>PART)?",
        read_weekday,
    ),
    form(
        "weekday of a week",
        f"{EDGED} (?P<weekday>WEEKDAY) (?P<part>PART)? OF? {WHICH} (?P<unit>UNIT)",
        read_weekday_of_week,
    ),
    form(
        "unit", f"{EDGED} {THAT_UNIT} (?P<fiscal>FISCAL)? (?P<unit>UNIT) (?!POSS? DASH)", read_unit
    ),
    form(
        "the unit",
        f"{EDGED} THE (?P<fiscal>FISCAL)? FILLER? (?P<unit>UNIT) (?!DASH|AGO|EARLIER)",
        read_the_unit,
    ),
    form("unit's end", "THE? (?P<unit>UNIT) (?:DASH|POSS) EDGE", read_units_end),
    form(
        "the day before", "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER)", read_day_before
    ),
    form("ago", "{count} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? AGO", read_ago),
    form("unit ago", "APPROX* (?P<unit>UNITS) AGO", read_ago),
    form(
        "later",
        "{count} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? (?P<way>LATER|EARLIER|BEFORE|AFTER|ON(?!THE))",
        read_later,
    ),
    form("units later", "APPROX* (?P<unit>UNITS) (?P<way>LATER|EARLIER)", read_later),
    form("in some units", "(?<=IN) {count} (?P<unit>UNIT|UNITS)", read_in_future),
    form(
        "year-ago",
        "(?:THE|AN)? (?P<unit>UNIT) DASH (?:AGO|EARLIER) FISCAL? (?:ORD? (?P<of>UNIT|PERIOD))?",
        read_year_ago,
    ),
    form("period of a year", "THE {year} (?P<unit>UNIT|PERIOD)", read_year_quarter),
    form("part of the day", f"{EDGED} (?:{THAT_UNIT}|THE) (?P<part>PART)", read_part),
)
