"""What feeds say, whichever way they say it; and what is no feed."""

from datetime import date

import pytest

from dateline.errors import UnreadableInputError
from dateline.read.fetch import Feed, read_feed
from dateline.read.fetch.answers import Answer
from tests.fetch.texts import FILLING, item, rss

ADDRESS = "https://quay.example/feeds/rss"
TODAY = date(2021, 3, 14)
LONG = f"<p>Rebels attacked an army base.</p><p>{FILLING * 5}</p>"
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
 xml:base="https://quay.example/"><title type="html">Quay &amp;amp; Pier</title>
<entry><id>tag:quay.example,2021:1</id><title>Shots in Goma</title><link href="news/1"/>
<published>2021-03-12T23:30:00-05:00</published><updated>2021-03-13T10:00:00Z</updated>
<source><title>The Lake Tribune</title></source><summary>In short.</summary></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Quay</title></channel><item><title>Shots in Goma</title><link>https://quay.example/1</link>
<dc:date>2021-03-12</dc:date></item></rdf:RDF>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""


def read(body: str | bytes, charset: str | None = None) -> Feed:
    """Read a feed that came from the address of the Gazette."""
    data = body.encode() if isinstance(body, str) else body
    return read_feed(Answer(address=ADDRESS, data=data, charset=charset), TODAY)


@pytest.mark.parametrize(
    ("body", "title", "link", "published", "publisher"),
    [
        pytest.param(
            rss([item("https://quay.example/1", "Shots in Goma")]),
            "The Quay Gazette", "https://quay.example/1", "2021-03-12", "The Quay Gazette",
            id="RSS 2",
        ),
        pytest.param(
            ATOM, "Quay & Pier", "https://quay.example/news/1", "2021-03-12", "The Lake Tribune",
            id="Atom",
        ),
        pytest.param(RDF, "Quay", "https://quay.example/1", "2021-03-12", "Quay", id="RSS 1"),
    ],
)  # fmt: skip
def test_feeds_of_each_kind(
    body: str, title: str, link: str, published: str, publisher: str
) -> None:
    """Title, link, day as written and publisher are found in each kind of feed."""
    feed = read(body)
    (only,) = feed.items
    assert (feed.title, feed.remarks) == (title, ())
    assert (only.title, only.link, only.place) == ("Shots in Goma", link, link)
    assert (only.published, only.publisher) == (published, publisher)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("Fri, 12 Mar 2021 23:30:00 -0500", "2021-03-12", id="as prescribed"),
        pytest.param("Fri, 12 Mar 21 09:00:00 GMT", "2021-03-12", id="two digits"),
        pytest.param("2021-03-12T23:30:00+03:00", "2021-03-12", id="ISO"),
        pytest.param("12.03.2021 09:00", None, id="one of two days"),
        pytest.param("25.02.2021 09:00", "2021-02-25", id="dots"),
        pytest.param("March 12, 2021", "2021-03-12", id="American"),
        pytest.param("20210312T090000Z", "2021-03-12", id="without marks"),
        pytest.param("yesterday", None, id="a word"),
        pytest.param("", None, id="nothing"),
        pytest.param("Fri, 31 Feb 2021 09:00:00 GMT", None, id="no such day"),
        pytest.param("0000-00-00", None, id="zeros"),
    ],
)
def test_dates_in_odd_forms(written: str, day: str | None) -> None:
    """A date is read where it can only be read in one way, and left out otherwise."""
    assert read(rss([item("/1", date=written)])).items[0].published == day


@pytest.mark.parametrize(
    ("link", "more", "found", "problem"),
    [
        pytest.param("/news/1", {}, "https://quay.example/news/1", None, id="from the root"),
        pytest.param("1.html", {}, "https://quay.example/feeds/1.html", None, id="relative"),
        pytest.param(
            "", {"guid": "https://quay.example/g"}, "https://quay.example/g", None, id="its id",
        ),
        pytest.param("", {}, None, None, id="none"),
        pytest.param("file:///etc/passwd", {}, None, "only http and https", id="a file"),
        pytest.param("javascript:alert(1)", {}, None, "only http and https", id="a program"),
    ],
)  # fmt: skip
def test_links_of_items(
    link: str, more: dict[str, str], found: str | None, problem: str | None
) -> None:
    """A link becomes a whole address; one that may not be followed says why."""
    (only,) = read(rss([item(link, **more)])).items
    assert only.link == found
    assert (problem or "") in (only.problem or "")
    assert (only.problem is None) == (problem is None)


def test_a_document_that_is_enclosed_is_the_link_where_there_is_none() -> None:
    """An item that only encloses a PDF links to it."""
    body = item(None).replace(
        "</item>", '<enclosure url="/a.pdf" type="application/pdf" length="9"/></item>'
    )
    assert read(rss([body])).items[0].link == "https://quay.example/a.pdf"


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        pytest.param(LONG, True, id="the whole text"),
        pytest.param("<p>In short.</p>", False, id="a summary"),
        pytest.param(LONG + "<p>\u2026</p>", False, id="cut with dots"),
        pytest.param(LONG + "<p><a href='/1'>Read more \u00bb</a></p>", False, id="cut, a link"),
        pytest.param(LONG + "<p>[...]</p>", False, id="cut with brackets"),
    ],
)
def test_whole_texts_are_told_from_summaries(content: str, whole: bool) -> None:
    """A feed holds the whole text where it is long and not cut; markup is left out of it."""
    (only,) = read(rss([item("/1", content__encoded=content)])).items
    assert only.is_whole is whole
    assert not whole or only.text.startswith("Rebels attacked an army base.\n\nThe governor")


