"""The dateline that opens a report: "KABUL, Afghanistan (AP) - ", "Moscow, 9 Aug (TASS) --"."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.knowledge.outlets import OutletTable
from dateline.read.markers import ReadingMarkers
from dateline.read.masthead.dates import PrintedDate, find_dates
from dateline.read.masthead.outlets import OutletName, any_outlet, is_acronym, known_outlet
from dateline.read.masthead.parts import Kind, Part, PartReader, is_place
from dateline.records import Span

LONGEST = 140  # characters from the start of the paragraph to the dash
_CAPITAL = "A-Z\u00c0-\u00dd\u0130\u015e\u0160\u017d\u010c"
_MONTHS = r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)"
_YEAR = r"(?:,?\s'?(?:\d{4}|\d{2})(?!\d))?"
_DAY = (
    rf"(?i:(?:{_MONTHS}[A-Z]*\.?\s?\d{{1,2}}|\d{{1,2}}\s?{_MONTHS}[A-Z]*\.?){_YEAR}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_WEEKDAY = r"(?i:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_WORD = rf"[{_CAPITAL}][\w.'\u2019]*"
_NO_MONTH = rf"(?!(?i:{_MONTHS})[A-Za-z]*\.?\s?\d)"
_NEXT = rf"[ -](?:(?:de|del|la|al|el|es|the|of|and|ibn|am|an|au)[ -])*{_NO_MONTH}{_WORD}"
_NAME = rf"{_WORD}(?:{_NEXT}){{0,3}}"
_NAME_ONLY = re.compile(_NAME)
_DATELINE = re.compile(
    rf"(?P<place>{_NO_MONTH}{_NAME})(?:\s?/\s?{_NAME})?"
    rf"(?P<region>(?:,\s{_NO_MONTH}{_NAME}|\s\[{_NAME}\]|\s\({_NAME}\)(?=\s\()){{0,2}})"
    rf"(?:(?:[,.]\s|\s\(|\s|(?<=\.)\s)(?:{_WEEKDAY},?\s)?(?P<date>{_DAY})\)?)?"
    r"(?:(?:,|\.)?\s?[(/\[](?P<agency>[^()/\[\]]{2,60})[)/\]]"
    r"|,\s(?P<bare>[A-Z][\w-]{1,14})(?=\s?[-\u2013\u2014:]))?"
    r"(?P<end>\.?\s?(?:--+|[-\u2013\u2014])(?:\s|$)|\s?:\s|\.\s(?=\S)|\s)"
)
_AGENCY_ONLY = re.compile(
    r"[(/]?(?P<agency>[A-Z][\w .&'\u2019-]{1,40}?)[)/]?\s?(?:--+|[-\u2013—])\s"
)
_BRACKETED = re.compile(r"\((?P<agency>[A-Z][\w .&'\u2019-]{1,40})\)\s(?=[A-Z])")
_BRACKETS = re.compile(r"\s*(?:\[[^\[\]]{2,120}\]\s*)+")
_NOTED = re.compile(
    r"(?i)\[(?:by|\d{4} gmt|[^\[\]]*\b(?:text|excerpts?|commentary|communique|editorial|article"
    r"|interview|statement|speech|report|dispatch))\b"
)
_TITLE_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SMALL = frozenset({"AU", "DE", "DEL", "LA", "ES", "SUR", "OF", "THE", "AND", "EN"})


class Dateline(msgspec.Struct, frozen=True):
    """The dateline at the start of a paragraph.

    Attributes:
        length: Characters up to the first word of the report itself.
        place: The place, with its region or country; None where only an agency stands.
        place_span: Where the place stands in the paragraph.
        agency: The outlet in brackets.
        agency_span: Where it stands in the paragraph.
        day: The date, still as printed.
    """

    length: int
    place: str | None = None
    place_span: Span | None = None
    agency: OutletName | None = None
    agency_span: Span | None = None
    day: PrintedDate | None = None


def read_dateline(
    paragraph: str, outlets: OutletTable, markers: ReadingMarkers, today: date | None = None
) -> Dateline | None:
    """Read the dateline that a paragraph starts with.

    Args:
        paragraph: The paragraph as it stands in the text.
        outlets: The table of outlets.
        markers: Words that are no places.
        today: Decides the century of two-digit years.

    Returns:
        The dateline, or None where the paragraph starts with its report.
    """
    noted = _BRACKETS.match(paragraph)
    if noted and _NOTED.search(noted.group()) and noted.end() < len(paragraph):
        rest = read_dateline(paragraph[noted.end() :], outlets, markers, today)
        return _moved(rest, noted.end()) if rest else Dateline(noted.end())
    opening = paragraph[:LONGEST]
    found = from_parts(*PartReader(outlets, markers, today).read(opening))
    if found:
        return _with_text_mark(found, paragraph)
    match = _DATELINE.match(opening)
    if match and _is_dateline(match, opening, outlets, markers):
        return _with_text_mark(_from_match(match, outlets, markers, today), paragraph)
    alone = _AGENCY_ONLY.match(opening) or _BRACKETED.match(opening)
    agency = known_outlet(alone["agency"], outlets) if alone else None
    if alone and agency:
        return Dateline(alone.end(), agency=agency, agency_span=Span(*alone.span("agency")))
    return None


def _moved(found: Dateline, by: int) -> Dateline:
    """Return a dateline with its places counted from further in front."""
    place, agency = found.place_span, found.agency_span
    return msgspec.structs.replace(
        found,
        length=found.length + by,
        place_span=Span(place.start + by, place.end + by) if place else None,
        agency_span=Span(agency.start + by, agency.end + by) if agency else None,
    )


def from_parts(parts: Sequence[Part], length: int) -> Dateline | None:
    """Return the dateline that parts make, None without any.

    Args:
        parts: The parts, from ``PartReader.read``.
        length: Characters up to the first word of the report.

    Returns:
        The dateline; of two places the second is the region or country of the first.
    """
    if not parts:
        return None
    agency = next((p for p in parts if p.kind is Kind.AGENCY), None)
    signed = [p for p in parts if p.kind is Kind.SIGNED]
    places = [p for p in parts if p.kind is Kind.PLACE]
    is_dated = any(part.day for part in parts)
    if agency is None and signed and places and (is_dated or not is_place(signed[-1].text)):
        agency = signed.pop()
    places = [*places, *signed]
    if len(places) > 1 and places[1].span.start - places[0].span.end != len(", "):
        del places[1:]  # "GENEVA/NAIROBI"
    outlet = (agency.outlet or OutletName(agency.text)) if agency else None
    return Dateline(
        length,
        place=", ".join(title_case(part.text.rstrip(".")) for part in places[:2]) or None,
        place_span=Span(places[0].span.start, places[:2][-1].span.end) if places else None,
        agency=outlet,
        agency_span=agency.span if agency else None,
        day=next((part.day for part in parts if part.day), None),
    )


def _is_dateline(
    match: re.Match[str], opening: str, outlets: OutletTable, markers: ReadingMarkers
) -> bool:
    """Say whether enough of a dateline stands there not to be the start of a sentence."""
    place, end = match["place"], match["end"]
    if markers.is_whole("no_place", place) and not match["agency"]:
        return False
    if markers.is_whole("no_dateline", place.split()[0]):
        return False
    has_dash = "-" in end or "\u2013" in end or "—" in end
    if match["agency"]:
        return _signs(match, outlets, is_marked=bool(end.strip()))
    if match["bare"] or (has_dash and _is_outlet(match["region"], outlets)):
        return known_outlet(match["bare"] or match["region"], outlets) is not None
    if match["date"]:
        return has_dash or (":" in end)
    after = opening[match.end() : match.end() + 40]
    is_capital = place.isupper() and len(place) >= 4 and not after.isupper()
    return has_dash and is_capital and known_outlet(place, outlets) is None


def _signature(words: str, outlets: OutletTable) -> OutletName | None:
    """Return the outlet that signs; some sign in small letters, "(dpa)"."""
    return known_outlet(words, outlets) or known_outlet(words.upper(), outlets)


def _is_outlet(words: str, outlets: OutletTable) -> bool:
    return bool(words) and known_outlet(words, outlets) is not None


def _signs(match: re.Match[str], outlets: OutletTable, *, is_marked: bool) -> bool:
    """Say whether words in brackets are an agency's signature, "is_marked" by a dash after it."""
    if match["date"] and is_marked:
        return True
    if _signature(match["agency"], outlets):
        return is_marked or match["date"] is not None
    is_name = is_acronym(match["agency"]) or _NAME_ONLY.fullmatch(match["agency"]) is not None
    return is_marked and is_name and match["place"].isupper()


