"""Verbs that carry an event noun: who their subject is in the event that the noun names."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files


class LightVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of verbs that stand with event nouns.

    Attributes:
        id: Unique name.
        relation: "does" (the subject does what the object noun names: "launched an attack"),
            "receives" (it is done to the subject: "suffered an attack"), or "occurs" (the noun is
            the subject: "clashes erupted").
        verbs: The lemmas; "carry out", "engage in" name a particle or preposition too.
        matches: Sentences in which the relation holds.
        rejects: Sentences in which it does not.
    """

    id: str
    relation: str
    verbs: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class LightVerbTable(msgspec.Struct, frozen=True):
    """The verbs, with their particles, of each relation; a verb may stand in several."""

    does: frozenset[str]
    receives: frozenset[str]
    occurs: frozenset[str]


@cache
def load_light_verbs() -> LightVerbTable:
    """Return the built-in light verbs."""
    paths = yaml_files("light_verbs")

    def build() -> LightVerbTable:
        entries = [entry for path in paths for entry in read_entries(path, LightVerb)]

        def verbs_of(relation: str) -> frozenset[str]:
            return frozenset(v for e in entries if e.relation == relation for v in e.verbs)

        return LightVerbTable(verbs_of("does"), verbs_of("receives"), verbs_of("occurs"))

    return cached("light_verbs", paths, LightVerbTable, build)
