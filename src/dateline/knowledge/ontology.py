"""PLOVER: its event types, their modes and the score of each."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One PLOVER event type.

    Attributes:
        type: Its name.
        quad: Quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
        score: PLOVER intensity of the type, -10 to 10.
        modes: Intensity of each mode; None where the manual gives none.
    """

    type: str
    quad: int
    score: float
    modes: dict[str, float | None]


class Ontology(msgspec.Struct, frozen=True):
    """All event types by name."""

    types: dict[str, EventType]

    @property
    def modes_of(self) -> dict[str, dict[str, float | None]]:
        """The modes of each type."""
        return {name: event_type.modes for name, event_type in self.types.items()}

    def intensity(self, event_type: str, mode: str | None) -> float:
        """Return the score of a mode, or of its type where the mode has none."""
        known = self.types[event_type]
        score = known.modes.get(mode) if mode else None
        return known.score if score is None else score


@cache
def load_ontology() -> Ontology:
    """Return the built-in ontology."""
    paths = yaml_files("ontology")

    def build() -> Ontology:
        entries = [entry for path in paths for entry in read_entries(path, EventType)]
        return Ontology({entry.type: entry for entry in entries})

    return cached("ontology", paths, Ontology, build)
