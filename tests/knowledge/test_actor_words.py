"""The sets of words by which actors are told: each once, in lower case, none missing."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import load_actor_words
from dateline.knowledge.actors.words import ActorWords, WordSet, sets_of


def test_the_sets_are_there() -> None:
    """Every set has words."""
    words = load_actor_words()
    assert all(getattr(words, name) for name in ActorWords.__struct_fields__)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (WordSet("moving", "", ("Go",)), "'Go' must stand once and in lower case"),
        (WordSet("moving", "", ("go", "go")), "'go' must stand once and in lower case"),
        (WordSet("movng", "", ("go",)), "the set 'movng' is not known; remove it"),
        (WordSet("movng", "", ("go",)), "the set 'moving' stands 0 times; write it once"),
    ],
)
def test_wrong_sets_are_named(changed: WordSet, problem: str) -> None:
    """What is wrong with the file is said, with what to do."""
    others = [name for name in ActorWords.__struct_fields__ if name != "moving"]
    entries = [WordSet(name, "", ("a",)) for name in others]
    with pytest.raises(KnowledgeError, match=problem):
        sets_of([*entries, changed])
