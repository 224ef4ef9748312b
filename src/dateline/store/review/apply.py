"""The coding as reviewed: what the machine coded, and the decisions of people on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.records import Account, Actor, Coding, Dyad, Event, ReviewState, Statement
from dateline.store.review.decisions import Decision, deciding, in_force, outcome
from dateline.store.review.matching import match_events
from dateline.store.review.words import FIELDS, differing


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One event on which somebody decided.

    Attributes:
        event: The event as people left it, with its review.
        machine: The event as the machine codes it now; None where it does not find it.
        seen: The event as the machine had coded it when the last decision was made.
        decided: The decisions in force that made it so.
    """

    event: Event
    machine: Event | None
    seen: Event | None
    decided: tuple[Decision, ...]

    @property
    def is_rejected(self) -> bool:
        """Whether people hold that it is no event."""
        return self.event.review is not None and self.event.review.state is ReviewState.REJECTED

    @property
    def proposals(self) -> tuple[str, ...]:
        """The fields on which the machine has changed its mind since, and differs from people.

        All fields where it no longer finds the event, or finds what it had not; none where it now
        says what people say.
        """
        if self.machine is None:
            return () if self.seen is None or self.is_rejected else FIELDS
        if self.seen is not None and not differing(self.machine, self.seen):
            return ()
        if self.is_rejected:
            return FIELDS if self.seen is None else differing(self.machine, self.seen)
        return differing(self.machine, self.event)


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """One article as reviewed.

    Attributes:
        coding: What is to be read: rejected events are left out of it.
        standings: The events on which somebody decided, in text order.
    """

    coding: Coding
    standings: tuple[Standing, ...] = ()

    @property
    def rejected(self) -> tuple[Event, ...]:
        """The events that people hold to be none."""
        return tuple(one.event for one in self.standings if one.is_rejected)


def standings_of(machine: Coding, decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """Return the events of an article on which somebody decided, in text order.

    Args:
        machine: The coding as the machine made it.
        decisions: All decisions on the article.

    Returns:
        The events, each with what the machine says of it now.
    """
    of_event: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in in_force(decisions):
        of_event[decision.event].append(decision)
    decided = [firm for given in of_event.values() if (firm := deciding(given))]
    events = [outcome(given) for given in decided]
    now = _now(decided, events, machine.events)
    found = [
        Standing(event=event, machine=now[place], seen=given[-1].machine, decided=tuple(given))
        for place, (given, event) in enumerate(zip(decided, events, strict=True))
    ]
    return tuple(sorted(found, key=lambda one: (one.event.anchor, one.event.id)))


def _now(
    decided: Sequence[Sequence[Decision]], events: Sequence[Event], machine: Sequence[Event]
) -> list[Event | None]:
    """Return what the machine now has of each event on which somebody decided."""
    # The last look at the machine's event is nearest to what it says now.
    probes = [next((d.machine for d in reversed(given) if d.machine), None) for given in decided]
    coded = [place for place, probe in enumerate(probes) if probe]
    pairs = match_events([probe for probe in probes if probe], machine)
    now: list[Event | None] = [None] * len(events)
    for one, other in pairs.items():
        now[coded[one]] = machine[other]
    free = [event for place, event in enumerate(machine) if place not in pairs.values()]
    for place, event in enumerate(events):
        if probes[place] is None:  # added by hand: the machine may have found it itself since
            now[place] = next((one for one in free if _is_same(one, event)), None)
            free = [one for one in free if one is not now[place]]
    return now


def _is_same(one: Event, added: Event) -> bool:
    return one.type == added.type and one.anchor.overlaps(added.anchor)


def review(
    machine: Coding, decisions: Iterable[Decision], merged: Mapping[str, Actor] | None = None
) -> Reviewed:
    """Apply what people decided to the coding of the machine.

    Args:
        machine: The coding as the machine made it.
        decisions: All decisions on the article.
        merged: By the id of an actor, the one that it is said to be.

    Returns:
        The coding as reviewed; the very same coding where nothing was decided. The states of its
        pairs no longer rest on events that are gone, and are to be found anew by the caller.
    """
    standings = standings_of(machine, decisions)
    coding = machine
    if standings:
        now = [
            msgspec.structs.replace(one, event=_in_statements(one.event, machine.statements))
            for one in standings
        ]
        coding = msgspec.structs.replace(machine, events=_events(machine, now))
    if merged:
        coding = _with_merged(coding, merged)
    return Reviewed(coding=coding, standings=standings)


def _events(machine: Coding, standings: Iterable[Standing]) -> tuple[Event, ...]:
    """Put events on which somebody decided in their places, and leave out rejected ones."""
    instead = {one.machine.id: one for one in standings if one.machine}
    events = []
    for event in machine.events:
        one = instead.get(event.id)
        if one is None or not one.is_rejected:
            events.append(one.event if one else event)
    for one in standings:
        if one.machine is None and not one.is_rejected:
            place = (i for i, e in enumerate(events) if e.anchor.start > one.event.anchor.start)
            events.insert(next(place, len(events)), one.event)
    return tuple(events)


def _in_statements(event: Event, statements: Sequence[Statement]) -> Event:
    """Let an event point to the statements that there are now: those of the same chain."""
    accounts = tuple(
        msgspec.structs.replace(one, statement=_statement(event, one, statements))
        for one in event.accounts
    )
    statement = _statement(event, event, statements)
    return msgspec.structs.replace(event, statement=statement, accounts=accounts)


def _statement(event: Event, told: Event | Account, statements: Sequence[Statement]) -> str | None:
    """Return the id of the statement that tells an event; None where it is not found any more."""
    if told.statement is None:
        return None
    chain = [source.id for source in told.chain]
    alike = [one for one in statements if [source.id for source in one.chain] == chain]
    if any(one.id == told.statement for one in alike):
        return told.statement
    around = (one.id for one in alike if any(c.overlaps(event.anchor) for c in one.content))
    return next(around, None)


def _with_merged(coding: Coding, merged: Mapping[str, Actor]) -> Coding:
    """Put the one actor in place of the other on both sides of all events, and in the pairs."""
    events = tuple(
        msgspec.structs.replace(
            event,
            actors=_merged(event.actors, merged),
            recipients=_merged(event.recipients, merged),
        )
        if any(actor.id in merged for actor in (*event.actors, *event.recipients))
        else event
        for event in coding.events
    )
    pairs: dict[frozenset[str], Dyad] = {}
    for dyad in coding.dyads:
        a, b = (_merged((actor,), merged)[0] for actor in (dyad.a, dyad.b))
        if a.id != b.id:
            before = pairs.get(frozenset((a.id, b.id)), Dyad(a=a, b=b, states=()))
            states = (*before.states, *dyad.states)
            pairs[frozenset((a.id, b.id))] = msgspec.structs.replace(before, states=states)
    return msgspec.structs.replace(coding, events=events, dyads=tuple(pairs.values()))


def _merged(actors: Iterable[Actor], merged: Mapping[str, Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        one = merged.get(actor.id)
        if one:
            actor = msgspec.structs.replace(  # noqa: PLW2901 - the same actor by its other name
                actor, id=one.id, name=one.name, wikidata=one.wikidata, listed=one.listed,
                country=one.country or actor.country, sector=one.sector or actor.sector,
            )  # fmt: skip
        found.setdefault(actor.id, actor)
    return tuple(found.values())
