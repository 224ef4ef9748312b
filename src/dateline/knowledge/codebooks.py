"""Other ontologies than PLOVER: a folder that says which events have which codes.

A folder holds ``codebook.yaml`` (its name and its types), ``rules.yaml`` (which events, as PLOVER
codes them, have which of its types) and perhaps ``frames/`` (words of its own). No code is needed.
"""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.events import load_frames_with
from dateline.knowledge.files import DATA, read_entries
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.sectors import SECTORS, both_armed, sectors_of
from dateline.records import Actor, Code, Event, Quantity, Status

BUILT_IN = DATA / "codebooks"
NUMBERS = ("deaths", "injured", "arrested", "size")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which events have a code; every condition that is given must hold.

    Attributes:
        id: Unique name within its codebook.
        code: Type of the codebook.
        sub_code: Sub-type of it.
        types: PLOVER types, one of which the event has.
        modes: PLOVER modes, one of which it has.
        not_modes: Modes that it has none of.
        frames: Ids of frames, one of which coded it.
        contexts: PLOVER contexts, one of which it has.
        actors: PLOVER sectors, one of which somebody who does it has.
        not_actors: Sectors that nobody who does it has.
        recipients: Sectors, one of which somebody to whom it is done has.
        needs_actor: Whether somebody must be named who does it.
        needs_recipient: Whether somebody or something must be named to whom it is done.
        both_sides: Whether both sides must be named.
        both_armed: Whether both sides must carry arms.
        hurt: Whether somebody must be said to be killed or injured; None where it does not matter.
        at_least: Numbers that it must reach, by ``deaths``, ``injured``, ``arrested`` or ``size``.
        words: Words, in lower case, one of which stands in its sentence or in the name of
            somebody who takes part.
        matches: Sentences that have the code by this rule.
        rejects: Sentences that have not.
    """

    id: str
    code: str
    sub_code: str | None = None
    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    not_modes: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    not_actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    needs_actor: bool = False
    needs_recipient: bool = False
    both_sides: bool = False
    both_armed: bool = False
    hurt: bool | None = None
    at_least: dict[str, int] = {}
    words: frozenset[str] = frozenset()
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    def holds(self, event: Event, words: Collection[str]) -> bool:
        """Say whether every condition holds.

        Args:
            event: The event, as PLOVER codes it.
            words: The words of its sentence and of those who take part, in lower case.

        Returns:
            Whether the event has this code, unless an earlier rule gave it another one.
        """
        return (
            self._holds_of_act(event)
            and self._holds_of_sides(event)
            and (self.hurt is None or self.hurt == bool(event.deaths or event.injured))
            and all(_reaches(event, *number) for number in self.at_least.items())
            and (not self.words or not self.words.isdisjoint(words))
        )

    def _holds_of_act(self, event: Event) -> bool:
        frames = {reason.rule.removeprefix("frame ") for reason in event.reasons}
        return (
            (not self.types or event.type in self.types)
            and (not self.modes or event.mode in self.modes)
            and event.mode not in self.not_modes
            and (not self.frames or not self.frames.isdisjoint(frames))
            and (not self.contexts or not self.contexts.isdisjoint(event.contexts))
        )

    def _holds_of_sides(self, event: Event) -> bool:
        actors, recipients = _sectors(event.actors), _sectors(event.recipients)
        named = bool(event.actors), bool(event.recipients)
        return (
            (not self.actors or not self.actors.isdisjoint(actors))
            and self.not_actors.isdisjoint(actors)
            and (not self.recipients or not self.recipients.isdisjoint(recipients))
            and (named[0] or not (self.needs_actor or self.both_sides))
            and (named[1] or not (self.needs_recipient or self.both_sides))
            and (not self.both_armed or both_armed(event))
        )


def _reaches(event: Event, name: str, least: int) -> bool:
    number: Quantity | None = getattr(event, name)
    return number is not None and max(number.low or 0, number.high or 0) >= least


def _sectors(actors: Collection[Actor]) -> frozenset[str]:
    return frozenset().union(*map(sectors_of, actors))


class Sides(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may act on whom, by their PLOVER sectors; an empty set allows everybody.

    A side that is not named, or of which no sector is known, is allowed.
    """

    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()

    def allow(self, event: Event) -> bool:
        """Say whether these may do it to those."""
        sides = ((self.actors, event.actors), (self.recipients, event.recipients))
        return all(
            not allowed or not (found := _sectors(people)) or not allowed.isdisjoint(found)
            for allowed, people in sides
        )


class Decided(NamedTuple):
    """What a codebook makes of an event.

    Attributes:
        code: Type, sub-type and the rule that gave them; None where it has no such event.
        turned_away: Why a type was not given although a rule for it held, where there is no code.
    """

    code: Code | None
    turned_away: str | None = None


