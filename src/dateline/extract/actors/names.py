"""Finds listed names and role nouns in a row of words: the longest match wins, case counts."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from dateline.knowledge.actors import ActorTable, Form, Kind, Name, RoleEntry, fold_word, sound_of
from dateline.knowledge.actors.folding import WORD

SHORTEST_RESPELT = 5  # letters; shorter words sound like too many others
# Before these "IS" and "US" are a verb and a pronoun, however they are written.
PRONOUNS = frozenset([
    "it", "he", "she", "this", "that", "there", "what", "who", "which", "they", "we", "i",
])  # fmt: skip
# Behind these "November 17" is a day.
BEFORE_DATES = frozenset(["on", "since", "until", "by", "before", "after"])
CLOSED_CLASS = ("PRP", "VB", "WP", "IN", "DT", "MD")


class Hit(NamedTuple):
    """A listed name in a row of words.

    Attributes:
        first: Its first word.
        last: Its last word, included.
        names: The listed spellings it may be, the preferred one first.
        via: "listed", or "transliteration" where only the sound is the same.
    """

    first: int
    last: int
    names: tuple[Name, ...]
    via: str

    @property
    def form(self) -> Form:
        """How the preferred spelling relates to its entry."""
        return self.names[0].form


class RoleHit(NamedTuple):
    """A role noun in a row of words: its first and last word, and the role."""

    first: int
    last: int
    role: RoleEntry


class Reading(msgspec.Struct, frozen=True):
    """A row of words with the listed names and roles in it.

    Attributes:
        words: The words.
        tags: Their Penn tags, or () where nothing parsed them.
        labels: Their entity labels, or () likewise.
        hits: Listed names, in order, without overlap.
        roles: Role nouns, in order, without overlap among themselves or with names.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    hits: tuple[Hit, ...]
    roles: tuple[RoleHit, ...]

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """Return the names that lie between two words, both included."""
        return [hit for hit in self.hits if first <= hit.first and hit.last <= last]

    def roles_in(self, first: int, last: int) -> list[RoleHit]:
        """Return the roles that lie between two words, both included."""
        return [role for role in self.roles if first <= role.first and role.last <= last]

    def hit_at(self, word: int) -> Hit | None:
        """Return the name that covers a word, or None."""
        return next((hit for hit in self.hits if hit.first <= word <= hit.last), None)

    def role_at(self, word: int) -> RoleHit | None:
        """Return the role that covers a word, or None."""
        return next((role for role in self.roles if role.first <= word <= role.last), None)


def read_words(
    words: Sequence[str],
    known: ActorTable,
    tags: Sequence[str] = (),
    labels: Sequence[str] = (),
) -> Reading:
    """Find all listed names and role nouns in a row of words.

    Args:
        words: The words of a sentence or a phrase.
        known: The listed actors and roles.
        tags: Their Penn tags, if they were parsed.
        labels: Their entity labels, likewise.

    Returns:
        The words with what was found.
    """
    units = [
        (folded, token)
        for token, word in enumerate(words)
        for folded in map(fold_word, WORD.findall(word))
        if folded
    ]
    hits = _find_hits(units, words, tags, known)
    hits = [hit for hit in hits if not _is_half_a_name(hit, hits, words, tags, known)]
    taken = {token for hit in hits for token in range(hit.first, hit.last + 1)}
    # A role never reaches into a name: of "US military commander" only "commander" is left.
    free = [(folded, token) if token not in taken else ("", token) for folded, token in units]
    roles = _find_roles(free, words, known)
    return Reading(tuple(words), tuple(tags), tuple(labels), tuple(hits), tuple(roles))


