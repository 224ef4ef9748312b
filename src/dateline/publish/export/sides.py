"""The first of a side, and the quad class of an event, as several formats want them."""

from collections.abc import Sequence

from dateline.knowledge.ontology import load_ontology
from dateline.records import Actor, Event


def first(actors: Sequence[Actor]) -> Actor | None:
    """Return the first of a side, None where nobody is named."""
    return actors[0] if actors else None


def quad(event: Event) -> int:
    """Return the quad class of an event: 1 and 2 cooperation, 3 and 4 conflict."""
    return load_ontology().types[event.type].quad
