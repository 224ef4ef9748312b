"""Codes a sentence as far as its events, with the real parser and knowledge."""

from functools import cache

from dateline.extract.actors import find_actors
from dateline.extract.actors.modifiers import find_modifiers
from dateline.extract.events import find_events, mark_places
from dateline.extract.mentions import resolve_mentions
from dateline.extract.places import find_places
from dateline.knowledge.actors import load_actors
from dateline.knowledge.events import load_frames
from dateline.knowledge.light_verbs import load_light_verbs
from dateline.knowledge.places import load_places
from dateline.knowledge.references import load_references
from dateline.read import article_from_text
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
    places = find_places(article_from_text(text), sentences, mentions, load_places())
    marked = mark_places(sentences, places)
    return find_events(marked, mentions, load_frames(), load_light_verbs())
