"""What a page is and which encoding it has, whatever its server says of it."""

import pytest

from dateline.read.fetch import article_of_page
from dateline.read.fetch.answers import Answer
from dateline.read.fetch.pages import feeds_named_by, kind_of
from tests.fetch.texts import item, page, rss

ADDRESS = "https://quay.example/news/1"
GOMA = "\u0413\u043e\u043c\u0430"
ELYSEE = "\u00c9lys\u00e9e"
CYRILLIC = page("goma").replace("near Goma", f"near {GOMA}")
ACCENTS = page("goma").replace("near Goma", f"near the {ELYSEE} \u2014 Goma")
META = '<meta charset="{}">'


def answer(body: str | bytes, kind: str = "", charset: str | None = None) -> Answer:
    """Return an answer from the address of a page."""
    data = body.encode() if isinstance(body, str) else body
    return Answer(address=ADDRESS, data=data, content_type=kind, charset=charset)


@pytest.mark.parametrize(
    ("body", "called", "kind"),
    [
        pytest.param(page("goma"), "application/pdf", "html", id="a page called a PDF"),
        pytest.param(b"%PDF-1.7 ...", "text/html", "pdf", id="a PDF called a page"),
        pytest.param(rss([item("/1")]), "text/html", "feed", id="a feed called a page"),
        pytest.param("<p>Words.</p>", "", "html", id="a piece of a page"),
        pytest.param("Words.", "text/html", "html", id="words called a page"),
        pytest.param("Words < words.", "text/plain", "text", id="words"),
        pytest.param(page("goma").encode("utf-16"), "", "html", id="a page in UTF-16"),
        pytest.param(
            page("goma", "<!-- <rss> -->"), "application/rss+xml", "html", id="a page called a feed"
        ),
    ],
)
def test_the_bytes_say_what_it_is(body: str | bytes, called: str, kind: str) -> None:
    """What a server calls its answer counts only where the bytes say nothing."""
    assert kind_of(answer(body, called)) == kind


@pytest.mark.parametrize(
    ("body", "charset", "word"),
    [
        pytest.param(CYRILLIC.encode("cp1251"), "windows-1251", GOMA, id="header alone"),
        pytest.param(CYRILLIC.encode(), "windows-1251", GOMA, id="header lies"),
        pytest.param(ACCENTS.encode("cp1252"), "utf-8", f"{ELYSEE} \u2014", id="UTF-8, a lie"),
        pytest.param(ACCENTS.encode("cp1252"), "iso-8859-1", f"{ELYSEE} \u2014", id="nearly right"),
        pytest.param(ACCENTS.encode(), "no-such-code", ELYSEE, id="no such encoding"),
        pytest.param(ACCENTS.encode(), "hex", ELYSEE, id="no encoding of text"),
        pytest.param(ACCENTS.encode("utf-16"), "utf-8", ELYSEE, id="UTF-16 with a mark"),
        pytest.param(
            CYRILLIC.replace("<title>", META.format("koi8-r") + "<title>").encode("koi8-r"),
            None, GOMA, id="the page alone",
        ),
    ],
)  # fmt: skip
def test_encodings_are_found_out(body: bytes, charset: str | None, word: str) -> None:
    """The words of a page are read whatever its server says of their encoding."""
    assert word in article_of_page(answer(body, "text/html", charset), ADDRESS).text


def test_the_address_is_where_it_came_from_not_what_the_page_says() -> None:
    """A page that gives another address as its own is not believed: many give one for all."""
    head = '<link rel="canonical" href="https://quay.example/news">'
    assert article_of_page(answer(page("goma", head)), ADDRESS).url == ADDRESS


@pytest.mark.parametrize(
    ("head", "feeds"),
    [
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="/rss">'
            '<LINK REL="Alternate feed" TYPE="application/atom+xml" HREF="atom">',
            ["https://quay.example/rss", "https://quay.example/news/atom"], id="two",
        ),
        pytest.param('<link rel="alternate" hreflang="tr" href="/tr">', [], id="a translation"),
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="file:///etc">', [], id="a file",
        ),
    ],
)  # fmt: skip
def test_feeds_that_a_page_names(head: str, feeds: list[str]) -> None:
    """Only feeds that may be asked are named."""
    assert feeds_named_by(answer(page("goma", head))) == feeds
