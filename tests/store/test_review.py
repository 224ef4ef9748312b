"""What people decide is kept, applied, refused where it contradicts, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from dateline.aggregate import joiner
from dateline.aggregate.agreement import agreement, alpha
from dateline.errors import StoreError
from dateline.records import Coding, Span
from dateline.records.story import EventRef
from dateline.settings import Settings
from dateline.store import Store
from dateline.store.review import FIELDS, Decision, What, in_force, value_of
from tests.store.build import TEXT, article, coding
from tests.store.reviewing import LATER, begin, one_event, recode, states, who

AID = {"type": "AID"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a database of one article with one event, e1."""
    with one_event(tmp_path) as store:
        yield store


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("type", "coerce", "COERCE"),
        ("mode", "none", ""),
        ("actors", "Eritrea; Lantern Front", "Eritrea; Lantern Front"),
        ("recipients", "none", ""),
        ("place", "Goma, COD", "Goma, COD"),
        ("place", "Nowhereville", "Nowhereville"),
        ("when", "2016-08", "2016-08"),
        ("when", "2016-08-01..2016-08-03", "2016-08-01..2016-08-03"),
        ("time", "..2016", "..2016"),
        ("when", "none", ""),
        ("status", "denied", "denied"),
        ("certainty", "hedged", "hedged"),
        ("chain", "Daily Post > a ferryman", "Daily Post > a ferryman"),
        ("chain", "none", ""),
        ("deaths", "1,200", "1200"),
        ("deaths", "80..", "80.."),
        ("deaths", "none", ""),
        ("injured", "..80", "..80"),
        ("arrested", "60..80", "60..80"),
        ("size", "0", "0"),
        ("displaced", "2000", "2000"),
        ("money", "5000000 US dollars", "5000000 (US dollars)"),
        ("money", "..4 (four people)", "..4 (four people)"),
        ("contexts", "Military; human_rights", "military; human_rights"),
        ("reciprocal", "yes", "yes"),
        ("cameo", "036", "036"),
        ("anchor", "killing four", "33:45"),
        ("words", "92:102", "92:102"),
    ],
)
def test_every_field_can_be_edited_and_goes_back(
    store: Store, field: str, words: str, value: str
) -> None:
    """The new value is shown, filtered by and kept with the old one, until it is undone."""
    name = {"time": "when", "words": "anchor"}.get(field, field)
    before = store.coding(article().id)
    decision = who(store).edit("e1", {field: words}, "seen")
    (shown,) = store.events(review="edited")
    assert value_of(shown.event, name) == value
    assert decision.old[name] == msgspec.to_builtins(getattr(before.events[0], name))
    assert (decision.by, decision.at, decision.why) == ("Eva", LATER, "seen")
    who(store).undo("e1")
    assert store.coding(article().id) == before
    assert states(store) == [None]


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_shown_of_a_field_may_be_given_back(store: Store, field: str) -> None:
    """The words of a value are understood as that value, so that nothing would change."""
    given = {"money": "5 (US dollars)", "contexts": "legal; health", "cameo": "036"}
    if field in given:
        who(store).edit("e1", {field: given[field], "certainty": "disputed"})
    words = value_of(store.event("e1").event, field)
    with pytest.raises(StoreError, match="has these values already"):
        who(store).edit("e1", {field: words or "none"})


def test_a_number_is_told_of_the_main_account_and_filtered_by(store: Store) -> None:
    """Tolls stand on the words of the article that give them, where it has them."""
    who(store).edit("e1", {"deaths": "4..9"})
    event = store.event("e1").event
    assert event.deaths is not None
    assert event.accounts[0].deaths == event.deaths
    assert (event.deaths.low, event.deaths.high) == (4, 9)
    assert TEXT[slice(*event.deaths.span)] == event.deaths.text


