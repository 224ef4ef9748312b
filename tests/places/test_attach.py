"""The place of an event: the one its own clause names."""

import pytest

from dateline.extract.places import place_of, settings_of
from dateline.records import Place, Span
from tests.build import parse, sentence

COUNTRIES = {"Syria": "SYR", "Homs": "SYR", "Hama": "SYR", "Turkey": "TUR"}


def place(text: str, name: str, precision: str = "point") -> Place:
    """Build a place where its name first stands in a text."""
    start = text.index(name)
    return Place(
        name=name,
        text=name,
        span=Span(start, start + len(name)),
        precision=precision,
        country=COUNTRIES.get(name),
    )


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
        (4, ["Moscow"], None),
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


def in_text(text: str, *names: str) -> list[Place]:
    """Build towns and countries ("Syria" is one) where their names first stand."""
    return [place(text, n, "country" if n in {"Syria", "Turkey"} else "point") for n in names]


@pytest.mark.parametrize(
    ("text", "word", "names", "expected"),
    [
        ("Turkey shelled Kobani.", "shelled", ["Turkey", "Kobani"], "Kobani"),
        ("Rebels captured Hama.", "captured", ["Hama"], "Hama"),
        ("Turkey sent troops into Syria.", "sent", ["Turkey", "Syria"], "Syria"),
        ("Turkey condemned the attack.", "condemned", ["Turkey"], None),
    ],
)
def test_states_that_act_are_not_the_place(
    text: str, word: str, names: list[str], expected: str | None
) -> None:
    """What is taken or moved into is the place; the state that does it is not."""
    (parsed,) = parse(text)
    found = place_of(parsed, parsed.words.index(word), in_text(text, *names))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("A bomb went off in Homs. Ten people died.", 1, "Homs"),
        ("A bomb went off in Homs.\nTen people died.", 1, "Homs"),
        ("A bomb went off in Homs.\nShells fell near Hama. Ten people died.", 2, "Hama"),
        ("Turkey protested. Ten people died.", 1, "Turkey"),
        ("Nobody knows. Ten people died.", 1, None),
        ("Nobody knows. Shells fell near Hama.", 0, None),
    ],
)
def test_the_text_is_set_where_its_last_local_phrase_is(
    text: str, asked: int, expected: str | None
) -> None:
    """A sentence without a place takes that of its paragraph, else of the article's beginning."""
    names = [name for name in ("Homs", "Hama", "Turkey") if name in text]
    found = settings_of(parse(text), in_text(text, *names))[asked]
    assert (found.name if found else None) == expected
