"""Codes a sentence as far as its events, with the real parser and knowledge."""

from functools import cache

from dateline.extract.actors import find_actors
from dateline.extract.actors.modifiers import find_modifiers
from dateline.extract.events import find_events
from dateline.extract.mentions import resolve_mentions
from dateline.knowledge.actors import load_actors
from dateline.knowledge.events import load_frames
from dateline.knowledge.light_verbs import load_light_verbs
from dateline.knowledge.references import load_references
from dateline.records import EventMention
from tests.build import parse


@cache
def code_frames(text: str) -> tuple[EventMention, ...]:
    """Return the events that the built-in frames find in a text."""
    sentences = parse(text)
    known = load_actors()
    named = find_actors(sentences, known)
    named += find_modifiers(sentences, named, known)
    mentions = resolve_mentions(sentences, named, load_references())
    return find_events(sentences, mentions, load_frames(), load_light_verbs())
