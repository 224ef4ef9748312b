"""The classes of nouns in ``data/word_classes/``: what a frame means by "<weapons>"."""

import re
from difflib import get_close_matches
from functools import cache

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import read_entries, yaml_files

NAMED_PLACE = "GPE"  # entity label of a place's name, as spaCy's models give it
# What stands in a frame for no class of nouns:
PLACE = "<place>"  # the name of a place
INFINITIVE = "<to>"  # an infinitive that the verb governs: "told them to leave"
MARKS = frozenset((PLACE, INFINITIVE))


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that acts are done with alike.

    Attributes:
        id: Unique name; frames write it as "<id>".
        words: Lemmas.
    """

    id: str
    words: tuple[str, ...]


@cache
def load_word_classes() -> dict[str, tuple[str, ...]]:
    """Return the words of each class by its id."""
    entries = [e for path in yaml_files("word_classes") for e in read_entries(path, WordClass)]
    return {entry.id: entry.words for entry in entries}


def expand(words: str) -> str:
    """Write out the classes that a predicate names.

    Args:
        words: A predicate as a frame writes it, such as "send <weapons>|convoy".

    Returns:
        The predicate with every "<class>" replaced by its words; marks stay.

    Raises:
        KnowledgeError: There is no class of that name.
    """
    return re.sub(r"<[\w-]+>", lambda found: "|".join(words_of(found[0])), words)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class, or what is no class as it is.

    Args:
        name: A lemma, or the name of a class in angle brackets.

    Returns:
        The lemmas that it stands for.

    Raises:
        KnowledgeError: There is no class of that name.
    """
    if not name.startswith("<") or name in MARKS:
        return (name,)
    classes = load_word_classes()
    if name[1:-1] not in classes:
        near = get_close_matches(name[1:-1], classes, 1)
        remedy = f"did you mean '<{near[0]}>'?" if near else f"there are {', '.join(classes)}"
        raise KnowledgeError(f"{name} names no class of words; {remedy}")
    return classes[name[1:-1]]
