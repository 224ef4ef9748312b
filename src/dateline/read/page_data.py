"""What an HTML page says about itself: JSON-LD, meta tags, its title and its address."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from lxml import html

from dateline.read.given import Given, Hint

ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
MOST_OBJECTS = 500  # JSON-LD objects that are looked at
TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
SITES = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date", "publishdate",
    "publication_date", "citation_publication_date", "parsely-pub-date", "sailthru.date",
    "article.published", "displaydate",
)  # fmt: skip
_SITE_SUFFIX = re.compile(r"\s+[-|\u2013\u2014\u00b7:]\s+([^-|\u2013\u2014\u00b7]{2,60})$")


class PageData(msgspec.Struct, frozen=True):
    """The headline of a page, and everything that it says of itself."""

    title: str | None
    given: Given


def read_page_data(tree: html.HtmlElement) -> PageData:
    """Read what a page says about itself.

    Args:
        tree: The parsed page.

    Returns:
        The headline as it should stand above the text, and the hints; JSON-LD goes before meta
        tags, and both before what is printed on the page.
    """
    meta = _meta(tree)
    objects = list(_articles(tree))
    hints = [*_json_hints(objects), *_meta_hints(meta)]
    site = next((hint.value for hint in hints if hint.field == "publisher"), None)
    headline, suffix = _headline(tree, hints, meta, site)
    if site is None and suffix:
        hints.append(Hint("site", suffix, "page title"))
    times = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    times += tree.xpath("//*[@itemprop='datePublished']/@content")
    hints += [Hint("published", str(value), "time element") for value in times[:1]]
    others = [hint for hint in hints if hint.field != "title"]
    titles = [Hint("title", headline, "page")] if headline else []
    return PageData(headline, Given(url=_address(tree, meta), hints=(*titles, *others)))


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Return the meta tags by lower-case name; of two with one name the first."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _meta_hints(meta: dict[str, str]) -> Iterator[Hint]:
    for field, names in (("title", TITLES), ("publisher", SITES), ("published", DATES)):
        for value in [meta[name] for name in names if name in meta][:1]:
            yield Hint(field, value, "meta")


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article; what is not JSON is left out."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            waiting.append(msgspec.json.decode((script.text or "").strip()))
        except (msgspec.DecodeError, RecursionError):
            continue
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting.extend(current)
        elif isinstance(current, dict):
            waiting.extend(current.get(key) for key in ("@graph", "mainEntity"))
            if any(ARTICLE_TYPE.search(kind) for kind in _strings(current.get("@type"))):
                yield current


def _json_hints(objects: Iterable[dict[str, Any]]) -> Iterator[Hint]:
    for entry in objects:
        for field, key in (
            ("title", "headline"),
            ("publisher", "publisher"),
            ("published", "datePublished"),
            ("author", "author"),
            ("republished_from", "isBasedOn"),
        ):
            for value in _strings(entry.get(key)):
                yield Hint(field, value, "json-ld")


def _strings(value: Any) -> list[str]:  # noqa: ANN401
    """Return the strings in a JSON-LD value: itself, its items, or the name or address of it."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [string for item in value[:20] if not isinstance(item, list)
                for string in _strings(item)]  # fmt: skip
    if isinstance(value, dict):
        own = next((value[k] for k in ("publisher", "name", "url", "@id") if value.get(k)), None)
        return _strings(own) if not isinstance(own, list) else []
    return []


def _headline(
    tree: html.HtmlElement, hints: list[Hint], meta: dict[str, str], site: str | None
) -> tuple[str | None, str | None]:
    """Return the headline without the site's name, and the name that was cut off."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if heading and heading != site]
    page_title = " ".join((tree.findtext(".//title") or "").split())
    json_title = next((h.value for h in hints if h.field == "title" and h.rule == "json-ld"), None)
    meta_title = next((meta[name] for name in TITLES if name in meta), None)
    own = json_title or (headings[0] if len(headings) == 1 else None)
    suffix = _SITE_SUFFIX.search(page_title)
    cut = suffix[1] if suffix and (own or meta_title) else None
    if own:
        return own, cut
    title = meta_title or page_title
    ending = _SITE_SUFFIX.search(title)
    if ending and (site is None or ending[1].lower() == site.lower()):
        return title[: ending.start()], ending[1]
    return title or (headings[0] if headings else None), cut


def _address(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    candidates = [*map(str, links), meta.get("og:url", "")]
    return next((link for link in candidates if link.startswith(("http://", "https://"))), None)
