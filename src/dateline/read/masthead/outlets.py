"""Names of outlets as mastheads and credit lines print them."""

import re

import msgspec

from dateline.knowledge.outlets import OutletKind, OutletTable
from dateline.read.markers import ReadingMarkers

LONGEST_NAME = 9  # words
_WORD = r"(?:[A-Z\u00c0-\u00dd\u0130][\w.'\u2019&!-]*|\d+)"
_NAME = re.compile(
    rf"(?:[Tt]he\s)?{_WORD}(?:\s(?:(?:of|for|on|and|the|in|to|de|la|al|&)\s)*{_WORD})*\Z"
)
_ADDED = re.compile(
    r"(?i)\s+(?:news\s*agency|newspaper|news\s*wire|staff|staff\s+writers?|agencies)$"
)
_LOCATION = re.compile(r"\s*\([^()]{1,40}\)$")
_SITE = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})(?:/\S*)?\Z"
)


class OutletName(msgspec.Struct, frozen=True):
    """The name of an outlet in a line.

    Attributes:
        name: Canonical where the outlet is known, else as printed.
        is_known: Whether the table holds it.
        is_agency: Whether it is a news agency.
        country: Its country, where it is known.
    """

    name: str
    is_known: bool = False
    is_agency: bool = False
    country: str | None = None


def known_outlet(words: str, outlets: OutletTable) -> OutletName | None:
    """Return the outlet that words name exactly, give or take "the" and "news agency".

    Args:
        words: The words, with nothing but a name in them.
        outlets: The table.

    Returns:
        The name, or None where the table has no such outlet.
    """
    words = words.strip(" \t\n.,;:|/-\u2013—•\"'“”\u2018\u2019[]")
    if not words or len(words.split()) > LONGEST_NAME:
        return None
    for form in (words, _ADDED.sub("", words), _LOCATION.sub("", words)):
        found = outlets.find(form) if form else None
        if found is not None:
            return OutletName(
                found.name,
                is_known=True,
                is_agency=found.kind is OutletKind.AGENCY,
                country=found.country,
            )
    return None


def any_outlet(words: str, outlets: OutletTable) -> OutletName | None:
    """Return the outlet that words name, taken as printed where the table does not know it.

    Args:
        words: Words that stand where a credit line has its outlet.
        outlets: The table.

    Returns:
        The name; None where the words do not have the form of a name.
    """
    known = known_outlet(words, outlets)
    if known:
        return known
    words = " ".join(words.split()).strip(' .,;:|-\u2013—"“”[]')
    site = _SITE.match(words)
    if site:
        core = re.sub(r"(?i)\.(?:com?|org|net|gov|ac)?\.?[a-z]{2,6}$", "", site[1]).split(".")[-1]
        forms = (site[1], core, core.upper())
        known = next(filter(None, (known_outlet(form, outlets) for form in forms)), None)
        return known or OutletName(site[1].lower())
    if not words or len(words.split()) > LONGEST_NAME or not _NAME.match(words):
        return None
    return OutletName(words)


def has_outlet_form(words: str, markers: ReadingMarkers) -> bool:
    """Say whether words look like an outlet's name: "Hill Gazette", "Centre for Lake Studies"."""
    count = len(words.split())
    if not 2 <= count <= LONGEST_NAME or not _NAME.match(words):
        return False
    bare = words.removeprefix("The ").removeprefix("the ")
    return bool(markers.opening("outlet_opening", bare) or markers.ending("outlet_noun", bare))


def is_acronym(words: str) -> bool:
    """Say whether words are one name in capitals, as agencies sign: "RT", "ITAR-TASS"."""
    letters = words.replace("-", "").replace(".", "")
    return 2 <= len(letters) <= 9 and letters.isalpha() and letters.isupper()
