"""Numbers and sums that a person gives an event, in words."""

import re

from dateline.errors import StoreError
from dateline.records import Event, Quantity
from dateline.run.scene import NOTHING, Scene, stand

COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
RANGE = re.compile(rf"({COUNT})?(\s*\.\.\s*)?({COUNT})?")
NAMES_CURRENCY = re.compile(r"[^\W\d_]|[$\N{POUND SIGN}\N{YEN SIGN}\N{EURO SIGN}]").match
LARGEST = 2**63 - 1  # what a database and Parquet hold


def read_number(words: str, _event: Event, scene: Scene) -> Quantity | None:
    """Return a number of people: "80", "80.." (at least), "..80" (at most), "60..80", "none".

    Raises:
        StoreError: It is none of these.
    """
    if words.lower() in NOTHING:
        return None
    low, high, rest = _bounds(words)
    if rest:
        raise StoreError(f"{words!r} is no number; write 80, 80.., ..80 or 60..80")
    text, span = stand(re.sub(r"\.\..*", "", words).strip() or words, scene)
    return Quantity(low, high, text, span)


def read_sum(words: str, _event: Event, scene: Scene) -> Quantity | None:
    """Return a sum of money: a number, and the words that name the sum or its currency.

    Words that the article does not have are kept as they were written, because without them nobody
    could tell the currency.

    Raises:
        StoreError: There is no number, or no currency.
    """
    if words.lower() in NOTHING:
        return None
    low, high, rest = _bounds(words)
    name = rest.removeprefix("(").removesuffix(")")
    if not any(map(NAMES_CURRENCY, name)):
        raise StoreError(f"{words!r} names no currency; write 5000000 US dollars")
    found, span = stand(words if words in scene.coding.article.text else name, scene)
    return Quantity(low, high, found if name.lower() in found.lower() else name, span)


def _bounds(words: str) -> tuple[int | None, int | None, str]:
    """Return the least and the most that words say, and what stands behind the number."""
    found = RANGE.match(words)
    first, dots, last = found.groups() if found else (None, None, None)
    low, high = (int(part.replace(",", "")) if part else None for part in (first, last))
    if low is None and high is None:
        raise StoreError(f"{words!r} is no number; write 80, 80.., ..80 or 60..80")
    if max(low or 0, high or 0) > LARGEST:
        raise StoreError(f"{words!r} is more than can be stored, which is {LARGEST:,}")
    if low is not None and high is not None and low > high:
        raise StoreError(f"{words!r} ends below its beginning; write the lower number first")
    rest = words[found.end() :].strip() if found else ""
    return low, (high if dots else low), rest