def _from_match(
    match: re.Match[str], outlets: OutletTable, markers: ReadingMarkers, today: date | None
) -> Dateline:
    signed = "agency" if match["agency"] else "bare" if match["bare"] else None
    region = match["region"].strip(" ,[]()")
    if signed is None and _is_outlet(region, outlets):
        signed, region = "region", ""
    agency = (
        (_signature(match[signed], outlets) or any_outlet(match[signed], outlets))
        if signed
        else None
    )
    days = find_dates(match["date"], today) if match["date"] else ()
    is_place = not markers.is_whole("no_place", match["place"])
    words = (match["place"].rstrip("."), region)
    return Dateline(
        match.end(),
        place=", ".join(title_case(part) for part in words if part) if is_place else None,
        place_span=Span(match.start("place"), match.end("region" if region else "place")),
        agency=agency,
        agency_span=Span(*match.span(signed)) if signed and agency else None,
        day=days[0] if days else None,
    )


def _with_text_mark(found: Dateline, paragraph: str) -> Dateline:
    """Return the dateline lengthened by "[Text]", "[By Juan Luna]" and the like, and by space."""
    mark = _BRACKETS.match(paragraph, found.length)
    is_noted = mark is not None and _NOTED.search(mark.group())
    return msgspec.structs.replace(found, length=mark.end()) if mark and is_noted else found


def title_case(name: str) -> str:
    """Return a name in capitals as it is usually written; "N'Djamena" and "DeKalb" stay."""
    if not name.isupper() or "." in name or len(name) == len("DC"):
        return name
    return _TITLE_WORD.sub(
        lambda word: (
            word[0].lower() if word.start() and word[0] in _SMALL else word[0].capitalize()
        ),
        name,
    )
