"""The sentences of each cue entry: those that must and those that must not be attributed by it."""

from collections.abc import Iterator

import pytest

from dateline.knowledge.cues import Cue, read_cues
from tests.build import parse
from tests.sources.build import statements_of

CUES = read_cues()


def lemmas_found(text: str) -> set[str]:
    """Return the lemmas of the words by which statements of a text are attributed."""
    cues = [span for statement in statements_of(text) for span in statement.cue]
    return {
        sentence.lemmas[token]
        for sentence in parse(text)
        for token in range(len(sentence))
        if any(span.start <= sentence.starts[token] < span.end for span in cues)
    }


def heads(cue: Cue) -> set[str]:
    """Return the lemmas that head the cues of an entry."""
    first = {lemma.split()[0] for lemma in cue.lemmas}
    return first | ({"accord"} if "according" in first else set())


def cases(key: str) -> Iterator[object]:
    """Return one test parameter for each sentence of each entry."""
    for cue in CUES:
        for number, sentence in enumerate(getattr(cue, key)):
            yield pytest.param(cue, sentence, id=f"{cue.id}-{number}")


@pytest.mark.parametrize(("cue", "sentence"), list(cases("matches")))
def test_matches(cue: Cue, sentence: str) -> None:
    """A sentence listed under ``matches`` holds a statement attributed by the entry."""
    assert lemmas_found(sentence) & heads(cue), sentence


@pytest.mark.parametrize(("cue", "sentence"), list(cases("rejects")))
def test_rejects(cue: Cue, sentence: str) -> None:
    """A sentence listed under ``rejects`` holds no statement attributed by the entry."""
    assert not lemmas_found(sentence) & heads(cue), sentence


def test_every_entry_shows_what_it_finds() -> None:
    """Each entry carries at least one matching and one rejected sentence."""
    assert [cue.id for cue in CUES if not (cue.matches and cue.rejects)] == []
