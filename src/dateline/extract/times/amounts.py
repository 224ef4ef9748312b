"""Lengths of time and repetitions: two months, the past year, every Monday, daily."""

from datetime import date

from dateline.extract.times.reading import NONE, PUBLISHED, TEXT, Form, Found, Reading, form
from dateline.records.dates import cut, moved

# Units that TIMEX3 writes as so many of another one.
MULTIPLES = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "2W": ("W", 2), "H": ("M", 6)}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
VAGUE_LETTERS = {"E": "Y", "C": "C", "L": "Y", "2W": "W"}
BACK = frozenset({"LAST", "PAST", "RECENT", "LATEST"})
AHEAD = frozenset({"NEXT", "COMING"})


def letter_of(found: Found) -> str:
    """Return the letter of the unit of a form ("Y", "TH")."""
    return str(found.value("unit"))


def amount_of(found: Found) -> float | None:
    """Return how many units a form counts; None for "several" and the like."""
    if not found.has("n"):
        return 0.5 if found.has("half") else None
    if found.kind("n") == "VAGUE":
        return None
    value = found.value("n")
    amount = float(value) if isinstance(value, (int, float)) else 1.0
    if found.has("half") or found.has("more"):
        amount = 0.5 if found.kind("half") == "HALF" else amount + 0.5
    return amount


def days_unit(unit: str, amount: float) -> tuple[str, float]:
    """Return a unit that calendars know, with as many of it: two fortnights are four weeks."""
    if unit == "WE":
        return "W", amount
    if unit in {"2W", "L"}:
        letter, times = MULTIPLES[unit]
        return letter, amount * times
    if unit in {"E", "C"}:
        return "Y", amount * MULTIPLES[unit][1]
    return unit, amount


def duration(unit: str, amount: float | None) -> str:
    """Return the TIMEX3 value of a length: two months are P2M, vague years are PXY.

    Args:
        unit: Letter of the unit; hours, minutes and seconds have a T before it.
        amount: How many, or None where the text does not say.

    Returns:
        The value.
    """
    prefix, letter = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    if amount is None:
        return f"{prefix}X{VAGUE_LETTERS.get(letter, letter)}"
    if unit in MULTIPLES:
        letter, times = MULTIPLES[unit]
        amount *= times
    whole = int(amount)
    if amount == whole:
        return f"{prefix}{whole}{letter}"
    if amount - whole == 0.5 and unit in HALVES:
        return f"{prefix}{whole}{letter}{HALVES[unit]}" if whole else f"{prefix}{HALVES[unit]}"
    return f"{prefix}{amount:g}{letter}"


def read_length(found: Found) -> Reading | None:
    """Read "two months", "the past two years", "for over a year", "the next few days"."""
    unit, amount = letter_of(found), amount_of(found)
    if found.kind("n") == "AN" and found.kind("unit") == "UNITS":
        return None
    if found.next_word() in {"old", "olds"} or found.word_before() in {"aged", "age"}:
        return None
    if unit == "Q" and found.next_word() == "of":
        return None  # a part of something
    value = duration(unit, amount)
    which = found.last_kind("which")
    start, end = stretch(found, which, unit, amount)
    anchor = found.state.anchor if start or end else "none"
    return Reading(value, "DURATION", anchor, start, end, is_interval=bool(start or end))


def stretch(
    found: Found, which: str, unit: str, amount: float | None
) -> tuple[str | None, str | None]:
    """Return the first and last day of a length that is tied to today, else (None, None)."""
    today = found.state.today
    if today is None or unit.startswith("T"):
        return None, None
    if which in BACK:
        return back_from(today, unit, amount), cut(today, coarse(unit))
    if which in AHEAD:
        return cut(today, coarse(unit)), ahead_of(today, unit, amount)
    if found.before() == "FOR" and found.is_going_on() and not found.state.is_narrative:
        return back_from(today, unit, amount), cut(moved(today, "D", -1) or today, "D")
    return None, None


def coarse(unit: str) -> str:
    """Return the unit that the ends of a length are told in: years for decades, days for weeks."""
    return {"E": "Y", "C": "Y", "L": "Y", "Q": "M", "WE": "W", "2W": "D", "W": "D"}.get(unit, unit)


def back_from(today: date, unit: str, amount: float | None) -> str | None:
    """Return the first unit of a length that ends today; "few" and "several" count as five."""
    return _away(today, unit, -(5 if amount is None else amount))


def ahead_of(today: date, unit: str, amount: float | None) -> str | None:
    """Return the last unit of a length that starts today; "few" and "several" count as five."""
    return _away(today, unit, 5 if amount is None else amount)


def _away(today: date, unit: str, amount: float) -> str | None:
    step, count = days_unit(unit, amount)
    day = moved(today, step, count)
    return cut(day, coarse(unit)) if day else None


def read_single(found: Found) -> Reading | None:
    """Read "the past year", "the last decade": the length up to today."""
    unit, which = letter_of(found), found.last_kind("which")
    if unit not in ({"Y", "E", "C", "M", "W"} if which == "PAST" else {"E", "C"}):
        return None
    start, end = stretch(found, which, unit, 1)
    return Reading(duration(unit, 1), "DURATION", found.state.anchor, start, end, bool(start))


def read_vague(found: Found) -> Reading | None:
    """Read "months", "recent weeks", "decades-long", "the weeks ahead"."""
    which = found.last_kind("which")
    unit = letter_of(found)
    if unit == "Q" and not which:
        return None  # where troops live
    start, end = stretch(found, "COMING" if found.has("ahead") else which, unit, None)
    return Reading(
        duration(unit, None),
        "DURATION",
        found.state.anchor if start else "none",
        start,
        end,
        bool(start),
    )


