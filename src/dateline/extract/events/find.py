"""The way from a sentence to its events, on one screen."""

from typing import NamedTuple

from dateline.extract.events.cast import Cast, cast_of
from dateline.extract.events.complements import absorb_complements, lone_predicates
from dateline.extract.events.match import find_predicates
from dateline.extract.events.nouns import nominal_event
from dateline.extract.events.parts import without_parts
from dateline.extract.events.refusal import Refusal
from dateline.extract.events.topic import powers_in, topic_of
from dateline.extract.events.verbal import verbal_event
from dateline.knowledge.events import Frame, FrameTable, Predicate
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.records import EventMention, Mention, Sentence

Match = tuple[Predicate, tuple[int, ...]]


class Sifted(NamedTuple):
    """How the predicates of one sentence became its events.

    Attributes:
        matches: Per token the predicates that match there, those with most words first.
        coded: One event a token, of the first predicate whose demands the clause meets.
        whole: Those left once the parts of others are joined to them.
        events: Those left once acts have taken in the acts of their complements.
    """

    matches: dict[int, list[Match]]
    coded: tuple[EventMention, ...]
    whole: tuple[EventMention, ...]
    events: tuple[EventMention, ...]


def find_events(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    frames: FrameTable,
    light_verbs: LightVerbTable,
) -> tuple[EventMention, ...]:
    """Return the events that each sentence reports.

    Args:
        sentences: The parsed sentences of one article.
        mentions: The actors that they mention; an event has at least one of them as a side.
        frames: The predicates that code events.
        light_verbs: The verbs that carry event nouns.

    Returns:
        Events in text order, their sides as tokens; where the text is about sport, markets or
        the like, only those in which a power takes part.
    """
    topic = topic_of(sentences, frames.topics)
    found: list[EventMention] = []
    for sentence in sentences:
        cast = cast_of(sentence, mentions)
        events = sift(sentence, cast, frames, light_verbs).events
        if topic and not topic.political:
            powers = powers_in(sentence, mentions, topic)
            events = tuple(e for e in events if powers & {*e.actors, *e.recipients})
        found += events
    return tuple(found)


def sift(sentence: Sentence, cast: Cast, frames: FrameTable, light_verbs: LightVerbTable) -> Sifted:
    """Find the events of one sentence, and keep what was passed over on the way.

    Args:
        sentence: The sentence.
        cast: Who is named in it.
        frames: The predicates that code events.
        light_verbs: The verbs that carry event nouns.

    Returns:
        What matched, and what came of it.
    """
    by_id = {frame.id: frame for frame in frames.frames}
    events: dict[int, EventMention] = {}
    matches = dict(find_predicates(sentence, frames))
    for token, matched in matches.items():
        if event := _first_event(sentence, matched, cast, light_verbs):
            events[token] = event
    for token in lone_predicates(sentence, list(events.values()), by_id):
        plain = [pair for pair in matches[token] if not pair[0].frame.needs_complement]
        if event := _first_event(sentence, plain, cast, light_verbs):
            events[token] = event
    whole = without_parts(sentence, list(events.values()), by_id)
    return Sifted(
        matches=matches,
        coded=tuple(events.values()),
        whole=tuple(whole),
        events=tuple(absorb_complements(sentence, whole, by_id)),
    )


def _first_event(
    sentence: Sentence,
    matched: list[Match],
    cast: Cast,
    light_verbs: LightVerbTable,
) -> EventMention | None:
    """Return the event of the first frame whose demands the clause meets."""
    for predicate, tokens in matched:
        event = try_frame(sentence, tokens, predicate.frame, cast, light_verbs)
        if isinstance(event, EventMention):
            return event
    return None


def try_frame(
    sentence: Sentence,
    tokens: tuple[int, ...],
    frame: Frame,
    cast: Cast,
    light_verbs: LightVerbTable,
) -> EventMention | Refusal:
    """Return the event that a frame codes where its words stand, or why it codes none.

    Args:
        sentence: The sentence.
        tokens: The tokens that carry the words of one of its predicates, the first word first.
        frame: The frame.
        cast: Who is named in the sentence.
        light_verbs: The verbs that carry event nouns.

    Returns:
        The event, its sides as tokens, or what the clause lacks.
    """
    if sentence.tags[tokens[0]].startswith("NN"):
        event = nominal_event(sentence, tokens, frame, cast.named, light_verbs)
    else:
        event = verbal_event(sentence, tokens, frame, cast.named)
    if isinstance(event, EventMention) and not _is_by_sector(event, frame, cast):
        return Refusal.SUBJECT
    return event


def _is_by_sector(event: EventMention, frame: Frame, cast: Cast) -> bool:
    """Say whether somebody of a sector that the frame wants does it."""
    nobody: frozenset[str] = frozenset()
    sectors = [cast.sectors.get(actor, nobody) for actor in event.actors]
    if any(found.intersection(frame.not_sectors) for found in sectors):
        return False
    return not frame.sectors or any(found.intersection(frame.sectors) for found in sectors)
