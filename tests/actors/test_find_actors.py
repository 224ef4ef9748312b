"""Mentions in parsed text: who is named, with which words, and what is no actor."""

import pytest

from dateline.extract.actors import find_actors
from dateline.knowledge.actors import ActorEntry, ActorTable, load_actors
from dateline.records import Mention
from tests.build import parse, sentence


@pytest.fixture(scope="module")
def known() -> ActorTable:
    """The lists as shipped."""
    return load_actors()


def mentions_of(text: str, known: ActorTable) -> dict[str, Mention]:
    """Return the mentions of a text by their words."""
    sentences = parse(text)
    return {
        sentences[m.sentence].words_of(m.first, m.last): m for m in find_actors(sentences, known)
    }


@pytest.mark.parametrize(
    ("text", "words", "kind", "name", "country", "sector"),
    [
        ("Moroccan soldiers fired at the boat.", "Moroccan soldiers", "role",
         "Moroccan soldiers", "MAR", "MIL"),
        ("Two gunmen opened fire.", "Two gunmen", "role", "Two gunmen", None, "UAF"),
        ("Military officials denied it.", "Military officials", "role",
         "Military officials", None, "MIL"),
        ("The Norwegian Foreign Minister Kari Lunde resigned.",
         "Norwegian Foreign Minister Kari Lunde", "person", "Kari Lunde", "NOR", "GOV"),
        ("Pavel Horak, a spokesman for the Czech police, said so.", "Pavel Horak", "person",
         "Pavel Horak", "CZE", "COP"),
        ("Samuel Okot, who commands Ugandan troops in the north, agreed.", "Samuel Okot",
         "person", "Samuel Okot", "UGA", "MIL"),
        ("Customs officers searched Peruvian airline Vuelo Norte at dawn.",
         "Peruvian airline Vuelo Norte", "name", "Vuelo Norte", "PER", "BUS"),
        ("The Peruvian airline Vuelo Norte sued the ministry.", "Vuelo Norte", "name",
         "Vuelo Norte", "PER", "BUS"),
        ("Rebel group Sunrise Army attacked the town.", "Sunrise Army", "name",
         "Sunrise Army", None, "REB"),
        ("The judge told the accused to stand up.", "accused", "role", "accused", None, "CRM"),
        ("The Independent said so.", "Independent", "name", "The Independent", "GBR", "JRN"),
        ("An Independent lawmaker resigned.", "Independent lawmaker", "role",
         "Independent lawmaker", None, "LEG"),
        ("Prime Minister Blair flew home.", "Prime Minister Blair", "person", "Tony Blair",
         "GBR", "GOV"),
        ("The Kremlin rejected the offer.", "Kremlin", "name", "Kremlin", "RUS", "GOV"),
        ("Ankara accused the rebels of lying.", "Ankara", "name", "Turkish government",
         "TUR", "GOV"),
        ("The Lake Basin Security Commission met rebels.", "Lake Basin Security Commission",
         "name", "Lake Basin Security Commission", None, "GOV"),
        ("At least 40 villagers fled.", "40 villagers", "role", "40 villagers", None, "CVL"),
        ("US Ambassador to Mali Ann Marlowe left.", "US Ambassador to Mali Ann Marlowe",
         "person", "Ann Marlowe", "USA", "GOV"),
        ("Dozens of Iranian students marched.", "Dozens", "role", "Iranian students",
         "IRN", "EDU"),
    ],
)  # fmt: skip
def test_mentions(  # noqa: PLR0913, PLR0917
    known: ActorTable,
    text: str,
    words: str,
    kind: str,
    name: str,
    country: str | None,
    sector: str | None,
) -> None:
    """A noun phrase gives one mention with name, country and sector."""
    mention = mentions_of(text, known)[words]
    assert mention.actor is not None
    assert mention.kind == kind
    actor = mention.actor
    assert (actor.name, actor.country, actor.sector) == (name, country, sector)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fighting went on in Afghanistan.", "Afghanistan"),
        ("A bomb exploded in Kabul.", "Kabul"),
        ("They sheltered in the north of Syria.", "Syria"),
        ("He told us nothing.", "us"),
        ("It is over.", "is"),
        ("They have no office here.", "office"),
        ("The airport was closed.", "airport"),
        ("They met at Larnaca International Airport.", "Larnaca International Airport"),
        ("US-backed forces advanced.", "US"),
    ],
)
def test_what_is_no_mention(known: ActorTable, text: str, words: str) -> None:
    """Places, pronouns, verbs and buildings are no actors, nor is half of a compound."""
    assert words not in mentions_of(text, known)


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        ("Poland warned Belarus.", "Belarus", "BLR"),
        ("France signed a treaty with Niger.", "Niger", "NER"),
        ("Protesters condemned the invasion of Ukraine.", "Ukraine", "UKR"),
        ("Qatar's foreign minister arrived.", "Qatar", "QAT"),
    ],
)
def test_states_that_act_or_are_acted_on(
    known: ActorTable, text: str, words: str, identifier: str
) -> None:
    """A state is an actor as subject, object, owner and behind "with" or "invasion of"."""
    actor = mentions_of(text, known)[words].actor
    assert actor is not None
    assert actor.id == identifier


