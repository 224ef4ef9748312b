"""Nouns that point back to an actor named before: "the group", "the country"."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of nouns that point back, and what the actor meant must be.

    Attributes:
        id: Unique name.
        nouns: Lemmas of the head noun.
        sectors: The actor has one of these PLOVER sectors.
        states: The actor is a state, or the government of one.
        organisations: The actor is a named organisation that is neither state nor armed group.
        matches: Texts in which the noun points back to the actor named first.
        rejects: Texts in which it does not.
    """

    id: str
    nouns: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    states: bool = False
    organisations: bool = False
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class ReferenceTable(msgspec.Struct, frozen=True):
    """The families by noun; a noun may stand in several."""

    by_noun: dict[str, tuple[Reference, ...]]


@cache
def load_references() -> ReferenceTable:
    """Return the built-in reference nouns."""
    paths = yaml_files("references")

    def build() -> ReferenceTable:
        entries = [entry for path in paths for entry in read_entries(path, Reference)]
        nouns = {noun for entry in entries for noun in entry.nouns}
        return ReferenceTable({
            noun: tuple(entry for entry in entries if noun in entry.nouns) for noun in sorted(nouns)
        })

    return cached("references", paths, ReferenceTable, build)
