"""What is known about an article before its text is read: given by its user or its page."""

import re
from datetime import date, datetime

import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.masthead.dates import find_dates
from dateline.records import Republished

_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?\Z")


class Hint(msgspec.Struct, frozen=True):
    """A value of a field that stood outside the text, in a page's data or a running header.

    Attributes:
        field: Name of the article's field.
        value: The value; dates as printed.
        rule: Where it stood ("json-ld", "meta", "running header").
    """

    field: str
    value: str
    rule: str


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is believed because whoever hands over the text says so; None leaves it to the text.

    Attributes:
        id: The article's id.
        title: The headline.
        publisher: Who published it.
        published: ISO date of publication, possibly partial.
        republished_from: Where it was taken from.
        url: Its address.
        language: ISO 639-1 code.
        hints: What the page around the text says; less than given, more than the text.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    republished_from: Republished | None = None
    url: str | None = None
    language: str | None = None
    hints: tuple[Hint, ...] = ()


def iso_day(value: date | str, field: str, place: str) -> str:
    """Return a date that was given as an ISO date.

    Args:
        value: A date, or words that hold one that can only be read in one way.
        field: Name of the field, for messages.
        place: The input, for messages.

    Returns:
        "2016-08-09", or a partial "2016-08" or "2016" where that was given.

    Raises:
        UnreadableInputError: The words are no date, or may be one of two.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = value.strip()
    if _PARTIAL.match(words):
        return words
    found = find_dates(words)
    if len(found) == 1 and len(found[0].readings) == 1:
        return found[0].readings[0].isoformat()
    raise UnreadableInputError(
        place, f"{field} is {value!r}, which is no date; give it as YYYY-MM-DD or leave it out"
    )
