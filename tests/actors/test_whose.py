"""Whose police, whose talks, whose forces: what the words around give an actor."""

import pytest

import dateline
from dateline.extract.actors.focus import with_adjective
from dateline.extract.actors.forces import are_forces


def sides(text: str) -> set[str]:
    """Return the names of all who take part in an event of a text."""
    coding = dateline.code(text, published="2020-06-10")
    return {a.name for event in coding.events for a in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("police", "Kenyan police"),
        ("POLICE", "Kenyan police"),
        ("Officials", "Kenyan officials"),
        ("central government", "Kenyan government"),
        ("seven soldiers", "seven soldiers"),
        ("SEVEN SOLDIERS", "seven soldiers"),
        ("someone", "Kenyan someone"),
    ],
)
def test_with_adjective(name: str, expected: str) -> None:
    """A role takes the adjective in front, a counted one stays as it is."""
    assert with_adjective(name, "Kenyan") == expected


@pytest.mark.parametrize("words", ["forces", "government troops", "warplanes", "task force"])
def test_forces(words: str) -> None:
    """These are the forces of a state."""
    assert are_forces(words)


@pytest.mark.parametrize(
    "words", ["two soldiers", "army officer", "police forces", "special envoy"]
)
def test_not_forces(words: str) -> None:
    """Single soldiers and officers are not all the forces of a state."""
    assert not are_forces(words)


def test_jets_and_troops_of_a_state_are_one_actor() -> None:
    """What a state fights with goes by one name."""
    text = "Russian warplanes bombed Aleppo. Russian troops attacked Homs."
    assert "Russian forces" in sides(text)
    assert not {"Russian warplanes", "Russian troops"} & sides(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Israeli air strikes on Gaza City killed ten people on Monday.", "Israel"),
        ("US sanctions on Iranian banks were announced on Monday.", "United States"),
        ("Turkish-Russian talks on Idlib resumed in Ankara.", "Turkey"),
    ],
)
def test_an_adjective_says_whose_act_it_is(text: str, name: str) -> None:
    """The adjective of a state before an event noun names its actor."""
    assert name in sides(text)


def test_a_city_before_an_attack_says_where() -> None:
    """A "Kabul bombing" is not done by Kabul."""
    assert "Afghanistan" not in sides("A Kabul bombing killed five soldiers on Monday.")


def test_its_spokesman_is_not_of_the_country_of_the_article() -> None:
    """A possessive says whose somebody is, so the article does not."""
    text = "Boko Haram raided Damboa, Nigeria. Its spokesman threatened to attack Maiduguri."
    assert "spokesman" in sides(text)


def test_two_countries_in_one_text_leave_the_police_alone() -> None:
    """Where no country stands out, nobody's police stay nobody's."""
    text = (
        "France and Spain met in Paris. Spain and France talked in Madrid. Police arrested a man."
    )
    assert "police" in {name.lower() for name in sides(text)}
