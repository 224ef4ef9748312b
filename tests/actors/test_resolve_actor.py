"""A phrase by itself: which actor, of which country and sector, it denotes."""

import pytest

from dateline.extract.actors import resolve_actor
from dateline.knowledge.actors import ActorTable, load_actors


@pytest.fixture(scope="module")
def known() -> ActorTable:
    """The lists as shipped."""
    return load_actors()


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Syrian foreign minister", "SYR", "GOV"),
        ("Kenyan police spokesman", "KEN", "COP"),
        ("a spokesman for the Ghanaian army", "GHA", "MIL"),
        ("the speaker of the Iraqi parliament", "IRQ", "LEG"),
        ("two Malian soldiers", "MLI", "MIL"),
        ("Uruguayan dock workers", "URY", "LAB"),
        ("former Peruvian finance minister", "PER", "ELI"),
        ("a former soldier", None, "ELI"),
        ("the ambassador of Chile to France", "CHL", "GOV"),
        ("Pentagon officials", "USA", "MIL"),
        ("UN peacekeepers in Lebanon", "UNO", "MIL"),
        ("EU diplomats", "EUR", "GOV"),
        ("the top US military commander", "USA", "MIL"),
        ("Portugal's constitutional court", "PRT", "JUD"),
        ("the mayor of Toulouse", "FRA", "GOV"),
        ("Taliban fighters", "AFG", "REB"),
        ("a Hezbollah commander", "LBN", "REB"),
        ("members of the Knesset", "ISR", "LEG"),
        ("US-backed Yemeni forces", "YEM", "MIL"),
        ("hospital sources", None, "MED"),
        ("unknown gunmen", None, "UAF"),
        ("tribal elders", None, "CVL"),
        ("a women's rights activist from Belarus", "BLR", "SOC"),
        ("Captain Aminata Diallo of the Senegalese navy", "SEN", "MIL"),
        ("Prime Minister Bera Tolo", None, "GOV"),
        ("Tomas Varga, a Slovak lawmaker", "SVK", "LEG"),
        ("Ines Duarte, who commands Angolan troops in the north", "AGO", "MIL"),
        ("Karim Wali, of the Nuristan provincial council", "AFG", "GOV"),
        ("Moscow", "RUS", "GOV"),
        ("Abuja", "NGA", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("IAEA", "UNO", None),
        ("the Bundeswehr", "DEU", "MIL"),
        ("Russians", "RUS", "CVL"),
    ],
)
def test_country_and_sector(
    known: ActorTable, phrase: str, country: str | None, sector: str | None
) -> None:
    """Country comes from names in the phrase, sector from its role or from whom the role serves."""
    actor = resolve_actor(phrase, known)
    assert actor is not None
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "identifier"),
    [
        ("the U.S.", "USA"),
        ("Burma", "MMR"),
        ("Côte d\u2019Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("the Democratic Republic of the Congo", "COD"),
        ("D.R. Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Kiev", "UKR-gov"),
        ("Kyiv", "UKR-gov"),
        ("the Ukrainian government", "UKR-gov"),
        ("the government of Ukraine", "UKR-gov"),
        ("Ukraine's government", "UKR-gov"),
        ("Doctors Without Borders", "msf"),
        ("Nato", "nato"),
        ("IDF", "idf"),
        ("Israel Defence Forces", "idf"),
        ("the Inter-Services Intelligence agency", "isi"),
        ("Swaziland", "SWZ"),
        ("Elysee Palace", "elysee"),
    ],
)
def test_names_of_one_actor_have_one_id(known: ActorTable, phrase: str, identifier: str) -> None:
    """Aliases, acronyms, accents and spellings lead to the same entry."""
    actor = resolve_actor(phrase, known)
    assert actor is not None
    assert (actor.id, actor.listed) == (identifier, True)


@pytest.mark.parametrize("phrase", ["", "   ", "yesterday", "the heavy rain", "us", "is", "who"])
def test_words_that_denote_no_actor(known: ActorTable, phrase: str) -> None:
    """Empty phrases, common words and acronyms in small letters are nobody."""
    assert resolve_actor(phrase, known) is None


def test_unlisted_persons_and_bodies_become_actors(known: ActorTable) -> None:
    """Nobody is dropped for not being listed."""
    person = resolve_actor("Colonel Jiri Novotny", known)
    body = resolve_actor("the Lower Shabelle Water Authority", known)
    assert person is not None
    assert (person.name, person.listed) == ("Jiri Novotny", False)
    assert body is not None
    assert (body.name, body.listed) == ("Lower Shabelle Water Authority", False)


