"""Lines that say who wrote, published or lent a text: credit lines, bylines, copyright lines."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

import msgspec

from dateline.knowledge.outlets import OutletTable
from dateline.read.markers import ReadingMarkers
from dateline.read.masthead.dates import PrintedDate, find_dates
from dateline.read.masthead.monitoring import place_and_outlet, source_name, text_of_report
from dateline.read.masthead.outlets import (
    OutletName,
    any_outlet,
    has_outlet_form,
    is_acronym,
    known_outlet,
)

LONGEST = 160  # characters; longer lines are no credits
_ENDS = " \t()[]/|•·—\u2013-*"
_SPLIT = re.compile(r"\s*[,|•·]\s*|\s+[-\u2013—/]+\s+")
_BY = re.compile(
    r"(?i)^(?:(?:written|reported|reporting|edited|story|text|analysis|posted|published)\s)?by:?\s+"
)
_NAME_WORD = r"[A-Z\u00c0-\u017d][\w.'\u2019]*"
_PARTICLE = r"(?:\s(?:al|el|bin|ibn|de|van|von|der|da)(?=[\s-]))?"
_FULL_NAME = (
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir|Gen|Col)\.?\s)?"
    rf"{_NAME_WORD}{_PARTICLE}(?:[\s-]{_NAME_WORD}){{1,4}}"
)
_PERSON = re.compile(_FULL_NAME)
_PERSON_IN = re.compile(
    rf"{_FULL_NAME}(?:(?:,| and| &)\s{_FULL_NAME})*\s(?:in|reporting from)\s"
    rf"{_NAME_WORD}(?:,?\s{_NAME_WORD}){{0,3}}(?: and agencies)?$"
)
_FROM_OPENING = re.compile(r"^From\s+(?P<name>[^,]+)(?P<claim>,\s+(?:the|your|an?)\s.*)?$")
_COPYRIGHT = re.compile(
    r"(?i)^(?:©|\(c\)|copyright\b|&copy;)(?:\s|©|\(c\)|copyright|by|,|-|\u2013|\d{4})*(?P<name>.*?)"
    r"(?:[.,;]?\s*(?:\d{4}\.?)?\s*all rights reserved\.?.*|\s*\d{4}|[.\s])*$"
)
_CONTRIBUTED = re.compile(
    r"(?i)^(?P<name>.+?)\s+(?:has )?contributed\s+to\s+this\s+(?:report|story|article)\.?$"
)
_PLACE_AND_OUTLET = re.compile(
    rf"(?P<place>{_NAME_WORD}(?:,?\s{_NAME_WORD}){{0,3}})\s?\((?P<name>[^()]{{2,40}})\)?$"
)
_POST = re.compile(
    r"(?i)(?P<name>[^,]+?)(?:['\u2019]s\s.*|\s(?:correspondents?|reporters?|writers?|bureau|editors?)\b.*)$"
)
_NOBODY = re.compile(
    r"(?i)(?:our|a|the)?\s?(?:own\s)?(?:\w+\s)?(?:correspondents?|reporters?|staff(?:\s(?:reporters?|writers?|correspondents?))?)"
)
_VOLUME = re.compile(r"(?i)\b(?:vol(?:ume)?|no|issue|nr)\b\.?\s?\d+\b")
_CLOCK = re.compile(
    r"(?i)\b(?:at\s)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|CES?T|E[SDE]S?T|ET|P[SD]?T|MSK|IST|TRT|local time)"
    r"(?:[+-]\d{1,2}(?::\d{2})?)?"
)
_DAY_NAME = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?,?"
)
_DATE_LABEL = re.compile(
    r"(?i)\b(?:published|posted|updated|last updated|issued|released|dated)(?:\s+(?:on|at))?:?\s*$"
    r"|\bon\s*$"
)


class CreditKind(StrEnum):
    """What a credit line says of the outlet it names."""

    PUBLISHER = "publisher"  # it published this page
    TAKEN = "taken"  # the text was taken from it
    AGENCY = "agency"  # it contributed
    NAMED = "named"  # it is named; the rest of the page says as what
    COPYRIGHT = "copyright"  # it holds the rights
    BYLINE = "byline"  # only a person is named


class Credit(msgspec.Struct, frozen=True):
    """What one credit line says.

    Attributes:
        kind: What it says of the outlet.
        outlet: The outlet, None for a byline without one.
        day: The date in the line, still as printed.
        place: The place in the line, where there is one.
    """

    kind: CreditKind
    outlet: OutletName | None = None
    day: PrintedDate | None = None
    place: str | None = None


class CreditReader(msgspec.Struct, frozen=True):
    """Reads credit lines; holds what all its rules need.

    Attributes:
        outlets: The table of outlets.
        markers: The phrases of credit lines.
        today: Decides the century of two-digit years.
    """

    outlets: OutletTable
    markers: ReadingMarkers
    today: date | None = None

    def read(self, line: str) -> Credit | None:
        """Return what a line says if it is nothing but a credit, else None."""
        bare = line.strip(_ENDS)
        if not bare or len(bare) > LONGEST:
            return None
        rules: tuple[Callable[[str], Credit | None], ...] = (
            self._copyright,
            self._contribution,
            self._labelled,
            self._taken,
            self._self_description,
            self._monitored,
            self._place_and_outlet,
            self._byline,
            self._name_with_date,
            self._name_alone,
        )
        for rule in rules:
            found = rule(bare)
            if found is not None:
                return found
        return None

    def _copyright(self, line: str) -> Credit | None:
        match = _COPYRIGHT.match(line)
        if not match:
            return None
        return Credit(CreditKind.COPYRIGHT, any_outlet(match["name"], self.outlets))

    def _contribution(self, line: str) -> Credit | None:
        match = _CONTRIBUTED.match(line)
        if match:
            return Credit(CreditKind.AGENCY, known_outlet(_first_name(match["name"]), self.outlets))
        phrase = self.markers.opening("reporting_by", line)
        if not phrase:
            return None
        rest = line[len(phrase) :]
        outlet = known_outlet(rest, self.outlets) or known_outlet(_first_name(rest), self.outlets)
        is_whole_phrase = (
            " " in phrase and len(rest.split()) <= 8 and not rest.rstrip().endswith(".")
        )
        return Credit(CreditKind.AGENCY, outlet) if outlet or is_whole_phrase else None

    def _labelled(self, line: str) -> Credit | None:
        """Read "Publisher: Hill Gazette" and "Author: Lena Okafor"."""
        if self.markers.opening("author_label", line):
            return Credit(CreditKind.BYLINE)
        phrase = self.markers.opening("published_by", line)
        if not phrase:
            return None
        name, day = self._without_date(line[len(phrase) :].strip(" :"))
        outlet = any_outlet(name, self.outlets)
        return Credit(CreditKind.PUBLISHER, outlet, day) if outlet else None

    def _taken(self, line: str) -> Credit | None:
        phrase = self.markers.opening("taken_from", line)
        if not phrase:
            return None
        first, *others = line[len(phrase) :].strip(" :").split("|")
        name, day = self._without_date(first)
        if source_name(first) != first:
            name, day = source_name(first), next(iter(find_dates(first, self.today)), None)
        days = find_dates(" ".join(others), self.today)
        outlet = any_outlet(name, self.outlets)
        return Credit(CreditKind.TAKEN, outlet, day or next(iter(days), None)) if outlet else None

    def _self_description(self, line: str) -> Credit | None:
        match = _FROM_OPENING.match(line)
        if not match:
            return None
        name, day = self._without_date(match["name"])
        if match["claim"] and not day:
            outlet = any_outlet(name, self.outlets)
            return Credit(CreditKind.PUBLISHER, outlet) if outlet else None
        outlet = known_outlet(name, self.outlets)
        return Credit(CreditKind.NAMED, outlet, day) if outlet else None

    def _monitored(self, line: str) -> Credit | None:
        told = text_of_report(line, self.outlets, self.markers, self.today)
        if told:
            return Credit(CreditKind.NAMED, *told)
        placed = place_and_outlet(line, self.outlets, self.today)
        return Credit(CreditKind.NAMED, *placed) if placed else None

    def _place_and_outlet(self, line: str) -> Credit | None:
        """Read a dateline that stands alone: "Washington (CNN)"."""
        match = _PLACE_AND_OUTLET.match(line)
        outlet = known_outlet(match["name"], self.outlets) if match else None
        return Credit(CreditKind.NAMED, outlet, place=match["place"]) if match and outlet else None

    def _byline(self, line: str) -> Credit | None:
        by = _BY.match(line)
        if not by:
            is_person = _PERSON_IN.match(line) is not None
            return Credit(CreditKind.BYLINE) if is_person else self._person_of(line)
        rest, day = self._without_date(line[by.end() :])
        if len(rest.split()) > 14 or rest.endswith("."):
            return None
        for part in (rest, *reversed(_SPLIT.split(rest))):
            outlet = known_outlet(re.sub(r"(?i)^(?:and|for)\s+", "", part), self.outlets)
            outlet = outlet or self._employer(part)
            if outlet:
                return Credit(CreditKind.NAMED, outlet, day)
        if _NOBODY.fullmatch(rest):
            return Credit(CreditKind.BYLINE, day=day)
        if has_outlet_form(rest, self.markers):
            return Credit(CreditKind.NAMED, any_outlet(rest, self.outlets), day)
        is_person = bool(_PERSON.match(rest)) or rest.lower() in {"admin", "editor", "staff"}
        return Credit(CreditKind.BYLINE, day=day) if is_person else None

    def _employer(self, words: str) -> OutletName | None:
        """Return the outlet of "BBC Africa correspondent in Nairobi" and "RFE/RL's Radio Azadi"."""
        match = _POST.match(words)
        parts = match["name"].split() if match else []
        tries = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next(filter(None, (known_outlet(name, self.outlets) for name in tries)), None)

    def _person_of(self, line: str) -> Credit | None:
        """Read "Lena Okafor, Reuters" and "BBC News, Kabul": a known outlet beside another name."""
        name, day = self._without_date(line)
        parts = [part for part in _SPLIT.split(name) if part]
        if len(parts) != 2 or not all(any_outlet(part, self.outlets) for part in parts):
            return None
        first, second = (known_outlet(part, self.outlets) for part in parts)
        if second and _PERSON.match(parts[0]):
            return Credit(CreditKind.NAMED, second, day)
        return Credit(CreditKind.NAMED, first, day) if first and not second else None

    def _name_with_date(self, line: str) -> Credit | None:
        name, day = self._without_date(line)
        if day is None or not name:
            return None
        outlet = known_outlet(name, self.outlets)
        if not outlet and (has_outlet_form(name, self.markers) or is_acronym(name)):
            outlet = any_outlet(name, self.outlets)
        if not outlet and "|" in line and _PERSON.fullmatch(name):
            return Credit(CreditKind.BYLINE, None, day)
        return Credit(CreditKind.NAMED, outlet, day) if outlet else None

    def _name_alone(self, line: str) -> Credit | None:
        outlet = known_outlet(line, self.outlets)
        return Credit(CreditKind.NAMED, outlet) if outlet else None

    def _without_date(self, line: str) -> tuple[str, PrintedDate | None]:
        """Return the words before or after the one date of a line, and the date."""
        days = find_dates(line, self.today)
        if len(days) != 1:
            return line.strip(_ENDS + ",:."), None
        before = _undated(line[: days[0].span.start])
        after = _undated(line[days[0].span.end :])
        if before and after:
            return line, None
        return before or after, days[0]


def _undated(words: str) -> str:
    """Return words without the clock times, weekdays and labels that go with a date."""
    words = _DAY_NAME.sub(" ", _CLOCK.sub(" ", _VOLUME.sub(" ", words)))
    return _DATE_LABEL.sub("", words.strip(_ENDS + ",:.")).strip(_ENDS + ",:.")


def _first_name(words: str) -> str:
    """Return the part before the first comma, "and" or "in"."""
    return re.split(r",|;|\s(?:and|in)\s", words.strip(" :"), maxsplit=1)[0]
