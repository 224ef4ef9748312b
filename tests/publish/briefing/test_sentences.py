"""Sentences: the examples of the phrases, names with their articles, dates and numbers."""

from pathlib import Path

import msgspec
import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.events import load_frames
from dateline.publish.briefing import phrases
from dateline.publish.briefing.naming import listed, named_actor, named_source
from dateline.publish.briefing.phrases import Phrase, load_phrases
from dateline.publish.briefing.sentences import event_sentence
from dateline.publish.briefing.words import (
    day_words,
    in_quotes,
    number_words,
    period_words,
    when_words,
)
from dateline.records import Event, Review, ReviewState, Span, Status, When
from tests.aggregate import build
from tests.publish.briefing.build import actor, framed

EXAMPLES = [(phrase, example) for phrase in load_phrases() for example in phrase.examples]


def event_of(phrase: Phrase, who: str, whom: str, how: set[str]) -> Event:
    """Return an event that a phrase fits."""
    status = next((status for status in Status if status in how), Status.HAPPENED)
    made = build.event("e1", phrase.type or "ASSAULT", mode=phrase.mode, on=None, status=status)
    country = "COD" if phrase.place else None
    made = msgspec.structs.replace(
        made,
        actors=(actor(who),) if who else (),
        recipients=(actor(whom, country=country),) if whom else (),
        reciprocal="together" in how,
    )
    return framed(made, phrase.frame[0]) if phrase.frame else made


@pytest.mark.parametrize(("phrase", "example"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_phrases_read_as_their_examples_say(phrase: Phrase, example: str) -> None:
    """Each example of a phrase is the sentence that its event gives."""
    who, whom, how, sentence = (part.strip() for part in example.split("|"))
    event = event_of(phrase, who, whom, set(how.split()))
    denier = who if "own" in how.split() else "Togo" if event.status is Status.DENIED else None
    text = phrase.words[0] if phrase.words else "Told"
    event = msgspec.structs.replace(event, anchor=Span(0, len(text)))
    made = event_sentence(event, build.article("a", text=text), denier=denier)
    assert made.endswith(sentence) if denier else made == sentence


def test_phrases_name_frames_that_there_are() -> None:
    """A phrase of a frame that was renamed would never be used."""
    known = {frame.id for frame in load_frames().frames}
    assert {frame for phrase in load_phrases() for frame in phrase.frame} <= known


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("- {noun: talks, examples: [x]}", "must name a type or frames"),
        ("- {type: TALK, noun: talks, examples: [x]}", "unknown type 'TALK'"),
        ("- {type: AGREE, mode: loud, noun: talks, examples: [x]}", "mode 'loud', which AGREE"),
        ("- {type: AGREE, noun: talks, examples: [x]}", "has no verb"),
        ("- {type: AGREE, noun: t, verb: [a, b, c, d], examples: []}", "has no examples"),
        ("- {type: AGREE, noun: t, verb: [a, b, c, d], examples: [x]}", "type ACCUSE"),
        ("- {type: AGREE, nuon: talks}", "did you mean 'noun'"),
    ],
    ids=["no key", "type", "mode", "verb", "examples", "a type without any", "spelling"],
)
def test_wrong_phrases_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, problem: str
) -> None:
    """A wrong entry is an error that names the file and says what is wrong."""
    file = tmp_path / "phrases.yaml"
    file.write_text(entry, encoding="utf-8")
    monkeypatch.setattr(phrases, "FILE", file)
    with pytest.raises(KnowledgeError, match=problem) as told:
        load_phrases.__wrapped__()
    assert str(file) in str(told.value)


def test_what_a_person_edited_is_not_told_by_its_frame() -> None:
    """An event whose type a person changed is told by that type."""
    made = framed(build.event("e1", "AID", actors="Norway", recipients="Chad"), "assault.kill")
    review = Review(state=ReviewState.EDITED, by=("A",), at="2020-03-02T00:00:00")
    edited = msgspec.structs.replace(made, review=review)
    assert event_sentence(made, build.article("a")) == "Norway killed or injured Chad"
    assert event_sentence(edited, build.article("a")) == "Norway helped Chad"


TEXT = "The rebels and a Monitor saw the Taliban. Its navy, officers and 80 people saw gunmen."


@pytest.mark.parametrize(
    ("name", "words", "plural"),
    [
        ("Norway", "Norway", False),
        ("Taliban", "the Taliban", True),
        ("Islamic State", "Islamic State", False),
        ("United States", "the United States", False),
        ("UN Security Council", "the UN Security Council", False),
        ("Rapid Support Forces", "the Rapid Support Forces", True),
        (
            "Revolutionary Armed Forces of Colombia",
            "the Revolutionary Armed Forces of Colombia",
            True,
        ),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo", False),
        ("Human Rights Watch", "Human Rights Watch", False),
        ("rebels", "rebels", True),
        ("gunmen", "gunmen", True),
        ("80 people", "80 people", True),
        ("navy", "the navy", False),
        ("suicide bomber", "a suicide bomber", False),
        ("aid worker", "an aid worker", False),
        ("estimated 200 people", "an estimated 200 people", True),
    ],
)
def test_names_take_the_articles_of_english(name: str, words: str, plural: bool) -> None:
    """Names of states and bodies take "the" by rule, roles as their text has it."""
    named = named_actor(actor(name, TEXT), TEXT)
    assert (named.words, named.plural) == (words, plural)


