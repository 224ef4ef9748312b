"""Dates, numbers, statuses and confidence in the words of a briefing."""

from datetime import date

from dateline.records import Certainty, Event, Quantity, Status, When
from dateline.records.dates import first_day, last_day
from dateline.records.event import ReviewState

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
STATUS_NOTES = {
    Status.ONGOING: "reported as going on",
    Status.ENDED: "reported as over",
    Status.PLANNED: "planned, not done yet",
    Status.POSSIBLE: "unconfirmed: called possible, not said to have happened",
    Status.DENIED: "denied",
    Status.NOT_HAPPENED: "reported as not having happened",
}
CERTAINTY_NOTES = {
    Certainty.HEDGED: "unconfirmed: said with reservation",
    Certainty.DISPUTED: "disputed within the report",
}
REVIEW_WORDS = {
    ReviewState.ACCEPTED: "checked and accepted",
    ReviewState.EDITED: "checked and corrected",
    ReviewState.ADDED: "added by hand",
    ReviewState.REJECTED: "rejected",
}
DOUBLE_MARKS = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
SURE = ((0.75, "high"), (0.5, "fair"), (0.0, "low"))


def day_words(value: str | None, *, year: bool = True) -> str:
    """Return a date, possibly partial: "9 August 2016", "August 2016", "2016".

    Args:
        value: ISO date.
        year: Whether the year is said of a date that has a month.

    Returns:
        The words; "" for no date.
    """
    parts = (value or "").split("-")
    if not parts[0].isdecimal() or len(parts) > 3:
        return value or ""
    if len(parts) == 1:
        return str(int(parts[0]))
    month = MONTHS[int(parts[1]) - 1]
    words = f"{int(parts[2])} {month}" if len(parts) == 3 else month
    return f"{words} {int(parts[0])}" if year else words


def period_words(since: str, until: str | None) -> str:
    """Return a period: "1 to 9 August 2016", "since 1 August 2016"."""
    if until is None:
        return f"since {day_words(since)}"
    first, last = first_day(since), last_day(until)
    if since == until or (first and first == last):
        return day_words(since)
    if len(since) == len(until) == 10 and since[:7] == until[:7]:
        return f"{int(since[8:])} to {day_words(until)}"
    same_year = since[:4] == until[:4] and len(since) > 4
    return f"{day_words(since, year=not same_year)} to {day_words(until)}"


def when_words(when: When | None, *, year: int | None) -> str:
    """Return when something happened, as far as a text says so: "on 9 August", "in 2016".

    Args:
        when: The days it may have happened on.
        year: The year that goes without saying; None where none does.

    Returns:
        The words; "" where only the date of publication tells.
    """
    if when is None or (not when.text and when.anchor != "text"):
        return ""
    earliest, latest = when.earliest, when.latest
    if earliest and latest and earliest != latest:
        return _between(earliest, latest, year, when.precision)
    if earliest and latest:
        return f"{'on' if len(earliest) == 10 else 'in'} {_said(earliest, year)}"
    if latest:
        return f"by {_said(latest, year)}"
    return f"from {_said(earliest, year)} on" if earliest else ""


def _said(value: str, year: int | None) -> str:
    return day_words(value, year=year is None or not value.startswith(f"{year}-"))


def _between(earliest: str, latest: str, year: int | None, precision: str) -> str:
    last = _said(latest, year)
    if precision == "week" and _is_week(earliest, latest):
        return f"in the week of {_said(earliest, year)}"
    if len(earliest) == len(latest) == 10 and earliest[:7] == latest[:7]:
        return f"between {int(earliest[8:])} and {last}"
    shared = len(earliest) > 4 < len(latest) and earliest[:4] == latest[:4]
    first = day_words(earliest, year=False) if shared else _said(earliest, year)
    return f"between {first} and {last}"


def _is_week(earliest: str, latest: str) -> bool:
    first, last = first_day(earliest), last_day(latest)
    return first is not None and last is not None and (last - first).days == 6


def number_words(low: int | None, high: int | None) -> str:
    """Return a number as stated: "80", "at least 80", "up to 80", "24 to 40", "no"."""
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}" if low else "no"
    return f"{low:,} to {high:,}"


def toll_words(quantity: Quantity | None) -> str:
    """Return how many people: "at least 80 people", "one person", "no one"; "" for no number."""
    if quantity is None:
        return ""
    if quantity.high == 0:
        return "no one"
    if quantity.low == quantity.high == 1:
        return "one person"
    return f"{number_words(quantity.low, quantity.high)} people"


def status_notes(event: Event) -> tuple[str, ...]:
    """Return status and certainty in words, leaving out what is plain."""
    notes = (STATUS_NOTES.get(event.status), CERTAINTY_NOTES.get(event.certainty))
    return tuple(note for note in notes if note)


def sureness_words(confidence: float) -> str:
    """Return how sure the program is of a coding: "confidence low (0.42)"."""
    word = next(word for least, word in SURE if confidence >= least)
    return f"confidence {word} ({confidence:.2f})"


def review_words(event: Event) -> str:
    """Return who has looked at an event and how they left it; "" where nobody has."""
    review = event.review
    if review is None:
        return ""
    words = f"{REVIEW_WORDS[review.state]} by {' and '.join(review.by)}"
    return f"{words} on {day_words(review.at[:10])}"


def in_quotes(words: str) -> str:
    """Return words in quotation marks: double ones, or single ones around what has double ones."""
    if any(mark in words for mark in DOUBLE_MARKS):
        return f"\N{LEFT SINGLE QUOTATION MARK}{words}\N{RIGHT SINGLE QUOTATION MARK}"
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 story", "3 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def year_of(since: str, until: str | None, made: date) -> int | None:
    """Return the year that goes without saying in a briefing, None where it spans several."""
    last = last_day(until) if until else made
    first = first_day(since)
    return first.year if first and last and first.year == last.year else None
