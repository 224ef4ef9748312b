"""BibTeX of the articles that the events come from."""

import re
from collections.abc import Iterable, Iterator

from dateline.publish.export.tally import Options, Tally
from dateline.records import Article
from dateline.store import Selected

SPECIAL = re.compile(r"([&%$#_{}])")
PLAIN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def lines(selected: Iterable[Selected], _options: Options, tally: Tally) -> Iterator[str]:
    """Yield an entry an article.

    Args:
        selected: Articles with the events wanted.
        _options: Not asked: titles are no text that may not be passed on.
        tally: Counts the entries.

    Yields:
        Entries of type misc, for no type of BibTeX means an article on a page.
    """
    for item in selected:
        tally.written["entries"] += 1
        yield _entry(item.coding.article)


def _entry(article: Article) -> str:
    published = article.published or ""
    fields = {
        "title": _plain(article.title),
        "organization": _plain(article.publisher),
        "year": published[:4],
        "date": published,
        "url": article.url,
        "note": _plain(_credit(article)),
        "language": article.language,
    }
    body = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(article)}{body}\n}}\n\n"


def _key(article: Article) -> str:
    """Return a key: letters and digits of the id, which is unique."""
    return "dateline-" + re.sub(r"[^A-Za-z0-9]", "-", article.id)


def _credit(article: Article) -> str | None:
    taken = article.republished_from
    if taken:
        return f"republished from {taken.outlet}" + (f", {taken.date}" if taken.date else "")
    return f"credited to {article.agency}" if article.agency else None


def _plain(text: str | None) -> str | None:
    """Return a text in which no character is a command of TeX."""
    if text is None:
        return None
    escaped = "".join(PLAIN.get(c, SPECIAL.sub(r"\\\1", c)) for c in text)
    return " ".join(escaped.split())
