"""A round over feeds: what comes in, what is not asked again, what fails and why."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from dateline.run import Counts
from dateline.run.fetching import Outcome
from dateline.store import Store
from tests.fetch.conftest import Fetch, Time, only
from tests.fetch.site import Site
from tests.fetch.texts import FILLING, STORIES, item, opml, page, rss

LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


@pytest.fixture
def feed(site: Site) -> str:
    """Put up a feed of three stories with their pages, and return its address."""
    for name in STORIES:
        site.put(f"/{name}", page(name))
    return site.put("/feed", rss([item(f"/{name}") for name in STORIES]), ETag='"1"')


def test_a_feed_comes_in_once(fetch: Fetch, feed: str, site: Site, store: Store) -> None:
    """Pages are fetched and stored; the second round asks for the feed alone, on condition."""
    first, second = only(fetch(feed)), only(fetch(feed))
    assert (first.outcome, first.new, first.title) == (Outcome.READ, 3, "The Quay Gazette")
    assert (second.outcome, second.new) == (Outcome.UNCHANGED, 0)
    assert site.paths() == ["/feed", "/goma", "/bukavu", "/truce", "/feed"]
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert {article.title for article in store.articles()} == {t for t, _ in STORIES.values()}


def test_what_is_stored_is_not_asked_for_again(fetch: Fetch, feed: str, site: Site) -> None:
    """A feed with something new costs one request for each new page."""
    fetch(feed)
    site.put("/new", page("goma").replace("12 soldiers", "15 soldiers"))
    site.put("/feed", rss([item("/new"), *(item(f"/{name}") for name in STORIES)]))
    report = only(fetch(feed))
    assert (report.new, report.known) == (1, 3)
    assert site.paths()[4:] == ["/feed", "/new"]


def test_the_feed_is_believed_where_the_page_says_nothing(
    fetch: Fetch, site: Site, store: Store
) -> None:
    """Title, date and publisher come from the page first, and from the item where it has none."""
    told = (
        '<meta property="article:published_time" content="2021-03-11T08:00:00Z">'
        '<meta property="og:site_name" content="The Pier Post">'
    )
    site.put("/bare", page("goma"))
    site.put("/telling", page("truce", told))
    fetch(site.put("/feed", rss([item("/bare", "Not this"), item("/telling", "Nor this")])))
    found = {article.url: article for article in store.articles()}
    bare, telling = found[site.at("/bare")], found[site.at("/telling")]
    assert (bare.title, bare.published, bare.publisher) == (
        STORIES["goma"][0], "2021-03-12", "The Quay Gazette",
    )  # fmt: skip
    assert (telling.published, telling.publisher) == ("2021-03-11", "The Pier Post")
    rules = {c.field: c.rule for c in store.coding(bare.id).article.candidates if c.won}
    assert rules["published"] == rules["publisher"] == "feed"


def test_a_text_that_the_feed_holds_needs_no_request(
    fetch: Fetch, site: Site, store: Store
) -> None:
    """Where the feed has the whole text, its page is left alone; the address is its link."""
    text = f"<p>{STORIES['goma'][1]}</p><p>{FILLING * 4}</p>"
    feed = site.put("/feed", rss([item("/goma", "Shots in Goma", content__encoded=text)]))
    assert (only(fetch(feed)).new, only(fetch(feed)).known) == (1, 1)
    assert site.paths() == ["/feed", "/feed"]
    (stored,) = store.articles()
    assert (stored.title, stored.url, stored.published) == (
        "Shots in Goma", site.at("/goma"), "2021-03-12",
    )  # fmt: skip


def test_each_bad_item_is_one_failure_and_the_rest_goes_on(
    fetch: Fetch, site: Site, store: Store, tmp_path: Path
) -> None:
    """Items that cannot be read are named with the reason; PDFs and plain texts are read."""
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "Rebels attacked an army base near Goma, police said on Monday.")
    canvas.save()
    site.put("/pdf", (tmp_path / "a.pdf").read_bytes(), 200, Content_Type="text/html")
    site.put("/text", STORIES["bukavu"][1], 200, Content_Type="application/octet-stream")
    site.put("/lie", page("truce"), 200, Content_Type="application/pdf")
    site.put("/image", b"\x89PNG\r\n\x1a\n" + bytes(99), 200, Content_Type="text/html")
    site.put("/elsewhere", "", 302, Location="file:///etc/passwd")
    site.put("/dead", "", 302, Location="/")
    site.put("/", page("goma"))
    site.put("/feed2", rss([item("/goma")]))
    links = ["pdf", "text", "lie", "image", "elsewhere", "dead", "gone", "feed2"]
    items = [item(f"/{name}") for name in links]
    items += [item(None, "Words alone", summary=""), item("file:///etc/passwd", "A file")]
    unlinked = item(None, "No link", summary=STORIES["goma"][1], guid="quay-1")
    items.append(unlinked.replace("<guid>", '<guid isPermaLink="false">'))
    report = only(fetch(site.put("/feed", rss(items))))
    problems = {error.input.removeprefix(site.at("")): error.reason for error in store.errors()}
    assert (report.new, report.failed) == (4, 7), problems
    assert "an image" in problems["/image"]
    assert "leads to file:/etc/passwd" in problems["/elsewhere"]
    assert "leads to the front page" in problems["/dead"]
    assert "is not there" in problems["/gone"]
    assert "is a feed, not an article" in problems["/feed2"]
    others = [reason for place, reason in problems.items() if place.startswith("/feed#")]
    assert sorted(reason[:20] for reason in others) == [
        "an item with neither",
        "links to file://etc/",
    ]


def test_what_cannot_be_dated_or_coded_is_counted(fetch: Fetch, site: Site, store: Store) -> None:
    """Where neither feed nor page has a date, there is none; other languages are told apart."""
    turkish = "Türkiye ile Suriye arasındaki sınırda dün akşam çatışma çıktı, sözcü söyledi. " * 8
    site.put("/goma", page("goma"))
    site.put("/sinir", f"<html><body><article><p>{turkish}</p></article></body></html>")
    report = only(fetch(site.put("/feed", rss([item("/goma", date=""), item("/sinir", "Sınır")]))))
    assert (report.new, report.undated, report.foreign) == (2, 1, 1)
    assert {article.published for article in store.articles()} == {None, "2021-03-12"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(page("goma", LINK), "it names the feed {}/feed", id="a page with a feed"),
        pytest.param(page("goma"), "a web page; it names no feed", id="a page without"),
        pytest.param("Just words.", "is not a feed but plain text", id="text"),
    ],
)
def test_a_list_that_names_something_else(
    fetch: Fetch, site: Site, tmp_path: Path, body: str, words: str
) -> None:
    """What a list of feeds names must be a feed; a page says which feed to take instead."""
    file = tmp_path / "feeds.opml"
    file.write_text(opml(site.put("/page", body)))
    report = only(fetch(file))
    assert report.outcome is Outcome.FAILED
    assert words.format(site.at("")) in str(report.problem)


def test_a_page_that_is_named_is_read_as_a_page(fetch: Fetch, site: Site, store: Store) -> None:
    """A page can be named too; it is asked on condition the next time, and names its feed."""
    address = site.put("/page", page("goma", LINK), ETag='"1"')
    first, second = only(fetch(address)), only(fetch(address))
    assert (first.new, second.outcome) == (1, Outcome.UNCHANGED)
    assert first.remarks[-1].endswith(site.at("/feed"))
    assert len(store.articles()) == 1


def test_lists_of_all_kinds_together(fetch: Fetch, feed: str, site: Site, tmp_path: Path) -> None:
    """Files, lists from the network and feeds may be named at once; nothing is asked twice."""
    file = tmp_path / "feeds.opml"
    file.write_text(opml(feed, "ftp://quay.example/"))
    listed = site.put("/list", opml(feed, site.at("/gone")))
    fetched = fetch(file, feed, listed, tmp_path / "none.opml")
    outcomes = {report.address: report.outcome for report in fetched.reports}
    assert outcomes == {
        feed: Outcome.READ,
        "ftp://quay.example/": Outcome.FAILED,
        listed: Outcome.READ,
        str(tmp_path / "none.opml"): Outcome.FAILED,
        site.at("/gone"): Outcome.FAILED,
    }
    assert site.paths().count("/feed") == 1


def test_a_feed_that_has_moved_is_said(fetch: Fetch, feed: str, site: Site) -> None:
    """A redirect that is to hold for good is followed, and told."""
    report = only(fetch(site.put("/old", "", 301, Location="/feed")))
    assert report.new == 3
    assert f"has moved for good to {feed}" in report.remarks[0]


def test_what_failed_is_left_alone_for_longer_and_longer(
    fetch: Fetch, site: Site, time: Time
) -> None:
    """After each failure in a row an address rests twice as long."""
    rests = []
    for _ in range(3):
        failed = only(fetch(site.at("/gone")))
        assert only(fetch(site.at("/gone"))).outcome is Outcome.PUT_OFF
        rest = datetime.fromisoformat(str(failed.next_look)) - time.now
        rests.append(round(rest / timedelta(minutes=1)))
        time.wait(rest.total_seconds() + 1)
    assert rests == [5, 10, 20]
    assert site.paths() == ["/gone"] * 3


def test_a_server_that_wants_to_be_left_alone_is(
    fetch: Fetch, feed: str, site: Site, time: Time
) -> None:
    """Retry-After of one page holds for its host; the items left are read when it is over."""
    site.put("/goma", "", 503, Retry_After="3600")
    first = only(fetch(feed))
    assert (first.new, first.failed, first.put_off) == (0, 1, 2)
    time.wait(3000)
    assert only(fetch(feed)).outcome is Outcome.PUT_OFF
    assert site.paths() == ["/feed", "/goma"]
    site.put("/goma", page("goma"))
    time.wait(900)
    again = only(fetch(feed))
    assert (again.new, again.failed, again.put_off) == (3, 0, 0)


def test_an_item_that_failed_is_tried_again_though_the_feed_is_as_it_was(
    fetch: Fetch, feed: str, site: Site, store: Store, time: Time
) -> None:
    """A feed with items left over is read whole again; what failed is forgotten once it is in."""
    site.put("/goma", "", 404)
    assert (only(fetch(feed)).failed, len(store.errors())) == (1, 1)
    site.put("/goma", page("goma"))
    time.wait(600)
    assert (only(fetch(feed)).new, len(store.errors())) == (1, 0)
    assert only(fetch(feed)).outcome is Outcome.UNCHANGED


def test_hosts_take_turns(fetch: Fetch, site: Site, time: Time) -> None:
    """While one host rests, another is asked, so that a round is no longer than it must be."""
    for name in STORIES:
        site.put(f"/{name}", page(name))
    for host in ("127.0.0.1", "localhost"):
        links = [item(site.at(f"/{name}", host)) for name in STORIES]
        site.put(f"/{host}", rss(links))
    fetched = fetch(site.at("/127.0.0.1"), site.at("/localhost", "localhost"), pause_seconds=1.0)
    assert sum(report.new + report.known for report in fetched.reports) == 6
    hosts = [asked.host.partition(":")[0] for asked in site.asked if asked.path != "/robots.txt"]
    assert max(len(run) for run in "".join(h[0] for h in hosts).replace("1l", "1 l").split()) < 4
    assert sum(time.waits) < 7


def test_an_interval_holds_for_feeds_that_are_well(
    fetch: Fetch, feed: str, site: Site, time: Time
) -> None:
    """With an interval, a feed is asked once it is over; its own ttl counts where it is longer."""
    site.put("/slow", rss([item("/goma")], more="<ttl>120</ttl>"))
    hour = timedelta(hours=1)
    for _ in range(4):
        fetch(feed, site.at("/slow"), interval=hour)
        time.wait(2000)
    assert site.paths().count("/feed") == 2
    assert site.paths().count("/slow") == 1


def test_an_address_that_was_refused_may_be_asked_at_once(fetch: Fetch, feed: str) -> None:
    """A refusal of ours is no failure of the host: allowed, it is asked."""
    report = only(fetch(feed, allow_private=False))
    assert "this machine or in a private network" in str(report.problem)
    assert only(fetch(feed)).new == 3


def test_two_addresses_of_one_text_are_one_article(fetch: Fetch, site: Site, store: Store) -> None:
    """The same text under a second address is known, and the address is kept."""
    site.put("/goma", page("goma"))
    site.put("/goma?from=feed", page("goma"))
    report = only(fetch(site.put("/feed", rss([item("/goma"), item("/goma?from=feed")]))))
    assert (report.new, report.known) == (1, 1)
    assert len(store.articles()) == 1


def test_an_interrupted_round_goes_on_where_it_was(
    fetch: Fetch, feed: str, site: Site, store: Store
) -> None:
    """Broken off after the first article, the next round reads the feed whole and the rest."""

    def interrupt(_counts: Counts, _place: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(feed, progress=interrupt)
    assert len(store.articles()) == 1
    report = only(fetch(feed))
    assert (report.outcome, report.new, report.known) == (Outcome.READ, 2, 1)
    assert site.paths().count("/goma") == 1
