"""How sure an event is: what can be seen of it, as clues that each have a weight."""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.knowledge.confidence import Clue, ConfidenceTable
from dateline.knowledge.ontology import Ontology
from dateline.records import Certainty, Event, Sentence, Status, Via

# The fourth quad class, material conflict, is what the base weight stands for.
QUADS = {
    1: Clue.VERBAL_COOPERATION,
    2: Clue.MATERIAL_COOPERATION,
    3: Clue.VERBAL_CONFLICT,
}
AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE))
NEGATED = frozenset((Status.DENIED, Status.NOT_HAPPENED))
SHORT = 15
LONG = 35


def rate_events(
    events: Iterable[Event],
    sentences: Iterable[Sentence],
    ontology: Ontology,
    table: ConfidenceTable,
) -> tuple[Event, ...]:
    """Return the events, each with its confidence.

    Args:
        events: The events of one article, their reports joined.
        sentences: Its sentences.
        ontology: The types, for their quad class.
        table: What each clue counts.

    Returns:
        The events in the order given.
    """
    by_span = {sentence.span: sentence for sentence in sentences}
    return tuple(
        msgspec.structs.replace(
            event,
            confidence=table.confidence(clues_of(event, by_span[event.evidence], ontology)),
        )
        for event in events
    )


def clues_of(event: Event, sentence: Sentence, ontology: Ontology) -> frozenset[Clue]:
    """Return the clues to whether an event is right.

    Args:
        event: The event, its reports joined.
        sentence: The sentence of its main report.
        ontology: The types, for their quad class.

    Returns:
        Every clue that is there.
    """
    quad = ontology.types[event.type].quad
    return frozenset((
        *_of_predicate(event, sentence),
        *_of_sides(event),
        *_of_report(event, sentence),
        *((QUADS[quad],) if quad in QUADS else ()),
    ))


def _of_predicate(event: Event, sentence: Sentence) -> Iterator[Clue]:
    trigger = _trigger(event, sentence)
    top = next((token for token in trigger if sentence.heads[token] not in trigger), trigger[0])
    if sentence.tags[top].startswith("NN"):
        yield Clue.NOUN
    elif not sentence.dependents(top, "nsubj", "nsubjpass"):
        yield Clue.NO_SUBJECT
    if sentence.dependents(top, "nsubjpass", "auxpass"):
        yield Clue.PASSIVE
    if len(trigger) == 1:
        yield Clue.ONE_WORD


def _trigger(event: Event, sentence: Sentence) -> list[int]:
    """Return the tokens from the first to the last that matched; the first reason has them."""
    span = event.reasons[0].span if event.reasons else event.anchor
    return [token for token, start in enumerate(sentence.starts) if span.start <= start < span.end]


def _of_sides(event: Event) -> Iterator[Clue]:
    sides = (*event.actors, *event.recipients)
    if not event.actors:
        yield Clue.NO_ACTOR
    if not event.recipients:
        yield Clue.NO_RECIPIENT
    if event.reciprocal:
        yield Clue.RECIPROCAL
    if any(actor.listed for actor in event.actors):
        yield Clue.ACTOR_LISTED
    if any(actor.listed for actor in event.recipients):
        yield Clue.RECIPIENT_LISTED
    if any(actor.via is Via.PRONOUN for actor in sides):
        yield Clue.PRONOUN
    if len(event.actors) > 1 or len(event.recipients) > 1:
        yield Clue.SEVERAL


def _of_report(event: Event, sentence: Sentence) -> Iterator[Clue]:
    if sentence.is_title:
        yield Clue.HEADLINE
    if event.statement:
        yield Clue.STATEMENT
    if event.status in AHEAD:
        yield Clue.AHEAD
    if event.status in NEGATED:
        yield Clue.NEGATED
    if event.certainty is not Certainty.ASSERTED:
        yield Clue.HEDGED
    if event.mentions:
        yield Clue.TOLD_AGAIN
    has_own_place = event.place is not None and sentence.span.holds(event.place.span)
    if has_own_place or (event.when is not None and event.when.text):
        yield Clue.OWN_PLACE_OR_TIME
    if len(sentence) <= SHORT:
        yield Clue.SHORT
    elif len(sentence) >= LONG:
        yield Clue.LONG
