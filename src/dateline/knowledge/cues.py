"""Reads ``data/cues/``: the words that attribute, and how each takes its speaker and content."""

from enum import StrEnum

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import cached, read_entries, yaml_files
from dateline.records import Act, Stance


class Form(StrEnum):
    """What heads the cue: a verb (or participle), noun, preposition, or a colon or dash."""

    VERB = "verb"
    NOUN = "noun"
    PREPOSITION = "preposition"
    MARK = "mark"


class Syntax(StrEnum):
    """The shapes in which a cue takes what is said.

    CLAUSE is a finite clause, before or after the cue, with or without "that"; THAT only one
    after the cue that "that", "whether" or a question word introduces, for words that mean
    something else besides ("held that"); INFINITIVE "vowed to return"; URGED "urged them to
    return", those urged being part of what is said; OBJECT "denied the charge", or what follows
    the last word of the cue ("called for a truce"); NAMING an object and what it is called
    ("called the raid a crime"); SUBJECT what a passive cue is about ("the attack was claimed by the
    rebels"); QUOTE only words in quotation marks.
    """

    CLAUSE = "clause"
    THAT = "that"
    INFINITIVE = "infinitive"
    URGED = "urged"
    OBJECT = "object"
    NAMING = "naming"
    SUBJECT = "subject"
    QUOTE = "quote"


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry: cues that mean much the same and are built alike.

    Attributes:
        id: Its name, unique over all files.
        lemmas: The cues: the base form of the head first, then the further words in order
            ("say", "point out", "call for"); for a preposition the words as they stand.
        stance: How the speaker stands to what is said.
        syntax: The shapes in which it takes its content.
        form: What heads it.
        act: How the speaker passes the content on.
        asserts: Whether the speaker vouches for the content as fact.
        matches: Sentences in which it attributes.
        rejects: Sentences in which it does not.
    """

    id: str
    lemmas: tuple[str, ...]
    stance: Stance
    syntax: tuple[Syntax, ...]
    form: Form = Form.VERB
    act: Act = Act.SAYS
    asserts: bool = True
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class Pattern(msgspec.Struct, frozen=True):
    """One cue of an entry, cut into words."""

    words: tuple[str, ...]
    cue: Cue


class CueTable(msgspec.Struct, frozen=True):
    """All cues, by their first word; the longest, then those with a clause, come first."""

    patterns: dict[str, tuple[Pattern, ...]]

    def starting(self, word: str) -> tuple[Pattern, ...]:
        """Return the cues that begin with this word, longest first."""
        return self.patterns.get(word, ())


def read_cues() -> list[Cue]:
    """Read every entry of ``data/cues/``.

    Returns:
        The entries, file by file.

    Raises:
        KnowledgeError: An entry does not fit, or an id is used twice.
    """
    entries = [entry for path in yaml_files("cues") for entry in read_entries(path, Cue)]
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise KnowledgeError(f"data/cues: the id {entry.id!r} is used twice; rename one")
        seen.add(entry.id)
    return entries


def table_of(entries: list[Cue]) -> CueTable:
    """Return the table that finds entries by their first word."""
    patterns: dict[str, list[Pattern]] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            words = tuple(lemma.split())
            patterns.setdefault(words[0], []).append(Pattern(words, entry))
    return CueTable({word: tuple(sorted(found, key=_rank)) for word, found in patterns.items()})


def _rank(pattern: Pattern) -> tuple[int, bool]:
    """Rank the longer cue first, of equal ones the one that takes a clause."""
    return -len(pattern.words), Syntax.CLAUSE not in pattern.cue.syntax


def load_cues() -> CueTable:
    """Return the table of all cues, from the cache where it is fresh."""
    return cached("cues", yaml_files("cues"), CueTable, lambda: table_of(read_cues()))