def test_offsets_point_into_the_phrase(known: ActorTable) -> None:
    """The span leaves the article out."""
    phrase = "the Syrian foreign minister"
    actor = resolve_actor(phrase, known)
    assert actor is not None
    assert phrase[actor.span.start : actor.span.end] == "Syrian foreign minister"


@pytest.mark.parametrize(
    ("on", "is_flagged"), [("1990-05-01", False), ("2011-05-01", True), (None, False)]
)
def test_anachronisms_are_told(known: ActorTable, on: str | None, is_flagged: bool) -> None:
    """An actor that did not exist on the date says so."""
    actor = resolve_actor("the Soviet Union", known, on)
    assert actor is not None
    assert (actor.anachronism is not None) is is_flagged


def test_a_misspelt_name_is_found_last(known: ActorTable) -> None:
    """One wrong letter in a long name still finds the entry."""
    actor = resolve_actor("Kazakhstn", known)
    assert actor is not None
    assert actor.country == "KAZ"


@pytest.mark.parametrize(
    ("phrase", "on", "sector", "is_flagged"),
    [
        ("President Barack Obama", "2012-03-01", "GOV", False),
        ("President Barack Obama", "2019-03-01", "GOV", True),
        ("former President Barack Obama", "2019-03-01", "ELI", False),
        ("Barack Obama", "2019-03-01", "ELI", False),
    ],
)
def test_an_office_must_fit_the_date(
    known: ActorTable, phrase: str, on: str, sector: str, is_flagged: bool
) -> None:
    """A title outside its tenure is flagged; without one, those who left office are elites."""
    actor = resolve_actor(phrase, known, on)
    assert actor is not None
    assert actor.sector == sector
    assert (actor.anachronism is not None) is is_flagged


@pytest.mark.parametrize("phrase", ["Richard Wagner", "Anna Washington"])
def test_namesakes_are_persons(known: ActorTable, phrase: str) -> None:
    """A given name before a listed name makes somebody else of it."""
    actor = resolve_actor(phrase, known)
    assert actor is not None
    assert (actor.name, actor.listed) == (phrase, False)


@pytest.mark.parametrize(
    ("phrase", "identifier", "rule"),
    [
        ("Qaddafi", "muammar-gaddafi", "listed"),
        ("Moammar Kadhafi", "muammar-gaddafi", "listed"),
        ("Kyiv", "UKR-gov", "metonym"),
        ("Kiev", "UKR-gov", "metonym"),
        ("El-Sisi", "abdel-fattah-al-sisi", "listed surname"),
        ("Putin, Vladimir", "vladimir-putin", "listed"),
        ("V. Putin", "vladimir-putin", "listed"),
        ("J. Biden", "joe-biden", "listed surname"),
        ("bin Salman", "mohammed-bin-salman", "listed surname"),
        ("Volodymyr Zelensly", "volodymyr-zelensky", "similar spelling"),
        ("Côte d\u2019Ivoire", "CIV", "listed"),
        ("N\u2019Djamena", "TCD-gov", "metonym"),
        ("Kim Jong-un", "kim-jong-un", "listed"),
    ],
)
def test_spellings_of_one_name(known: ActorTable, phrase: str, identifier: str, rule: str) -> None:
    """Accents, articles, order, initials and transliteration lead to one entry, and say how."""
    actor = resolve_actor(phrase, known)
    assert actor is not None
    assert (actor.id, actor.rule) == (identifier, rule)
    assert (actor.confidence < 0.6) == (rule == "similar spelling")


@pytest.mark.parametrize(
    ("phrase", "on", "identifier", "is_flagged"),
    [
        ("President Bush", "1990-08-01", "george-h-w-bush", False),
        ("President Bush", "2004-08-01", "george-w-bush", False),
        ("the Soviet Union", "1985-01-01", "soviet-union", False),
        ("the Soviet Union", "2005-01-01", "soviet-union", True),
        ("South Sudan", "2005-01-01", "SSD", True),
        ("South Sudan", "2015-01-01", "SSD", False),
        ("South Sudan", None, "SSD", False),
    ],
)
def test_dates_decide_and_are_flagged(
    known: ActorTable, phrase: str, on: str | None, identifier: str, is_flagged: bool
) -> None:
    """The date chooses between bearers of a name; what did not exist then says so."""
    actor = resolve_actor(phrase, known, on)
    assert actor is not None
    assert (actor.id, actor.anachronism is not None) == (identifier, is_flagged)