def test_acronyms_are_names_whatever_the_parser_tags(known: ActorTable) -> None:
    """The acronym IS is a name even where the parser reads a verb."""
    parsed = sentence(
        "IS/VBZ/aux/1 claims/VBZ/ROOT/1/claim it/PRP/nsubj/3 has/VBZ/ccomp/1 arms/NNS/dobj/3"
    )
    found = find_actors((parsed,), known)
    assert [mention.actor.id for mention in found if mention.actor] == ["islamic-state"]


def test_a_given_name_keeps_a_listed_surname_away(known: ActorTable) -> None:
    """Somebody called Christian is not the listed bearer of the surname behind it."""
    actor = mentions_of("Christian Andersson left the firm.", known)["Christian Andersson"].actor
    assert actor is not None
    assert not actor.listed


def test_apposition_makes_one_actor(known: ActorTable) -> None:
    """A role beside a name is the same actor, by its own mention."""
    found = mentions_of("Omar Seck, a fisherman, saw the boat.", known)
    assert found["fisherman"].via == "apposition"
    assert found["fisherman"].actor == found["Omar Seck"].actor


def test_part_of_a_name_is_the_one_who_bears_it(known: ActorTable) -> None:
    """A surname alone takes the actor whose full name the text has."""
    found = mentions_of("Governor Lucia Ferrante resigned.\nFerrante denied it.", known)
    actor = found["Ferrante"].actor
    assert actor is not None
    assert (actor.name, actor.sector) == ("Lucia Ferrante", "GOV")


def test_two_bearers_of_a_name_decide_nothing(known: ActorTable) -> None:
    """A surname that two persons share stays open."""
    text = "Minister Ana Belo met Judge Rui Belo.\nBelo denied it."
    actor = mentions_of(text, known)["Belo"].actor
    assert actor is not None
    assert actor.name == "Belo"


def test_coordinated_modifiers_make_two_actors(known: ActorTable) -> None:
    """Two countries before one role noun are two actors in one mention."""
    found = mentions_of("French and German soldiers left the base.", known)
    mention = found["French and German soldiers"]
    assert [actor.country for actor in mention.members] == ["FRA", "DEU"]


def test_the_text_decides_between_bearers_of_an_acronym(known: ActorTable) -> None:
    """A shared acronym is the actor of the country that the text is about."""
    text = "Fighting spread across Sudan.\nThe RSF shelled the Sudanese capital."
    actor = mentions_of(text, known)["RSF"].actor
    assert actor is not None
    assert actor.country == "SDN"


def _sentences(key: str) -> list[tuple[str, str]]:
    entries: tuple[ActorEntry, ...] = load_actors().entries
    return [(entry.id, text) for entry in entries for text in getattr(entry, key)]


@pytest.mark.parametrize(("identifier", "text"), _sentences("matches"))
def test_entries_match_their_sentences(known: ActorTable, identifier: str, text: str) -> None:
    """The sentences under 'matches' name the actor."""
    ids = {m.actor.id for m in find_actors(parse(text), known) if m.actor}
    assert ids & {identifier, f"{identifier}-gov"}


@pytest.mark.parametrize(("identifier", "text"), _sentences("rejects"))
def test_entries_reject_their_sentences(known: ActorTable, identifier: str, text: str) -> None:
    """The sentences under 'rejects' do not."""
    assert identifier not in {m.actor.id for m in find_actors(parse(text), known) if m.actor}


def test_headlines_in_capitals(known: ActorTable) -> None:
    """In capitals names are still names, roles are spelt small, and "WHO" is a pronoun."""
    found = mentions_of("UN CHIEF URGES TURKEY AND RUSSIA TO SHOW RESTRAINT", known)
    assert {"UN chief", "Turkey", "Russia"} <= set(found)
    chief = found["UN chief"].actor
    assert chief is not None
    assert (chief.name, chief.country) == ("UN chief", "UNO")
    assert not mentions_of("WHO IS TO BLAME FOR THE LONG WAR IN SUDAN?", known)
