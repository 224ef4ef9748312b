"""From PLOVER to the event types of other ontologies: ``data/crosswalks/``, one file a target."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, read_entries
from dateline.knowledge.ontology import load_ontology


class Crossing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: which events become what.

    Attributes:
        type: PLOVER type.
        event_type: Type in the other ontology.
        sub_event_type: Sub-type there.
        modes: PLOVER modes it holds for; none means any.
        sides: "armed" where both sides must carry arms, None where that does not matter.
    """

    type: str
    event_type: str
    sub_event_type: str
    modes: frozenset[str] = frozenset()
    sides: Literal["armed"] | None = None


class Crosswalk(msgspec.Struct, frozen=True):
    """The entries of one target, in the order in which they are asked."""

    crossings: tuple[Crossing, ...]

    def cross(self, event_type: str, mode: str | None, *, both_armed: bool) -> Crossing | None:
        """Return the first entry that fits.

        Args:
            event_type: PLOVER type.
            mode: PLOVER mode, or None.
            both_armed: Whether somebody with arms stands on either side.

        Returns:
            The entry, or None where the other ontology has no such event.
        """
        return next((c for c in self.crossings if _fits(c, event_type, mode, both_armed)), None)


def _fits(crossing: Crossing, event_type: str, mode: str | None, both_armed: bool) -> bool:
    return (
        crossing.type == event_type
        and (not crossing.modes or mode in crossing.modes)
        and (crossing.sides is None or both_armed)
    )


@cache
def load_crosswalk(target: str) -> Crosswalk:
    """Return the crosswalk to another ontology.

    Args:
        target: Its name, such as "acled".

    Returns:
        The crosswalk.

    Raises:
        KnowledgeError: An entry names a type or mode that PLOVER does not have.
    """
    path = DATA / "crosswalks" / f"{target}.yaml"
    crossings = tuple(read_entries(path, Crossing))
    for problem in _problems(crossings):
        raise KnowledgeError(f"{path}: {problem}")
    return Crosswalk(crossings)


def _problems(crossings: Iterable[Crossing]) -> Iterable[str]:
    modes_of = load_ontology().modes_of
    for number, crossing in enumerate(crossings, 1):
        unknown = crossing.modes - set(modes_of.get(crossing.type, ()))
        if crossing.type not in modes_of:
            yield f"entry {number}: {crossing.type!r} is no PLOVER type"
        elif unknown:
            yield f"entry {number}: {crossing.type} has no mode {sorted(unknown)[0]!r}"
