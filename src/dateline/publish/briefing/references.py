"""Numbers the articles that a briefing rests on; copies of one text are named with the original."""

import re
from collections.abc import Iterable, Sequence

from dateline.publish.briefing.records import Reference, Told
from dateline.publish.briefing.words import day_words
from dateline.records import Article

MOST = 8  # references of one sentence; how many reports there are it says in words
ADDRESS = re.compile(r"https?://[^\s<>\"']+")


class References:
    """The references met so far: an article keeps the number that it got when it was first met."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._articles: dict[str, Article] = {}
        self._copies: dict[str, tuple[str, ...]] = {}
        for one in told:
            self.know(article for article, _ in one.reports)
            self._copies |= {group[0]: group[1:] for group in one.story.copies}
        self._original = {
            copy: original for original, copies in self._copies.items() for copy in copies
        }
        self._numbers: dict[str, int] = {}

    def know(self, articles: Iterable[Article]) -> None:
        """Take in articles that may be referred to."""
        for article in articles:
            self._articles.setdefault(article.id, article)

    def number(self, article: str) -> int:
        """Return the number of an article, by its id; a copy has the number of its original."""
        id = self._original.get(article, article)
        id = id if id in self._articles else article
        return self._numbers.setdefault(id, len(self._numbers) + 1)

    def numbers(self, articles: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some articles, each once, ascending; of many, of the first ones."""
        texts = dict.fromkeys(self._original.get(id, id) for id in articles if id in self._articles)
        return tuple(sorted(self.number(id) for id in list(texts)[:MOST]))

    def listed(self) -> tuple[Reference, ...]:
        """Return the references by number."""
        return tuple(
            reference(number, self._articles[id], self._copies_of(id))
            for id, number in self._numbers.items()
        )

    def _copies_of(self, id: str) -> list[Article]:
        return [self._articles[copy] for copy in self._copies.get(id, ()) if copy in self._articles]


def reference(number: int, article: Article, copies: Sequence[Article] = ()) -> Reference:
    """Return how an article is referred to."""
    taken = article.republished_from
    url = article.url if article.url and ADDRESS.fullmatch(article.url) else None
    return Reference(
        number=number,
        article=article.id,
        publisher=publisher_of(article),
        title=article.title,
        published=article.published,
        url=url,
        republished_from=f"{taken.outlet}, {day_words(taken.date)}".rstrip(", ") if taken else None,
        agency=article.agency,
        copies=tuple(
            ", ".join(filter(None, (publisher_of(copy), day_words(copy.published))))
            for copy in copies
        ),
    )


def publisher_of(article: Article) -> str:
    """Return who published an article; of one that names nobody, the name of its file."""
    return article.publisher or article.input.rstrip("/").rsplit("/", 1)[-1]