def _is_half_a_name(
    hit: Hit, hits: list[Hit], words: Sequence[str], tags: Sequence[str], known: ActorTable
) -> bool:
    """Say whether a listed surname stands in the name of somebody else ("Pavel" Horak)."""
    if hit.form is not Form.SURNAME:
        return False
    if _is_branch(hit, hits, known):
        return True
    firm = {t for h in hits if h.form is not Form.SURNAME for t in range(h.first, h.last + 1)}
    for beside in (hit.first - 1, hit.last + 1):
        if not 0 <= beside < len(words) or beside in firm:
            continue
        word = words[beside]
        if beside < hit.first and is_initial(word, hit, known):
            continue
        is_noun = not tags or tags[beside].startswith(("NNP", "HYPH"))
        is_name = word[:1].isupper() and any(map(str.isalpha, word))
        if (is_name or word == "-") and is_noun and not _is_said_of_person(word, known):
            return True
    return False


def is_initial(word: str, hit: Hit, known: ActorTable) -> bool:
    """Say whether a word is the initial of the one listed person with a surname ("J. Biden")."""
    names = {known.entries[name.entry].name for name in hit.names}
    is_letter = len(word.rstrip(".")) == 1 and word.endswith(".")
    return is_letter and len(names) == 1 and names.pop().startswith(word[0])


def _is_branch(hit: Hit, hits: list[Hit], known: ActorTable) -> bool:
    """Say whether a state's name stands right behind a surname: "Ford Australia" is a firm."""
    return any(
        other.first == hit.last + 1
        and other.form is Form.NAME
        and known.entries[other.names[0].entry].kind is Kind.STATE
        for other in hits
    )


def _is_said_of_person(word: str, known: ActorTable) -> bool:
    """Say whether a word beside a surname is a role ("King"), not a given name ("Christian")."""
    role = known.role_of(fold_word(word))
    return role is not None and (role.is_title or fold_word(word) not in known.given_names)


def _find_hits(
    units: list[tuple[str, int]], words: Sequence[str], tags: Sequence[str], known: ActorTable
) -> list[Hit]:
    hits = []
    surface = Surface(words, tags, known)
    position = 0
    while position < len(units):
        hit, length = _longest_hit(units, position, surface)
        if hit:
            hits.append(hit)
        position += length
    return hits


def _longest_hit(
    units: list[tuple[str, int]], position: int, surface: "Surface"
) -> tuple[Hit | None, int]:
    """Return the longest name that starts at a unit, and how many units to go on by."""
    known, (unit, first) = surface.known, units[position]
    respelt = sound_of(unit)
    limit = max(known.longest.get(unit, 0), known.longest.get(respelt, 0))
    for length in range(min(limit, len(units) - position), 0, -1):
        key = " ".join(folded for folded, _ in units[position : position + length])
        last = units[position + length - 1][1]
        names = surface.fitting(known.names.get(key, ()), key, first, last)
        if names:
            return Hit(first, last, names, "listed"), length
        if len(key) >= SHORTEST_RESPELT and surface.is_capitalised(first):
            names = surface.fitting(known.sounds.get(sound_of(key), ()), key, first, last)
            if names:
                return Hit(first, last, names, "transliteration"), length
    return None, 1


def _find_roles(
    units: list[tuple[str, int]], words: Sequence[str], known: ActorTable
) -> list[RoleHit]:
    found = []
    position = 0
    while position < len(units):
        limit = min(known.longest_role.get(units[position][0], 0), len(units) - position)
        length = 1
        for length in range(limit, 0, -1):
            key = " ".join(folded for folded, _ in units[position : position + length])
            role = known.role_of(key)
            if role and (key not in known.role_acronyms or words[units[position][1]][:2].isupper()):
                last = units[position + length - 1][1]
                found.append(RoleHit(units[position][1], last, role))
                break
        position += max(length, 1)
    return found


def is_shouted(words: Sequence[str]) -> bool:
    """Say whether words are a headline in capitals, where case tells nothing."""
    letters = list(filter(str.isalpha, "".join(words)))
    # An acronym alone is no headline.
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


