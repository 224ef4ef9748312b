"""Which words are places, and which place they mean, on real parses."""

import pytest

from dateline.extract.language import parse_article
from dateline.extract.places import find_places
from dateline.knowledge.places import load_places
from dateline.records import Actor, Article, Mention, Place, Span
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
        (
            "Rebels took three villages in Logar and Wardak provinces.",
            ["Logar", "Wardak"],
        ),
        ("The envoy flew from Ankara to Moscow.", ["Ankara", "Moscow"]),
        ("Rep. Ann Ross, D-W. Va., spoke.", ["W. Va."]),
        ("Ann Ross, D-Calif., and Jim Poe (R-Ohio) met.", ["Calif.", "Ohio"]),
        ("B.C. votes on Monday.", ["B.C."]),
        ("The W.Va. senator Ann Ross resigned.", ["W.Va."]),
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
        (
            "Russian tanks rolled into Georgia. Tbilisi called for help.",
            "Georgia",
            "GEO",
        ),
        ("Voters in Atlanta and across Georgia went to the polls.", "Georgia", "USA"),
        ("The blast hit a school in Paris, Texas.", "Paris", "USA"),
        ("French police raided a flat in Paris.", "Paris", "FRA"),
        ("Libyan militias fought in Tripoli.", "Tripoli", "LBY"),
        ("Lebanese soldiers patrolled Tripoli, north of Beirut.", "Tripoli", "LBN"),
        (
            "Afghan troops retook Jalalabad, officials in Kabul said.",
            "Jalalabad",
            "AFG",
        ),
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
    assert (place.precision, place.admin1, place.country) == (
        precision,
        admin1,
        country,
    )


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


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Jordanian police searched the town of Qatraneh.", "Al Qatranah", "JOR"),
        (
            "Syrian rebels left the town of Maarat al-Numan.",
            "Ma'arrat an Nu'man",
            "SYR",
        ),
    ],
)
def test_other_transliterations_are_known(text: str, name: str, country: str) -> None:
    """A name spelt otherwise is found by its consonants in the country the text is about."""
    assert (name, country) in {(place.name, place.country) for place in places_in(text)}


def test_unlisted_villages_keep_their_country() -> None:
    """A village that no list knows is a place without coordinates, in the country of the text."""
    text = "Nigerian troops fought in the village of Zzurbagu, Nigeria's army said."
    (village,) = [place for place in places_in(text) if place.text.startswith("Zz")]
    assert (village.country, village.lat, village.geonameid) == ("NGA", None, None)


@pytest.mark.parametrize(
    ("text", "first", "last", "kind", "sector", "expected"),
    [
        ("Lagos Police said so.", 0, 1, "name", "COP", ["Lagos"]),
        ("Houston Rockets said so.", 0, 1, "name", "SOC", []),
        ("Aleppo Mayor Hasan said so.", 0, 2, "person", "GOV", ["Aleppo"]),
        ("Lagos Hilton said so.", 0, 1, "person", None, []),
    ],
)
def test_names_of_actors_are_no_places(
    text: str, first: int, last: int, kind: str, sector: str | None, expected: list[str]
) -> None:
    """A person or firm with the name of a place is none; a public body belongs to its place."""
    sentences = parse(text)
    span = sentences[0].span_of(first, last)
    words = text[span.start : span.end]
    actor = Actor(id="a", name=words, text=words, span=span, sector=sector)
    mention = Mention(sentence=0, head=last, first=first, last=last, kind=kind, actor=actor)
    article = Article(id="t", input="-", text=text, sha256="")
    found = find_places(article, sentences, (mention,), PLACES)
    assert [place.name for place in found] == expected


@pytest.mark.parametrize("short", ["US", "U.S.", "UK"])
def test_short_states_before_a_noun_are_demonyms(short: str) -> None:
    """Short forms of states are no places before a noun, and are after a preposition."""
    assert places_in(f"The {short} troops left at dawn.") == []
    assert len(places_in(f"They lived in the {short} for years.")) == 1


@pytest.mark.parametrize(
    ("text", "paragraph", "expected"),
    [
        ("LONDON (Reuters) - Rain fell on Leeds.", 19, ["LONDON", "Leeds"]),
        ("GLASGOW, Ky. (KKTV) -- Rain fell on Monday.", 24, ["GLASGOW", "Ky."]),
        ("Rain fell on Leeds. Nobody in London saw it.", 0, ["Leeds", "London"]),
    ],
)
def test_the_dateline_is_a_place(text: str, paragraph: int, expected: list[str]) -> None:
    """The place before the prose is found like any other, and once."""
    where = "Glasgow, Ky." if "Ky." in text else "London"
    prose = Span(paragraph, len(text))
    article = Article(
        id="t",
        input="-",
        text=text,
        sha256="",
        dateline_place=where,
        paragraphs=(prose,),
    )
    found = find_places(article, parse_article(article), (), PLACES)
    assert [place.text for place in found] == expected
