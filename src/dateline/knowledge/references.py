"""Words that point back to an actor named before, and words that tell of whom they can speak."""

from functools import cache

import msgspec

from dateline.knowledge.files import DATA, cached, read_entries, yaml_files

NOUNS = DATA / "references" / "nouns.yaml"
TITLES = DATA / "references" / "words" / "titles.yaml"


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of nouns that point back, and what the actor meant must be.

    Attributes:
        id: Unique name.
        nouns: Lemmas of the head noun.
        sectors: The actor has one of these PLOVER sectors.
        countries: Or one of these codes of PLOVER's own.
        states: Or it is a state, or the government of one.
        organisations: Or a named organisation that is neither state nor armed group.
        is_plural: Whether the plural, too, points back to one actor ("the militants").
        modifiers: Lemmas that may stand before the noun without telling of another actor.
        matches: Texts in which the noun points back to the actor named first.
        rejects: Texts in which it does not.
    """

    id: str
    nouns: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    states: bool = False
    organisations: bool = False
    is_plural: bool = msgspec.field(default=False, name="plural")
    modifiers: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell one thing.

    Attributes:
        id: What they tell, or the noun that they abbreviate.
        words: Lemmas in lower case.
    """

    id: str
    words: tuple[str, ...]


class ReferenceTable(msgspec.Struct, frozen=True):
    """What coreference knows of words.

    Attributes:
        by_noun: The families by noun; a noun may stand in several.
        female: Titles and nouns of women.
        male: Titles and nouns of men.
        female_names: Given names of women, folded to lower case.
        male_names: Given names of men.
        bodies: Singular nouns that mean several people together.
        acting: Verbs whose subject is an actor.
        charging: Verbs that make somebody the accused.
        accused: What such a person is called from then on.
        measures: Nouns of time and amount.
        never_described: Nouns too general to be what one actor was called.
        titles: The noun of each abbreviated title.
    """

    by_noun: dict[str, tuple[Reference, ...]]
    female: frozenset[str]
    male: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    bodies: frozenset[str]
    acting: frozenset[str]
    charging: frozenset[str]
    accused: frozenset[str]
    measures: frozenset[str]
    never_described: frozenset[str]
    titles: dict[str, str]


@cache
def load_references() -> ReferenceTable:
    """Return the built-in words of reference."""
    paths = yaml_files("references")

    def build() -> ReferenceTable:
        entries = read_entries(NOUNS, Reference)
        nouns = {noun for entry in entries for noun in entry.nouns}
        lists = [
            entry
            for path in paths
            if path not in {NOUNS, TITLES}
            for entry in read_entries(path, WordList)
        ]
        words = {entry.id: frozenset(entry.words) for entry in lists}
        return ReferenceTable(
            by_noun={
                noun: tuple(entry for entry in entries if noun in entry.nouns)
                for noun in sorted(nouns)
            },
            female=words["female"],
            male=words["male"],
            female_names=words["female-names"],
            male_names=words["male-names"],
            bodies=words["bodies"],
            acting=words["acting"],
            charging=words["charging"],
            accused=words["accused"],
            measures=words["measures"],
            never_described=words["never-described"],
            titles={word: e.id for e in read_entries(TITLES, WordList) for word in e.words},
        )

    return cached("references", paths, ReferenceTable, build)
