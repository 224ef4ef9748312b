"""Gives events their codes in other ontologies."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.knowledge.codebooks import Codebook
from dateline.records import Article, Event


def add_codes(
    events: Iterable[Event], article: Article, codebooks: Sequence[Codebook]
) -> tuple[Event, ...]:
    """Return events with what they are in some codebooks.

    Args:
        events: The events of an article, all else of them coded.
        article: The article.
        codebooks: The codebooks asked for.

    Returns:
        The events in the order given; one that a codebook does not have has no code of it. Codes
        of codebooks that were not asked for stay.
    """
    if not codebooks:
        return tuple(events)
    return tuple(_coded(event, article, codebooks) for event in events)


def _coded(event: Event, article: Article, codebooks: Sequence[Codebook]) -> Event:
    sentence = article.text[event.evidence.start : event.evidence.end]
    asked = {codebook.id for codebook in codebooks}
    others = [code for code in event.codes if code.codebook not in asked]
    found = (codebook.code(event, sentence) for codebook in codebooks)
    return msgspec.structs.replace(event, codes=(*others, *(code for code in found if code)))
