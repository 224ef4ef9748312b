"""How sure an event is: what can be seen of it, as clues that each have a weight."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.knowledge.confidence import Clue, ConfidenceTable
from dateline.knowledge.ontology import Ontology
from dateline.records import Actor, Certainty, Event, Sentence, Span, Status, Via, sentence_at

# The fourth quad class, material conflict, is what the base weight stands for.
QUADS = {
    1: Clue.VERBAL_COOPERATION,
    2: Clue.MATERIAL_COOPERATION,
    3: Clue.VERBAL_CONFLICT,
}
PLAIN = frozenset((Status.HAPPENED, Status.ONGOING, Status.ENDED))
SUBORDINATE = frozenset(("relcl", "acl", "advcl", "xcomp", "pcomp", "pobj", "amod", "compound"))
NEAR = 3  # tokens
FAR = 15


def rate_events(
    events: Iterable[Event],
    sentences: Sequence[Sentence],
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
    return tuple(
        msgspec.structs.replace(
            event, confidence=table.confidence(clues_of(event, sentences, ontology))
        )
        for event in events
    )


def clues_of(event: Event, sentences: Sequence[Sentence], ontology: Ontology) -> frozenset[Clue]:
    """Return the clues to whether an event is right.

    Args:
        event: The event, its reports joined.
        sentences: The sentences of its article; that of its main report is looked at.
        ontology: The types, for their quad class.

    Returns:
        Every clue that is there.

    Raises:
        ValueError: The event stands in none of these sentences.
    """
    quad = ontology.types[event.type].quad
    sentence = sentence_at(sentences, event.anchor.start)
    if sentence is None:
        raise ValueError(f"no sentence stands at {event.anchor.start}, where event {event.id} does")
    trigger = _trigger(event, sentence)
    return frozenset((
        *_of_predicate(sentence, trigger),
        *_of_sides(event, sentence, trigger),
        *_of_report(event),
        *((QUADS[quad],) if quad in QUADS else ()),
    ))


def _of_predicate(sentence: Sentence, trigger: list[int]) -> Iterator[Clue]:
    top = next((token for token in trigger if sentence.heads[token] not in trigger), trigger[0])
    if sentence.tags[top].startswith("NN"):
        yield Clue.NOUN
    elif not sentence.dependents(top, "nsubj", "nsubjpass"):
        yield Clue.NO_SUBJECT
    if sentence.dependents(top, "nsubjpass", "auxpass"):
        yield Clue.PASSIVE
    if sentence.roles[top] in SUBORDINATE:
        yield Clue.SUBORDINATE


def _trigger(event: Event, sentence: Sentence) -> list[int]:
    """Return the tokens from the first to the last that matched; the first reason has them."""
    spans = (*(reason.span for reason in event.reasons[:1]), event.anchor)
    return next(found for span in spans if (found := _tokens(sentence, span)))


def _tokens(sentence: Sentence, span: Span) -> list[int]:
    return [n for n, start in enumerate(sentence.starts) if span.start <= start < span.end]


def _of_sides(event: Event, sentence: Sentence, trigger: list[int]) -> Iterator[Clue]:
    if not event.actors:
        yield Clue.NO_ACTOR
    if not event.recipients:
        yield Clue.NO_RECIPIENT
    if event.actors and event.recipients:
        away = max(_away(sentence, trigger, side) for side in (event.actors, event.recipients))
        if away <= NEAR:
            yield Clue.NEAR
        elif away >= FAR:
            yield Clue.FAR
        if event.actors[0].country and event.recipients[0].country:
            yield Clue.COUNTRIES
    if any(actor.listed for actor in event.recipients):
        yield Clue.RECIPIENT_LISTED
    if any(actor.via is Via.PRONOUN for actor in (*event.actors, *event.recipients)):
        yield Clue.PRONOUN
    if len(event.actors) > 1 or len(event.recipients) > 1:
        yield Clue.SEVERAL


def _away(sentence: Sentence, trigger: list[int], side: tuple[Actor, ...]) -> int:
    """Return how many tokens from the predicate a side stands; far where in another sentence."""
    tokens = [token for actor in side for token in _tokens(sentence, actor.span)]
    return min((abs(token - other) for token in tokens for other in trigger), default=FAR)


def _of_report(event: Event) -> Iterator[Clue]:
    if event.statement:
        yield Clue.STATEMENT
    if event.status not in PLAIN or event.certainty is not Certainty.ASSERTED:
        yield Clue.NOT_PLAIN
    if event.mentions:
        yield Clue.TOLD_AGAIN
