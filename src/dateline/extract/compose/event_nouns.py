"""Whose deed a noun names: who condemns "the attack" speaks to whoever attacked."""

from collections.abc import Mapping

from dateline.knowledge.references import EventNoun
from dateline.records import Actor, Event, Sentence, Status

DEFINITE = frozenset(("the", "this", "that", "these", "those", "such"))
REACH = 2000  # characters back at which an event is still "the attack"
REAL = frozenset((Status.HAPPENED, Status.ONGOING, Status.ENDED))


def doers_of(
    sentence: Sentence,
    tokens: tuple[int, ...],
    said: Event,
    at: Mapping[int, tuple[Actor, ...]],
    before: list[Event],
    nouns: Mapping[str, EventNoun],
) -> tuple[Actor, ...]:
    """Return to whom words about an event are addressed.

    Args:
        sentence: The sentence.
        tokens: The heads of what the words are about.
        said: The event that the words are: an accusation, praise, a refusal.
        at: The actors of the events that this sentence itself reports, by their predicate.
        before: The events told before, in text order.
        nouns: The nouns that name an event told before.

    Returns:
        Who did it where the sentence says so; else, where nobody is named yet, who did it as told
        before; empty where neither is known.
    """
    own = {actor.id for actor in said.actors}
    for token in tokens:
        family = nouns.get(sentence.lemmas[token])
        if family is None or not sentence.tags[token].startswith("NN"):
            continue
        if doers := _others(at.get(token, ()), own):
            return doers
        determiners = {sentence.lemmas[item] for item in sentence.dependents(token, "det")}
        if determiners & DEFINITE and not said.recipients:
            return _told_before(sentence.span.start, family, before, own)
    return ()


def _told_before(
    start: int, family: EventNoun, before: list[Event], own: set[str]
) -> tuple[Actor, ...]:
    """Return who did what a family of nouns can name, as last told with its doer."""
    for event in reversed(before):
        if start - event.anchor.start > REACH:
            break
        if event.status not in REAL and not family.is_both:
            continue
        if family.types and event.type not in family.types:
            continue
        sides = (*event.actors, *event.recipients) if family.is_both else event.actors
        if doers := _others(sides, own):
            return doers
    return ()


def _others(actors: tuple[Actor, ...], own: set[str]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.id not in own)
