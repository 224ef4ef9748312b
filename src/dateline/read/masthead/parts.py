"""Datelines read part by part: place, date, clock and agency, in any order and any brackets."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from dateline.knowledge.actors import Form, fold, load_actors
from dateline.knowledge.actors import Kind as ActorKind
from dateline.knowledge.outlets import OutletTable
from dateline.read.markers import ReadingMarkers
from dateline.read.masthead.dates import PrintedDate, find_dates
from dateline.read.masthead.outlets import OutletName, is_acronym, known_outlet
from dateline.records import Span

MOST_PARTS = 6  # of one dateline
_MARK = re.compile(
    r"\s?(?:--+|[\u2013\u2014])\s*|\s-\s+|\s?_+\s+|\s?[:=|]\s+|(?<=[)\]])\s+(?=[A-Z0-9])"
)
_EDGE = " \t\n,.;()[]/-\u2013\u2014:=|"
_CUT = re.compile(r"[,()\[\]/|]|\s[-\u2013\u2014]+\s|\.\s")
_WORD = r"[A-Z\u00c0-\u017d][\w.'\u2019-]*"
_NAME = re.compile(rf"{_WORD}(?:\s(?:de|del|la|al|el|of|the|and|{_WORD})){{0,3}}")
_CLOCK = re.compile(
    r"(?i)(?:at\s)?\d{1,2}[:.]?\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?(?:hrs|hours))?"
    r"(?:\s?(?:gmt|utc|local time|[a-z]{2,4}t))?"
    r"|\d{1,2}\s?[ap]\.?m\.?"
)
_WEEKDAY = re.compile(r"(?i)(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\.?")
# A day or year of the Islamic calendar.
_CALENDAR = re.compile(r"[A-Z][\w'\u2019-]+\s\d{1,2}|1[34]\d\d(?:\s?(?:AH|H))?")


class Kind(StrEnum):
    """What a part of a dateline is."""

    PLACE = "place"
    AGENCY = "agency"
    SIGNED = "signed"  # an unknown name in brackets
    DATE = "date"
    OTHER = "other"  # clock, weekday, a kind of text


class Part(msgspec.Struct, frozen=True):
    """One part of a dateline, with where it stands in the paragraph."""

    kind: Kind
    text: str
    span: Span
    day: PrintedDate | None = None
    outlet: OutletName | None = None


class PartReader(msgspec.Struct, frozen=True):
    """Reads datelines part by part.

    Attributes:
        outlets: The table of outlets.
        markers: Words that are no places.
        today: Decides the century of two-digit years.
    """

    outlets: OutletTable
    markers: ReadingMarkers
    today: date | None = None

    def read(self, opening: str) -> tuple[tuple[Part, ...], int]:
        """Return the parts of the dateline that a text opens with, and where it ends.

        Args:
            opening: The first characters of a paragraph.

        Returns:
            The parts and the offset of the report itself; no parts where any stretch before the
            mark is none, or where they do not make a dateline.
        """
        best: tuple[tuple[Part, ...], int] = ((), 0)
        for mark in _MARK.finditer(opening):
            if opening[mark.start() - 1] == "]" and opening[0] != "[":
                continue  # what stands in square brackets behind a dateline is no part of it
            parts = self._parts(opening, mark.start())
            if parts is None:
                break
            if is_dateline(parts, opening, mark):
                best = (parts, mark.end())
                if opening[mark.end() : mark.end() + 1] == "[":  # "-- [TEXT]"
                    break
        return best

    def _parts(self, opening: str, end: int) -> tuple[Part, ...] | None:
        """Return what stands before a mark, None where some of it is no part of a dateline."""
        found: list[Part] = []
        for start, stop in _stretches(opening, end, self.today):
            part = self._part(opening, start, stop)
            if part is None or len(found) == MOST_PARTS:
                return None
            found.append(part)
        return tuple(found)

    def _part(self, opening: str, start: int, stop: int) -> Part | None:
        words, span = opening[start:stop], Span(start, stop)
        days = find_dates(words, self.today)
        if days and not words[: days[0].span.start].strip(_EDGE) and not _rest(words, days[0]):
            return Part(Kind.DATE, words, span, day=days[0])
        if self.markers.is_whole("no_dateline", words.split()[0]):
            return None
        if self._is_other(words):
            return Part(Kind.OTHER, words, span)
        is_bracketed = opening[start - 1 : start] + opening[stop : stop + 1] in {"()", "[]", "//"}
        return self._name(words, span, Kind.SIGNED if is_bracketed else Kind.PLACE)

    def _is_other(self, words: str) -> bool:
        """Say whether words are a clock time, a weekday, or say what kind of text it is."""
        if any(form.fullmatch(words) for form in (_CLOCK, _WEEKDAY, _CALENDAR)):
            return True
        return any(self.markers.is_whole(kind, words) for kind in ("no_place", "section"))

    def _name(self, words: str, span: Span, kind: Kind) -> Part | None:
        """Return the part that a name is: an agency, else what its brackets make of it."""
        phrase = self.markers.opening("no_place", words) or ""
        name = words[len(phrase) :].strip()
        outlet = known_outlet(name, self.outlets) or known_outlet(name.upper(), self.outlets)
        if outlet and not is_town(words):
            return Part(Kind.AGENCY, words, span, outlet=outlet)
        return Part(kind, words, span) if _NAME.fullmatch(words) else None


def _rest(words: str, day: PrintedDate) -> str:
    """Return what stands behind a date, without a clock time."""
    return _CLOCK.sub("", words[day.span.end :].strip(_EDGE)).strip(_EDGE)


def _stretches(opening: str, end: int, today: date | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas, brackets and dashes; a date is never cut."""
    dates = [printed.span for printed in find_dates(opening[:end], today)]
    cuts = [
        (match.start(), match.end())
        for match in _CUT.finditer(opening, 0, end)
        if not any(span.start <= match.start() < span.end for span in dates)
    ]
    cuts += [(span.start, span.start) for span in dates] + [(span.end, span.end) for span in dates]
    position = 0
    for start, stop in [*sorted(cuts), (end, end)]:
        words = opening[position:start]
        bare = words.strip(_EDGE)
        if bare:
            first = position + words.index(bare)
            yield first, first + len(bare)
        position = max(position, stop)


