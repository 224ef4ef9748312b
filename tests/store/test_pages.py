"""What the pages of the web application ask of a database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.aggregate import describer
from dateline.errors import StoreError
from dateline.run.reviewer import Reviewer
from dateline.settings import Settings
from dateline.store import Hit, Store, open_store
from dateline.store.pages import Count, EventRow, Named, Page, Wanted
from tests.aggregate.build import article, coding, event
from tests.store.news import JOINED_BY, fill

ALL = ("a3/e1", "a2/e1", "a1/e1", "a1/e2")
FIGHT = ALL[:3]
LISTS = ("events", "stories", "articles", "statements", "actors", "sources", "dyads")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Open a database of four articles, summarised; the tests only read it."""
    with open_store(tmp_path_factory.mktemp("pages") / "news.db") as opened:
        fill(opened)
        opened.summaries.refresh(describer(Settings()))
        yield opened


def name_of(row: Any) -> str:  # noqa: ANN401 - of any list
    """Return what tells a row from the others of its list."""
    if hasattr(row, "article"):
        return f"{row.article}/{row.id}"
    return row.id if hasattr(row, "id") else f"{row.a.id}-{row.b.id}"


def names(page: Page[EventRow]) -> tuple[str, ...]:
    """Return the names of the rows of a page."""
    return tuple(map(name_of, page.rows))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({}, ALL, id="all"),
        pytest.param({"type": "ASSAULT"}, FIGHT, id="type"),
        pytest.param({"mode": "firearms"}, ("a2/e1", "a1/e1"), id="mode"),
        pytest.param({"actor": "Rebels"}, FIGHT, id="actor by id"),
        pytest.param({"actor": "the rebels"}, FIGHT, id="actor by name"),
        pytest.param({"actor": "Envoys"}, ("a1/e2",), id="recipient"),
        pytest.param({"actor": "Nobody"}, (), id="unknown actor"),
        pytest.param({"country": "afg"}, FIGHT, id="country of the place"),
        pytest.param({"since": "2020-03-02"}, ("a1/e2",), id="since"),
        pytest.param({"until": "2020-03-01"}, FIGHT, id="until"),
        pytest.param({"since": "2020-03", "until": "2020"}, ALL, id="partial dates"),
        pytest.param({"source": "daily post"}, ("a2/e1",), id="outer source"),
        pytest.param({"source": "an officer"}, ("a1/e1",), id="unnamed source"),
        pytest.param({"publisher": "Outlet a3"}, ("a3/e1",), id="publisher"),
        pytest.param({"status": "denied"}, ("a3/e1",), id="status"),
        pytest.param({"certainty": "hedged"}, (), id="certainty"),
        pytest.param({"origins": 2}, FIGHT, id="several origins"),
        pytest.param({"most_origins": 1}, ("a1/e2",), id="one origin"),
        pytest.param({"reports": 3}, FIGHT, id="reports"),
        pytest.param({"confidence": 0.7}, ALL[1:], id="confidence"),
        pytest.param({"review": "unreviewed"}, ALL, id="unreviewed"),
        pytest.param({"review": "accepted"}, (), id="accepted"),
        pytest.param({"article": "a1"}, ALL[2:], id="article"),
        pytest.param({"box": (68, 36, 69, 37)}, FIGHT, id="box"),
        pytest.param({"box": (0, 0, 1, 1)}, (), id="box elsewhere"),
        pytest.param({"type": "ASSAULT", "actor": "Army", "confidence": 0.9},
                     ("a2/e1", "a1/e1"), id="several at once"),
    ],
)  # fmt: skip
def test_events_are_filtered(store: Store, wanted: dict[str, Any], found: tuple[str, ...]) -> None:
    """An event is listed if it fits all that is asked for, the newest report first."""
    page = store.pages.events(Wanted(**wanted))
    assert names(page) == found
    assert page.total == len(found)
    assert page.next is None


def test_an_event_row_says_all_that_a_list_shows(store: Store) -> None:
    """Who, whom, where, when, how sure, on whose word, in which story."""
    (row,) = store.pages.events(Wanted(article="a2")).rows
    assert row.actors == (Named("Rebels", "Rebels"),)
    assert row.recipients == (Named("Army", "Army"),)
    assert (row.place, row.country, row.earliest, row.latest) == (
        "Kunduz", "AFG", "2020-03-01", "2020-03-01",
    )  # fmt: skip
    assert [link.name for link in row.chain] == ["Daily Post", "Abdul Rahimi"]
    assert (row.evidence, row.publisher, row.published) == ("R", "Outlet a2", "2020-03-03")
    assert (row.reports, row.origins, row.review) == (3, 2, None)
    assert row.story == store.pages.stories(Wanted(type="ASSAULT")).rows[0].id


