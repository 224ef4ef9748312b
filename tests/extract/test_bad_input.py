"""What is no news article: nothing crashes, nothing hangs, nothing is made up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.errors import DatelineError
from dateline.extract.language.parse import MOST_TOKENS, readable
from dateline.records import Coding, Event, Span
from tests.build import parse

LONG = "The governor said that " + " and ".join(["the rebels attacked the village"] * 100) + "."
# Texts that report nothing, or nothing that can be told from how they are written.
EMPTY = {
    "a table with bars": "Region | Killed | Arrested\nNorth | 12 | 4\nSouth | 5 | 90",
    "a table with tabs": "Region\tKilled\tArrested\nNorth\t12\t4\nSouth\t5\t90",
    "a table in columns": "Country    Troops   Attacks\nFrance   20,000   12\nGermany  18,000   9",
    "results": "RESULTS\nIran 3 Iraq 0\nSerbia bt Croatia 88-80\nTable: 1. Israel 12, 2. Syria 4",
    "numbers": "1 2 3 4 5 6 7 8 9 10 " * 100,
    "one word": "attack " * 700,
    "full stops": "." * 5000,
    "quotation marks": '"' * 5000,
    "brackets": "(" * 20_000,
    "underscores": "_" * 20_000,
    "line breaks": "\n" * 5000 + "x",
    "no spaces": "Thearmyattackedtherebels" * 200,
    "a sentence of 700 tokens": LONG,
    "code": "def attack(army):\n    for rebel in army.rebels:\n        army.kill(rebel)\n",
    "a recipe": "Beat the eggs. Kill the heat. Fight the urge to stir. Chill for two hours.",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_what_reports_nothing_gives_no_event(text: str) -> None:
    """Tables, lists and noise give no event, whatever words stand in them."""
    assert dateline.code(text).events == ()


# Texts that report an attack of the army on the rebels in spite of how they are written.
TOLD = {
    "capitals": "THE ARMY ATTACKED THE REBELS IN ALEPPO ON MONDAY.",
    "control characters": "The army\x07 attacked\x08 the rebels\x00 in Aleppo.",
    "marks of direction": "\u202bThe army \u202eattacked\u202c the rebels in Aleppo.\u200f",
    "Arabic beside": "The army (\u0627\u0644\u062c\u064a\u0634) attacked the rebels in Aleppo.",
    "a byte order mark": "\ufeffThe army attacked the rebels in Aleppo.",
    "rows of signs": "=" * 200 + "\nThe army attacked the rebels in Aleppo.\n" + "*" * 200,
    "quotation marks that never close": '"' * 60 + "The army attacked the rebels in Aleppo.",
    "no full stop": "The army attacked the rebels in Aleppo",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_an_odd_text_is_still_read(text: str) -> None:
    """Signs that nobody sees and rows of signs do not hide what a text reports."""
    (event,) = dateline.code(text).events
    assert (event.type, event.status) == ("ASSAULT", "happened")


def test_a_sentence_that_is_too_long_is_named() -> None:
    """What was passed over stands under ``unread``, with its span."""
    coding = dateline.code(LONG)
    assert {gap.stage for gap in coding.unread} == {"extract.events"}
    spans = [gap.span for gap in coding.unread if gap.span]
    assert (spans[0].start, spans[-1].end) == (0, len(LONG))


def test_sentences_without_end_are_parted() -> None:
    """No stage gets a sentence of thousands of tokens, and no token is lost."""
    sentences = parse("and " * 2000)
    assert sum(map(len, sentences)) == 2000
    assert max(map(len, sentences)) <= MOST_TOKENS


def test_a_hidden_sign_inside_a_word_parts_nothing() -> None:
    """A soft hyphen or a joiner inside a word stays, so that the word is one."""
    assert readable("cease\u00adfire\u200b now", Span(0, 15)) == "cease\u00adfire  now"


WORDS = st.sampled_from([
    "The", "army", "attacked", "rebels", "said", "that", "President", "Kabul", "Monday", "12",
    "killed", "no", "will", "not", "if", ",", ".", "\n", "\n\n", '"', "\u201c", "(", ")", ":", "-",
    "he", "they", "which", "and", "to", "of", "\u202e", "\x00", "1990s", "for", "since",
    "CEASEFIRE",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def spans_of(event: Event) -> list[Span]:
    """Return every span of an event."""
    sides = [actor.span for actor in (*event.actors, *event.recipients)]
    return [event.anchor, event.evidence, *sides, *(reason.span for reason in event.reasons)]


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_coded_or_refused(text: str) -> None:
    """Any text gives a coding whose spans lie inside it, or one error that says why not."""
    try:
        coding: Coding = dateline.code(text)
    except DatelineError:
        return
    inside = Span(0, len(coding.article.text))
    assert all(inside.holds(span) for event in coding.events for span in spans_of(event))
    assert all(inside.holds(place.span) for place in coding.places)
