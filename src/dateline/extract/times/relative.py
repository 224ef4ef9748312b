"""Forms that count away from a date: two years ago, three days later, in five years."""

from datetime import date

from dateline.extract.times.amounts import amount_of, days_unit, duration, letter_of
from dateline.extract.times.reading import (
    NO_TIME,
    UNKNOWN,
    Form,
    Found,
    Reading,
    State,
    dated,
    form,
)
from dateline.records.dates import cut, first_day, moved, shifted, unit_of

GOVERNED = ("DT", "NN", "PRP", "VBG", "WP", "CD", "JJ", "WDT", "EX")


def read_ago(found: Found) -> Reading | None:
    """Read "two years ago", "six weeks ago", "several months ago"."""
    amount, unit, state = amount_of(found), letter_of(found), found.state
    today, anchor = state.today, state.anchor
    if found.word_before().isdecimal():  # more than the calendar holds
        return NO_TIME
    if today is None:
        return Reading("PAST_REF")
    if unit.startswith("T"):
        return Reading(cut(today, "D"), anchor=anchor)
    if amount is None:
        return vague_ago(unit, today, anchor)
    if unit == "Y" and amount == 1 and follows_quarter(state):
        return year_back(state)
    return _counted_back(today, unit, amount, anchor)


def _counted_back(today: date, unit: str, amount: float, anchor: str) -> Reading | None:
    """Return the day, month or year so many units back; half a unit makes it a stretch."""
    day = moved(today, *days_unit(unit, -amount))
    if day is None:
        return None
    if amount % 1:
        before, after = shifted(day, "M", -1), shifted(day, "M", 1)
        return Reading(cut(day, "M"), "DATE", anchor, before, after, is_interval=True)
    fine = "D" if unit == "W" and amount == 1 else days_unit(unit, 1)[0]
    return dated(cut(day, fine), anchor)


def vague_ago(unit: str, today: date, anchor: str) -> Reading:
    """Return "several months ago": two to seven units back, in the next coarser unit."""
    first = moved(today, *days_unit(unit, -7))
    last = moved(today, *days_unit(unit, -1 if unit == "D" else -2))
    coarser = {"D": "D", "W": "M", "M": "Y"}.get(unit, "Y")
    earliest, latest = (cut(day, coarser) if day else None for day in (first, last))
    return Reading("PAST_REF", "DATE", anchor, earliest, latest, is_interval=True)


def read_later(found: Found) -> Reading | None:
    """Read "two days later", "a year earlier", "three weeks before", "ten years on"."""
    unit, state, amount = letter_of(found), found.state, amount_of(found)
    if goes_on(found):
        return None
    if unit.startswith("T"):
        return Reading(duration(unit, amount), "DURATION")
    sign = -1 if found.kind("way") in {"BEFORE", "EARLIER"} else 1
    there = state.nearby(unit)
    if there is None or amount is None or (sign > 0 and not state.latest):
        return _unplaced(found, unit, amount)
    if unit == "Y" and amount == 1 and sign < 0 and follows_quarter(state):
        return year_back(state)
    day = moved(there, *days_unit(unit, sign * amount))
    anchor = state.anchor if there == state.published else state.anchor_there
    return dated(cut(day, _fineness(unit, amount, state)), anchor) if day else None


def _unplaced(found: Found, unit: str, amount: float | None) -> Reading:
    """Return what "two years later" means where the text names nothing to count from."""
    way = found.kind("way")
    if way == "ON":
        return Reading(duration(unit, amount), "DURATION")
    return Reading("PAST_REF" if way in {"BEFORE", "EARLIER"} else "FUTURE_REF")


def _fineness(unit: str, amount: float, state: State) -> str:
    """Return how fine a date so many units away is: "a week later" than a day is a day."""
    latest = unit_of(state.latest)
    if (unit == "W" and latest == "D") or (unit == "Y" and amount == 1 and latest in {"M", "Q"}):
        return latest
    return days_unit(unit, 1)[0]


def goes_on(found: Found) -> bool:
    """Say whether "before", "after" or "on" governs what follows, and so is no adverb."""
    way, tag = found.kind("way"), found.next_tag()
    if way == "ON":
        return tag not in {"", ",", ".", ":"}
    return way in {"BEFORE", "AFTER"} and tag.startswith(GOVERNED)


def read_day_before(found: Found) -> Reading | None:
    """Read "the day before", "the week before", "the year after", where nothing follows."""
    unit, state = str(found.value("unit")), found.state
    if unit not in {"D", "W", "M", "Y", "E"} or goes_on(found):
        return None
    there = state.nearby(unit)
    if there is None:
        return Reading(UNKNOWN.get(unit, "XXXX"))
    step = -1 if found.kind("way") in {"BEFORE", "EARLIER"} else 1
    return dated(shifted(there, unit, step), state.anchor_there)


def follows_quarter(state: State) -> bool:
    """Say whether the text has named a quarter last, so that "a year earlier" is a quarter too."""
    return bool(state.latest_quarter) and unit_of(state.latest) == "Q"


def year_back(state: State) -> Reading | None:
    """Return the quarter a year before the one spoken of, which the text only compares with."""
    day = first_day(state.latest_quarter)
    there = moved(day, "Y", -1) if day else None
    return Reading(cut(there, "Q"), anchor="text", is_aside=True) if there else None


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
        return year_back(state)
    base = state.there
    if base is None:
        return Reading("PAST_REF")
    if found.value("of") == "Q":
        return dated(cut(moved(base, "M", -15) or base, "Q"), state.anchor_there)
    return dated(shifted(base, "Y", -1), state.anchor_there)


FORMS: tuple[Form, ...] = (
    form("ago", "{count} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? FILLER? AGO", read_ago),
    form("unit ago", "(?:APPROX|BOUND)* (?P<unit>UNITS) AGO", read_ago),
    form(
        "later",
        "{count} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? (?P<way>LATER|EARLIER|BEFORE|AFTER|ON)",
        read_later,
    ),
    form("units later", "(?:APPROX|BOUND)* (?P<unit>UNITS) (?P<way>LATER|EARLIER)", read_later),
    form(
        "the day before", "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER)", read_day_before
    ),
    form("in some units", "(?<=IN) {count} (?P<unit>UNIT|UNITS)", read_in_future),
    form(
        "year-ago",
        "(?:THE|AN)? (?P<unit>UNIT) DASH (?:AGO|EARLIER) FISCAL? (?:ORD? (?P<of>UNIT|PERIOD))?",
        read_year_ago,
    ),
)
