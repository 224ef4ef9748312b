"""Bodies and persons that no list has: what the words around them tell of country and sector."""

import pytest

from dateline.extract.actors import find_actors, resolve_actor
from dateline.knowledge.actors import ActorTable, load_actors
from dateline.records import Actor
from tests.build import parse


@pytest.fixture(scope="module")
def known() -> ActorTable:
    """The lists as shipped."""
    return load_actors()


def actors_of(text: str, known: ActorTable, on: str | None = None) -> dict[str, Actor]:
    """Return the actors of a text by their names."""
    found = find_actors(parse(text), known, on)
    return {mention.actor.name: mention.actor for mention in found if mention.actor}


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("The Xinhua news agency reported it.", "xinhua"),
        ("Officials told the Anadolu news agency.", "anadolu"),
        ("The Hurriyet newspaper printed the list.", "hurriyet"),
        ("The Lufthansa airline cancelled flights.", "lufthansa"),
    ],
)
def test_a_name_with_its_kind_is_the_name(known: ActorTable, text: str, identifier: str) -> None:
    """What a listed name is, said behind it, makes no other actor of it."""
    assert identifier in {actor.id for actor in actors_of(text, known).values()}


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Lune Pumps Inc. sued the ministry.", "Lune Pumps Inc.", None, "BUS"),
        ("Lune Pumps Inc., Tulsa, Okla., sued the ministry.", "Lune Pumps Inc.", "USA", "BUS"),
        ("Lune Pumps S.p.A. sued the ministry.", "Lune Pumps S.p. A.", "ITA", "BUS"),
        ("The University of Nairobi closed.", "University of Nairobi", "KEN", "EDU"),
        ("The Bank of Uganda raised rates.", "Bank of Uganda", "UGA", "BUS"),
        ("Lagos State Police arrested him.", "Lagos State Police", "NGA", "COP"),
    ],
)
def test_bodies_by_shape(
    known: ActorTable, text: str, name: str, country: str | None, sector: str
) -> None:
    """The shape of a name, its legal form and the town beside it tell what a body is."""
    actor = actors_of(text, known)[name]
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Tom Reed, the county's director of roads, said so.", "Tom Reed", None, "GOV"),
        ("Tom Reed, the city's police chief, said so.", "Tom Reed", None, "COP"),
        ("Tom Reed, the company's president, said so.", "Tom Reed", None, "BUS"),
        ("Ali Hasan, mayor of Tikrit, said so.", "Ali Hasan", "IRQ", "GOV"),
        ("Mayor Tom Reed of Tulsa, Okla., said so.", "Tom Reed", "USA", "GOV"),
        ("Lune Pumps Inc. cut jobs. Spokeswoman Ann Reed denied it.", "Ann Reed", None, "BUS"),
        ("Ann Reed spoke. Spokeswoman Ann Reed denied it.", "Ann Reed", None, "GOV"),
    ],
)
def test_persons_by_office(
    known: ActorTable, text: str, name: str, country: str | None, sector: str
) -> None:
    """A person is of whom the office serves; a spokesman of the body named last."""
    actor = actors_of(text, known)[name]
    assert (actor.country, actor.sector) == (country, sector)


def test_the_dead_do_not_act(known: ActorTable) -> None:
    """A surname alone is not that of somebody who was dead by the date of the text."""
    assert "Ronald Reagan" in actors_of("Reagan refused.", known, "1986-04-01")
    assert "Ronald Reagan" not in actors_of("Reagan refused.", known, "2019-04-01")


def test_a_city_goes_before_a_surname(known: ActorTable) -> None:
    """In "Lagos State" the city is meant, not the president of that name."""
    actor = resolve_actor("the Lagos State government", known)
    assert actor is not None
    assert actor.country == "NGA"


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Greenpeace Russia protested.", "Greenpeace Russia", "RUS", "SOC"),
        ("Ford cut jobs.", "Ford Motor Company", "USA", "BUS"),
        ("Ann Ford, a lawmaker, left. Ford had denied it.", "Ann Ford", None, "LEG"),
        ("The CBC's Ann Reed found her.", "Ann Reed", "CAN", "JRN"),
        ("The National Directorate for Security denied it.", "National Directorate of Security",
         "AFG", "SPY"),
        ("A Catalan separatist party won.", "Catalan separatist party", "ESP", "PTY"),
    ],
)  # fmt: skip
def test_names_beside_names(
    known: ActorTable, text: str, name: str, country: str | None, sector: str
) -> None:
    """A branch is of its country, a person of whose he is, a firm not its namesake of the text."""
    actor = actors_of(text, known)[name]
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("President Bush spoke. Bush held out more aid.", "George W. Bush", "USA", "GOV"),
        ("KTVX-TV said so.", "KTVX-TV", "USA", "JRN"),
        ("Engine maker Lunejet sued the ministry.", "Lunejet", None, "BUS"),
        ("Tom Reed, special envoy for the UN's mission to Mali, said so.", "Tom Reed", "UNO",
         "GOV"),
        ("Lune Pumps Inc. cut jobs. Vice President Ann Reed denied it.", "Ann Reed", None, "BUS"),
    ],
)  # fmt: skip
def test_names_in_texts(
    known: ActorTable, text: str, name: str, country: str | None, sector: str
) -> None:
    """A titled surname goes on alone; stations have call letters; an owner goes before a place."""
    actor = actors_of(text, known, "2004-05-01")[name]
    assert (actor.country, actor.sector) == (country, sector)