def test_new_words_outside_the_sentence_bring_their_sentence(store: Store) -> None:
    """An event never stands on words that its evidence does not hold."""
    who(store).edit("e1", {"anchor": "denied"})
    event = store.event("e1").event
    assert event.evidence.holds(event.anchor)
    assert TEXT[slice(*event.evidence)] == "The rebels denied it."


def test_a_new_type_is_scored_and_loses_a_mode_that_it_has_not(store: Store) -> None:
    """What follows from a value changes with it, and filters find the event under it."""
    who(store).edit("e1", {"type": "PROTEST"})
    (shown,) = store.events(type="PROTEST")
    assert (shown.event.mode, shown.event.cameo) == (None, None)
    assert shown.event.intensity != coding().events[0].intensity
    assert store.events(type="ASSAULT") == []


def test_an_edit_changes_the_main_account_too(store: Store) -> None:
    """The first account is the event itself; what others say of it stays."""
    who(store).edit("e1", {"status": "planned", "chain": "none"})
    first, second = store.event("e1").event.accounts
    assert (first.status.value, first.chain) == ("planned", ())
    assert second == coding().events[0].accounts[1]


def test_a_rejected_event_is_gone_from_everything(store: Store) -> None:
    """Lists, counts, actors, pairs, stories and filters leave it out, unless it is asked for."""
    who(store).reject("e1", "a drill")
    assert store.events() == []
    assert store.actors() == []
    assert store.dyads() == []
    assert [a.events for a in store.articles()] == [0]
    assert list(store.joined.stories()) == []
    for wanted in (
        {}, {"type": "ASSAULT"}, {"country": "SYR"}, {"actor": "Rebels"},
        {"source": "the Daily Post"}, {"since": "2016-08-08", "until": "2016-08"},
    ):  # fmt: skip
        (found,) = store.events(review="rejected", **wanted)  # type: ignore[arg-type]
        assert found.event.review is not None
    for other in ({"type": "AID"}, {"country": "FRA"}, {"actor": "x"}, {"since": "2017"}):
        assert store.events(review="rejected", **other) == []  # type: ignore[arg-type]
    who(store, "Ben").undo("e1")
    assert len(list(store.joined.stories())) == len(store.events()) == 1


def test_only_decisions_in_force_make_an_event_reviewed(store: Store) -> None:
    """A note does not, nor does what was taken back; taking back the undo does."""
    who(store).note("e1", "check the date")
    assert states(store) == [None]
    accepted = who(store).accept("e1")
    assert states(store) == ["accepted"]
    undone = who(store).undo(accepted.number)
    assert states(store) == [None]
    who(store).undo(undone.number)
    assert states(store) == ["accepted"]
    assert [d.what.value for d in store.reviews.log("e1")] == ["note", "accept", "undo", "undo"]


def test_an_added_event_is_shown_with_its_sentence(store: Store) -> None:
    """It has the words it was given and the sentence around them."""
    text_ = article().text
    start = text_.index("denied it")
    made = who(store).add(article().id, (start, start + 9), {"type": "REJECT", "actors": "Rebels"})
    shown = store.event(made.event)
    words = shown.article.text[shown.event.evidence.start : shown.event.evidence.end]
    assert words == "The rebels denied it."
    assert states(store) == [None, "added"]
    who(store, "Ben").edit(made.event, {"status": "planned"})
    assert states(store) == [None, "added"]
    assert store.event(made.event).event.review.by == ("Eva", "Ben")  # type: ignore[union-attr]


def test_a_decision_survives_what_the_machine_says_later(store: Store) -> None:
    """Of a changed, a gone and a returned event; the proposal stands beside it."""
    (own,) = coding().events
    who(store).edit("e1", {"status": "planned"})
    shifted = Span(own.anchor.start - 3, own.anchor.end)
    recode(store, msgspec.structs.replace(own, id="e9", type="COERCE", anchor=shifted))
    (conflict,) = store.reviews.conflicts()
    assert conflict.standing.proposals == ("type", "status", "anchor")
    assert (store.event("e1").event.type, states(store)) == ("ASSAULT", ["edited"])
    recode(store)
    assert store.reviews.conflicts()[0].standing.machine is None
    assert states(store) == ["edited"]
    recode(store, own)
    assert store.reviews.conflicts() == []
    assert states(store) == ["edited"]


