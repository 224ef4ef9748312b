"""What is stored comes back, and questions about it are answered."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.errors import DatelineError, StoreError
from dateline.records import Coding
from dateline.settings import Settings
from dateline.store import Outcome, Store, open_store
from dateline.store.frame import flat
from tests.store.build import TEXT, article, coding


def begin(store: Store) -> int:
    """Begin a run."""
    return store.begin_run(
        version="0.1.0",
        model="small 3.8.0",
        knowledge="0" * 64,
        settings=Settings(),
        started="2024-05-01T12:00:00Z",
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store that holds one coding."""
    with open_store(tmp_path / "news.db") as opened:
        assert opened.add(coding(), begin(opened)) is Outcome.ADDED
        yield opened


def test_a_coding_comes_back_as_it_was(store: Store) -> None:
    """Nothing of the contract is lost, to the byte of its JSON."""
    (stored,) = store.codings()
    assert stored == coding()
    assert msgspec.json.encode(stored) == msgspec.json.encode(coding())
    assert store.coding(coding().article.id) == coding()


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT type, mode, first_day, last_day, status, deaths_low FROM event",
         [("ASSAULT", "aerial", "2016-08-08", "2016-08-08", "happened", 4)]),
        ("SELECT side, actor, country FROM event_actor ORDER BY side",
         [("actor", "syrian-rebels", "SYR"), ("recipient", "syrian-civilians", "SYR")]),
        ("SELECT place.name FROM event JOIN place ON place.article = event.article "
         "AND place.position = event.place", [("Aleppo",)]),
        ("SELECT name FROM chain_link WHERE event = 'e1' AND account IS NULL ORDER BY position",
         [("Daily Post",), ("police officer",)]),
        ("SELECT name FROM chain_link WHERE statement = 's1' ORDER BY position",
         [("Daily Post",), ("police officer",)]),
        ("SELECT position, status FROM account ORDER BY position",
         [(0, "happened"), (1, "denied")]),
        ("SELECT rule FROM reason", [("assault.shell",)]),
        ("SELECT id, parent FROM statement ORDER BY id", [("s1", None), ("s2", "s1")]),
        ("SELECT state, first_day, last_day, disputed FROM dyad_state",
         [("fighting", "2016-08-01", None, 1)]),
        ("SELECT value, first_day FROM time", [("2016-08-08", "2016-08-08")]),
        ("SELECT stage FROM unread", [("extract.events",)]),
        ("SELECT field, won FROM candidate", [("publisher", 1)]),
        ("SELECT publisher, republished_outlet FROM article", [("Example Times", "Daily Post")]),
        ("SELECT version, finished FROM run", [("0.1.0", None)]),
    ],
)  # fmt: skip
def test_tables_can_be_asked_in_sql(
    store: Store, query: str, rows: list[tuple[object, ...]]
) -> None:
    """Each table says in its own columns what the coding says."""
    connection = sqlite3.connect(store.name)
    assert connection.execute(query).fetchall() == rows
    connection.close()


