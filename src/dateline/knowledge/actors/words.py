"""Sets of words by which actors are told from places and things."""

from functools import cache

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, cached, read_entries

WORDS = DATA / "actors" / "words.yaml"


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``data/actors/words.yaml``.

    Attributes:
        id: Which set it is; a field of ``ActorWords``.
        about: What its words tell.
        words: Lemmas in lower case.
    """

    id: str
    about: str
    words: tuple[str, ...]


class ActorWords(msgspec.Struct, frozen=True, kw_only=True):
    """The sets.

    Attributes:
        acting: Verbs of what persons and bodies do and things do not.
        quantities: Nouns and numbers that count those behind "of".
        regions: Nouns of which a country behind "of" is a place.
        moving: Verbs and nouns behind which "from" and "to" lead to a place.
        town_verbs: What a town itself can do or suffer.
        leading: Verbs whose relative clause says what somebody is in charge of.
        former: What is said of those who have left an office.
        forces: What a state fights with.
        force_kinds: What may stand before such a word and says nothing new.
    """

    acting: frozenset[str]
    quantities: frozenset[str]
    regions: frozenset[str]
    moving: frozenset[str]
    town_verbs: frozenset[str]
    leading: frozenset[str]
    former: frozenset[str]
    forces: frozenset[str]
    force_kinds: frozenset[str]


@cache
def load_actor_words() -> ActorWords:
    """Return the sets, from the cache where the file is unchanged.

    Returns:
        The sets.

    Raises:
        KnowledgeError: The file is wrong; the message names the set and what to do.
    """
    return cached("actor-words", [WORDS], ActorWords, lambda: sets_of(read_entries(WORDS, WordSet)))


def sets_of(entries: list[WordSet]) -> ActorWords:
    """Put the sets together.

    Args:
        entries: One for each field of ``ActorWords``.

    Returns:
        The sets.

    Raises:
        KnowledgeError: A set is missing, unknown, listed twice, or holds a word twice or in
            capitals.
    """
    ids = [entry.id for entry in entries]
    problems = [
        f"the set {name!r} stands {ids.count(name)} times; write it once"
        for name in ActorWords.__struct_fields__
        if ids.count(name) != 1
    ]
    for entry in entries:
        if entry.id not in ActorWords.__struct_fields__:
            problems.append(f"the set {entry.id!r} is not known; remove it")
        problems += [
            f"{entry.id}: {word!r} must stand once and in lower case"
            for word in dict.fromkeys(entry.words)
            if entry.words.count(word) > 1 or word != word.lower()
        ]
    if problems:
        raise KnowledgeError(f"{WORDS}: {'; '.join(problems)}")
    return ActorWords(**{entry.id: frozenset(entry.words) for entry in entries})