@pytest.mark.parametrize(
    ("asked", "wanted", "found"),
    [
        ("stories", {"disputed": True}, ["Assault by Rebels on Army, Kunduz"]),
        ("stories", {"actor": "Envoys"}, ["Talks of Army with Envoys"]),
        ("stories", {"most_origins": 1}, ["Talks of Army with Envoys"]),
        ("stories", {"source": "Abdul Rahimi"}, ["Assault by Rebels on Army, Kunduz"]),
        ("stories", {"since": "2020-03-02"}, ["Talks of Army with Envoys"]),
        ("articles", {}, ["a4", "a3", "a2", "a1"]),
        ("articles", {"publisher": "Outlet a1"}, ["a4", "a1"]),
        ("articles", {"since": "2020-03-03", "until": "2020-03-04"}, ["a3", "a2"]),
        ("articles", {"type": "CONSULT"}, ["a1"]),
        ("articles", {"words": "kunduz shot"}, ["a1"]),
        ("articles", {"words": '"the Daily Post"'}, ["a2"]),
        ("statements", {}, ["a4/s1", "a4/s2"]),
        ("statements", {"stance": "demands"}, ["a4/s1"]),
        ("statements", {"source": "Daily Post"}, ["a4/s2"]),
        ("statements", {"publisher": "Outlet a3"}, []),
        ("statements", {"until": "2020-03-04"}, []),
        ("actors", {}, ["Army", "Rebels", "Envoys"]),
        ("actors", {"words": "env"}, ["Envoys"]),
        ("sources", {}, ["abdul rahimi", "an officer", "rebels", "daily post"]),
        ("sources", {"words": "officer"}, ["an officer"]),
        ("dyads", {}, ["Army-Rebels", "Army-Envoys"]),
        ("dyads", {"actor": "Envoys"}, ["Army-Envoys"]),
        ("dyads", {"since": "2020-03-03"}, ["Army-Rebels"]),
        ("dyads", {"type": "CONSULT"}, ["Army-Envoys"]),
    ],
)
def test_lists_are_filtered(
    store: Store, asked: str, wanted: dict[str, Any], found: list[str]
) -> None:
    """Each list can be asked by what its rows have."""
    page = getattr(store.pages, asked)(Wanted(**wanted))
    shown = [row.headline if asked == "stories" else name_of(row) for row in page.rows]
    assert shown == found
    assert page.total == len(found)


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        *(("events", o) for o in ("newest", "oldest", "doubtful", "reports", "origins")),
        *(("stories", o) for o in ("newest", "oldest", "reports", "origins")),
        ("articles", "newest"), ("articles", "oldest"), ("statements", "newest"),
        ("statements", "doubtful"), ("actors", "events"), ("actors", "name"),
        ("sources", "reliance"), ("sources", "alone"), ("dyads", "events"), ("dyads", "newest"),
    ],
)  # fmt: skip
def test_pages_make_up_the_list(store: Store, asked: str, order: str) -> None:
    """Page by page come the same rows as at once, each with the same total."""
    ask = getattr(store.pages, asked)
    whole = ask(order=order)
    rows, after = [], None
    while True:
        page = ask(order=order, after=after, limit=1)
        rows += page.rows
        assert page.total == whole.total
        after = page.next
        if after is None:
            break
    assert tuple(rows) == whole.rows
    assert len(rows) == whole.total


def test_the_most_doubtful_comes_first_where_asked(store: Store) -> None:
    """The order of doubt begins with the least confident event."""
    page = store.pages.events(order="doubtful")
    assert names(page)[0] == "a3/e1"
    assert [row.confidence for row in page.rows] == sorted(row.confidence for row in page.rows)


def test_a_page_stays_where_it_is(tmp_path: Path) -> None:
    """What is added while somebody reads neither repeats a row on the next page nor drops one."""
    with open_store(tmp_path / "news.db") as store:
        fill(store)
        first = store.pages.events(limit=2)
        newer = article("a9", "2020-03-09", text="Later news.")
        store.add(coding(newer, event("e1", "AID")), 1, JOINED_BY)
        second = store.pages.events(after=first.next, limit=2)
        assert names(first) + names(second) == ALL
        assert second.total == len(ALL) + 1


