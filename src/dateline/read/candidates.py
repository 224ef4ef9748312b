"""The candidates of an article's fields: every value that was found, and which one won."""

from collections.abc import Iterator

from dateline.read.given import Given
from dateline.read.masthead.credits import CreditKind
from dateline.read.masthead.layout import Layout
from dateline.read.masthead.opening import Dateline
from dateline.read.masthead.origin import Origin
from dateline.read.masthead.published import Published
from dateline.records import Candidate, Span


def title_candidates(given: Given, layout: Layout) -> Iterator[Candidate]:
    """Yield the headline given, those of the page's data, and the one in the text."""
    span = layout.title.span if layout.title else None
    won = False
    if given.title:
        yield Candidate("title", given.title, "given", True, span)
        won = True
    for hint in given.hints:
        if hint.field == "title":
            yield Candidate("title", hint.value, hint.rule, not won, None if won else span)
            won = True
    if layout.title and not won:
        yield Candidate("title", layout.title.text, "masthead", True, span)


def origin_candidates(given: Given, origin: Origin) -> Iterator[Candidate]:
    """Yield every outlet that was named, as publisher, lender or agency."""
    for claim in origin.claims:
        won = claim is origin.publisher
        if won or claim.kind in {CreditKind.PUBLISHER, CreditKind.COPYRIGHT}:
            yield Candidate("publisher", claim.outlet.name, claim.rule, won, claim.span)
        if claim is origin.taken or claim.kind is CreditKind.TAKEN:
            is_taken = claim is origin.taken and given.republished_from is None
            yield Candidate("republished_from", claim.outlet.name, claim.rule, is_taken, claim.span)
        if claim is origin.agency or claim.kind is CreditKind.AGENCY:
            is_agency = claim is origin.agency
            yield Candidate("agency", claim.outlet.name, claim.rule, is_agency, claim.span)
    if given.republished_from:
        yield Candidate("republished_from", given.republished_from.outlet, "given", True)


def date_candidates(given: Given, published: Published) -> Iterator[Candidate]:
    """Yield every date that may be the day of publication, the strongest first.

    The rule says why a date was read as it was, or why it was not believed.
    """
    if given.published:
        yield Candidate("published", given.published, "given", True)
    won = given.published is not None
    for place, choice in published.choices:
        wins = not won and choice.day is not None and choice.day == published.day
        won = won or wins
        value = choice.day.isoformat() if choice.day else place.printed.text
        rule = f"{place.rule}: {choice.reason}" if choice.reason else place.rule
        yield Candidate("published", value, rule, wins, place.span)


def dateline_candidates(dateline: Dateline | None, start: int) -> Iterator[Candidate]:
    """Yield the place of the dateline, with where it stands in the text."""
    if dateline and dateline.place and dateline.place_span:
        span = Span(*(start + offset for offset in dateline.place_span))
        yield Candidate("dateline_place", dateline.place, "dateline", True, span)