@pytest.mark.parametrize(
    ("name", "unnamed", "words"),
    [
        ("Jean Moreau", False, "Jean Moreau"),
        ("western diplomat", True, "a western diplomat"),
        ("two sides", True, "two sides"),
        ("Witnesses", True, "witnesses"),
        ("Norwegians", True, "Norwegians"),
        ("government's relief commission", True, "the government's relief commission"),
    ],
)
def test_sources_take_the_articles_of_english(name: str, unnamed: bool, words: str) -> None:
    """Unnamed sources are described, named ones named."""
    assert named_source(name, unnamed=unnamed) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
        ([], ""),
    ],
    ids=len,
)
def test_names_in_a_row(names: list[str], words: str) -> None:
    """Some names are listed, of many the rest is counted; never "1 others"."""
    assert listed(names) == words


def when(earliest: str | None, latest: str | None, precision: str = "interval") -> When:
    """Return when something happened, as a text says it."""
    return When(earliest=earliest, latest=latest, precision=precision, text="then")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (when("2016-08-09", "2016-08-09", "day"), "on 9 August"),
        (when("2015-08-09", "2015-08-09", "day"), "on 9 August 2015"),
        (when("2016-06", "2016-06", "month"), "in June"),
        (when("2015", "2015", "year"), "in 2015"),
        (when("2015", "2016-08-08"), "between 2015 and 8 August"),
        (when("2015-06", "2015-08"), "between June and August 2015"),
        (when("2016-08-06", "2016-08-07", "week"), "between 6 and 7 August"),
        (when("2016-08-08", "2016-08-14", "week"), "in the week of 8 August"),
        (when(None, "2016-08-08"), "by 8 August"),
        (when("2016-08-08", None), "from 8 August on"),
        (When(latest="2016-08-08", anchor="published"), ""),
        (None, ""),
    ],
    ids=[
        "day", "other year", "month", "year", "years", "months", "weekend", "week", "until",
        "from", "no words say when", "nothing",
    ],
)  # fmt: skip
def test_when_in_words(given: When | None, words: str) -> None:
    """A date is as exact as its text, and the year of the period goes without saying."""
    assert when_words(given, year=2016) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2016-08-01", "2016-08-09", "1 to 9 August 2016"),
        ("2016-08-01", "2016-09-09", "1 August to 9 September 2016"),
        ("2015-12-31", "2016-01-01", "31 December 2015 to 1 January 2016"),
        ("2016-08-09", "2016-08-09", "9 August 2016"),
        ("2016-08", None, "since August 2016"),
        ("2015", "2016", "2015 to 2016"),
    ],
)
def test_periods_in_words(since: str, until: str | None, words: str) -> None:
    """A period says each month and year once."""
    assert period_words(since, until) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (80, None, "at least 80"),
        (None, 80, "up to 80"),
        (1000, 1000, "1,000"),
        (2, 3, "2 to 3"),
        (0, 0, "no"),
    ],
)
def test_numbers_in_words(low: int | None, high: int | None, words: str) -> None:
    """A number keeps its bounds."""
    assert number_words(low, high) == words


def test_days_that_are_none_stay_as_they_are() -> None:
    """What is no date is shown as it stands rather than guessed at."""
    assert [day_words(None), day_words("spring")] == ["", "spring"]


def test_quotations_within_quotations() -> None:
    """Words that hold double quotation marks stand in single ones."""
    assert in_quotes("no") == "\N{LEFT DOUBLE QUOTATION MARK}no\N{RIGHT DOUBLE QUOTATION MARK}"
    assert in_quotes('"no"') == '\N{LEFT SINGLE QUOTATION MARK}"no"\N{RIGHT SINGLE QUOTATION MARK}'


@pytest.mark.parametrize(
    ("low", "high", "recipients", "sentence"),
    [
        (80, None, "80 people", "Rebels killed at least 80 people"),
        (13, 20, "13 and 20 people", "Rebels killed 13 to 20 people"),
        (4, 4, "Norwegians", "Rebels killed Norwegians; 4 people were reported killed"),
        (1, 1, "Norwegians", "Rebels killed Norwegians; one person was reported killed"),
        (0, 0, "Norwegians", "Rebels killed Norwegians; no one was reported killed"),
        (80, None, "", "At least 80 people were reported killed"),
    ],
    ids=["the count itself", "two numbers", "others", "one", "none", "nobody named"],
)
def test_the_dead_are_counted_once(
    low: int, high: int | None, recipients: str, sentence: str
) -> None:
    """The number of dead is said with its bounds, and once."""
    toll = build.number(low, high)
    same = recipients[:1].isdigit()
    deaths = msgspec.structs.replace(toll, high=high, span=Span(0, 1) if same else Span(5, 6))
    made = build.event("e1", deaths=deaths, recipients=recipients, on=None)
    made = msgspec.structs.replace(framed(made, "assault.kill"), anchor=Span(10, 16))
    assert event_sentence(made, build.article("a", text="They were killed.")) == sentence


@pytest.mark.parametrize(
    ("at", "recipients", "sentence"),
    [
        (0, "Army", "Rebels attacked the Army in the Gaza Strip"),
        (50, "Army", "Rebels attacked the Army"),
        (0, "Gaza Strip", "Rebels attacked Gaza Strip"),
    ],
    ids=["its own words say where", "other words do", "said already"],
)
def test_a_place_is_told_where_the_words_tell_it(at: int, recipients: str, sentence: str) -> None:
    """A place that another sentence names is not put into this one."""
    where = msgspec.structs.replace(build.place("Gaza Strip"), span=Span(at, at + 4))
    made = build.event("e1", recipients=recipients, where=where, on=None, evidence=Span(0, 10))
    text = "the Army."
    spans = tuple(
        msgspec.structs.replace(r, span=Span(4, 8) if recipients == "Army" else Span(0, 1))
        for r in made.recipients
    )
    made = msgspec.structs.replace(made, recipients=spans)
    assert event_sentence(made, build.article("a", text=text)) == sentence
