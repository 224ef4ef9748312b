"""Decisions on a text hold for its correction where the words are still there, and none is lost."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline.aggregate import joiner
from dateline.records import Article, Coding, ReviewState
from dateline.run.reviewer import Reviewer, remaking
from dateline.settings import Settings
from dateline.store import Outcome, Store, open_store
from dateline.store.review import value_of
from tests.store.build import TEXT, article, coding
from tests.store.reviewing import begin

PAGE = "https://news.example/raid"
CORRECTED = f"Correction: an earlier text gave another day.\n\n{TEXT}"
OTHER = "Nobody shelled anything, the paper says now. The rebels denied it. People, four, Aleppo."


def page(text: str = TEXT) -> Article:
    """Build an article at an address."""
    return msgspec.structs.replace(article(text), url=PAGE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a database of one article with one event, e1."""
    with open_store(tmp_path / "news.db") as store:
        add(store, coding(page()))
        yield store


def add(store: Store, given: Coding) -> Outcome:
    """Store a coding in a run of its own, as ``dateline add`` does."""
    settings = Settings()
    make = joiner(settings)
    store.joined.catch_up(make)
    return store.add(given, begin(store), make, lambda: remaking(settings, make))


def correct(store: Store, text: str = CORRECTED) -> None:
    """Let a corrected text come under the same address."""
    whole = coding(page(CORRECTED))
    given = whole if text == CORRECTED else Coding(article=page(text))
    assert add(store, given) is Outcome.REVISED


def eva(store: Store) -> Reviewer:
    """Return a person who reviews a database."""
    return Reviewer(store, "Eva", "2024-05-02T10:00:00", joiner=joiner(Settings()))


@pytest.mark.parametrize("what", ["accept", "reject", "edit", "note", "add"])
def test_a_decision_holds_for_the_correction_and_can_be_taken_back(store: Store, what: str) -> None:
    """By the same person at the same time, on the same words, whose spans have moved."""
    decider = eva(store)
    match what:
        case "accept" | "reject":
            made = getattr(decider, what)("e1", "seen")
        case "edit":
            made = decider.edit("e1", {"status": "planned", "deaths": "9", "place": "Goma"})
        case "note":
            made = decider.note("e1", "look again")
        case _:
            start = TEXT.index("denied")
            made = decider.add(article().id, (start, start + 6), {"type": "REJECT"})
    correct(store)
    carried = store.reviews.log()[-1]
    assert carried.number != made.number
    assert (carried.by, carried.at, carried.why, carried.what) == (
        made.by, made.at, made.why, made.what,
    )  # fmt: skip
    assert carried.old["carried"] == made.number
    assert CORRECTED[slice(*carried.span)] == TEXT[slice(*made.span)]
    assert store.reviews.lost() == []
    assert store.reviews.conflicts() == []
    reviewed = [*store.events(), *store.events(review="rejected")]
    assert sum(one.event.review is not None for one in reviewed) == (what != "note")
    for one in reviewed:
        for span in (one.event.anchor, one.event.evidence):
            assert CORRECTED[slice(*span)] in TEXT
    decider.undo(carried.number)
    assert store.coding(page(CORRECTED).id).events == coding(page(CORRECTED)).events


def test_edited_values_stand_on_the_moved_words(store: Store) -> None:
    """A person, a place and a number are found where the corrected text has them."""
    eva(store).edit("e1", {"deaths": "4..9", "actors": "police officer", "chain": "Daily Post"})
    correct(store)
    event = store.event("e1").event
    assert event.review is not None
    assert event.review.state is ReviewState.EDITED
    assert (value_of(event, "deaths"), value_of(event, "chain")) == ("4..9", "Daily Post")
    assert event.deaths is not None
    told = [(event.deaths.span, event.deaths.text)]
    told += [(actor.span, actor.text) for actor in event.actors]
    told += [(source.span, source.text) for source in event.chain]
    for span, words in told:
        assert CORRECTED[slice(*span)] == words


def test_what_the_machine_says_of_the_correction_is_a_proposal(store: Store) -> None:
    """A corrected number does not overrule a person, and is not hidden either."""
    eva(store).accept("e1")
    whole = coding(page(CORRECTED))
    changed = msgspec.structs.replace(whole.events[0], deaths=None)
    add(store, msgspec.structs.replace(whole, events=(changed,)))
    (conflict,) = store.reviews.conflicts()
    assert conflict.standing.proposals == ("deaths",)
    assert store.event("e1").event.deaths is not None


def test_a_decision_on_words_that_are_gone_is_listed(store: Store) -> None:
    """The verb alone stands in a sentence about something else; nothing is lost or guessed."""
    made = eva(store).accept("e1")
    correct(store, OTHER)
    assert store.reviews.lost() == [made]
    assert store.events() == []
    assert store.reviews.standings() == []
    correct(store)
    assert [d.number for d in store.reviews.lost()] == [made.number]


def test_decisions_are_carried_from_one_correction_to_the_next(store: Store) -> None:
    """Each text has its own decisions, and only what is in force goes on."""
    eva(store).edit("e1", {"status": "planned"})
    taken_back = eva(store).note("e1", "look again")
    eva(store).undo(taken_back.number)
    correct(store)
    again = f"{CORRECTED} The page was corrected twice."
    add(store, coding(page(again)))
    assert [d.what.value for d in store.reviews.log()] == ["edit", "note", "undo", "edit", "edit"]
    assert value_of(store.event("e1").event, "status") == "planned"
    assert store.reviews.lost() == []


def test_a_text_that_another_publisher_prints_takes_no_decisions(store: Store) -> None:
    """Only a correction does; a reprint is an article of its own."""
    eva(store).accept("e1")
    reprint = msgspec.structs.replace(article(publisher="Other Times"), url="https://other.example")
    assert add(store, coding(reprint)) is Outcome.ADDED
    assert len(store.reviews.log()) == 1
