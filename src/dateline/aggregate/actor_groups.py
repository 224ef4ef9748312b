"""Actors taken together, so that the history of two groups is that of their members.

A group is written as its members, parted by semicolons: a country with all who act for it ("MLI"),
its sectors ("MLI.GOV,MIL,COP"), or an actor by name or id ("Wagner Group").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.aggregate.dyads import DyadHistory
from dateline.knowledge.countries import load_countries
from dateline.knowledge.sectors import sectors_of
from dateline.records import Actor, Coding, Dyad, Event

CODE = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}(?:,[A-Z]{3})*))?")


class Member(msgspec.Struct, frozen=True):
    """Who belongs to a group: an actor of this name or id, or all of a country and sectors.

    Attributes:
        name: Name or id, in lower case; empty where a country is meant.
        country: Country code; empty where an actor is meant.
        sectors: PLOVER sectors; empty for all of the country.
    """

    name: str = ""
    country: str = ""
    sectors: frozenset[str] = frozenset()

    def is_met_by(self, actor: Actor) -> bool:
        """Say whether an actor belongs to the group by this."""
        if self.country:
            own = actor.country == self.country
            return own and (not self.sectors or bool(self.sectors & sectors_of(actor)))
        return self.name in {_folded(actor.name), _folded(actor.id)}


class ActorGroup(msgspec.Struct, frozen=True):
    """Several actors that are taken together.

    Attributes:
        name: As it was written.
        members: Who belongs to it.
    """

    name: str
    members: tuple[Member, ...]

    def holds(self, actor: Actor) -> bool:
        """Say whether an actor belongs to it."""
        return any(member.is_met_by(actor) for member in self.members)


def read_group(words: str) -> ActorGroup:
    """Return the group that some words name.

    Args:
        words: Members, parted by semicolons.

    Returns:
        The group.

    Raises:
        ValueError: No member is named, or a code is of no country.
    """
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if not parts:
        raise ValueError("it names nobody; write actors or countries, parted by semicolons")
    return ActorGroup("; ".join(parts), tuple(map(_member, parts)))


def _member(words: str) -> Member:
    code = CODE.fullmatch(words)
    if code and code[1] in load_countries():
        return Member(country=code[1], sectors=frozenset(filter(None, (code[2] or "").split(","))))
    if code and code[2]:
        raise ValueError(f"{code[1]} is not a country code; write MLI.GOV,MIL or a name")
    return Member(name=_folded(words))


def _folded(name: str) -> str:
    plain = name.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return plain.removeprefix("the ")


class Grouping:
    """Puts groups in the place of their members.

    Attributes:
        members: Names of the members that were met, by the name of the group.

    Args:
        groups: Two groups that are asked about, or one and everybody else. An actor that two could
            hold belongs to the first.
    """

    def __init__(self, groups: Sequence[ActorGroup]) -> None:
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        self._groups = tuple(groups)
        self._names = {group.name for group in groups}

    def codings(self, codings: Iterable[Coding]) -> Iterator[Coding]:
        """Yield codings in which groups stand for their members, with the pairs asked about."""
        for coding in codings:
            dyads = tuple(filter(self._is_wanted, map(self._dyad, coding.dyads)))
            events = tuple(map(self._event, coding.events))
            yield msgspec.structs.replace(coding, events=events, dyads=dyads)

    def named(self, history: DyadHistory) -> DyadHistory:
        """Return a history with the names of who was taken together in it."""
        sides = (sorted(self.members.get(side.id, ())) for side in (history.a, history.b))
        a, b = map(tuple, sides)
        return msgspec.structs.replace(history, a_members=a, b_members=b)

    def _dyad(self, dyad: Dyad) -> Dyad:
        return msgspec.structs.replace(dyad, a=self._side(dyad.a), b=self._side(dyad.b))

    def _event(self, event: Event) -> Event:
        actors, recipients = (
            tuple({side.id: side for side in map(self._side, sides)}.values())
            for sides in (event.actors, event.recipients)
        )
        return msgspec.structs.replace(event, actors=actors, recipients=recipients)

    def _side(self, actor: Actor) -> Actor:
        """Return the group that an actor belongs to, itself where it belongs to none."""
        group = next((group for group in self._groups if group.holds(actor)), None)
        if group is None:
            return actor
        self.members[group.name].add(actor.name)
        return msgspec.structs.replace(actor, id=group.name, name=group.name, listed=False)

    def _is_wanted(self, dyad: Dyad) -> bool:
        sides = {dyad.a.id, dyad.b.id}
        return len(sides) == 2 and sides >= self._names
