"""Finds texts that are copies of one another: reprints, cut versions and light rewrites.

Candidates come from MinHash signatures, and each is then measured exactly: the share of the
shorter text's word 3-grams that the other one holds too. A copy that was cut to a third still
shares all of them, which a measure of the texts as wholes would miss.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec
from rensa import RMinHash, RMinHashLSH

from dateline.aggregate.groups import Groups
from dateline.records import Article, Span

HASHES = 128
BANDS = 64  # two hashes a band: texts that share an eighth of their 3-grams become candidates
SEED = 1
LENGTH = 3  # words
LEAST_GRAMS = 15  # shorter texts share their few 3-grams by chance
WORD = re.compile(r"\w+")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts that are one.

    Attributes:
        a: Id of the article given first.
        b: Id of the other.
        containment: 0 to 1, the share of the shorter one's word 3-grams that the other holds.
        shared: The longest passages of ``a`` that stand in ``b`` word for word, in text order.
    """

    a: str
    b: str
    containment: float
    shared: tuple[Span, ...]


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """The articles that carry one text.

    Attributes:
        original: Id of the one that the others were taken from, as far as the dates tell.
        articles: Ids of all of them, the original first, then by date of publication.
        because: Why it is held for the original, as a sentence.
        pairs: What was measured.
    """

    original: str
    articles: tuple[str, ...]
    because: str
    pairs: tuple[Pair, ...]


def find_copies(articles: Iterable[Article], *, containment: float) -> tuple[Copies, ...]:
    """Return the groups of articles that carry one text.

    Args:
        articles: The articles, each id once.
        containment: 0 to 1, the share from which two texts are copies.

    Returns:
        Groups of two or more, by their original's place in the input.
    """
    given = list(articles)
    grams = [grams_of(article) for article in given]
    groups: Groups[int] = Groups(range(len(given)))
    pairs: list[tuple[int, Pair]] = []
    for first, second in _candidates(grams):
        measured = contained(grams[first], grams[second])
        if measured >= containment:
            groups.join(first, second)
            a, b = given[first], given[second]
            shared = passages(a, grams[second])
            pairs.append((first, Pair(a=a.id, b=b.id, containment=measured, shared=shared)))
    found = [
        _copies([given[i] for i in group], [pair for i, pair in pairs if i in group])
        for group in groups.larger_than(1)
    ]
    place = {article.id: number for number, article in enumerate(given)}
    return tuple(sorted(found, key=lambda group: place[group.original]))


def originals(groups: Iterable[Copies]) -> dict[str, str]:
    """Return the original of each article that is in a group of copies, itself for the original."""
    return {article: group.original for group in groups for article in group.articles}


def grams_of(article: Article) -> frozenset[str]:
    """Return the word 3-grams of an article's body, in lower case."""
    words = [word for word, _ in _words(article)]
    return frozenset(" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))


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
    """Return the three longest passages of an article whose 3-grams another text holds.

    Args:
        article: The article.
        other: The 3-grams of the other text.

    Returns:
        Spans of the article, in text order.
    """
    words = list(_words(article))
    found: list[Span] = []
    start: int | None = None
    for i in range(len(words) - LENGTH + 2):
        holds = " ".join(word for word, _ in words[i : i + LENGTH]) in other
        if holds and start is None:
            start = i
        elif not holds and start is not None:
            found.append(Span(words[start][1].start, words[i + LENGTH - 2][1].end))
            start = None
    longest = sorted(found, key=lambda span: (span.start - span.end, span.start))[:3]
    return tuple(sorted(longest))


def _words(article: Article) -> Iterable[tuple[str, Span]]:
    """Yield the words of the body with where they stand; mastheads and credits do not count."""
    text = article.text
    for block in article.paragraphs or (Span(0, len(text)),):
        for match in WORD.finditer(text, *block):
            yield match.group().lower(), Span(*match.span())


def _candidates(grams: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Return the pairs that share a band of their signatures, the earlier index first."""
    index = RMinHashLSH(threshold=0.1, num_perm=HASHES, num_bands=BANDS)
    found: set[tuple[int, int]] = set()
    for number, words in enumerate(grams):
        if not words:
            continue
        signature = RMinHash(num_perm=HASHES, seed=SEED)
        signature.update(sorted(words))
        found.update((other, number) for other in index.query(signature))
        index.insert(number, signature)
    return sorted(found)


def _copies(articles: Sequence[Article], pairs: Sequence[Pair]) -> Copies:
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
        pairs=tuple(pairs),
    )


def _age(article: Article) -> tuple[bool, str, bool, int, str]:
    """Sort the likely original first: dated and early, without a credit, long."""
    credited = bool(article.republished_from)
    published = article.published or ""
    return (not published, published, credited, -len(article.text), article.id)


def _taken_from(articles: Sequence[Article]) -> Article | None:
    """Return the one whose publisher another names as where it took the text from."""
    named = {a.republished_from.outlet.lower() for a in articles if a.republished_from}
    named |= {article.agency.lower() for article in articles if article.agency}
    return next((a for a in articles if (a.publisher or "").lower() in named), None)
