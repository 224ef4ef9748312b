"""Status, certainty and dates of events in short reports: denials, plans, background, aspect."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import dateline
from dateline.knowledge.markers import DenialWords, read_denials
from dateline.records import Event, When

PUBLISHED = "2016-08-09"
SHEET = Path(__file__).with_name("histories.yaml")
REPORTS = [
    pytest.param(*report, id=f"{group['about']}: {report[0]}")
    for group in YAML(typ="safe").load(SHEET)
    for report in group["texts"]
]
DENIALS = read_denials()
DISPUTED = [(words, text) for words in DENIALS for text in words.matches]
UNDISPUTED = [(words, text) for words in DENIALS for text in words.rejects]


def event_at(text: str, words: str) -> Event:
    """Return the event whose own words hold some words of a text, the shortest such."""
    start = text.index(words)
    events = dateline.code(text, published=PUBLISHED).events
    around = [
        event
        for event in events
        for anchor in (event.anchor, *event.mentions)
        if anchor.start < start + len(words) and start < anchor.end
    ]
    return min(around, key=lambda event: event.anchor.end - event.anchor.start)


def days_of(when: When | None) -> str:
    """Return the first and the last day that a text gives an event."""
    return f"{when.earliest or ''} {when.latest or ''}" if when else ""


@pytest.mark.parametrize(("text", "words", "status", "certainty", "days"), REPORTS)
def test_a_report_is_read_as_a_reader_reads_it(
    text: str, words: str, status: str, certainty: str, days: str
) -> None:
    """The event of these words has this status and certainty, and the days that the text gives."""
    event = event_at(text, words)
    assert (event.status, event.certainty) == (status, certainty)
    assert days in {"-", days_of(event.when)}


@pytest.mark.parametrize(("words", "text"), DISPUTED, ids=lambda value: getattr(value, "id", value))
def test_a_bare_denial_disputes_what_was_told(words: DenialWords, text: str) -> None:
    """Who denies "it" gives an account of the event told before, and disputes it."""
    event = dateline.code(text, published=PUBLISHED).events[0]
    assert event.certainty == "disputed"
    assert "denied" in {account.status for account in event.accounts}
    assert words.id in {reason.rule for reason in event.reasons}


@pytest.mark.parametrize(
    ("words", "text"), UNDISPUTED, ids=lambda value: getattr(value, "id", value)
)
def test_other_words_dispute_nothing(words: DenialWords, text: str) -> None:
    """Who confirms it, and who has no part in it, disputes nothing."""
    events = dateline.code(text, published=PUBLISHED).events
    assert words.id not in {reason.rule for event in events for reason in event.reasons}
    assert {event.certainty for event in events} == {"asserted"}
