"""The first and the last day that a partial date may mean, as the database holds them."""

from functools import lru_cache

from dateline.records import dates

DATES = 10_000  # different dates that are remembered: those of thirty years


@lru_cache(DATES)
def first_day(date: str | None) -> str | None:
    """Return the first day of a partial date as YYYY-MM-DD; None where there is none to tell."""
    day = dates.first_day(date) if date else None
    return day.isoformat() if day else None


@lru_cache(DATES)
def last_day(date: str | None) -> str | None:
    """Return the last day of a partial date as YYYY-MM-DD; None where there is none to tell."""
    day = dates.last_day(date) if date else None
    return day.isoformat() if day else None