class Surface:
    """The words as written, to tell "US" from "us" and "Chad" from "chad"."""

    def __init__(self, words: Sequence[str], tags: Sequence[str], known: ActorTable) -> None:
        self.words = words
        self.tags = tags
        self.known = known
        self.is_shouted = is_shouted(words)

    def is_capitalised(self, token: int) -> bool:
        """Say whether a word starts with a capital or a digit."""
        return self.words[token][:1].isupper() or self.words[token][:1].isdigit()

    def fitting(self, names: tuple[Name, ...], key: str, first: int, last: int) -> tuple[Name, ...]:
        """Return those of the names that the words, as written, can be."""
        return tuple(name for name in names if self._fits(name, key, first, last))

    def _fits(self, name: Name, key: str, first: int, last: int) -> bool:
        is_common = key in self.known.common_words
        if key[-1:].isdigit() and first and self.words[first - 1].lower() in BEFORE_DATES:
            return False
        if name.form is Form.ACRONYM:
            return self._fits_acronym(name, key, first, last)
        if self.is_shouted:
            return not is_common or self._is_proper_if_shouted(name, first)
        is_word = is_common or key in self.known.role_names
        if name.form is Form.SURNAME and is_word and not self._has_title(first):
            return False
        if is_common and not self._is_introduced(name, first):
            return False
        return self._fits_case(name, key, first, last)

    def _has_title(self, first: int) -> bool:
        """Say whether a title with a capital stands before a word ("President Bush")."""
        if first == 0 or not self.is_capitalised(first - 1) or not self.is_capitalised(first):
            return False
        role = self.known.role_of(fold_word(self.words[first - 1]))
        return role is not None and role.is_title

    def _is_introduced(self, name: Name, first: int) -> bool:
        """Say whether a common word stands as its name does: not as a verb, nor with "an"."""
        if first == 0:
            return self._is_proper_noun(first)
        has_article = "the" in {self.words[first].lower(), self.words[first - 1].lower()}
        return has_article or not name.text.startswith("The ")

    def _fits_case(self, name: Name, key: str, first: int, last: int) -> bool:
        """Say whether the words have capitals where the listed spelling has them."""
        listed = [word for word in WORD.findall(name.text) if word.lower() != "the"]
        written = [w for token in range(first, last + 1) for w in WORD.findall(self.words[token])]
        capitals = [word[:1].isupper() for word in listed]
        if not any(capitals):
            return True
        if written[0].islower() and len(written) == 1:
            entry = self.known.entries[name.entry]
            return entry.kind is Kind.GROUP and len(key) > 5 and key not in self.known.common_words
        return all(
            word[:1].isupper() or word[:1].isdigit() or len(word) < 4 or not capital
            for word, capital in zip(written, capitals, strict=False)
        )

    def _fits_acronym(self, name: Name, key: str, first: int, last: int) -> bool:
        written = "".join(self.words[token] for token in range(first, last + 1))
        is_common = key in self.known.common_words
        if is_common and first and self.words[first - 1] == "-":  # "RENT-A-CAR"
            return False
        if self.is_shouted:
            return not is_common or self._is_proper_if_shouted(name, first)
        if not written.isupper():
            return len(key) >= 4 and written.istitle() and name.text.isalpha() and not is_common
        return not is_common or not self._is_verb(first)

    def _is_verb(self, token: int) -> bool:
        """Say whether "IS" or "US" stands where a verb or pronoun would, behind a subject."""
        if token == 0:
            return False
        before = self.words[token - 1].lower()
        role = self.known.role_of(fold_word(before))
        is_noun = bool(self.tags) and self.tags[token - 1].startswith("NN")
        return before in PRONOUNS or (is_noun and not (role and role.is_unit))

    def _is_proper_if_shouted(self, name: Name, token: int) -> bool:
        """Say whether a common word in capitals is a name; states are, in doubt."""
        if self.known.entries[name.entry].kind is Kind.STATE:
            return self._is_proper(token)
        return self._is_proper_noun(token)

    def _is_proper_noun(self, token: int) -> bool:
        return not self.tags or self.tags[token].startswith("NNP")

    def _is_proper(self, token: int) -> bool:
        """Say whether the tag, or a hyphen behind it ("US-backed"), makes a shouted word a name."""
        if token + 1 < len(self.words) and self.words[token + 1] == "-":
            return True
        return bool(self.tags) and not self.tags[token].startswith(CLOSED_CLASS)