@pytest.mark.parametrize(
    ("asked", "wanted", "page", "message"),
    [
        ("events", {"stance": "denies"}, {}, "events cannot be asked by stance"),
        ("statements", {"box": (0, 0, 1, 1)}, {}, "statements cannot be asked by box"),
        ("actors", {"type": "AID"}, {}, "actors cannot be asked by type"),
        ("events", {"status": "perhaps"}, {}, "status: 'perhaps' is none of happened, ongoing"),
        ("events", {"review": "seen"}, {}, "review: 'seen' is none of unreviewed, accepted"),
        ("events", {"since": "yesterday"}, {}, "'yesterday' is not a date; write 2016"),
        ("events", {"words": "?!"}, {}, "words: '\\?!' holds no word"),
        ("events", {}, {"order": "best"}, "order: 'best' is none of newest, oldest"),
        ("events", {}, {"after": "x!y"}, "after: 'x!y' leads to no page of this list"),
        ("stories", {}, {"after": "WyJuZXdlc3QiXQ"}, "leads to no page of this list"),
        ("articles", {}, {"after": "bm90IGpzb24"}, "leads to no page of this list"),
    ],
)
def test_what_makes_no_sense_is_refused(
    store: Store, asked: str, wanted: dict[str, Any], page: dict[str, Any], message: str
) -> None:
    """A filter that a list has not, a value that is none, a cursor of nowhere: each is named."""
    with pytest.raises(StoreError, match=message):
        getattr(store.pages, asked)(Wanted(**wanted), **page)


def test_a_cursor_of_another_order_is_refused(store: Store) -> None:
    """Where one order goes on, another one does not."""
    after = store.pages.events(limit=1).next
    with pytest.raises(StoreError, match="begin at the first"):
        store.pages.events(order="oldest", after=after)


def test_one_actor(store: Store) -> None:
    """What it did and suffered, with whom, where and when."""
    page = store.pages.actor("Army")
    assert page is not None
    assert (page.did, page.suffered) == ((Count("CONSULT", 1),), (Count("ASSAULT", 3),))
    assert [(p.actor.name, p.did, p.suffered) for p in page.partners] == [
        ("Rebels", 0, 3), ("Envoys", 1, 0),
    ]  # fmt: skip
    assert [(p.place, p.events) for p in page.places] == [("Kunduz", 3)]
    assert page.months == (Count("2020-03", 4),)
    assert store.pages.actor("Nobody") is None


def test_one_source(store: Store) -> None:
    """What rests on it, in which outlets, and who stands before it."""
    page = store.pages.source("abdul rahimi")
    assert page is not None
    assert (page.row.statements, page.row.events, page.row.confirmed) == (2, 1, 1)
    assert page.types == (Count("ASSAULT", 1),)
    assert page.publishers == (Count("Outlet a2", 1),)
    assert page.relied_on_by == (Count("daily post", 1),)
    assert page.relies_on == ()
    assert store.pages.source("nobody") is None


def test_one_pair(store: Store) -> None:
    """What the one did to the other; what is denied is counted, and did not happen."""
    page = store.pages.dyad("Rebels", "Army")
    assert page is not None
    assert (page.row.a.id, page.row.events, page.row.happened) == ("Army", 3, 2)
    assert (page.forth, page.back) == ((), (Count("ASSAULT", 3),))
    assert [(m.month, m.events) for m in page.months] == [("2020-03", 2)]
    assert store.pages.dyad("Rebels", "Envoys") is None


def test_counts_over_all(store: Store) -> None:
    """Events by time and place, who acts on whom, who relies on whom."""
    pages = store.pages
    assert [(c.time, c.type, c.events) for c in pages.timeline().counts] == [
        ("2020-03", "ASSAULT", 3), ("2020-03", "CONSULT", 1),
    ]  # fmt: skip
    by_day = pages.timeline(Wanted(type="ASSAULT"), by_day=True)
    assert [(c.time, c.events) for c in by_day.counts] == [("2020-03-01", 3)]
    assert [(p.place, p.events) for p in pages.places()] == [("Kunduz", 3)]
    edges = [(e.start, e.end, e.events) for e in pages.actor_network().edges]
    assert edges == [("Rebels", "Army", 2), ("Army", "Envoys", 1)]
    assert ("daily post", "abdul rahimi", 1) in [
        (e.start, e.end, e.events) for e in pages.source_network().edges
    ]
    totals = pages.totals()
    assert (totals.articles, totals.events, totals.statements) == (4, 4, 2)
    assert (totals.stories, totals.disputed, totals.waiting) == (2, 1, 0)
    assert totals.newest == "2020-03-04"


def test_the_start_page(store: Store) -> None:
    """The newest stories, active pairs, what is disputed and what rests on one origin."""
    start = store.pages.start(days=1)
    assert len(start.newest) == 2
    assert [row.type for row in start.disputed] == ["ASSAULT"]
    assert start.single_origin == ()
    assert (start.since, [name_of(row) for row in start.active]) == ("2020-03-03", ["Army-Rebels"])


