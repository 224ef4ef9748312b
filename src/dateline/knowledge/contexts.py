"""The PLOVER contexts of ``data/contexts/``: which words and sides call each of them up."""

from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import cached, read_entries, yaml_files
from dateline.knowledge.ontology import load_ontology

PARTS = ("nouns", "verbs", "adjectives", "phrases")


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that call a context up, as lemmas.

    Attributes:
        nouns: Lemmas of nouns.
        verbs: Lemmas of verbs.
        adjectives: Lemmas of adjectives and adverbs.
        phrases: Lemmas that stand next to each other, hyphens left out; "either|or" for a choice:
            "peace|truce talk".
    """

    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Context(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What calls up one PLOVER context.

    Attributes:
        id: PLOVER's name of it.
        meaning: What it is about.
        strong: Words one of which is enough, where it stands in the event's own clause.
        weak: Words that need company: another word, or a side of one of ``company``.
        sides: PLOVER sectors; a side of one of them is enough.
        company: PLOVER sectors; a side of one of them bears out a single weak word.
        actors: Ids of actors; one of them as a side is enough.
        abroad: PLOVER types; enough where the governments of two countries are the sides.
        modes: PLOVER modes that are always of this context.
        never: PLOVER types that words do not lend this context: those who march repress nobody.
        by_state: Whether words lend it only where a state or its services do it or are said to, or
            nobody is told to have done it.
        matches: Sentences with an event of this context.
        rejects: Sentences without one.
    """

    id: str
    meaning: str
    strong: Words = Words()
    weak: Words = Words()
    sides: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    by_state: bool = False
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class Signal(msgspec.Struct, frozen=True):
    """A word or phrase of one context.

    Attributes:
        context: Id of the context.
        part: "nouns", "verbs", "adjectives" or "phrases".
        lemmas: For each word the lemmas that will do, the first word's being one.
        is_strong: Whether it needs no company.
    """

    context: str
    part: str
    lemmas: tuple[frozenset[str], ...]
    is_strong: bool


class ContextTable(msgspec.Struct, frozen=True, dict=True):
    """All contexts, and their words by first lemma."""

    contexts: tuple[Context, ...]

    @cached_property
    def signals(self) -> dict[str, list[Signal]]:
        """Words and phrases by the lemma of their first word, the longest first."""
        table: defaultdict[str, list[Signal]] = defaultdict(list)
        for context in self.contexts:
            for words, is_strong in ((context.strong, True), (context.weak, False)):
                for part in PARTS:
                    for text in getattr(words, part):
                        lemmas = tuple(frozenset(word.split("|")) for word in text.split())
                        for first in lemmas[0]:
                            table[first].append(Signal(context.id, part, lemmas, is_strong))
        for signals in table.values():
            signals.sort(key=lambda signal: -len(signal.lemmas))
        return dict(table)


def read_contexts(paths: list[Path]) -> ContextTable:
    """Read and check context files.

    Args:
        paths: YAML files, each a list of contexts.

    Returns:
        The table of all contexts, in file order.

    Raises:
        KnowledgeError: An entry has an unknown key, type or mode, stands twice, or lacks sentences.
    """
    modes_of = load_ontology().modes_of
    contexts: dict[str, Context] = {}
    for path in paths:
        for context in read_entries(path, Context):
            where = f"{path}: context {context.id!r}"
            if context.id in contexts:
                raise KnowledgeError(f"{where} stands twice; join the two")
            if problem := _problem(context, modes_of):
                raise KnowledgeError(f"{where}: {problem}")
            contexts[context.id] = context
    return ContextTable(tuple(contexts.values()))


def _problem(context: Context, modes_of: dict[str, dict[str, float | None]]) -> str | None:
    """Return what is wrong with a context and what to do about it, or None."""
    types = ", ".join(sorted(modes_of))
    for event_type in (*context.abroad, *context.never):
        if event_type not in modes_of:
            return f"{event_type!r} is no type; use one of {types}"
    for mode in context.modes:
        if not any(mode in modes for modes in modes_of.values()):
            return f"modes names {mode!r}, which no type has; see data/ontology"
    if not context.matches or not context.rejects:
        return "needs at least one sentence under matches and one under rejects"
    return None


@cache
def load_contexts() -> ContextTable:
    """Return the built-in contexts."""
    paths = yaml_files("contexts")
    return cached("contexts", paths, ContextTable, lambda: read_contexts(paths))
