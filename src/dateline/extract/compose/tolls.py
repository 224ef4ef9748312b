"""Tolls that a sentence of their own tells: "A missile hit the port. No one was killed."."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.extract.compose.findings import Findings
from dateline.extract.compose.join import HAPPENED, Told
from dateline.extract.events.quantities import FoundQuantity
from dateline.records import Quantity, Sentence, sentence_at

HARMFUL = frozenset(("ASSAULT", "COERCE", "PROTEST"))
COUNTED = ("deaths", "injured", "arrested")


def with_next_tolls(
    reports: Sequence[Told],
    findings: Findings,
    quantities: Mapping[int, tuple[FoundQuantity, ...]],
) -> list[Told]:
    """Return the reports, each without a toll with the one that the next sentence denies.

    Only that nobody came to harm is taken over: who is told to have died there may have died in
    another attack, and is mostly an event of its own.

    Args:
        reports: Reports in text order.
        findings: What was found in the article.
        quantities: The numbers of each sentence, by its index.

    Returns:
        The reports in the order given.
    """
    told = list(reports)
    places = [sentence_at(findings.sentences, report.event.anchor.start) for report in told]
    telling = {place.index for place in places if place}
    for number, place in enumerate(places):
        event = told[number].event
        if place is None or event.type not in HARMFUL or event.status not in HAPPENED:
            continue
        after = _sentence_after(findings, place)
        if after is not None and after not in telling:
            none = _nobody(quantities.get(after, ()))
            missing = {kind: none[kind] for kind in none if getattr(event, kind) is None}
            event = msgspec.structs.replace(event, **missing)
            told[number] = msgspec.structs.replace(told[number], event=event)
    return told


def _sentence_after(findings: Findings, sentence: Sentence) -> int | None:
    """Return the index of the next sentence of a paragraph, None where it is set elsewhere."""
    after = sentence.index + 1
    if after >= len(findings.sentences) or findings.places_in.get(after):
        return None
    return after if findings.sentences[after].paragraph == sentence.paragraph else None


def _nobody(found: Sequence[FoundQuantity]) -> dict[str, Quantity]:
    """Return what a sentence says that nobody suffered, by its kind."""
    return {
        str(item.kind): item.quantity
        for item in found
        if item.kind in COUNTED and item.quantity.low == item.quantity.high == 0
    }
