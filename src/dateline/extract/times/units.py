"""Forms that name a whole unit by its place: last week, the following year, the quarter."""

import re
from datetime import date

from dateline.extract.times.anchors import FROM_TEXT, STEPS, base_of, full_year, which_of
from dateline.extract.times.lexing import CODES
from dateline.extract.times.reading import (
    EDGED,
    NONE,
    THAT_UNIT,
    UNKNOWN,
    Form,
    Found,
    Reading,
    State,
    dated,
    form,
)
from dateline.records.dates import cut, shifted

ENDED = re.compile(CODES["ENDED"] + CODES["MONTH"])
# "The year of", "the day after" and the like name a unit by what happened in it.
NOT_THE_UNIT = frozenset({"of", "after", "before", "that", "when"})


def read_unit(found: Found) -> Reading | None:
    """Read "last week", "this month", "the following year", "that day", "this quarter"."""
    which, unit = which_of(found), str(found.value("unit"))
    if which == "LATEST":
        return read_latest(found)
    if unit == "D" and which == "NEXT":
        which = "FOLLOWING"
    if not _names_one(unit, which):
        return None
    base, anchor = base_of(found.state, which)
    if which in FROM_TEXT:
        base = found.state.nearby(unit)
    if base is None:
        return Reading(UNKNOWN.get(unit, "XXXX"), anchor=NONE)
    if unit == "WE":
        return dated(weekend(base, STEPS[which], found.tense()), anchor)
    return dated(shifted(base, unit, STEPS[which]), anchor)


def _names_one(unit: str, which: str) -> bool:
    """Say whether "last", "this" or "next" picks one unit: "the last decade" is just ten years."""
    if unit in {"E", "C"}:
        return which not in {"LAST", "NEXT", "COMING"}
    if unit == "D":
        return which in FROM_TEXT
    return unit in {"W", "M", "Q", "Y", "WE"}


def read_latest(found: Found) -> Reading | None:
    """Read "the latest quarter" and "the latest period": the last that has ended."""
    if found.kind("unit") == "UNIT" and found.value("unit") != "Q":
        return None
    return latest_quarter(found.state)


def latest_quarter(state: State) -> Reading | None:
    """Return the quarter that the text has named last, else the last one before today."""
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
    if found.next_word() in NOT_THE_UNIT or found.next_tag() in {"NN", "CD"}:
        return None
    if unit == "Q":
        return latest_quarter(state)
    base = state.there if state.is_narrative else state.today
    if base is None or unit not in {"D", "W", "M", "Y", "WE"}:
        return None
    value = weekend(base, 0, found.tense()) if unit == "WE" else cut(base, unit)
    return dated(value, state.anchor_there if base == state.there else state.anchor)


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


def read_year_quarter(found: Found) -> Reading | None:
    """Read "the 1988 quarter" and "the 1988 period": the one spoken of, in that year."""
    quarter, year = found.state.latest_quarter, full_year(found)
    if found.kind("unit") == "PERIOD" or found.value("unit") == "Q":
        return Reading(f"{year:04}-{quarter[5:]}" if quarter else f"{year:04}", is_aside=True)
    return None


FORMS: tuple[Form, ...] = (
    form(
        "unit", f"{EDGED} {THAT_UNIT} (?P<fiscal>FISCAL)? (?P<unit>UNIT) (?!POSS? DASH)", read_unit
    ),
    form(
        "the unit",
        f"{EDGED} THE (?P<fiscal>FISCAL)? FILLER? (?P<unit>UNIT) (?!DASH|AGO|EARLIER)",
        read_the_unit,
    ),
    form("unit's end", "THE? (?P<unit>UNIT) (?:DASH|POSS) EDGE", read_units_end),
    form("period of a year", "THE {year} (?P<unit>UNIT|PERIOD)", read_year_quarter),
)