class Codebook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ontology of events.

    Attributes:
        id: Its short name.
        name: Its full name.
        types: Its types, each with its sub-types.
        note: What its users should know.
        directed: Whether its types tell who did it to whom.
        sides: Who may act on whom, by type; what breaks it does not have the type.
        statuses: Events of another status have no code.
        rules: Which events have which code, in the order in which they are asked.
    """

    id: str
    name: str
    types: dict[str, tuple[str, ...]]
    note: str = ""
    directed: bool = True
    sides: dict[str, tuple[Sides, ...]] = {}
    statuses: frozenset[Status] = frozenset(Status)
    rules: tuple[Rule, ...] = ()

    def code(self, event: Event, sentence: str) -> Code | None:
        """Return the code of an event.

        Args:
            event: The event, as PLOVER codes it.
            sentence: The words of the sentence that reports it.

        Returns:
            Type, sub-type and the rule that gave them; None where the codebook has no such event.
        """
        return self.decide(event, sentence).code

    def decide(self, event: Event, sentence: str) -> Decided:
        """Return the code of an event, or why it was turned away.

        Args:
            event: The event, as PLOVER codes it.
            sentence: The words of the sentence that reports it.

        Returns:
            The code that the first rule gives whose conditions hold and whose type allows these
            sides.
        """
        if event.status not in self.statuses:
            return Decided(None)
        names = (actor.name for actor in (*event.actors, *event.recipients))
        words = set(WORD.findall(" ".join((sentence, *names)).lower()))
        held = [rule for rule in self.rules if rule.holds(event, words)]
        for rule in held:
            if self.allows(rule.code, event):
                code = Code(codebook=self.id, type=rule.code, sub_type=rule.sub_code, rule=rule.id)
                return Decided(code)
        return Decided(None, self._turned_away(held[0], event) if held else None)

    def allows(self, code: str, event: Event) -> bool:
        """Say whether a type allows the sides of an event."""
        allowed = self.sides.get(code, ())
        return not allowed or any(sides.allow(event) for sides in allowed)

    def _turned_away(self, rule: Rule, event: Event) -> str:
        who, whom = (
            "/".join(sorted(_sectors(people))) or "nobody known"
            for people in (event.actors, event.recipients)
        )
        return f"{rule.code} by {rule.id}: {who} may not act on {whom} there"


@cache
def load_codebook(name: str) -> Codebook:
    """Return a codebook.

    Args:
        name: The name of a built-in one, such as "acled", or a folder.

    Returns:
        The codebook with its rules.

    Raises:
        KnowledgeError: There is no such codebook, or an entry of it is wrong.
    """
    folder = codebook_folder(name)
    found = read_entries(folder / "codebook.yaml", Codebook)
    if len(found) != 1:
        raise KnowledgeError(
            f"{folder / 'codebook.yaml'}: must hold one codebook, not {len(found)}"
        )
    path = folder / "rules.yaml"
    rules = tuple(read_entries(path, Rule))
    frames = _frame_ids(folder)
    for problem in _problems_of_sides(found[0]):
        raise KnowledgeError(f"{folder / 'codebook.yaml'}: {problem}")
    for rule in rules:
        for problem in _problems(rule, found[0], frames):
            raise KnowledgeError(f"{path}: rule {rule.id!r}: {problem}")
    return msgspec.structs.replace(found[0], rules=rules)


def codebook_folder(name: str) -> Path:
    """Return the folder of a codebook.

    Args:
        name: The name of a built-in one, or a folder.

    Returns:
        A folder with the file ``codebook.yaml``.

    Raises:
        KnowledgeError: There is none.
    """
    folders = (BUILT_IN / name, Path(name))
    found = next((folder for folder in folders if (folder / "codebook.yaml").is_file()), None)
    if found is None:
        built_in = ", ".join(sorted(path.name for path in BUILT_IN.iterdir()))
        raise KnowledgeError(
            f"{name}: no codebook; give one of {built_in}, or a folder that holds codebook.yaml "
            "and rules.yaml"
        )
    return found


def is_built_in(name: str) -> bool:
    """Say whether a codebook of this name comes with the program."""
    return (BUILT_IN / name / "codebook.yaml").is_file()


def own_frames(name: str) -> str | None:
    """Return the folder of frames that a codebook brings, None where it brings none."""
    folder = codebook_folder(name) / "frames"
    return str(folder) if folder.is_dir() else None


def _frame_ids(folder: Path) -> frozenset[str]:
    frames = folder / "frames"
    table = load_frames_with((str(frames),) if frames.is_dir() else ())
    return frozenset(frame.id for frame in table.frames)


def _problems(rule: Rule, codebook: Codebook, frames: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a rule and what to do about it."""
    modes_of = load_ontology().modes_of
    yield from _unknown("code", {rule.code}, codebook.types)
    if rule.sub_code is not None:
        yield from _unknown("sub_code", {rule.sub_code}, codebook.types.get(rule.code, ()))
    yield from _unknown("a type", rule.types, modes_of)
    known = {mode for name in rule.types or modes_of for mode in modes_of.get(name, ())}
    yield from _unknown("a mode", rule.modes | rule.not_modes, known)
    yield from _unknown("a frame", rule.frames, frames)
    yield from _unknown("a sector", rule.actors | rule.not_actors | rule.recipients, SECTORS)
    yield from _unknown("a number", rule.at_least, NUMBERS)
    if not rule.matches or not rule.rejects:
        yield "needs at least one sentence under matches and one under rejects"


def _problems_of_sides(codebook: Codebook) -> Iterator[str]:
    """Yield what is wrong with who may act on whom."""
    yield from _unknown("a key of sides", codebook.sides, codebook.types)
    for name, allowed in codebook.sides.items():
        for sides in allowed:
            sectors = sides.actors | sides.recipients
            yield from _unknown(f"a sector under sides of {name!r}", sectors, SECTORS)


def _unknown(key: str, given: Collection[str], known: Collection[str]) -> Iterator[str]:
    for value in sorted(set(given) - set(known)):
        near = get_close_matches(value, known, 1)
        remedy = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(sorted(known))}"
        yield f"{key} is {value!r}; {remedy}"
