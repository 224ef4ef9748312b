"""PLOVER's contexts: what is called up by words and sides, and what is not."""

from functools import cache
from pathlib import Path

import pytest

import dateline
from dateline.errors import KnowledgeError
from dateline.knowledge.contexts import load_contexts, read_contexts

CONTEXTS = load_contexts().contexts
MATCHES = [(context.id, text) for context in CONTEXTS for text in context.matches]
REJECTS = [(context.id, text) for context in CONTEXTS for text in context.rejects]
ENTRY = """\
- id: military
  meaning: armies
  {key}
  matches: [Russia sent troops.]
  rejects: [Russia sent food.]
"""


@cache
def contexts(text: str) -> frozenset[str]:
    """Return the contexts of all events of a text."""
    return frozenset(name for event in dateline.code(text).events for name in event.contexts)


def test_all_contexts_of_plover_are_there() -> None:
    """PLOVER has 37 contexts, and each has its entry."""
    assert len(CONTEXTS) == 37


@pytest.mark.parametrize(("context", "text"), MATCHES)
def test_a_context_is_called_up(context: str, text: str) -> None:
    """An event of a sentence under ``matches`` has the context."""
    assert context in contexts(text)


@pytest.mark.parametrize(("context", "text"), REJECTS)
def test_a_context_is_left_out(context: str, text: str) -> None:
    """A sentence under ``rejects`` codes an event, without the context."""
    assert dateline.code(text).events
    assert context not in contexts(text)


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lima met. Rebels attacked Goma.",
        "Rebels attacked Goma, and a court jailed a thief in Lima.",
    ],
    ids=["the sentence before", "the other clause"],
)
def test_other_clauses_alone_call_up_nothing(text: str) -> None:
    """What stands in another clause or sentence only bears out what the event's own words say."""
    attacks = [event for event in dateline.code(text).events if event.type == "ASSAULT"]
    assert [event.contexts for event in attacks] == [()]


def test_the_paragraph_bears_out_a_weak_word() -> None:
    """A weak word holds where its neighbours speak of the same."""
    alone = "Rebels attacked a mine in Kivu."
    told = "The rebels live off gold mining. " + alone
    assert "natural_resource" not in contexts(alone)
    assert "natural_resource" in contexts(told)


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("strng: {nouns: [army]}", "strng"),
        ("strong: {noun: [army]}", "noun"),
        ("abroad: [TALK]", "'TALK' is no type; use one of ACCUSE"),
        ("modes: [phonecall]", "'phonecall', which no type has"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, key: str, problem: str) -> None:
    """A typo is named with its file, its entry and what would do."""
    file = tmp_path / "mine.yaml"
    file.write_text(ENTRY.format(key=key), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as error:
        read_contexts([file])
    assert "mine.yaml" in str(error.value)
    assert "military" in str(error.value)
