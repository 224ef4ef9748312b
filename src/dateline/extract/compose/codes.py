"""Gives events their codes in other ontologies."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from dateline.knowledge.codebooks import Codebook
from dateline.records import Article, Event, Reason

TURNED_AWAY = "turned away by "  # begins the rule of a reason why a codebook has no code


def add_codes(
    events: Iterable[Event], article: Article, codebooks: Sequence[Codebook]
) -> tuple[Event, ...]:
    """Return events with what they are in some codebooks.

    Args:
        events: The events of an article, all else of them coded.
        article: The article.
        codebooks: The codebooks asked for.

    Returns:
        The events in the order given; one that a codebook does not have has no code of it, and one
        that breaks who may act on whom there has a reason that says so. Codes of codebooks that
        were not asked for stay.
    """
    if not codebooks:
        return tuple(events)
    return tuple(_coded(event, article, codebooks) for event in events)


def _coded(event: Event, article: Article, codebooks: Sequence[Codebook]) -> Event:
    sentence = article.text[event.evidence.start : event.evidence.end]
    asked = {codebook.id for codebook in codebooks}
    codes = [code for code in event.codes if code.codebook not in asked]
    reasons = [one for one in event.reasons if not _is_of(one, asked)]
    for codebook in codebooks:
        code, turned_away = codebook.decide(event, sentence)
        codes += [code] if code else []
        if turned_away:
            reasons.append(Reason(f"{TURNED_AWAY}{codebook.id}: {turned_away}", event.anchor))
    return msgspec.structs.replace(event, codes=tuple(codes), reasons=tuple(reasons))


def _is_of(reason: Reason, codebooks: Collection[str]) -> bool:
    """Say whether a reason tells why one of some codebooks turned the event away."""
    return any(reason.rule.startswith(f"{TURNED_AWAY}{name}: ") for name in codebooks)
