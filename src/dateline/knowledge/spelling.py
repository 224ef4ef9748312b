"""How English words are usually written: which with a capital, which without, which with both."""

import gzip
from functools import cache

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, read_entries

ENGLISH = DATA / "spelling" / "english.txt.gz"
WORDS = DATA / "spelling" / "words.yaml"


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``words.yaml``.

    Attributes:
        id: What the list is asked for by.
        note: What its words have in common.
        words: The words, in small letters.
    """

    id: str
    note: str
    words: tuple[str, ...]


class Spellings(msgspec.Struct, frozen=True):
    """The words of English by their case.

    Attributes:
        small: Words written in small letters.
        capital: Words written with capitals, by the same word in small letters ("nato" to "NATO").
        lists: The lists of ``words.yaml``, by id.
    """

    small: frozenset[str]
    capital: dict[str, str]
    lists: dict[str, frozenset[str]]


@cache
def load_spellings() -> Spellings:
    """Read the lists of words, once.

    Returns:
        The words.

    Raises:
        KnowledgeError: A file is missing or damaged.
    """
    try:
        words = gzip.decompress(ENGLISH.read_bytes()).decode("utf-8").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"{ENGLISH}: cannot be read ({error}); install the package again, "
            "or build the file with tools/build_spelling.py"
        ) from error
    capital = {word.lower(): word for word in words if not word.islower()}
    # Where a word has several forms with capitals, only the first letter is sure ("Nato", "NATO").
    capital |= {word.lower(): word for word in words if word.istitle()}
    small = frozenset(word for word in words if word.islower())
    lists = {entry.id: frozenset(entry.words) for entry in read_entries(WORDS, WordList)}
    return Spellings(small, capital, lists)
