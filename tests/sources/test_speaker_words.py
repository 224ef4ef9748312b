"""The sentences of each set of words that tell what kind of source speaks."""

from collections.abc import Iterator

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.speakers import WordSet, read_word_sets, words_of
from dateline.records import SourceKind
from tests.sources.build import statements_of

SETS = read_word_sets()
KINDS = {
    "media": SourceKind.OUTLET,
    "outlet-names": SourceKind.OUTLET,
    "documents": SourceKind.DOCUMENT,
}


def is_told(entry: WordSet, text: str) -> bool:
    """Say whether a text shows what a set of words tells."""
    statements = statements_of(text)
    if entry.id in {"anonymity", "labels"}:
        return not statements
    (statement,) = statements
    if entry.id in KINDS:
        return statement.chain[-1].kind == KINDS[entry.id]
    return [source.kind for source in statement.chain[:-1]] == [SourceKind.OUTLET]


def cases(key: str) -> Iterator[object]:
    """Return one test parameter for each sentence of each set."""
    for entry in SETS:
        for number, sentence in enumerate(getattr(entry, key)):
            yield pytest.param(entry, sentence, id=f"{entry.id}-{number}")


@pytest.mark.parametrize(("entry", "sentence"), list(cases("matches")))
def test_matches(entry: WordSet, sentence: str) -> None:
    """The words of a set tell the kind of a source, or the outlet between it and us."""
    assert is_told(entry, sentence)


@pytest.mark.parametrize(("entry", "sentence"), list(cases("rejects")))
def test_rejects(entry: WordSet, sentence: str) -> None:
    """Other words do not."""
    assert not is_told(entry, sentence)


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        (SETS[1:], "no entry for media"),
        ([*SETS, SETS[0]], "stands there twice"),
        ([WordSet("papers", ("post",), (), ())], "is unknown"),
        ([WordSet("media", ("Post",), (), ())], "lower case"),
    ],
)
def test_wrong_sets_are_named(entries: list[WordSet], problem: str) -> None:
    """A set that is missing, twice there, unknown or with capitals is refused by name."""
    with pytest.raises(KnowledgeError, match=problem):
        words_of(entries)
