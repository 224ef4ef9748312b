"""The first and the last day that a partial ISO date ("2016", "2016-08") may mean."""

import re
from calendar import monthrange

# Years that a report of today can mean; they leave room for a few days before and after.
PARTIAL = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def first_day(date: str | None) -> str | None:
    """Return the first day of a partial date as YYYY-MM-DD; None where there is none to tell."""
    match = PARTIAL.match(date or "")
    if not match:
        return None
    year, month, day = match.groups()
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(date: str | None) -> str | None:
    """Return the last day of a partial date as YYYY-MM-DD; None where there is none to tell."""
    match = PARTIAL.match(date or "")
    if not match:
        return None
    year, month, day = match[1], match[2] or "12", match[3]
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"