def test_deciding_again_settles_a_conflict(store: Store) -> None:
    """Whoever looks at it again keeps what people held, and the proposal is gone."""
    (own,) = coding().events
    who(store).accept("e1")
    recode(store, msgspec.structs.replace(own, mode="beat"))
    assert store.event("e1").event.mode == "aerial"
    assert len(store.reviews.conflicts()) == 1
    who(store, "Ben").accept("e1")
    assert store.reviews.conflicts() == []
    assert store.event("e1").event.mode == "aerial"


def test_what_was_adjudicated_is_not_overruled_blind(store: Store) -> None:
    """Nothing but another adjudication, or taking it back, overrules it."""
    who(store).reject("e1")
    settled = who(store, "Ada").adjudicate("e1", {})
    with pytest.raises(StoreError, match=f"adjudicated by Ada .* undo {settled.number}'"):
        who(store, "Ben", blind=True).edit("e1", {"type": "AID"})
    assert store.event("e1").event.type == "ASSAULT"


def test_a_statement_that_is_gone_is_not_pointed_to(store: Store) -> None:
    """An event that was kept points to the statement of its chain, else to none."""
    (own,) = coding().events
    who(store).accept("e1")
    said, denied = reversed(coding().statements)
    renamed = (msgspec.structs.replace(said, id="s7"), msgspec.structs.replace(denied, parent=None))
    for statements, id in ((renamed, "s7"), ((), None)):
        new = msgspec.structs.replace(coding(), events=(), statements=statements, dyads=())
        store.recodings.replace(new, begin(store), who(store)._remaking())
        kept = store.event("e1").event
        assert (kept.statement, kept.accounts[0].statement) == (id, id)
        assert kept.chain == own.chain


def test_what_the_machine_finds_later_is_not_doubled(store: Store) -> None:
    """An event that was added by hand stays one when the machine codes it itself."""
    (own,) = coding().events
    made = who(store).add(article().id, (7, 15), {"type": "MOBILIZE"})
    recode(store, own, msgspec.structs.replace(own, id="e7", type="MOBILIZE", mode=None))
    assert sorted(e.event.id for e in store.events()) == sorted(["e1", made.event])


def test_stories_keep_what_was_decided_on_them(store: Store) -> None:
    """Two events held for one happening stay so when one of them is reviewed and coded anew."""
    other = article(f"{TEXT} It rained.", publisher="Harbour Wire")
    (own,) = coding().events
    far = msgspec.structs.replace(own, id="f1", type="PROTEST", place=None, deaths=None)
    run = begin(store)
    store.add(
        msgspec.structs.replace(coding(), article=other, events=(far,)),
        run, joiner(Settings()),
    )  # fmt: skip
    refs = [EventRef(a.id, e) for a, e in ((article(), "e1"), (other, "f1"))]
    assert len(list(store.joined.stories())) == 2
    told = {"by": "Eva", "why": "", "at": LATER, "joiner": joiner(Settings())}
    store.joined.decide([(*refs, True)], **told)  # type: ignore[list-item, arg-type]
    assert len(list(store.joined.stories())) == 1
    who(store).edit("e1", {"place": "Lyon"})
    assert len(list(store.joined.stories())) == 1
    who(store).undo("e1")
    recode(store, msgspec.structs.replace(own, id="e2"))
    assert len(list(store.joined.stories())) == 1
    assert {d.a.event for d in store.joined.decisions()} == {"e2"}


