"""Lines of those who monitor other media: "Text of report by Interfax", "Moscow TASS in English".

BBC Monitoring opens its texts with the first form, the Foreign Broadcast Information Service with
the second, relief portals with "Report from".
"""

import re
from datetime import date

from dateline.knowledge.actors import fold, load_actors
from dateline.knowledge.outlets import OutletTable
from dateline.read.markers import ReadingMarkers
from dateline.read.masthead.dates import PrintedDate, find_dates
from dateline.read.masthead.outlets import OutletName, any_outlet, has_outlet_form, known_outlet

_TEXT_OF = re.compile(
    r"(?:(?:full\s|unattributed\s|corrected\s)?text|excerpts?|summary|translation|transcript)\s"
    r"(?:of|from)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?:report|article|commentary|interview|statement|editorial|dispatch|programme|speech"
    r"|announcement|item|analysis)s?\b.{0,80}?\s(?:by|from|in|on)\s(?P<name>.+)",
    re.IGNORECASE,
)
_REPORT_FROM = re.compile(r"(?:Report|News and Press Release|Situation Report)\sfrom\s(?P<name>.+)")
KINDS = frozenset(
    ["agency", "newspaper", "radio", "tv", "television", "channel", "station", "site", "daily",
     "weekly", "magazine", "paper", "portal"]
)  # fmt: skip
_LANGUAGE = r"in\s(?:English|[A-Z][a-z]+)\b"
_IN_LANGUAGE = re.compile(rf"\s*,?\s*{_LANGUAGE}.*$")
_TAIL = re.compile(
    r"(?i)\s*(?:\bweb\s?site|\bonline|\bon\s\d.*|\bon$|,.*|\(.*|\bin\s\w+|\bdated\b.*)$"
)
_PLACE_OUTLET = re.compile(
    r"(?:[A-Z]{2}\d{6,}\s+)?(?P<place>[A-Z][\w'\u2019]*(?:\s[A-Z][a-z'\u2019]+)?)\s+(?P<name>[A-Z].*?)"
    rf"\s+{_LANGUAGE}\s+(?:to\s.+?\s)?(?:\d{{4}}\s+(?:GMT|UTC)\b|(?=\d{{1,2}}\s[A-Z][a-z]{{2}}))"
)
_SOURCE = re.compile(
    rf"(?P<name>.+?)(?:,\s[A-Z][\w\s]+)?,?\s{_LANGUAGE}(?:\s\d{{4}}\s*(?i:gmt))?\s*(?=\d)"
)


def text_of_report(
    line: str, outlets: OutletTable, markers: ReadingMarkers, today: date | None
) -> tuple[OutletName, PrintedDate | None] | None:
    """Return the outlet and the date of "Text of report by Russian news agency Interfax on 3 June".

    Args:
        line: The line.
        outlets: The table of outlets.
        markers: The forms of outlets' names.
        today: Decides the century of two-digit years.

    Returns:
        The outlet and the date, or None for any other line.
    """
    match = _TEXT_OF.fullmatch(line) or _REPORT_FROM.fullmatch(line)
    outlet = _named_last(match["name"], outlets, markers) if match else None
    return (outlet, next(iter(find_dates(line, today)), None)) if outlet else None


def _named_last(words: str, outlets: OutletTable, markers: ReadingMarkers) -> OutletName | None:
    """Return the outlet that stands behind what it is: "Kenyan newspaper Daily Nation website"."""
    name = _IN_LANGUAGE.sub("", words)
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    parts = name.split()
    tails = [" ".join(parts[first:]) for first in range(len(parts))]
    known = next(filter(None, (known_outlet(tail, outlets) for tail in tails)), None)
    if known:
        return known
    if has_outlet_form(name, markers) or fold(name) in load_actors().names:
        return any_outlet(name, outlets)
    kind = next((n for n in range(len(parts) - 1, -1, -1) if parts[n] in KINDS), -1)
    return any_outlet(" ".join(parts[kind + 1 :]), outlets) if kind >= 0 else None


def place_and_outlet(
    line: str, outlets: OutletTable, today: date | None
) -> tuple[OutletName, PrintedDate | None, str] | None:
    """Return outlet, date and place of "Lima Radio YSU in Spanish 1200 GMT 3 Feb 90".

    Args:
        line: The line.
        outlets: The table of outlets.
        today: Decides the century of two-digit years.

    Returns:
        The outlet, the date and the place, or None for any other line.
    """
    match = _PLACE_OUTLET.match(line)
    days = find_dates(line[match.end() :], today) if match else ()
    outlet = any_outlet(match["name"], outlets) if match else None
    return (outlet, next(iter(days), None), match["place"]) if match and outlet else None


def source_name(words: str) -> str:
    """Return the name in "Interfax news agency, Moscow, in English 1010 gmt 3 Jun 05", else all."""
    match = _SOURCE.match(words)
    return match["name"] if match else words
