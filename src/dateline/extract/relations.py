"""From events to the states of each pair of actors, as one article tells them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import product

import msgspec

from dateline.knowledge.relations import RelationRule
from dateline.records import Actor, Certainty, Dyad, Event, Relation, State, Status, Via
from dateline.records.dates import outer_days

# Who acts for a state, and who can be a side of its own.
STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "SPY", "LEG"))
GROUP_SECTORS = frozenset((None, "REB", "PRM", "PTY", "OPP", "CRM"))
ARMED_SECTORS = frozenset(("REB", "PRM"))
OPPOSITES = {
    Relation.FIGHTING: frozenset((Relation.TRUCE,)),
    Relation.TRUCE: frozenset((Relation.FIGHTING,)),
}


def find_dyads(
    text: str,
    events: tuple[Event, ...],
    rules: tuple[RelationRule, ...],
    states: Mapping[str, str],
) -> tuple[Dyad, ...]:
    """Return the pairs of actors of one article with their states over time.

    The sides are states and named groups: ministers, armies and envoys act for their state.

    Args:
        text: The text of the article.
        events: Its events.
        rules: What an event says of its pair.
        states: Name of the state of each country code.

    Returns:
        Dyads in order of first mention, the states of each in order of time.
    """
    pairs: dict[tuple[str, str], tuple[Actor, Actor]] = {}
    told: defaultdict[tuple[str, str], list[tuple[Relation, Event]]] = defaultdict(list)
    for event in events:
        relation = relation_of(text, event, rules)
        if relation is None:
            continue
        for one, other in product(_sides(event.actors, states), _sides(event.recipients, states)):
            if one.id == other.id:
                continue
            key = (min(one.id, other.id), max(one.id, other.id))
            pairs.setdefault(key, (one, other))
            told[key].append((relation, event))
    return tuple(Dyad(a=a, b=b, states=_states(told[key])) for key, (a, b) in pairs.items())


def relation_of(text: str, event: Event, rules: tuple[RelationRule, ...]) -> Relation | None:
    """Return the state that an event puts its pair into, None where it says nothing of it."""
    words = set(re.findall(r"[\w-]+", text[event.anchor.start : event.anchor.end].lower()))
    for rule in rules:
        if event.type not in rule.types or event.status not in rule.when:
            continue
        if not rule.words or words.intersection(rule.words):
            return rule.state
    return None


def _sides(actors: tuple[Actor, ...], states: Mapping[str, str]) -> list[Actor]:
    sides = [_side(actor, states) for actor in actors]
    return list({side.id: side for side in sides if side}.values())


def _side(actor: Actor, states: Mapping[str, str]) -> Actor | None:
    """Return the state or group that an actor stands for in a pair, None for private persons."""
    state = states.get(actor.country or "")
    if state and (actor.sector in STATE_SECTORS or actor.id == actor.country):
        return msgspec.structs.replace(
            actor, id=str(actor.country), name=state, sector=None, listed=True
        )
    if actor.listed:
        return actor if actor.sector in GROUP_SECTORS else None
    return actor if actor.via is not Via.ROLE and actor.sector in ARMED_SECTORS else None


def _states(told: list[tuple[Relation, Event]]) -> tuple[State, ...]:
    """Return one state for each relation and stretch of time, with all who tell it."""
    groups: list[tuple[Relation, list[Event]]] = []
    for relation, event in told:
        home = next(
            (g for r, g in groups if r == relation and all(_overlap(event, e) for e in g)), None
        )
        if home is None:
            groups.append((relation, [event]))
        else:
            home.append(event)
    states = [_state(relation, events, told) for relation, events in groups]
    return tuple(sorted(states, key=lambda state: (state.earliest or "", state.latest or "~")))


def _overlap(one: Event, other: Event) -> bool:
    (first, last), (other_first, other_last) = _days(one), _days(other)
    return first <= other_last and other_first <= last


def _days(event: Event) -> tuple[str, str]:
    """Return first and last day as the text itself tells them, open where it does not."""
    if event.when is None or not event.when.text:
        return outer_days(None, None)
    return outer_days(event.when.earliest, event.when.latest)


def _state(relation: Relation, events: list[Event], told: list[tuple[Relation, Event]]) -> State:
    chains = {
        tuple(source.id for source in account.chain): account.chain
        for event in events
        for account in event.accounts
    }
    whens = [event.when for event in events if event.when and event.when.text]
    whens = whens or [event.when for event in events if event.when]
    return State(
        state=relation,
        earliest=min((when.earliest for when in whens if when.earliest), default=None),
        latest=max((when.latest for when in whens if when.latest), default=None),
        disputed=any(event.certainty == Certainty.DISPUTED for event in events)
        or any(_contradicts(relation, set(chains), other) for other in told),
        events=tuple(event.id for event in events),
        chains=tuple(chains.values()),
    )


def _contradicts(
    relation: Relation, chains: set[tuple[str, ...]], other: tuple[Relation, Event]
) -> bool:
    """Say whether another source tells the opposite of now: "there is still a conflict"."""
    opposite, event = other
    return opposite in OPPOSITES.get(relation, frozenset()) and any(
        account.status == Status.ONGOING
        and tuple(source.id for source in account.chain) not in chains
        for account in event.accounts
    )
