"""Who published a text, whom it was taken from, and which agency is credited."""

import re
from collections.abc import Iterable

import msgspec

from dateline.knowledge.outlets import OutletTable
from dateline.read.given import Given
from dateline.read.masthead.credits import CreditKind, CreditReader
from dateline.read.masthead.dates import PrintedDate
from dateline.read.masthead.layout import Layout
from dateline.read.masthead.opening import Dateline
from dateline.read.masthead.outlets import (
    OutletName,
    any_outlet,
    has_outlet_form,
    known_outlet,
)
from dateline.records import Span

_BARS = re.compile(r"\s*[|\u00b7\u2022,]\s*|\s+[-\u2013\u2014]\s+")
_HOST = re.compile(r"(?i)^https?://(?:www\.)?([^/:?#]+)")


class Claim(msgspec.Struct, frozen=True):
    """One place that names an outlet.

    Attributes:
        kind: What it says of the outlet.
        outlet: The outlet.
        rule: Where it stands: "given", "json-ld", "masthead", "credit line", "dateline", ...
        span: Where it stands in the text, None outside it.
        day: The date that stands with it.
        line: The line it stands in, "" outside the text.
    """

    kind: CreditKind
    outlet: OutletName
    rule: str
    span: Span | None = None
    day: PrintedDate | None = None
    line: str = ""


class Origin(msgspec.Struct, frozen=True):
    """Where a text comes from; each claim that won, and all of them in order of weight."""

    publisher: Claim | None
    taken: Claim | None
    agency: Claim | None
    claims: tuple[Claim, ...]


def find_origin(
    given: Given, layout: Layout, dateline: Dateline | None, start: int, reader: CreditReader
) -> Origin:
    """Decide who published a text, whom it was taken from, and which agency is credited.

    A line that only names an outlet names the publisher where nothing else does, and else the
    outlet that the text was taken from.

    Args:
        given: What was given or stands around the text.
        layout: The text taken apart.
        dateline: Its dateline.
        start: Where the paragraph with the dateline starts in the text.
        reader: Reads credit lines, and knows the outlets.

    Returns:
        The claims that won, and all claims.
    """
    claims = (
        *_claims_outside(given, reader.outlets),
        *_claims_inside(layout, reader.outlets),
        *_claims_of_headers(given, reader),
        *_claims_of_dateline(dateline, start),
    )
    publisher = _publisher(claims, layout)
    name = publisher.outlet.name if publisher else None
    others = [claim for claim in claims if claim.outlet.name != name]
    taken = _first(others, CreditKind.TAKEN) or _first(others, CreditKind.NAMED)
    if taken and taken.day is None:
        same = (claim for claim in others if claim.outlet == taken.outlet and claim.day)
        taken = next(same, taken)
    return Origin(publisher, taken, _agency(claims, publisher, taken), claims)


def _claims_outside(given: Given, outlets: OutletTable) -> Iterable[Claim]:
    if given.publisher:
        outlet = known_outlet(given.publisher, outlets) or OutletName(given.publisher.strip())
        yield Claim(CreditKind.PUBLISHER, outlet, "given")
    for hint in given.hints:
        if hint.field == "publisher":
            outlet = known_outlet(hint.value, outlets) or OutletName(hint.value.strip())
            yield Claim(CreditKind.PUBLISHER, outlet, hint.rule)
    yield from _claims_of_page(given, outlets)
    host = _HOST.match(given.url) if given.url else None
    site = known_outlet(host[1], outlets) if host else None
    if site:
        yield Claim(CreditKind.COPYRIGHT, site, "address")


def _claims_of_page(given: Given, outlets: OutletTable) -> Iterable[Claim]:
    """Yield what a page's data name beside the publisher: its author, basis and title."""
    kinds = {
        "author": CreditKind.NAMED,
        "republished_from": CreditKind.TAKEN,
        "site": CreditKind.PUBLISHER,
    }
    for hint in given.hints:
        if hint.field in kinds:
            host = _HOST.match(hint.value)
            outlet = known_outlet(host[1] if host else hint.value, outlets)
            if outlet:
                yield Claim(kinds[hint.field], outlet, hint.rule)


