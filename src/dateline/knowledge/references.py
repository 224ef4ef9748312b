"""Words that point back to an actor named before, and words that tell of whom they can speak."""

from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.files import DATA, cached, read_entries, yaml_files

NOUNS = DATA / "references" / "nouns.yaml"
SETS = DATA / "references" / "sets.yaml"
EVENT_NOUNS = DATA / "references" / "event_nouns.yaml"
SIZES = DATA / "references" / "words" / "sizes.yaml"
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
        has_roles: Whether it also points back to one of its nouns with a country ("the Kenyan
            army": "the military").
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
    has_roles: bool = msgspec.field(default=False, name="roles")
    modifiers: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class SetNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of plural nouns that mean several actors at once ("the two countries").

    Attributes:
        id: Unique name.
        nouns: Lemmas of the head noun.
        of: What the members are, in the order in which it is tried: "states", "persons", "bodies"
            (sides, governments, organisations) or "armed" (armed groups that a list has).
        is_pair: Whether "the" alone is enough ("the neighbours"), for two.
        is_opposed: Whether they stand against each other, or across a table ("the two sides").
        matches: Texts in which a phrase with the noun means the actors named in the first sentence.
        rejects: Texts in which it means nobody in particular.
    """

    id: str
    nouns: tuple[str, ...]
    of: tuple[Literal["states", "persons", "bodies", "armed"], ...]
    is_pair: bool = msgspec.field(default=False, name="pair")
    is_opposed: bool = msgspec.field(default=False, name="opposed")
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class EventNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of nouns that name an event told before ("condemned the attack").

    Attributes:
        id: Unique name.
        nouns: Lemmas of the noun.
        types: PLOVER types of the event; any, where there are none.
        is_both: Whether all who take part are meant ("welcomed the truce"), not only who did it.
        matches: Texts in whose last sentence whoever acts in the first is spoken to.
        rejects: Texts in which nobody is.
    """

    id: str
    nouns: tuple[str, ...]
    types: tuple[str, ...] = ()
    is_both: bool = msgspec.field(default=False, name="both")
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
        many: Those of them that "they" means as easily as "it".
        acting: Verbs whose subject is an actor.
        charging: Verbs that make somebody the accused.
        accused: What such a person is called from then on.
        measures: Nouns of time and amount.
        never_described: Nouns too general to be what one actor was called.
        titles: The noun of each abbreviated title.
        sets: The family of each plural noun that means several actors.
        event_nouns: The family of each noun that names an event told before.
        sizes: How many actors a word such as "both" or "three" means.
        joining: Verbs and nouns of what two sides do to or with each other.
        seeming: Verbs with which "it" stands for nothing ("it seems that").
        light: Verbs whose "it" is what was done, and nobody ("they did it").
    """

    by_noun: dict[str, tuple[Reference, ...]]
    female: frozenset[str]
    male: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    bodies: frozenset[str]
    many: frozenset[str]
    acting: frozenset[str]
    charging: frozenset[str]
    accused: frozenset[str]
    measures: frozenset[str]
    never_described: frozenset[str]
    titles: dict[str, str]
    sets: dict[str, SetNoun]
    event_nouns: dict[str, EventNoun]
    sizes: dict[str, int]
    joining: frozenset[str]
    seeming: frozenset[str]
    light: frozenset[str]


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
            if path not in {NOUNS, SETS, EVENT_NOUNS, TITLES, SIZES}
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
            many=words["many"],
            acting=words["acting"],
            charging=words["charging"],
            accused=words["accused"],
            measures=words["measures"],
            never_described=words["never-described"],
            titles={word: e.id for e in read_entries(TITLES, WordList) for word in e.words},
            sets={noun: e for e in read_entries(SETS, SetNoun) for noun in e.nouns},
            event_nouns={n: e for e in read_entries(EVENT_NOUNS, EventNoun) for n in e.nouns},
            sizes={word: int(e.id) for e in read_entries(SIZES, WordList) for word in e.words},
            joining=words["joining"],
            seeming=words["seeming"],
            light=words["light"],
        )

    return cached("references", paths, ReferenceTable, build)
