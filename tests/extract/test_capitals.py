"""Text in capitals throughout: the case it gets before it is read, and what is left alone."""

import pytest

import dateline
from dateline.extract.language.capitals import in_usual_case, is_in_capitals
from dateline.records import Span
from tests.build import parse

# Each as it should come out; it goes in in capitals.
USUAL = {
    "plain sentence": "Guerrillas attacked an army post near the river, the governor said.",
    "states and peoples": "The Honduran and Chilean ministers flew from Chad to Turkey.",
    "months and the words like them": "In March they may march; on 5 May they left.",
    "august is a month": "The talks of 12 August ended.",
    "listed groups": "The Shining Path and the Red Cross met in Lima.",
    "acronyms without vowels": "The PLRX said the MSKT had gone.",
    "acronyms with a figure": "An M-19 column fired AK-47 rifles.",
    "spelt out before its brackets": "The National Union of Lake Fishers (NULF) met. NULF agreed.",
    "a word that is an acronym": "Republic Order and Peace Entente (ROPE) won. ROPE is new.",
    "initials with stops": "The U.S. embassy closed at 8 p.m. on Monday.",
    "us as a country": "We left: the US troops told us to leave.",
    "us as a country in a headline": "Iran says it will not talk to US under pressure",
    "the group and the verb": "IS said it is at war with Islamic State rivals, and IS has guns.",
    "second surname that is a word": "Cardinal Mario Revollo Bravo left.",
    "surname that is a word": "James Baker left. On Monday Baker came back.",
    "given name that is a word": "Bill Tarkanian signed the bill.",
    "title with its abbreviation": "Gen. Ruperto Quinonez met Col. Lacayo.",
    "title of several words": "Foreign Minister Ada Quiroga met Secretary of State Otto Rust.",
    "what somebody does before a name": "A spokesman, rebel leader Hector Jeri, will grant it.",
    "particles of names": "Juan de la Cruz met Abd al-Rahman Tarhuni.",
    "sea and city of everyday words": "Ships left Cape Town for the Red Sea.",
    "quotation": 'The priest said: "We saw them. They left."',
    "contractions": "He didn't say that it's the army's.",
    "made of known words": "The narcotraffickers set up roadblocks and antitank mines.",
    "unknown word is a name": "Quezalguaque fell on Friday.",
    "figures with letters": "The 13th brigade fought in the 1970s.",
    "Roman figures": "John Paul II spoke.",
    "McName and O'Name": "Sean McAllister met Bernardo O'Higgins.",
}


@pytest.mark.parametrize("label", USUAL)
def test_usual_case(label: str) -> None:
    """Words in capitals get the case that news gives them."""
    text = USUAL[label]
    assert in_usual_case(text.upper(), [Span(0, len(text))]) == text


def test_the_rest_of_the_text_tells_case() -> None:
    """A headline in capitals takes each word's case from the sentences below it."""
    text = "RUST LEAVES TOWN OF BROOM HILL\nOn Friday Otto Rust left the town of Broom Hill."
    spans = [Span(0, 30), Span(31, len(text))]
    assert in_usual_case(text, spans)[:30] == "Rust leaves town of Broom Hill"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ROCKETS HIT PORT TOWN", True),
        ("NATO", False),
        ("NATO Says It Will Stay in Kabul", False),
        ("THE REBELS [as heard] LEFT THE TOWN AFTER TALKS WITH THE BISHOP", True),
        ("", False),
    ],
)
def test_what_is_in_capitals(words: str, expected: bool) -> None:
    """A stretch is in capitals if nearly all of it is, and if it is no mere acronym."""
    assert is_in_capitals(words) is expected


def test_other_text_is_left_alone() -> None:
    """Text in the usual case is handed back as it is."""
    text = "The FMLN attacked Usulutan. MANY FLED."
    assert in_usual_case(text, [Span(0, len(text))]) is text


def test_nothing_is_added_or_dropped() -> None:
    """Letters whose small form is longer stay, so that offsets hold."""
    text = "\u0130STANBUL POL\u0130CE SA\u0130D THE STRA\u1e9eE WAS SHUT; \ufb01ve WERE HURT."
    assert len(in_usual_case(text, [Span(0, len(text))])) == len(text)


def test_sentences_have_the_usual_case() -> None:
    """The stages read the words in their usual case, at the offsets of the text."""
    text = "REBELS OF THE FMLN ATTACKED SAN MIGUEL."
    (sentence,) = parse(text)
    assert sentence.words[-4:] == ("attacked", "San", "Miguel", ".")
    assert text[sentence.starts[-3] : sentence.ends[-3]] == "SAN"


def test_the_answer_has_the_words_of_the_text() -> None:
    """What is quoted from the text is quoted in capitals; names are spelt as usual."""
    text = (
        "SAN SALVADOR, 9 FEB 89 (EFE) -- GUERRILLAS KILLED FOUR SOLDIERS IN SUCHITOTO ON MONDAY, "
        "COLONEL ANSELMO QUINTANILLA SAID."
    )
    coding = dateline.code(text)
    (event,) = coding.events
    assert (event.type, event.place and event.place.name) == ("ASSAULT", "Suchitoto")
    assert [actor.text for actor in event.recipients] == ["FOUR SOLDIERS"]
    assert [source.name for source in event.chain] == ["Anselmo Quintanilla"]
    assert event.when is not None
    assert (event.when.earliest, event.when.text) == ("1989-02-06", "MONDAY")
    for place in coding.places:
        assert text[place.span.start : place.span.end] == place.text
