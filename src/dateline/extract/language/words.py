"""The case of a single word that stands in capitals, as far as the word alone tells it."""

import re
from functools import cache

import msgspec

from dateline.knowledge.actors import ActorTable, Form, Kind, fold_word, load_actors
from dateline.knowledge.places import PlaceIndex, load_places
from dateline.knowledge.spelling import Spellings, load_spellings

SHORTEST_PART = 4  # letters of a known word inside a longer one
VOWELS = frozenset("AEIOUY")
LONGEST_ACRONYM = 7  # letters
CONTRACTED = re.compile(r"['\u2019](?:s|t|re|ll|ve|d|m)$")
NUMBERED = re.compile(r"(\d+)(th|st|nd|rd|s|am|pm|mm|km|kg)", re.IGNORECASE)
ROMAN = re.compile(r"I{2,3}|I?V|VI{1,3}|IX|X[IVX]+")
OWN_PREFIX = re.compile(r"(?:MC|O['\u2019]|D['\u2019]|N['\u2019]|L['\u2019])(?=[A-Z]{3})")


class CaseTable(msgspec.Struct, frozen=True):
    """What the case of words is decided by: the words of English, the actors, the places."""

    spellings: Spellings
    actors: ActorTable
    places: PlaceIndex

    def has(self, word: str, *lists: str) -> bool:
        """Say whether one of these lists of words holds a word."""
        lower = word.lower()
        return any(lower in self.spellings.lists[name] for name in lists)

    def is_common(self, word: str) -> bool:
        """Say whether a word in capitals is also one that is written small."""
        return word.lower() in self.spellings.small

    def is_name(self, word: str) -> bool:
        """Say whether a word is known as a name, by any of the lists."""
        folded = fold_word(word)
        return (
            word.lower() in self.spellings.capital
            or folded in self.actors.names
            or folded in self.actors.cities
            or self.is_person(word)
        )

    def is_person(self, word: str) -> bool:
        """Say whether a word is a given name or a surname."""
        lower = word.lower()
        return lower in self.places.words.surnames or lower in self.actors.given_names

    def is_listed(self, word: str, *kinds: Kind) -> bool:
        """Say whether a word names an actor of one of these kinds, or its people."""
        return any(
            self.actors.entries[name.entry].kind in kinds
            and name.form not in {Form.CAPITAL, Form.ACRONYM}
            for name in self.actors.names.get(fold_word(word), ())
        )


def usual_case(word: str, known: CaseTable) -> str:
    """Return a word that stands in capitals as it is usually written.

    Args:
        word: The word, in capitals throughout.
        known: How words are written.

    Returns:
        As many characters; an unknown word is taken for a name.
    """
    lower = word.lower()
    short = CONTRACTED.search(lower)
    if short and lower.endswith("t"):
        return lower
    if short:
        return usual_case(word[: short.start()], known) + lower[short.start() :]
    if len(word) == 1 or not word.isalpha():
        return lower if word == "A" or NUMBERED.fullmatch(word) else _named_in_parts(word, known)
    if known.has(lower, "particles"):
        return lower
    if known.is_common(word):
        return _named(word, known) if _is_mostly_name(lower, known) else lower
    return _proper(word, known)


def _is_mostly_name(lower: str, known: CaseTable) -> bool:
    """Say whether a word that is also written small is a name nearly always."""
    if known.has(lower, "mostly-words"):
        return False
    if known.has(lower, "mostly-names") or known.is_listed(lower, Kind.STATE):
        return True
    return lower in known.spellings.capital and known.is_listed(lower, Kind.BODY, Kind.ORGANISATION)


def _proper(word: str, known: CaseTable) -> str:
    """Return a word that is never written small, or that no list of words has."""
    lower = word.lower()
    if ROMAN.fullmatch(word):
        return word
    listed = _listed(word, known)
    written = known.spellings.capital.get(lower)
    if listed or (written and len(written) == len(word)):
        return listed or written or word
    return lower if is_built(lower, known.spellings) else _named(word, known)


def _named_in_parts(word: str, known: CaseTable) -> str:
    """Return a name with a digit or an apostrophe in it; acronyms and grades stay ("M19")."""
    return _named(word, known) if word.replace("'", "").replace("\u2019", "").isalpha() else word


def _listed(word: str, known: CaseTable) -> str | None:
    """Return a word as the list of actors writes it, None where the list does not have it."""
    for name in known.actors.names.get(fold_word(word), ()):
        if name.form is Form.ACRONYM and name.text.upper().replace(".", "") == word:
            return word
        if name.text.upper() == word:
            return name.text
    return None


def is_built(lower: str, spellings: Spellings) -> bool:
    """Say whether a word is made of known ones: "narcotraffickers", "roadblocks", "antiaircraft".

    Args:
        lower: The word in small letters.
        spellings: The known words.

    Returns:
        False also for what is known to be a name.
    """
    small = spellings.small
    if lower in spellings.capital:
        return False
    for prefix in spellings.lists["prefixes"]:
        rest = lower.removeprefix(prefix)
        if rest != lower and len(rest) >= SHORTEST_PART and rest in small:
            return True
    for suffix in spellings.lists["suffixes"]:
        stem = lower.removesuffix(suffix)
        if stem != lower and len(stem) >= SHORTEST_PART and (stem in small or f"{stem}e" in small):
            return True
    ends = range(SHORTEST_PART, len(lower) - SHORTEST_PART + 1)
    return any(lower[:end] in small and lower[end:] in small for end in ends)


def _named(word: str, known: CaseTable) -> str:
    """Return a name in capitals with small letters: "Cristiani", "McAllen", "O'Higgins"."""
    is_short = len(word) <= 2 or VOWELS.isdisjoint(word)
    if is_short and len(word) <= LONGEST_ACRONYM and not known.is_person(word):
        return word
    opening = OWN_PREFIX.match(word)
    cut = opening.end() if opening else 0
    return word[:cut].capitalize() + word[cut:].capitalize()


@cache
def load_cases() -> CaseTable:
    """Return what the case of words is decided by, read once."""
    return CaseTable(load_spellings(), load_actors(), load_places())
