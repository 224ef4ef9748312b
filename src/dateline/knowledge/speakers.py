"""Reads ``data/speakers/``: words that tell what kind of source speaks, and through whom."""

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import cached, read_entries, yaml_files


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: words that tell the same of a source.

    Attributes:
        id: Its name, a field of ``SpeakerWords`` with hyphens.
        words: Base forms in lower case; labels as they are written.
        matches: Sentences whose source they tell.
        rejects: Sentences whose source they do not.
    """

    id: str
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class SpeakerWords(msgspec.Struct, frozen=True):
    """All sets of words.

    Attributes:
        media: Common nouns for outlets ("newspaper").
        documents: Nouns for what is written, recorded or counted ("letter").
        outlet_names: Words that begin or end the names of outlets ("Gazette").
        carrying: Verbs for what an outlet does with words or papers of others ("publish").
        talking: Verbs for what those who are quoted do with an outlet ("speak").
        utterances: Nouns for what is said to an outlet or in one ("interview").
        anonymity: What is asked for by who will not be named ("anonymity").
        labels: What stands before a colon and is nobody ("Photo"), as it is written.
    """

    media: frozenset[str]
    documents: frozenset[str]
    outlet_names: frozenset[str]
    carrying: frozenset[str]
    talking: frozenset[str]
    utterances: frozenset[str]
    anonymity: frozenset[str]
    labels: frozenset[str]


def read_word_sets() -> list[WordSet]:
    """Read every entry of ``data/speakers/``, file by file."""
    return [entry for path in yaml_files("speakers") for entry in read_entries(path, WordSet)]


def words_of(entries: list[WordSet]) -> SpeakerWords:
    """Return the sets by name.

    Args:
        entries: One entry for each field of ``SpeakerWords``.

    Returns:
        The sets.

    Raises:
        KnowledgeError: A set is unknown, given twice or missing, or a word has capitals.
    """
    wanted = {field.replace("_", "-") for field in SpeakerWords.__struct_fields__}
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        if entry.id not in wanted or entry.id in found:
            raise KnowledgeError(
                f"data/speakers: the set {entry.id!r} is unknown or stands there twice; "
                f"the sets are {', '.join(sorted(wanted))}, each once"
            )
        capital = next((word for word in entry.words if word != word.lower()), None)
        if capital and entry.id != "labels":
            raise KnowledgeError(f"data/speakers: {entry.id}: write {capital!r} in lower case")
        found[entry.id] = frozenset(entry.words)
    missing = sorted(wanted - found.keys())
    if missing:
        raise KnowledgeError(f"data/speakers: no entry for {', '.join(missing)}; add it")
    return SpeakerWords(**{key.replace("-", "_"): words for key, words in found.items()})


def load_speaker_words() -> SpeakerWords:
    """Return all sets of words, from the cache where it is fresh."""
    paths = yaml_files("speakers")
    return cached("speakers", paths, SpeakerWords, lambda: words_of(read_word_sets()))
