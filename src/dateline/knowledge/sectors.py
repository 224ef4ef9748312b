"""PLOVER's sectors, and how conflict data divide them: who carries arms, who acts for a state."""

from dateline.records import Actor, Event

SECTORS = frozenset((
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
))  # fmt: skip
STATE_ARMED = frozenset({"MIL", "COP", "SPY", "PRM"})
ARMED = STATE_ARMED | {"REB", "UAF", "CRM"}
GOVERNMENT = "GOV"


def sectors_of(actor: Actor) -> frozenset[str]:
    """Return every sector of an actor; a state as such is its government."""
    sectors = {actor.sector, *actor.other_sectors} - {None}
    if not sectors and actor.id == actor.country:
        return frozenset({GOVERNMENT})
    return frozenset(sector for sector in sectors if sector)


def is_armed(actor: Actor) -> bool:
    """Say whether an actor carries arms by its sector; a government has its army."""
    return bool(sectors_of(actor) & (ARMED | {GOVERNMENT}))


def both_armed(event: Event) -> bool:
    """Say whether somebody with arms stands on either side."""
    return any(map(is_armed, event.actors)) and any(map(is_armed, event.recipients))