def test_adding_twice_changes_nothing(store: Store) -> None:
    """The same text, publisher and date are one article."""
    assert store.has(article())
    assert store.add(coding(), 1) is Outcome.KNOWN
    assert len(store.articles()) == 1


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (article(publisher="Other"), Outcome.ADDED),
        (article(published="2016-08-10"), Outcome.ADDED),
        (article(input="elsewhere.txt"), Outcome.KNOWN),
        (article(id="mine"), Outcome.KNOWN),
        (article(TEXT + " More.", id=article().id), Outcome.REVISED),
        (article(TEXT + " More."), Outcome.ADDED),
    ],
)
def test_what_makes_an_article_another_one(
    store: Store, other: msgspec.Struct, outcome: Outcome
) -> None:
    """Text, publisher and date decide, whatever the id and the file."""
    codings = coding(other)  # type: ignore[arg-type]
    assert store.add(codings, begin(store)) is outcome
    assert len(store.articles()) == (2 if outcome is Outcome.ADDED else 1)
    assert len(store.articles(history=True)) == (1 if outcome is Outcome.KNOWN else 2)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 1),
        ({"type": "assault"}, 1),
        ({"type": "PROTEST"}, 0),
        ({"actor": "syrian-rebels"}, 1),
        ({"actor": "REBELS"}, 1),
        ({"actor": "people"}, 1),
        ({"actor": "nobody"}, 0),
        ({"country": "syr"}, 1),
        ({"country": "AFG"}, 0),
        ({"since": "2016-08-08"}, 1),
        ({"since": "2016-08-09"}, 0),
        ({"since": "2016"}, 1),
        ({"until": "2016-08"}, 1),
        ({"until": date(2016, 8, 8)}, 1),
        ({"until": "2016-08-07"}, 0),
        ({"since": "2016-08", "until": "2016-08"}, 1),
        ({"status": "happened"}, 1),
        ({"status": "denied"}, 0),
        ({"source": "daily post"}, 1),
        ({"source": "police-officer"}, 1),
        ({"source": "mayor"}, 0),
        ({"article": article().id}, 1),
        ({"article": "none"}, 0),
        ({"limit": 0}, 0),
        ({"type": "assault", "country": "AFG"}, 0),
        ({"actor": "' OR 1=1 --"}, 0),
    ],
)
def test_events_are_found_by_what_is_asked(
    store: Store, wanted: dict[str, Any], found: int
) -> None:
    """Every condition that is given must hold."""
    events = store.events(**wanted)
    assert len(events) == found
    assert all(stored.event == coding().events[0] for stored in events)
    assert all(stored.article == article() and stored.run == 1 for stored in events)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["s2", "s1"]),
        ({"source": "Daily Post"}, ["s1"]),
        ({"about": "ALEPPO four"}, ["s1"]),
        ({"about": "100%"}, []),
        ({"stance": "denies"}, ["s2"]),
        ({"article": "none"}, []),
        ({"limit": 1}, ["s2"]),
    ],
)
def test_statements_are_found_by_what_is_asked(
    store: Store, wanted: dict[str, Any], found: list[str]
) -> None:
    """Who said it, what it is about, and how they stand to it."""
    statements = store.statements(**wanted)
    assert [stored.statement.id for stored in statements] == found


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"since": "yesterday"}, "'yesterday' is not a date; write 2016, 2016-08 or 2016-08-09"),
        ({"status": "maybe"}, "'maybe' is none of happened, ongoing"),
    ],
)
def test_a_wrong_question_is_named(store: Store, wanted: dict[str, Any], message: str) -> None:
    """A value that cannot be is an error, not an empty answer."""
    with pytest.raises(StoreError, match=message):
        store.events(**wanted)


def test_an_event_is_found_by_its_id(store: Store) -> None:
    """By the whole id, and by the beginning of it."""
    assert store.event("e1") == store.event("e")
    with pytest.raises(StoreError, match="there is no event 'x9'; 'dateline show events' lists"):
        store.event("x9")


def test_an_unclear_id_is_refused(store: Store) -> None:
    """A beginning that two ids share names both; a copy of the text is no second meaning."""
    other = coding(article(TEXT + " More."))
    event = msgspec.structs.replace(other.events[0], id="e2")
    store.add(Coding(article=other.article, events=(event,), statements=other.statements), 1)
    store.add(coding(article(publisher="Other", published="2016-08-11")), 1)
    with pytest.raises(StoreError, match="'e' may be e1, e2; give more of the id"):
        store.event("e")
    assert store.event("e1").article.publisher == "Example Times"


def test_actors_are_counted_over_articles(store: Store) -> None:
    """Each actor stands once, with the events and articles it is in."""
    store.add(coding(article(publisher="Other")), 1)
    assert [(a.id, a.country, a.events, a.articles) for a in store.actors()] == [
        ("syrian-civilians", "SYR", 2, 2),
        ("syrian-rebels", "SYR", 2, 2),
    ]


