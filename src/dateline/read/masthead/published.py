"""The day of publication: every date that may be it, in order of weight, and the one that wins."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from dateline.read.given import Given
from dateline.read.masthead.dates import (
    Choice,
    Hints,
    PrintedDate,
    choose_reading,
    find_dates,
    proven_order,
)
from dateline.read.masthead.layout import Layout
from dateline.read.masthead.opening import Dateline
from dateline.read.masthead.origin import Origin
from dateline.records import Span

_ADDRESS_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=\D|$)")
_OUTSIDE = ("json-ld", "meta", "time element")


class DatePlace(msgspec.Struct, frozen=True):
    """A date that may be the day of publication.

    Attributes:
        printed: The date as printed.
        line: The line it stands in.
        rule: Where it stands.
        weight: Lower goes first.
        span: Where it stands in the text, None outside it.
    """

    printed: PrintedDate
    line: str
    rule: str
    weight: int
    span: Span | None = None


class Published(msgspec.Struct, frozen=True):
    """The dates of a page with the day that each stands for.

    Attributes:
        day: The day of publication.
        taken: The day on which the outlet that it was taken from published it.
        choices: All dates, in order of weight, with the choice made for each.
    """

    day: date | None
    taken: date | None
    choices: tuple[tuple[DatePlace, Choice], ...]


def find_published(
    given: Given, layout: Layout, dateline: Dateline | None, start: int, origin: Origin,
    today: date | None = None,
) -> Published:  # fmt: skip
    """Decide on which day a text was published.

    Args:
        given: What stands around the text.
        layout: The text taken apart.
        dateline: Its dateline.
        start: Where the paragraph with the dateline starts.
        origin: Who published it; whose credit a date stands in matters.
        today: No later day is believed.

    Returns:
        The days, and every candidate.
    """
    places = sorted(
        (
            *_outside(given, today),
            *_date_lines(layout, origin),
            *_bylines(layout),
            *_credits(origin),
            *_dateline(dateline, start, origin),
        ),
        key=lambda place: place.weight,
    )
    hints = _hints(places, origin, today)
    choices = tuple((p, choose_reading(p.printed, p.line, hints)) for p in places)
    own = [choice.day for place, choice in choices if choice.day and place.weight < 9]
    lent = [choice.day for place, choice in choices if choice.day and place.weight == 9]
    original = [c.day for place, c in choices if c.day and place.rule == "original date"]
    taken = origin.taken
    credit = [
        choice.day
        for place, choice in choices
        if taken and taken.day is not None and place.printed is taken.day and choice.day
    ]
    return Published(
        next(iter(own or lent), None),
        next(iter(credit or original), None) if taken else None,
        choices,
    )


def _outside(given: Given, today: date | None) -> Iterable[DatePlace]:
    for hint in given.hints:
        if hint.field in {"published", "line"}:
            weight = 1 + _OUTSIDE.index(hint.rule) if hint.rule in _OUTSIDE else 8
            for printed in find_dates(hint.value, today)[:1]:
                yield DatePlace(printed, hint.value, hint.rule, weight)
    match = _ADDRESS_DAY.search(given.url) if given.url else None
    if match:
        for printed in find_dates("-".join(match.group("y", "m", "d"))):
            yield DatePlace(printed, match.group(), "address", 8)


def _date_lines(layout: Layout, origin: Origin) -> Iterable[DatePlace]:
    # "First published" is said of the page itself where nothing shows that it was taken over.
    first = 9 if origin.taken else 6
    weights = {"published": 4, "": 5, "updated": 8, "original": first}
    for reading in layout.dates:
        piece = reading.piece
        for dated in reading.dates:
            rule = f"{dated.label} date" if dated.label else "masthead"
            yield DatePlace(dated.printed, piece.text, rule, weights[dated.label], piece.span)


def _credits(origin: Origin) -> Iterable[DatePlace]:
    name = origin.publisher.outlet.name if origin.publisher else None
    for claim in origin.claims:
        if claim.day is not None and claim.rule != "dateline":
            weight = 6 if claim.outlet.name == name else 9
            yield DatePlace(claim.day, claim.line, claim.rule, weight, claim.span)


def _bylines(layout: Layout) -> Iterable[DatePlace]:
    for reading in layout.credits:
        credit, piece = reading.credit, reading.piece
        if credit and credit.outlet is None and credit.day is not None:
            yield DatePlace(credit.day, piece.text, "byline", 5, piece.span)


def _dateline(dateline: Dateline | None, start: int, origin: Origin) -> Iterable[DatePlace]:
    if dateline is None or dateline.day is None:
        return
    publisher, agency = origin.publisher, dateline.agency
    is_own = agency is None or publisher is None or agency.name == publisher.outlet.name
    span = Span(start, start + dateline.length)
    yield DatePlace(dateline.day, dateline.day.text, "dateline", 7 if is_own else 9, span)


def _hints(places: list[DatePlace], origin: Origin, today: date | None) -> Hints:
    credits_first = sorted(places, key=lambda place: place.rule != "credit line")
    return Hints(
        country=origin.publisher.outlet.country if origin.publisher else None,
        near=tuple(p.printed.readings[0] for p in credits_first if len(p.printed.readings) == 1),
        today=today,
        is_month_first=proven_order(place.printed for place in places),
    )