@pytest.mark.parametrize(
    ("query", "wanted", "kind", "found"),
    [
        pytest.param("rebels", {}, None, {"a2", "a3"}, id="a word"),
        pytest.param("rebels fought", {}, None, {"a2"}, id="both words"),
        pytest.param("shots OR untrue", {}, None, {"a1", "a3"}, id="the language of FTS5"),
        pytest.param('"the daily', {}, None, {"a2"}, id="half a quotation is plain words"),
        pytest.param("P", {}, None, {"a4/s1", "a4/s2"}, id="statements"),
        pytest.param("P", {}, "article", set(), id="articles alone"),
        pytest.param("said", {}, "article", {"a3", "a4"}, id="a kind"),
        pytest.param("rebels", {"status": "denied"}, None, {"a3"}, id="status"),
        pytest.param("rebels", {"source": "Daily Post"}, None, {"a2"}, id="source"),
        pytest.param("P", {"source": "Daily Post"}, None, {"a4/s2"}, id="source of a statement"),
        pytest.param("P", {"stance": "demands"}, None, {"a4/s1"}, id="stance"),
        pytest.param("said", {"since": "2020-03-05"}, None, {"a4"}, id="since"),
        pytest.param("said", {"until": "2020-03-04"}, None, {"a3"}, id="until"),
        pytest.param("rebels", {"origins": 2, "country": "AFG"}, None, {"a2", "a3"}, id="origins"),
        pytest.param("rebels", {"review": "accepted"}, None, set(), id="reviewed"),
        pytest.param("said", {"publisher": "Outlet a3"}, None, {"a3"}, id="publisher"),
        pytest.param("said", {"type": "AID"}, None, set(), id="type"),
        pytest.param("?!", {}, None, set(), id="no word"),
    ],
)
def test_search_is_filtered(
    store: Store, query: str, wanted: dict[str, Any], kind: str | None, found: set[str]
) -> None:
    """Of articles an event must fit, of statements their source and stance."""
    page = store.pages.search(query, Wanted(**wanted), kind=kind)
    assert {f"{h.article}/{h.statement}" if h.statement else h.article for h in page.rows} == found
    assert page.total == len(found)


def test_search_goes_on_where_it_ended(store: Store) -> None:
    """Page by page come the same hits, with their words marked, as at once."""
    whole = store.pages.search("said OR rebels OR P")
    rows: list[Hit] = []
    after = None
    for _ in range(whole.total):
        page = store.pages.search("said OR rebels OR P", after=after, limit=1)
        rows += page.rows
        after = page.next
    assert tuple(rows) == whole.rows
    assert after is None
    assert all(hit.snippet[slice(*hit.marks[0])].lower() in {"said", "rebels", "p"} for hit in rows)


def test_search_refuses_what_it_cannot_be_asked(store: Store) -> None:
    """A kind that there is not, a filter of other lists."""
    with pytest.raises(StoreError, match="kind: 'event' is none of article, statement"):
        store.pages.search("said", kind="event")
    with pytest.raises(StoreError, match="search cannot be asked by box"):
        store.pages.search("said", Wanted(box=(0, 0, 1, 1)))


def test_rejected_events_are_listed_only_where_asked(tmp_path: Path) -> None:
    """What people hold to be none is in no list but its own, and is not counted."""
    with open_store(tmp_path / "news.db") as store:
        fill(store)
        judge = Reviewer(store, "Ada", "2024-05-02", Settings(), joiner=JOINED_BY)
        judge.reject("e1", "no", article="a2")
        assert names(store.pages.events()) == ("a3/e1", "a1/e1", "a1/e2")
        page = store.pages.events(Wanted(review="rejected", type="ASSAULT"))
        assert names(page) == ("a2/e1",)
        assert (page.rows[0].review, page.rows[0].evidence, page.total) == ("rejected", "R", 1)
        assert store.pages.events(Wanted(review="rejected", type="AID")).total == 0
        with pytest.raises(StoreError, match="rejected events cannot be asked by mode"):
            store.pages.events(Wanted(review="rejected", mode="firearms"))


@pytest.mark.parametrize("asked", LISTS)
def test_an_empty_database_has_empty_lists(tmp_path: Path, asked: str) -> None:
    """No list fails where nothing is stored."""
    with open_store(tmp_path / "none.db") as store:
        page = getattr(store.pages, asked)()
        assert (page.rows, page.next, page.total) == ((), None, 0)
        assert store.pages.start().newest == ()