@pytest.mark.parametrize(("actor", "found"), [(None, 1), ("rebels", 1), ("nobody", 0)])
def test_dyads_are_found_by_actor(store: Store, actor: str | None, found: int) -> None:
    """A pair is found by either of the two."""
    assert [stored.dyad for stored in store.dyads(actor=actor)] == list(coding().dyads)[:found]


def test_articles_say_how_much_they_hold(store: Store) -> None:
    """Counts of events, statements and gaps stand beside what is known of the article."""
    (stored,) = store.articles()
    assert (stored.events, stored.statements, stored.unread) == (1, 2, 1)
    assert stored.republished_from == coding().article.republished_from


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("shelled", ["article", "statement"]),
        ("SHELLING", ["article", "statement"]),
        ("killing AND aleppo", ["article", "statement"]),
        ('"four people"', ["article", "statement"]),
        ("denied", ["article"]),
        ("officer OR nothing", ["article"]),
        ("zebra", []),
        ('"four people', ["article", "statement"]),
        ("title:shells", []),  # two plain words: there are no fields to ask
        ("aleppo (", ["article", "statement"]),
        ("aleppo -monday", ["article", "statement"]),
        ("*", []),
        ("", []),
        ("al\0eppo", []),
    ],
)
def test_search(store: Store, query: str, kinds: list[str]) -> None:
    """Words, phrases and FTS5 queries find; what is no query is looked for as plain words."""
    assert sorted(hit.kind for hit in store.search(query)) == kinds


def test_search_marks_the_words(store: Store) -> None:
    """A snippet says where the matching words stand in it."""
    hit = next(hit for hit in store.search("killing") if hit.kind == "statement")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["killing"]
    assert (hit.statement, hit.article) == ("s1", article().id)


def test_a_failure_is_kept_until_it_is_overcome(store: Store) -> None:
    """A failure in a later run replaces the first and counts; a success clears it."""
    run = begin(store)
    store.record_error("b.pdf", "is truncated", run=run, at="2024-05-01T12:00:00Z")
    store.record_error("b.pdf", "is still truncated", run=run, at="2024-05-01T12:00:01Z")
    assert [error.retried for error in store.errors()] == [0]
    store.record_error("b.pdf", "is empty", run=begin(store), at="2024-05-02T12:00:00Z")
    (error,) = store.errors()
    assert (error.input, error.reason, error.retried) == ("b.pdf", "is empty", 1)
    store.add(coding(article("Another text. " + TEXT, input="b.pdf")), run)
    assert store.errors() == []


def test_a_row_for_a_table(store: Store) -> None:
    """An event is one flat row, its chain and evidence in words."""
    row = flat(store.events()[0])
    assert (row["actors"], row["deaths_low"], row["first_day"]) == ("Rebels", 4, "2016-08-08")
    assert row["chain"] == "Daily Post > police officer"
    assert row["evidence"].startswith("Rebels shelled Aleppo")


def test_pandas_is_optional(store: Store) -> None:
    """Without pandas the message says what to do; with it there is one row an event."""
    try:
        import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401, PLC0415
    except ImportError:
        with pytest.raises(DatelineError, match="run 'pip install pandas'"):
            store.to_pandas()
    else:
        assert list(store.to_pandas(type="ASSAULT")["event"]) == ["e1"]


@pytest.mark.parametrize(
    "source", ["police-officer", "Police-Officer", "the POLICE OFFICER", "l'élysée"]
)
def test_a_source_is_found_by_id_or_name_in_any_case(tmp_path: Path, source: str) -> None:
    """Letters with accents fold like all others, in names, ids and the words of statements."""
    given = coding()
    palace, officer = given.statements[1].chain
    palace = msgspec.structs.replace(palace, id="palace", name="L’ÉLYSÉE")
    said = msgspec.structs.replace(given.statements[1], chain=(palace, officer))
    given = msgspec.structs.replace(given, statements=(given.statements[0], said))
    with open_store(tmp_path / "news.db") as store:
        store.add(given, begin(store))
        (found,) = store.statements(source=source, about="SHELLED", stance="states")
        assert found.statement.id == "s1"
        assert store.statements(source=source, stance="denies") == []
