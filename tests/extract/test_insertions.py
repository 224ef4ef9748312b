"""What editors insert in brackets is no part of what is read."""

import pytest

import dateline
from dateline.extract.language.insertions import without_insertions
from dateline.knowledge.insertions import insertions_in, load_insertions
from dateline.records import Span

ENTRIES = load_insertions()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_entry(entry: object) -> None:
    """Each entry finds its insertions, and nothing in the sentences that have none."""
    (known,) = [one for one in ENTRIES if one is entry]
    assert [s for s in known.matches if not insertions_in(s, 0, len(s), (known,))] == []
    assert [s for s in known.rejects if insertions_in(s, 0, len(s), ENTRIES)] == []


def test_blanks_have_the_same_length() -> None:
    """Offsets hold: blanks stand where the insertion stood."""
    text = "The army [words indistinct] left."
    assert without_insertions(text, [Span(0, len(text))]) == "The army" + " " * 20 + "left."
    plain = "The army (and the navy) left."
    assert without_insertions(plain, [Span(0, len(plain))]) is plain


def test_insertions_are_neither_content_nor_actors() -> None:
    """A statement, a place and an actor come out as if the insertion were not there."""
    text = (
        "LIMA, 4 MAR 91 (EFE) -- [TEXT] COLONEL ABEL QUINTANILLA [NAME AS HEARD] SAID ON MONDAY "
        "THAT REBELS [WORDS INDISTINCT] ATTACKED A POLICE POST IN HUANTA. (MORE)"
    )
    coding = dateline.code(text)
    (event,) = coding.events
    assert [actor.name for actor in event.actors] == ["rebels"]
    assert event.place is not None
    assert event.place.name == "Huanta"
    assert [source.name for source in event.chain] == ["Abel Quintanilla"]
