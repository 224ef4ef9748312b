"""Which words are places, and which place they mean, on real parses."""

import pytest

from dateline.extract.places import find_places
from dateline.knowledge.places import load_places
from dateline.records import Article, Place
from tests.build import parse

PLACES = load_places()


def places_in(text: str, dateline_place: str | None = None) -> list[Place]:
    """Return the places of a text, each line a paragraph."""
    article = Article(id="t", input="-", text=text, sha256="", dateline_place=dateline_place)
    return list(find_places(article, parse(text), (), PLACES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on a market in Aleppo on Tuesday.", ["Aleppo"]),
        ("Fighting spread through Helmand province.", ["Helmand province"]),
        ("Rebels took three villages in Logar and Wardak provinces.", ["Logar", "Wardak"]),
        ("The envoy flew from Ankara to Moscow.", ["Ankara", "Moscow"]),
        ("Clashes broke out in northern Mali and across the Sahel.", ["Mali", "Sahel"]),
        ("MOGADISHU, Somalia (AP) - A car bomb exploded.", ["MOGADISHU", "Somalia"]),
        ("A tanker was seized in the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("Troops left the city of Mobile, Ala., at dawn.", ["Mobile", "Ala."]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    """Names with a noun, a preposition, a dateline or a region beside them are places."""
    found = [place.text for place in places_in(text)]
    assert [f.removeprefix("the ").removeprefix("city of ") for f in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived late.",
        "Mr. Jordan said the vote was fair.",
        "The Washington Post reported the deal.",
        "Reading books calmed him.",
        "Hope is not a plan.",
        "Afghan officials denied it.",
        "Gen. Austin Holland testified.",
    ],
)
def test_no_places_where_none_are(text: str) -> None:
    """Persons, papers, demonyms and everyday words are no places."""
    assert places_in(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russian tanks rolled into Georgia. Tbilisi called for help.", "Georgia", "GEO"),
        ("Voters in Atlanta and across Georgia went to the polls.", "Georgia", "USA"),
        ("The blast hit a school in Paris, Texas.", "Paris", "USA"),
        ("French police raided a flat in Paris.", "Paris", "FRA"),
        ("Libyan militias fought in Tripoli.", "Tripoli", "LBY"),
        ("Lebanese soldiers patrolled Tripoli, north of Beirut.", "Tripoli", "LBN"),
        ("Afghan troops retook Jalalabad, officials in Kabul said.", "Jalalabad", "AFG"),
    ],
)
def test_the_rest_of_the_text_decides(text: str, name: str, country: str) -> None:
    """Regions, demonyms and neighbours decide between places of one name."""
    assert (name, country) in {(place.name, place.country) for place in places_in(text)}


@pytest.mark.parametrize(
    ("text", "precision", "admin1", "country"),
    [
        ("Gunmen struck in Kandahar city.", "point", "Kandahar", "AFG"),
        ("Gunmen struck in Kandahar province.", "province", "Kandahar", "AFG"),
        ("Gunmen struck in Nepal.", "country", None, "NPL"),
        ("Gunmen struck in the Golan Heights.", "region", None, "SYR"),
    ],
)
def test_precision_says_how_exact(
    text: str, precision: str, admin1: str | None, country: str
) -> None:
    """A place says whether it is a point, a division, a country or a region."""
    (place,) = places_in(text)
    assert (place.precision, place.admin1, place.country) == (precision, admin1, country)


def test_spans_point_at_the_words() -> None:
    """Every place carries the offsets of its words, and places stand in text order."""
    text = "In Kabul, the minister spoke.\nHe later flew to Herat."
    found = places_in(text)
    assert [text[p.span.start : p.span.end] for p in found] == [p.text for p in found]
    assert [p.name for p in found] == ["Kabul", "Herat"]


def test_empty_text_has_no_places() -> None:
    """No sentences, no places, no error."""
    article = Article(id="t", input="-", text="", sha256="")
    assert find_places(article, (), (), PLACES) == ()
