"""HTML pages: main text, JSON-LD, meta tags, and the lines around the text."""

from datetime import date
from pathlib import Path

import pytest

from dateline.read import read_articles
from dateline.records import Article, Republished

PARAGRAPHS = (
    "The army said on Tuesday that its troops had left the hill town of Varenna after a week.",
    "Residents reached by telephone said that shelling went on in the valley through the night.",
    "Both sides are to meet in the capital on Friday, the foreign ministry said in a statement.",
)
MAIN = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
AROUND = (
    "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>{}"
    "<aside><a href='/2'>Another story of the day</a></aside><footer><p>About us</p></footer>"
)
JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
    '{"@type": ["NewsArticle"], "headline": "Troops leave Varenna", '
    '"datePublished": "2016-08-09T10:00:00Z", "publisher": {"name": "Hill Gazette"}, '
    '"isBasedOn": "Reuters"}]}</script>'
)


def page(head: str, main: str) -> str:
    """Build a page with furniture around its main part."""
    body = AROUND.format(f"<main><article>{main}</article></main>")
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def read(tmp_path: Path, content: str | bytes) -> Article:
    """Read a page from a file."""
    file = tmp_path / "a.html"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = read_articles([str(file)], today=date(2024, 6, 1))
    assert isinstance(found, Article), found
    return found


HEADS = {
    "json-ld": (JSON_LD, "Hill Gazette", "2016-08-09", Republished("Reuters")),
    "meta tags": (
        '<meta property="og:title" content="Troops leave Varenna - Hill Gazette">'
        '<meta property="og:site_name" content="Hill Gazette">'
        '<meta property="article:published_time" content="2016-08-09T10:00:00+03:00">',
        "Hill Gazette", "2016-08-09", None,
    ),
    "page title": ("<title>Troops leave Varenna | Reuters</title>", "Reuters", None, None),
    "broken json-ld": (
        '<script type="application/ld+json">{"@type": NewsArticle,}</script>', None, None, None
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HEADS)
def test_page_data(kind: str, tmp_path: Path) -> None:
    """The page's own data give publisher, date and origin; the body is the main text alone."""
    head, publisher, published, taken = HEADS[kind]
    article = read(tmp_path, page(head, f"<h1>Troops leave Varenna</h1>{MAIN}"))
    bodies = tuple(article.text[s.start : s.end] for s in article.paragraphs)
    assert bodies == PARAGRAPHS
    assert (article.title, article.title_span) == ("Troops leave Varenna", (0, 20))
    assert (article.publisher, article.published) == (publisher, published)
    assert article.republished_from == taken


def test_printed_lines(tmp_path: Path) -> None:
    """Date and credit lines that the main text leaves out are kept, and read."""
    main = (
        "<h1>Troops leave Varenna</h1><p class='by'>By Lena Okafor, Reuters</p>"
        f"<span>9 August 2016</span>{MAIN}<p>\u00a9 2016 Hill Gazette</p>"
    )
    article = read(tmp_path, page("", main))
    assert (article.publisher, article.published) == ("Hill Gazette", "2016-08-09")
    assert article.republished_from == Republished("Reuters")
    assert len(article.paragraphs) == len(PARAGRAPHS)


def test_declared_encoding(tmp_path: Path) -> None:
    """A page that is not UTF-8 is decoded as it declares."""
    text = page("<meta charset='iso-8859-9'>", MAIN.replace("Varenna", "\u015eile"))
    article = read(tmp_path, text.encode("iso-8859-9"))
    assert "hill town of \u015eile" in article.text
