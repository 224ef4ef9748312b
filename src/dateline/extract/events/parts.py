"""Events of one sentence that are parts of each other: "the air strike killed ten" is one."""

from enum import StrEnum

import msgspec

from dateline.knowledge.events import Frame
from dateline.records import EventMention, Sentence

SETTINGS = frozenset(("in", "during", "by", "from"))  # "killed in clashes", "wounded by shelling"


class Part(StrEnum):
    """As what an event belongs to another."""

    WORDS = "its words are part of the other's"
    MEANS = "it is what the other is done with"
    OUTCOME = "it is what the other led to"


def without_parts(
    sentence: Sentence, events: list[EventMention], frames: dict[str, Frame]
) -> list[EventMention]:
    """Drop events whose words are part of another's.

    "The air strike killed ten" is one event: the noun that stands as actor of the verb gives the
    verb its own actors and its mode.

    Args:
        sentence: The sentence.
        events: Its events.
        frames: Frames by id.

    Returns:
        The events that remain, in text order.
    """
    gone: set[int] = set()
    merged: dict[int, EventMention] = {event.predicate: event for event in events}
    for event in events:
        for other in events:
            if other is event or other.predicate in gone:
                continue
            part = part_of(sentence, event, other, frames)
            if part is None:
                continue
            gone.add(event.predicate)
            if part is Part.MEANS:
                merged[other.predicate] = _with_means(merged[other.predicate], event)
            elif part is Part.OUTCOME:
                merged[other.predicate] = _with_outcome(merged[other.predicate], event)
    return [merged[event.predicate] for event in events if event.predicate not in gone]


def part_of(
    sentence: Sentence, event: EventMention, other: EventMention, frames: dict[str, Frame]
) -> Part | None:
    """Return as what an event belongs to another of the same sentence.

    Args:
        sentence: The sentence.
        event: The event that may be a part.
        other: The event that may be the whole.
        frames: Frames by id.

    Returns:
        The part it plays; None where the two are events of their own.
    """
    if event.type == other.type and _is_means(sentence, event, other, frames):
        return Part.MEANS
    if _is_part(sentence, event, other):
        return Part.WORDS
    if event.type == other.type and _is_outcome(sentence, event, other):
        return Part.OUTCOME
    return None


def _is_part(sentence: Sentence, event: EventMention, other: EventMention) -> bool:
    """Say whether an event's words belong to another's, or point back to what stands below them."""
    is_shared = event.predicate in other.trigger and other.predicate in event.trigger
    if event.type != other.type and is_shared:  # the frame that names verb and noun knows best
        return sentence.tags[event.predicate].startswith("NN")
    if event.predicate in other.trigger:
        is_noun = sentence.tags[event.predicate].startswith("NN")
        longer = len(other.trigger) - len(event.trigger)
        is_verb = sentence.tags[other.predicate].startswith("VB")
        is_inside = is_noun or (is_verb and other.predicate not in event.trigger)
        if longer > 0 or (longer == 0 and is_inside):
            return True
    return (
        event.points_back
        and not other.points_back
        and event.type == other.type
        and other.predicate in sentence.subtree(event.predicate)
    )


def _is_means(
    sentence: Sentence, event: EventMention, other: EventMention, frames: dict[str, Frame]
) -> bool:
    """Say whether an event noun is what another verb's subject does it with, or suffers it in."""
    if not sentence.tags[event.predicate].startswith("NN"):
        return False
    if frames[other.frame].subject == "any" and event.predicate in other.actors:
        return True
    place = event.predicate
    if sentence.roles[place] == "conj":
        place = sentence.heads[place]
    preposition = sentence.heads[place]
    return (
        event.type == "ASSAULT"
        and sentence.roles[place] == "pobj"
        and sentence.lemmas[preposition] in SETTINGS
        and sentence.heads[preposition] in other.trigger
        and sentence.tags[other.predicate].startswith("VB")
    )


def _with_means(event: EventMention, means: EventMention) -> EventMention:
    """Return an event with the actors and the mode of the noun that stood as its actor."""
    doers, others = means.actors, means.recipients
    if means.is_reciprocal and event.recipients and not doers:  # "killed in clashes with rebels"
        doers, others = others, ()
    actors = tuple(dict.fromkeys((*doers, *event.actors)))
    recipients = dict.fromkeys((*event.recipients, *others))
    return msgspec.structs.replace(
        event,
        actors=tuple(token for token in actors if token != means.predicate),
        mode=event.mode or means.mode,
        recipients=tuple(token for token in recipients if token not in actors),
        points_back=event.points_back or means.points_back,
    )


def _is_outcome(sentence: Sentence, event: EventMention, other: EventMention) -> bool:
    """Say whether an event is what another led to: "attacked the base, killing ten"."""
    return (
        sentence.tags[event.predicate] == "VBG"
        and sentence.roles[event.predicate] == "advcl"
        and sentence.heads[event.predicate] in other.trigger
        and event.predicate > other.predicate
    )


def _with_outcome(event: EventMention, outcome: EventMention) -> EventMention:
    """Return an event together with whom its outcome hit, so that the toll belongs to it."""
    return msgspec.structs.replace(
        event,
        trigger=tuple(sorted({*event.trigger, outcome.predicate})),
        recipients=event.recipients or outcome.recipients,
        mode=event.mode or outcome.mode,
        last=max(event.last, outcome.last),
    )
