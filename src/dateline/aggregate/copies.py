"""Tells of texts that are copies of one another which is the original, and what the others changed.

Copies are reprints, cut versions and light rewrites; ``sketches`` finds them.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.aggregate.names import folded
from dateline.aggregate.texts import grams_of, own_passages, passages
from dateline.records import Article, Span

MOST_PASSAGES = 5  # of a kind, the longest ones
LEAST_WORDS = 5  # of a passage that was added or dropped; fewer are a change of wording


class Rewrite(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was taken from another one.

    Attributes:
        article: Id of its article.
        containment: 0 to 1, the share of the shorter text's word 3-grams that the other holds.
        credited: Whether it says whom it was taken from.
        shared: The longest passages that it has word for word, as spans of its own text.
        added: The longest passages that are its own, likewise.
        dropped: The longest passages that it leaves out, as spans of the original.
    """

    article: str
    containment: float
    credited: bool
    shared: tuple[Span, ...]
    added: tuple[Span, ...]
    dropped: tuple[Span, ...]


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """The articles that carry one text.

    Attributes:
        original: Id of the one that the others were taken from, as far as the dates tell.
        articles: Ids of all of them, the original first, then by date of publication.
        because: Why it is held for the original, as a sentence.
    """

    original: str
    articles: tuple[str, ...]
    because: str


def copies_among(articles: Sequence[Article]) -> Copies:
    """Return which of some articles that carry one text is the original.

    Args:
        articles: Two articles or more, with their texts.

    Returns:
        The group.
    """
    ordered = sorted(articles, key=_age)
    named = _taken_from(ordered)
    original = named or ordered[0]
    rest = [article for article in ordered if article is not original]
    if named:
        because = f"another of them says that it was taken from {original.publisher}"
    elif original.published and original.published != rest[0].published:
        because = f"it was published first, on {original.published}"
    else:
        because = "no date or credit decides; it is the fullest text of the earliest ones"
    return Copies(
        original=original.id,
        articles=(original.id, *(article.id for article in rest)),
        because=because,
    )


def originals(groups: Iterable[Copies]) -> dict[str, str]:
    """Return the original of each article that is in a group of copies, itself for the original."""
    return {article: group.original for group in groups for article in group.articles}


def rewrites(copies: Copies, articles: Mapping[str, Article]) -> tuple[Rewrite, ...]:
    """Return what each of the others of a group made of the original.

    Args:
        copies: The group.
        articles: Its articles by their ids, with their texts.

    Returns:
        One rewrite for each article but the original, in the order of the group.
    """
    original = articles[copies.original]
    source = grams_of(original)
    found = []
    for id in copies.articles[1:]:
        article = articles[id]
        grams = grams_of(article)
        smaller = max(1, min(len(grams), len(source)))
        found.append(
            Rewrite(
                article=id,
                containment=len(grams & source) / smaller,
                credited=bool(_credits(article) & _names(original)),
                shared=_longest(passages(article, source)),
                added=_longest(own_passages(article, source, LEAST_WORDS)),
                dropped=_longest(own_passages(original, grams, LEAST_WORDS)),
            )
        )
    return tuple(found)


def _longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    longest = sorted(spans, key=lambda span: (span.start - span.end, span.start))[:MOST_PASSAGES]
    return tuple(sorted(longest))


def _credits(article: Article) -> set[str]:
    """Return whom an article says that its text is from, in folded names."""
    taken = article.republished_from.outlet if article.republished_from else None
    return {folded(name) for name in (taken, article.agency) if name}


def _names(article: Article) -> set[str]:
    return {folded(name) for name in (article.publisher, article.agency) if name}


def _age(article: Article) -> tuple[bool, str, bool, int, str]:
    """Sort the likely original first: dated and early, without a credit, long."""
    published = article.published or ""
    credited = bool(article.republished_from)
    return not published, published, credited, -len(article.text), article.id


def _taken_from(articles: Sequence[Article]) -> Article | None:
    """Return the one whose publisher another names as where it took the text from."""
    named = {name for article in articles for name in _credits(article)}
    return next((a for a in articles if a.publisher and folded(a.publisher) in named), None)
