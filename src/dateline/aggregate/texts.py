"""Measures how much of one text stands in another, and which passages."""

import re
from collections.abc import Iterable

from dateline.records import Article, Span

LENGTH = 3  # words
LEAST_GRAMS = 15  # shorter texts share their few 3-grams by chance
WORD = re.compile(r"\w+")


def grams_of(article: Article) -> frozenset[str]:
    """Return the word 3-grams of an article's body, in lower case."""
    found = (WORD.findall(article.text, *block) for block in _body(article))
    words = [word.lower() for words in found for word in words]
    shifted = (words[start:] for start in range(LENGTH))
    return frozenset(map(" ".join, zip(*shifted, strict=False)))


def contained(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the other holds.

    Args:
        a: The 3-grams of one text.
        b: Those of the other.

    Returns:
        0 to 1; 0 where the smaller set is too small to tell, unless both are the same.
    """
    if a == b:
        return 1.0 if a else 0.0
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller >= LEAST_GRAMS else 0.0


def passages(article: Article, other: frozenset[str]) -> tuple[Span, ...]:
    """Return the passages of an article whose word 3-grams another text holds.

    Args:
        article: The article.
        other: The 3-grams of the other text.

    Returns:
        Spans of the article, in text order.
    """
    return _stretches(article, other, held=True)


def _stretches(article: Article, other: frozenset[str], *, held: bool) -> tuple[Span, ...]:
    words = list(_words(article))
    inside = [False] * len(words)
    for i in range(len(words) - LENGTH + 1):
        if " ".join(word for word, _ in words[i : i + LENGTH]) in other:
            inside[i : i + LENGTH] = [True] * LENGTH
    found: list[Span] = []
    start: int | None = None
    for i, is_inside in enumerate([*inside, not held]):
        if is_inside is held and start is None:
            start = i
        elif is_inside is not held and start is not None:
            found.append(Span(words[start][1].start, words[i - 1][1].end))
            start = None
    return tuple(found)


def own_passages(article: Article, other: frozenset[str], least_words: int) -> tuple[Span, ...]:
    """Return the passages of an article that another text does not hold.

    Args:
        article: The article.
        other: The 3-grams of the other text.
        least_words: Passages of fewer words are left out.

    Returns:
        Spans of the article, in text order.
    """
    text = article.text
    found = _stretches(article, other, held=False)
    return tuple(s for s in found if len(WORD.findall(text, s.start, s.end)) >= least_words)


def _words(article: Article) -> Iterable[tuple[str, Span]]:
    """Yield the words of the body with where they stand."""
    for block in _body(article):
        for match in WORD.finditer(article.text, *block):
            yield match.group().lower(), Span(*match.span())


def _body(article: Article) -> tuple[Span, ...]:
    """Return the paragraphs; mastheads and credits do not count."""
    return article.paragraphs or (Span(0, len(article.text)),)
