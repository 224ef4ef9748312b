"""Which day a date without a year, a "last" or a "following" counts from."""

from datetime import date

from dateline.extract.times.reading import NONE, Found, State
from dateline.records.dates import first_day

# How many units away "last", "this" and "next" are.
STEPS = {
    "LAST": -1, "PAST": -1, "PREVIOUS": -1, "THIS": 0, "THAT": 0, "SAME": 0, "CURRENT": 0,
    "LATEST": 0, "NEXT": 1, "COMING": 1, "FOLLOWING": 1,
}  # fmt: skip
# Words that count from the date the text has named last, not from the day of writing.
FROM_TEXT = frozenset({"THAT", "SAME", "PREVIOUS", "FOLLOWING"})
ROLLOVER = 8  # months back after which a narrative has gone on into the next year
AHEAD = 31  # days back after which a verb in the future means the next year
WHICH = "(?P<which>LAST|PAST|THIS|THAT SAME|THAT|THE? SAME|NEXT|COMING|CURRENT|PREVIOUS|FOLLOWING)"


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
    return year + (distance < -AHEAD and tense == "future")
