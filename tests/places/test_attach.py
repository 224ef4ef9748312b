"""The place of an event: the one its own clause names."""

import pytest

from dateline.extract.places import place_of
from dateline.records import Place, Span
from tests.build import sentence


def place(text: str, name: str, precision: str = "point") -> Place:
    """Build a place where its name first stands in a text."""
    start = text.index(name)
    return Place(name=name, text=name, span=Span(start, start + len(name)), precision=precision)


STRUCK = sentence(
    "In/IN/prep/4 Kabul/NNP/pobj/0 ,/,/punct/4 rockets/NNS/nsubj/4 struck/VBD/ROOT/4 "
    "a/DT/det/6 base/NN/dobj/4 in/IN/prep/6 Bagram/NNP/pobj/7 ,/,/punct/4 "
    "Moscow/NNP/nsubj/11 said/VBD/ccomp/4 in/IN/prep/11 Geneva/NNP/pobj/12"
)


@pytest.mark.parametrize(
    ("predicate", "names", "expected"),
    [
        (4, ["Kabul", "Geneva"], "Kabul"),
        (4, ["Bagram", "Moscow"], "Bagram"),
        (11, ["Kabul", "Geneva"], "Geneva"),
        (4, ["Geneva"], None),
        (4, [], None),
    ],
)
def test_the_clause_decides(predicate: int, names: list[str], expected: str | None) -> None:
    """A place belongs to the predicate whose clause holds it."""
    found = place_of(STRUCK, predicate, [place(STRUCK.text, name) for name in names])
    assert (found.name if found else None) == expected


def test_the_most_specific_place_wins() -> None:
    """Of a town and its country in one clause, the town is where it happened."""
    parsed = sentence(
        "Troops/NNS/nsubj/1 fought/VBD/ROOT/1 in/IN/prep/1 Syria/NNP/pobj/2 near/IN/prep/1 "
        "Homs/NNP/pobj/4"
    )
    places = [place(parsed.text, "Syria", "country"), place(parsed.text, "Homs")]
    found = place_of(parsed, 1, places)
    assert found is not None
    assert found.name == "Homs"


def test_places_of_other_sentences_are_not_looked_at() -> None:
    """A place beyond the end of the sentence has nothing to do with it."""
    away = Place(name="Oslo", text="Oslo", span=Span(5000, 5004))
    assert place_of(STRUCK, 4, [away]) is None
