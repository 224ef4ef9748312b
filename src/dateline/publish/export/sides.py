"""Who carries arms, who is a civilian: sectors as the data sets of conflict divide them."""

from collections.abc import Sequence

from dateline.knowledge.ontology import load_ontology
from dateline.records import Actor, Event

STATE = frozenset({"MIL", "COP", "SPY", "GOV", "JUD", "LEG", "PRM"})
STATE_ARMED = frozenset({"MIL", "COP", "SPY", "PRM"})
ARMED = STATE_ARMED | {"REB", "UAF", "CRM"}


def is_armed(actor: Actor) -> bool:
    """Say whether an actor carries arms by its sector; a state as such does."""
    return bool(sectors_of(actor) & (ARMED | {"GOV"}))


def is_state(actor: Actor) -> bool:
    """Say whether an actor acts for a state."""
    return bool(sectors_of(actor) & STATE)


def sectors_of(actor: Actor) -> frozenset[str]:
    """Return every sector of an actor; a state as such is its government."""
    sectors = {actor.sector, *actor.other_sectors} - {None}
    if not sectors and actor.id == actor.country:
        return frozenset({"GOV"})
    return frozenset(sector for sector in sectors if sector)


def both_armed(event: Event) -> bool:
    """Say whether somebody with arms stands on either side."""
    return any(map(is_armed, event.actors)) and any(map(is_armed, event.recipients))


def first(actors: Sequence[Actor]) -> Actor | None:
    """Return the first of a side, None where nobody is named."""
    return actors[0] if actors else None


def quad(event: Event) -> int:
    """Return the quad class of an event: 1 and 2 cooperation, 3 and 4 conflict."""
    return load_ontology().types[event.type].quad
