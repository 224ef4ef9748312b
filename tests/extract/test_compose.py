"""What becomes of the reports of an article: one event each, with sides, status and chain."""

import pytest

import dateline
from dateline.records import Event

PUBLISHED = "2020-06-10"


def events_of(text: str) -> tuple[Event, ...]:
    """Code a text published on 10 June 2020."""
    return dateline.code(text, published=PUBLISHED).events


def only(text: str, event_type: str) -> Event:
    """Return the one event of a type that a text reports."""
    found = [event for event in events_of(text) if event.type == event_type]
    assert len(found) == 1, [(event.type, event.anchor) for event in found]
    return found[0]


def names(event: Event) -> tuple[list[str], list[str]]:
    """Return the names of both sides."""
    return [a.name for a in event.actors], [a.name for a in event.recipients]


LEAD = "Boko Haram attacked an army base in Damboa on Monday, killing ten soldiers."


@pytest.mark.parametrize(
    "again",
    [
        "The attack was condemned by nobody.",
        "Boko Haram attacked the base at dawn.",
        "Officials said Boko Haram had attacked the base.",
    ],
)
def test_an_event_told_again_is_one(again: str) -> None:
    """Lead and body report one event, which keeps the words of both."""
    event = only(f"{LEAD}\n\n{again}", "ASSAULT")
    assert len(event.mentions) == 1


def test_attacks_on_two_cities_stay_two() -> None:
    """Two places that both stand in their clauses keep two events apart."""
    text = "Boko Haram attacked Damboa on Monday.\n\nBoko Haram attacked Maiduguri on Tuesday."
    assert [event.type for event in events_of(text)] == ["ASSAULT", "ASSAULT"]


def test_an_outcome_belongs_to_its_attack() -> None:
    """A participle that tells what came of an attack is no second event, and gives the toll."""
    event = only(LEAD, "ASSAULT")
    assert event.deaths is not None
    assert (event.deaths.low, event.deaths.high) == (10, 10)


def test_who_claims_an_attack_did_it_and_says_so() -> None:
    """A claim of responsibility gives the event its actor and its chain."""
    text = "Al-Shabaab claimed responsibility for a bombing in Mogadishu that killed nine soldiers."
    event = only(text, "ASSAULT")
    assert [actor.name for actor in event.actors] == ["al-Shabaab"]
    assert [source.name for source in event.chain] == ["al-Shabaab"]


def test_two_tolls_of_two_sources_dispute_an_event() -> None:
    """Accounts that differ in the number of dead are kept side by side, and the event disputed."""
    text = (
        "Boko Haram attacked Damboa on Monday.\n\n"
        "A police spokesman said the attack killed twelve people.\n\n"
        "A hospital spokeswoman said the attack killed forty people."
    )
    event = only(text, "ASSAULT")
    tolls = {account.deaths.low for account in event.accounts if account.deaths}
    assert tolls == {12, 40}
    assert event.certainty == "disputed"


def test_a_denial_disputes_an_event() -> None:
    """What one source says and another denies is one event with two accounts."""
    text = (
        "Rwanda attacked Goma on Monday, the Congolese army said.\n\nRwanda denied attacking Goma."
    )
    event = only(text, "ASSAULT")
    assert {account.status.value for account in event.accounts} == {"happened", "denied"}
    assert (event.status, event.certainty) == ("happened", "disputed")


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("The president of Kenya will visit Ethiopia on Friday.", "AGREE", "planned"),
        ("Kenya will not release the prisoners, a minister said.", "REJECT", "happened"),
        ("Ethiopia plans to withdraw its troops from Somalia.", "CONCEDE", "planned"),
        ("Ethiopia threatened to attack Eritrea.", "THREATEN", "happened"),
        ("Eritrea refused to release the prisoners.", "REJECT", "happened"),
        ("The United Nations urged Eritrea to release the prisoners.", "REQUEST", "happened"),
        ("Ethiopia may attack Eritrea.", "ASSAULT", "possible"),
    ],
)
def test_fine_print(text: str, event_type: str, status: str) -> None:
    """What is promised, refused or threatened is coded as the promise, refusal or threat."""
    event = only(text, event_type)
    assert event.status == status


def test_sides_of_a_meeting() -> None:
    """What both do to each other has a side each, and says so."""
    event = only("The presidents of Kenya and Somalia met in Nairobi on Tuesday.", "CONSULT")
    assert event.reciprocal
    assert names(event) == (["Kenya"], ["Somalia"])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Boko Haram said that its fighters attacked Damboa.", ["Boko Haram"], ["Damboa"]),
        ("Boko Haram said that gunmen attacked Damboa.", ["gunmen"], ["Damboa"]),
    ],
)
def test_forces_act_for_their_side(text: str, actors: list[str], recipients: list[str]) -> None:
    """What its own fighters do, a group does; what gunmen of nobody do, gunmen do."""
    assert names(only(text, "ASSAULT")) == (actors, recipients)


def test_place_and_time_come_from_the_clause() -> None:
    """An event stands where and when its own clause says."""
    event = only(LEAD, "ASSAULT")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Damboa", "NGA")
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == ("2020-06-08", "2020-06-08")


def test_police_are_those_of_the_country_of_the_article() -> None:
    """A bare "police" takes the country that the article is about."""
    text = "Protesters marched in Nairobi, Kenya, on Monday. Police arrested thirty protesters."
    event = only(text, "COERCE")
    assert [(actor.name, actor.country) for actor in event.actors] == [("Kenyan police", "KEN")]


def test_ids_are_stable() -> None:
    """The same text gives the same ids."""
    assert [event.id for event in events_of(LEAD)] == [event.id for event in events_of(LEAD)]


@pytest.mark.parametrize(
    "text",
    [
        "?!",
        "word " * 700,
        "RESULTS\n1 A. Bekele 27:01\n2 K. Smith 27:03\n",
        "\u202eمرحبا بالعالم",
        "!!! \x00 \ufffd",
        "A" * 5000,
    ],
)
def test_odd_texts_give_no_events(text: str) -> None:
    """Text without sentences is coded without a crash and without events."""
    assert not events_of(text)


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_no_text_is_an_error(text: str) -> None:
    """There is nothing to code in an article without a text."""
    with pytest.raises(dateline.UnreadableInputError, match="holds no text"):
        dateline.code(text)


def test_a_sentence_too_long_is_named() -> None:
    """A sentence over the limit is not coded, and the gap says why."""
    text = "Rebels attacked " + "and attacked " * 200 + "the town."
    coding = dateline.code(text, settings=dateline.Settings(longest_sentence=50))
    assert not coding.events
    assert any("longest_sentence (50)" in gap.problem for gap in coding.unread)


def test_an_article_in_another_language_says_so() -> None:
    """What is not in English is left alone, with the reason."""
    text = (
        "Cumhurbaşkanı salı günü Ankara'da yaptığı açıklamada sınırdaki çatışmaların sona "
        "erdiğini ve taraflar arasındaki görüşmelerin gelecek hafta yeniden başlayacağını söyledi."
    )
    coding = dateline.code(text)
    assert not coding.events
    assert "only English (en) is coded" in coding.unread[0].problem
