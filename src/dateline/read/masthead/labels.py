"""Lines that hold nothing but dates: "Published: 9 August 2016, 10:04 GMT | Updated ..."."""

import re
from datetime import date

import msgspec

from dateline.read.markers import ReadingMarkers, fold
from dateline.read.masthead.dates import PrintedDate, find_dates

LONGEST = 160  # characters; longer lines are prose
_FILLER = re.compile(
    r"(?i)\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mon|tue|wed|thu|fri|sat|sun)\b"
    r"|\b\d{1,2}\s*[:.h]\s*\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?(?=[ap]\.?m)|\b[ap]\.?m\b\.?"
    r"|\bT\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?|\bZ\b|[+-]\d{1,2}(?::?\d{2})?"
    r"|\b(?:GMT|UTC|BST|CES?T|EES?T|ES?T|EDT|C[SD]T|M[SD]T|P[SD]?T|MSK|IST|TRT|AST|PKT|HKT|JST|local|time|hrs|hours)\b"
    r"|\b(?:updated\s)?\d+\s(?:years?|months?|weeks?|days?|hours?|min(?:ute)?s?)\s(?:ago|read)\b"
    r"|\bby admin\b"
)
_PLACE = re.compile(
    r"(?P<place>[A-Z\u00c0-\u017d][\w'\u2019.-]*(?:\s[A-Z\u00c0-\u017d][\w'\u2019.-]*){0,3}"
    r"(?:,\s[A-Z][\w'\u2019.-]*(?:\s[A-Z][\w'\u2019.-]*){0,2})?)(?:,\s|\s[-\u2013\u2014]\s|\s(?=\())"
)
_NUMBER = re.compile(r"\d+")


class LabelledDate(msgspec.Struct, frozen=True):
    """A date of a date line with its label.

    Attributes:
        printed: The date as printed.
        label: "published", "updated" or "original"; "" without one.
    """

    printed: PrintedDate
    label: str


def read_date_line(
    line: str, markers: ReadingMarkers, today: date | None = None
) -> tuple[LabelledDate, ...]:
    """Return the dates of a line that holds nothing but dates and what goes with them.

    Args:
        line: The line.
        markers: The labels of dates.
        today: Decides the century of two-digit years.

    Returns:
        The dates in text order; empty where the line holds anything else.
    """
    if len(line) > LONGEST:
        return ()
    found: list[LabelledDate] = []
    position, label = 0, ""
    for printed in find_dates(line, today):
        own = _label(line[position : printed.span.start], markers)
        if own is None:
            return ()
        label = own or label
        found.append(LabelledDate(printed, label))
        position = printed.span.end
    rest = _label(line[position:], markers)
    return tuple(found) if rest == "" else ()


def read_place_line(
    line: str, markers: ReadingMarkers, today: date | None = None
) -> tuple[str, LabelledDate] | None:
    """Return place and date of a line that holds nothing else: "Geneva, 12 March 2019".

    Args:
        line: The line.
        markers: Words that are no places.
        today: Decides the century of two-digit years.

    Returns:
        The place and the date, or None for any other line.
    """
    match = _PLACE.match(line) if len(line) <= LONGEST else None
    if match is None or markers.is_whole("no_place", match["place"]):
        return None
    dates = read_date_line(line[match.end() :], markers, today)
    return (match["place"], dates[0]) if len(dates) == 1 else None


def _label(words: str, markers: ReadingMarkers) -> str | None:
    """Return the label that words before a date are, "" without words, None for other words."""
    words = fold(_FILLER.sub(" ", words)).strip(" ,()[]-\u2013—/*#_\"'")
    words = " ".join(words.split()).rstrip(" ,:.-\u2013—|(")
    if not words or _NUMBER.fullmatch(words) or words in {"at", "and", ","}:
        return ""
    for kind in ("published", "updated", "original"):
        if markers.is_whole(kind, words):
            return kind
    return None