def test_two_reviewers_and_an_adjudicator(store: Store) -> None:
    """Blind, each decides on the machine's event; the adjudication holds against both."""
    who(store, "Eva", blind=True).reject("e1")
    (seen,) = store.reviews.waiting_blind("Ben")
    assert seen.event == coding().events[0]
    who(store, "Ben", blind=True).edit("e1", {"type": "COERCE", "place": "Goma"})
    assert store.reviews.waiting_blind("Ben") == store.reviews.waiting_blind("Eva") == []
    found = agreement(store.reviews.standings())
    (difference,) = found.differences
    assert (difference.field, difference.values) == ("event", {"Eva": "no", "Ben": "yes"})
    assert not difference.settled
    with pytest.raises(StoreError, match="Ada decided nothing"):
        who(store).adjudicate("e1", {}, reviewer="Ada")
    who(store, "Ada").adjudicate("e1", {"status": "planned"}, reviewer="Ben")
    event = store.event("e1").event
    assert (event.type, event.status.value, value_of(event, "place")) == (
        "COERCE", "planned", "Goma, COD",
    )  # fmt: skip
    assert event.review is not None
    assert event.review.adjudicated
    with pytest.raises(StoreError, match="was adjudicated by Ada"):
        who(store, "Eva").accept("e1")
    assert agreement(store.reviews.standings()).differences[0].settled
    who(store, "Ada").undo("e1")
    assert store.event("e1").event.status.value == "happened"
    who(store, "Ada").adjudicate("e1", {}, reject=True)
    assert store.events() == []


def test_alpha_is_that_of_the_book() -> None:
    """Of decisions on four events, one with another type, one with half of the names."""
    values = [("AID", "AID"), ("AID", "AID"), ("ASSAULT", "COERCE"), ("COERCE", "COERCE")]
    # Observed 1/4; expected 1 - (4*3 + 1*0 + 3*2) / (8*7); by hand from the coincidence matrix.
    expected = 1 - (2 / 8) / (1 - 18 / 56)
    assert alpha("type", [dict(zip("ab", pair, strict=True)) for pair in values]) == pytest.approx(
        expected
    )
    assert alpha("type", []) is None
    same = [{"a": "x", "b": "x"}]
    assert alpha("type", same) == 1


def test_decisions_need_who_and_what(store: Store, tmp_path: Path) -> None:
    """The database itself refuses a decision without a name, and an undo of nothing."""
    who(store).accept("e1")
    store.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'news.db'}")
    for change in ("\"by\" = ''", "what = 'undo'", '"end" = start', "at = NULL"):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(f"UPDATE decision SET {change}"))  # noqa: S608


@pytest.mark.parametrize(
    ("label", "undoes", "holding"),
    [
        ("nothing undone", (None, None), [1, 2]),
        ("the first undone", (None, None, 1), [2, 3]),
        ("an undo undone", (None, 1, 2), [1, 3]),
        ("undone once more", (None, 1, 2, 1), [3, 4]),
        ("an undo undone twice", (None, 1, 2, 3), [2, 4]),
    ],
)
def test_what_was_taken_back_does_not_hold(
    label: str, undoes: tuple[int | None, ...], holding: list[int]
) -> None:
    """Decisions, by number, and which of them each takes back."""
    del label
    given = [
        Decision(
            number=number, article="a", event="e", span=Span(0, 1), by="Eva", why="", at=LATER,
            what=What.NOTE if undone is None else What.UNDO, old={}, new={}, undoes=undone,
        )
        for number, undone in enumerate(undoes, 1)
    ]  # fmt: skip
    assert [decision.number for decision in in_force(given)] == holding


def test_what_nobody_decided_stays_as_coded(store: Store) -> None:
    """A decision on one article leaves the bytes of others alone."""
    other = coding(article(id="other", publisher="Harbour Wire"))
    store.add(other, begin(store))
    before: Coding = store.coding("other")
    who(store).reject("e1", article=article().id)
    assert store.coding("other") == before == other