def is_dateline(parts: Sequence[Part], opening: str, mark: re.Match[str]) -> bool:
    """Say whether parts are enough of a dateline not to be the start of a sentence.

    Args:
        parts: The parts.
        opening: The first characters of the paragraph.
        mark: What stands behind the parts.

    Returns:
        True with a place or an agency, and a date, an agency or a known town in capitals.
    """
    kinds = [part.kind for part in parts]
    places = [part for part in parts if part.kind is Kind.PLACE]
    has_mark = not mark.group().isspace()
    if kinds.count(Kind.DATE) > 1 or kinds.count(Kind.AGENCY) > 1 or len(places) > 2:
        return False
    if Kind.AGENCY in kinds and Kind.DATE in kinds:
        return True
    if not has_mark:
        signed = [part.text for part in parts if part.kind is Kind.SIGNED]
        is_signed = opening[0] in "([" or any(map(is_acronym, signed))
        is_sure = Kind.DATE in kinds or (places and places[0].text.isupper())
        is_sure = is_sure and (Kind.DATE in kinds or is_town(places[0].text))
        return bool(places) and bool(is_sure) and (is_signed or Kind.AGENCY in kinds)
    if Kind.DATE in kinds:
        day = parts[kinds.index(Kind.DATE)].day
        return bool(places) or (day is not None and bool(day.readings))
    if Kind.AGENCY in kinds:
        first = parts[kinds.index(Kind.AGENCY)].span.start
        is_signed = opening[first - 1 : first] in {"(", "[", "/"}
        return (is_signed and len(parts) == 1) or any(
            p.text.isupper() or is_town(p.text) or is_signed for p in places
        )
    is_shouted = opening[mark.end() : mark.end() + 40].isupper()
    is_bracketed = kinds == [Kind.SIGNED]  # "(Nairobi) - "
    is_plain = (
        bool(places) and Kind.SIGNED not in kinds and places[0].text.isupper() and not is_shouted
    )
    return (is_bracketed or is_plain) and is_town((places or parts)[0].text)


def is_place(words: str) -> bool:
    """Say whether words name a state or a town."""
    known = load_actors()
    states = (known.entries[name.entry].kind for name in known.names.get(fold(words), ()))
    return is_town(words) or ActorKind.STATE in states


def is_town(words: str) -> bool:
    """Say whether words name a capital, a larger town or a province."""
    folded = fold(words)
    known = load_actors()
    return folded in known.cities or any(
        name.form is Form.CAPITAL for name in known.names.get(folded, ())
    )