def read_fiscal_length(found: Found) -> Reading | None:
    """Read "the year ended June 30", "the nine months"."""
    unit = letter_of(found)
    return None if unit not in {"Y", "M", "Q"} else Reading(duration(unit, 1), "DURATION")


def read_every(found: Found) -> Reading | None:
    """Read "every Monday", "each year", "per month", "$5 a day"."""
    kind = found.kind("what")
    value = found.value("what")
    if kind in {"UNIT", "UNITS"}:
        if found.kind("sign") == "AN" and (value == "Q" or not _is_rate(found)):
            return None
        amount = amount_of(found)
        return Reading(duration(str(value), 1 if amount is None else amount), "SET")
    if kind in {"WEEKDAY", "WEEKDAYS"}:
        return Reading(f"XXXX-WXX-{found.number('what') + 1}{_part(found)}", "SET")
    if kind == "MONTH":
        return Reading(f"XXXX-{found.number('what'):02}", "SET")
    if kind == "SEASON":
        return Reading(f"XXXX-{value}", "SET")
    return Reading(f"XXXX-XX-XXT{value}", "SET") if kind in {"PART", "PARTS"} else None


def _part(found: Found) -> str:
    return f"T{found.value('part')}" if found.has("part") else ""


def _is_rate(found: Found) -> bool:
    """Say whether "a year" follows an amount: "$33 million a year", "three times a week"."""
    sentence, token = found.run.sentence, found.token
    if not token:
        return False
    return sentence.tags[token - 1].startswith(("CD", "NNS")) or (
        sentence.lemmas[token - 1] in {"once", "twice"}
    )


def read_repeat(found: Found) -> Reading | None:
    """Read "daily", "weekly", "annually"."""
    return None if found.is_name("value") else Reading(str(found.value("value")), "SET")


def read_reference(found: Found) -> Reading | None:
    """Read "now", "recently", "in the near future" and the like."""
    value, published = str(found.value("value")), found.state.published
    if value == "PRESENT_REF" and published and not found.state.is_narrative:
        today = published.isoformat()
        return Reading(value, "DATE", PUBLISHED, today, today, is_interval=True)
    return Reading(value)


def read_then(found: Found) -> Reading | None:
    """Read "at the time": the date that the text has named last."""
    if found.next_word() in {"of", "when", "that"} or found.next_tag().startswith(("NN", "DT")):
        return None  # "at the time he was captured"
    return Reading(found.state.latest or "PAST_REF", anchor=TEXT if found.state.latest else NONE)


def read_the_past(found: Found) -> Reading | None:
    """Read "the past" and "in the past", not "the past chairman"."""
    if found.next_tag().startswith(("NN", "JJ", "CD")):
        return None
    return Reading("PAST_REF", anchor=found.state.anchor)


WHICH = (
    "(?:(?:THE|THIS|THAT|POSS)? (?P<which>LAST|PAST|RECENT|NEXT|COMING|LATEST|PREVIOUS|FOLLOWING"
    "|ORD|EDGE|SAME|THE(?!NUM DASH)|THIS) FILLER?)?"
)
FORMS: tuple[Form, ...] = (
    form(
        "every",
        "(?P<sign>EVERY) (?P<n>NUM|SECOND|ORD)? (?P<what>UNIT|UNITS|WEEKDAY|MONTH|SEASON|PART) "
        "(?P<part>PART)?",
        read_every,
    ),
    form(
        "a unit each",
        "(?P<sign>AN) (?P<what>UNIT)(?!AGO|EARLIER|LATER|BEFORE|AFTER|DASH)",
        read_every,
    ),
    form(
        "length",
        f"(?:APPROX|BOUND|OVER(?!THE))* {WHICH} {{count}} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? "
        "(?:DASH LONG|LONG)? (?!DASH? OLD|AGO|DASH AGO)",
        read_length,
    ),
    form(
        "first of two amounts",
        "(?:APPROX|BOUND|OVER)* (?P<n>NUM) (?=(?:TO|OR|AND|DASH) NUM DASH? (?P<unit>UNITS))",
        read_length,
    ),
    form("half a unit", "(?P<half>HALF) (?:AN|DASH) (?P<unit>UNIT)", read_length),
    form("age", "{count} (?P<unit>UNIT|UNITS) (?P<more>ANDHALF)? DASH? OLD", lambda _: Reading("")),
    form(
        "length of one",
        "(?:THE|THIS)? (?P<which>PAST|LAST|NEXT|COMING) (?P<unit>UNIT)",
        read_single,
    ),
    form(
        "vague length",
        f"{WHICH} (?P<unit>UNITS) (?P<ahead>AHEAD)? (?:DASH? LONG)? (?!AGO|LATER|EARLIER)",
        read_vague,
    ),
    form("length of one and more", "(?P<unit>UNIT) DASH LONG", read_fiscal_length),
    form("year ended", "THE FISCAL? (?P<unit>UNIT) (?=ENDED)", read_fiscal_length),
    form("weekdays", "(?P<what>WEEKDAYS) (?P<part>PART|PARTS)?", read_every),
    form("weekday evenings", "(?P<what>WEEKDAY) (?P<part>PARTS)", read_every),
    form("repetition", "(?P<value>REPEAT)", read_repeat),
    form("reference", "(?P<value>REF)", read_reference),
    form("at the time", "(?P<value>THEN)", read_then),
    form("the past", "THE PAST", read_the_past),
)