def _claims_inside(layout: Layout, outlets: OutletTable) -> Iterable[Claim]:
    credits = [reading for reading in layout.credits if reading.credit]
    own = (CreditKind.PUBLISHER,)
    for kinds in (own, tuple(kind for kind in CreditKind if kind not in own)):
        for reading in credits:
            credit, piece = reading.credit, reading.piece
            if credit and credit.outlet and credit.kind in kinds:
                rule = "copyright line" if credit.kind is CreditKind.COPYRIGHT else "credit line"
                yield Claim(credit.kind, credit.outlet, rule, piece.span, credit.day, piece.text)
        if kinds == own:
            for name in layout.names:
                outlet = _masthead_name(name.text, outlets)
                yield Claim(CreditKind.PUBLISHER, outlet, "masthead", name.span)


def _claims_of_dateline(dateline: Dateline | None, start: int) -> Iterable[Claim]:
    if dateline and dateline.agency and dateline.agency_span:
        span = Span(*(start + offset for offset in dateline.agency_span))
        yield Claim(CreditKind.NAMED, dateline.agency, "dateline", span, dateline.day)


def _claims_of_headers(given: Given, reader: CreditReader) -> Iterable[Claim]:
    """Yield the outlets that running headers name, between bars: "Hill Gazette | 9 May 2016"."""
    for hint in given.hints:
        if hint.field == "line":
            for part in _BARS.split(hint.value):
                is_name = has_outlet_form(part, reader.markers)
                outlet = known_outlet(part, reader.outlets) or (
                    OutletName(_unshouted(part)) if is_name else None
                )
                if outlet:
                    yield Claim(CreditKind.COPYRIGHT, outlet, hint.rule)


def _masthead_name(words: str, outlets: OutletTable) -> OutletName:
    """Return the outlet that the longest run of a masthead's words names, else all words."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        for first in range(len(parts) - length + 1):
            known = known_outlet(" ".join(parts[first : first + length]), outlets)
            if known and (length > 1 or len(parts) == 1):
                return known
    name = _unshouted(words)
    return any_outlet(name, outlets) or OutletName(name)


def _unshouted(words: str) -> str:
    """Return a name in capitals as it is usually written: "The Harbour Courier"."""
    parts = words.split()
    if sum(part.isupper() for part in parts) * 2 <= len(parts) or len(parts) < 2:
        return words
    titled = [
        part.lower() if part.lower() in {"for", "of", "the", "and", "on"} else part.capitalize()
        for part in parts
    ]
    return " ".join((titled[0].capitalize(), *titled[1:]))


def _publisher(claims: tuple[Claim, ...], layout: Layout) -> Claim | None:
    explicit = _first(claims, CreditKind.PUBLISHER)
    if explicit:
        return explicit
    named = [claim for claim in claims if claim.kind is CreditKind.NAMED]
    owner = _first(claims, CreditKind.COPYRIGHT)
    if owner:
        same = (claim for claim in named if owner.outlet.name.startswith(claim.outlet.name))
        return next(same, owner)
    names = {claim.outlet.name for claim in named}
    if len(names) > 1:
        # Who signs a dateline is an agency, known or not.
        others = [c for c in named if not c.outlet.is_agency and c.rule != "dateline"]
        return next(iter(others), named[0])
    if not named:
        return None
    only = next((claim for claim in named if claim.day and claim.rule != "dateline"), named[0])
    return None if _has_own_date(layout, only) else only


def _has_own_date(layout: Layout, claim: Claim) -> bool:
    """Say whether the page has a date of its own beside that of a credit line."""
    if claim.day is None or claim.rule == "dateline":
        return False
    days = set(claim.day.readings)
    return any(
        dated.label != "original" and days.isdisjoint(dated.printed.readings)
        for reading in layout.dates
        for dated in reading.dates
    )


def _agency(
    claims: tuple[Claim, ...], publisher: Claim | None, taken: Claim | None
) -> Claim | None:
    signed = [claim for claim in claims if claim.rule == "dateline"]
    credited = [*signed, *(claim for claim in claims if claim.kind is CreditKind.AGENCY)]
    if credited:
        return credited[0]
    return next((claim for claim in (taken, publisher) if claim and claim.outlet.is_agency), None)


def _first(claims: Iterable[Claim], kind: CreditKind) -> Claim | None:
    return next((claim for claim in claims if claim.kind is kind), None)