def test_scripts_are_no_text() -> None:
    """What a browser would run or hide is not read."""
    content = f"<script>alert(1)</script><style>p</style>{LONG}"
    (only,) = read(rss([item("/1", content__encoded=content)])).items
    assert "alert" not in only.text


@pytest.mark.parametrize(
    ("items", "places"),
    [
        pytest.param([item("/1", guid="x"), item("/1", guid="y")], ["/1"], id="one link twice"),
        pytest.param(
            [item("/1", guid="x"), item("/2", guid="x")], ["/1", "/2"], id="one id for two"
        ),
        pytest.param([item(None, "a"), item(None, "b"), item(None, "a")], ["#", "#"], id="neither"),
    ],
)
def test_items_that_come_twice(items: list[str], places: list[str]) -> None:
    """An item is one by its link; an id that is given twice hides nothing."""
    found = [item.place.removeprefix("https://quay.example") for item in read(rss(items)).items]
    assert [place[: len(wanted)] for place, wanted in zip(found, places, strict=True)] == [
        "/feeds/rss"[: len(wanted)] if wanted == "#" else wanted for wanted in places
    ]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        pytest.param(rss([item("/1", "Élysée")]).encode(), "iso-8859-9", id="header lies"),
        pytest.param(
            rss([item("/1", "Élysée")]).encode("iso-8859-1"), "utf-8", id="both lie",
        ),
        pytest.param(
            rss([item("/1", "Élysée")]).replace("UTF-8", "UTF-16").encode("utf-16"), None,
            id="UTF-16",
        ),
        pytest.param(rss([item("/1", "Élysée")]).encode(), "no-such", id="no such encoding"),
    ],
)  # fmt: skip
def test_encodings_are_found_out(body: bytes, charset: str | None) -> None:
    """The title is read whatever the server and the feed say of their encoding."""
    assert read(body, charset).items[0].title == "Élysée"


@pytest.mark.parametrize(
    ("text", "minutes"), [("90", 90), ("0", 0), ("soon", 0), ("-5", 0), ("9999999", 1440)]
)
def test_how_long_a_feed_wants_to_be_left_alone(text: str, minutes: int) -> None:
    """The ttl counts in minutes, up to a day."""
    assert read(rss([item("/1")], more=f"<ttl>{text}</ttl>")).ttl_minutes == minutes


@pytest.mark.parametrize(
    ("title", "publisher"),
    [("Quay Gazette - RSS Feed", "Quay Gazette"), ("Quay | News feed", "Quay"), ("RSS", None)],
)
def test_the_publisher_is_the_title_without_what_any_feed_says(
    title: str, publisher: str | None
) -> None:
    """Words that only say that it is a feed name no publisher."""
    assert read(rss([item("/1")], title)).items[0].publisher == publisher


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    """A feed cut short gives the items before the cut, and a remark."""
    feed = read(rss([item("/1"), item("/2")])[:-60])
    assert feed.items[0].link == "https://quay.example/1"
    assert "is broken XML from line" in feed.remarks[0]


def test_a_feed_without_items_says_so() -> None:
    """An empty feed is a feed."""
    assert read(rss([])).remarks == ("has no items",)


def test_of_a_long_feed_the_first_items_are_read() -> None:
    """A feed of more items than are read says how many there were."""
    feed = read(rss([item(f"/{number}") for number in range(1_005)]))
    assert len(feed.items) == 1_000
    assert "1,005 items" in feed.remarks[0]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(LAUGHS, "declares XML entities", id="an entity bomb"),
        pytest.param(LAUGHS.encode("utf-16"), "declares XML entities", id="a bomb in UTF-16"),
        pytest.param(f"<!-- <rss> -->{LAUGHS[21:]}", "declares XML", id="a bomb after a comment"),
        pytest.param("Just words.", "is not a feed", id="text"),
        pytest.param('{"version": "https://jsonfeed.org/version/1"}', "is not a feed", id="JSON"),
        pytest.param(
            rss([item("/1")]).replace("Gazette", "&#x110000;").replace("</rss>", ""),
            "too broken to be made out",
            id="no such character",
        ),
        pytest.param(
            rss([]).encode().replace(b'"UTF-8"', b'"\x93"'), "too broken", id="no encoding"
        ),
        pytest.param(rss([item("/1")]) + " " * 5_000_000, "more than 5,000,000", id="too large"),
        pytest.param("<config><a/></config>", "is not a feed", id="other XML"),
    ],
)
def test_what_is_no_feed(body: str | bytes, words: str) -> None:
    """One message says what is wrong."""
    with pytest.raises(UnreadableInputError, match=words):
        read(body)
