"""Finds the reports of one statement over articles, and whom they rest on.

Two statements are one if nothing that they say contradicts - names, numbers, yes or no - and one
named source says both in like words within a few days, or anybody in almost the same words.
Precision comes before recall: each is compared with the statement asked about, not with the others.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from dateline.aggregate.origins import Report, surname_of
from dateline.aggregate.trees import Branch, branches
from dateline.records import SourceKind, Stance
from dateline.records.dates import last_day
from dateline.store import StoredStatement

LIKE = 0.6  # share of the words of the shorter one that the other has, by one named source
SAME = 0.7  # share of all words of the two that both have, by anybody
LEAST, LEAST_SAME = 3, 5  # words in common
NEAR = timedelta(days=7)  # between the articles; later a source may say the same thing again
ENDING = 3  # letters by which forms of a word may differ: "killed", "killing"
STEM = 4  # letters that they share at least
LONG = 5  # letters of a word that says something
WORD = re.compile(r"[^\W_]+")
NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
NO_CONTENT = frozenset((
    "about", "after", "before", "being", "could", "other", "should", "their", "there", "these",
    "those", "which", "while", "would",
))  # fmt: skip
NOT = frozenset((
    "no", "not", "never", "none", "nobody", "neither", "nor", "without", "cannot", "t",
))  # fmt: skip


class SaidIn(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as one article reports it.

    Attributes:
        article: Id of the article.
        statement: Id of the statement.
        publisher: Who published it.
        published: ISO date of publication.
        stance: How the source stands to it.
        words: What is said, as it stands in the article.
        because: Why it is held for a report of the same statement.
    """

    article: str
    statement: str
    publisher: str
    published: str | None
    stance: Stance
    words: str
    because: str


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to say, over all articles.

    Attributes:
        statement: Id of the statement that was asked about.
        reports: Each report of it, by date of publication.
        origins: The independent origins of these, with the way of each.
        denials: Reports of those who deny it.
        denied_by: The origins of these, likewise.
    """

    statement: str
    reports: tuple[SaidIn, ...]
    origins: tuple[Branch, ...]
    denials: tuple[SaidIn, ...]
    denied_by: tuple[Branch, ...]


class _Words(msgspec.Struct, frozen=True):
    """The words of a statement, by what they do in it."""

    all: frozenset[str]
    said: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: bool


def saying_of(
    asked: StoredStatement, others: Iterable[StoredStatement], original_of: Mapping[str, str]
) -> Saying:
    """Return the reports of a statement among others, and whom they rest on.

    Args:
        asked: The statement.
        others: Statements that may say the same.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        The statement over all articles.
    """
    found = {_key(asked): (asked, "it was asked about")}
    denied: dict[tuple[str, str], tuple[StoredStatement, str]] = {}
    for other in others:
        because = _why_one(asked, other, original_of)
        if because:
            kept = found if _denies(asked) == _denies(other) else denied
            kept.setdefault(_key(other), (other, because))
    reports, denials = (sorted(one.values(), key=_order) for one in (found, denied))
    return Saying(
        statement=asked.statement.id,
        reports=tuple(_said_in(*one) for one in reports),
        origins=_branches(reports, original_of),
        denials=tuple(_said_in(*one) for one in denials),
        denied_by=_branches(denials, original_of),
    )


def telling_words(words: str) -> tuple[str, ...]:
    """Return the words of a statement by which others like it are looked for, longest first."""
    return tuple(sorted(_words_of(words).said, key=lambda word: (-len(word), word)))


def _why_one(
    asked: StoredStatement, other: StoredStatement, original_of: Mapping[str, str]
) -> str | None:
    """Say why two statements say the same thing, or one denies it; None where they do not."""
    one, two = _words_of(asked.words), _words_of(other.words)
    shared = min(_shared(one.said, two.said), _shared(two.said, one.said))
    alike = shared >= LEAST and shared >= LIKE * min(len(one.said), len(two.said))
    if not alike or _contradict(one, two):
        return None
    if _are_copies(asked.article.id, other.article.id, original_of):
        return "it stands in a copy of the text"
    if _are_near(asked, other):
        if _denies(asked) != _denies(other):
            return "it is denied in like words"
        if _one_source(asked, other):
            return "one source says it in like words"
        if len(one.all & two.all) >= max(LEAST_SAME, SAME * len(one.all | two.all)):
            return "it is said in almost the same words"
    return None


def _contradict(one: _Words, two: _Words) -> bool:
    """Say whether one says yes and one no, or each names somebody or a number of its own."""
    pairs = ((one.names, two.names), (one.numbers, two.numbers))
    return one.negated != two.negated or any(not (a <= b or b <= a) for a, b in pairs)


def _are_copies(one: str, other: str, original_of: Mapping[str, str]) -> bool:
    return one != other and original_of.get(one, one) == original_of.get(other, other)


def _words_of(words: str) -> _Words:
    tokens = WORD.findall(words)
    lower = [token.lower() for token in tokens]
    numbers = frozenset(word for word in lower if word.isdecimal() or word in NUMBERS)
    said = {word for word in lower if len(word) >= LONG and word not in NO_CONTENT}
    return _Words(
        all=frozenset(lower),
        said=frozenset(said | numbers),
        names=frozenset(token.lower() for token in tokens[1:] if token[:1].isupper()),
        numbers=numbers,
        negated=not NOT.isdisjoint(lower),
    )


def _shared(one: frozenset[str], two: frozenset[str]) -> int:
    return sum(word in two or any(_are_forms(word, other) for other in two) for word in one)


def _are_forms(one: str, other: str) -> bool:
    """Say whether two words differ in their endings alone."""
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    common = min(len(one), len(other)) if common is None else common
    return common >= STEM and max(len(one), len(other)) - common <= ENDING


def _are_near(one: StoredStatement, other: StoredStatement) -> bool:
    days = [a.published and last_day(a.published) for a in (one.article, other.article)]
    known = [day for day in days if day]
    return len(known) < 2 or max(known) - min(known) <= NEAR


def _one_source(one: StoredStatement, other: StoredStatement) -> bool:
    """Say whether two statements end in one named source."""
    if not one.statement.chain or not other.statement.chain:
        return False
    a, b = one.statement.chain[-1], other.statement.chain[-1]
    if SourceKind.UNNAMED in {a.kind, b.kind}:
        return False
    names = a.name.casefold(), b.name.casefold()
    if a.id == b.id or names[0] == names[1]:
        return True
    persons = a.kind is b.kind is SourceKind.PERSON
    short, long = sorted(names, key=len)
    return (
        persons and surname_of(short) == surname_of(long) and set(short.split()) < set(long.split())
    )


def _denies(one: StoredStatement) -> bool:
    return one.statement.stance is Stance.DENIES


def _key(one: StoredStatement) -> tuple[str, str]:
    return one.article.id, one.statement.id


def _order(found: tuple[StoredStatement, str]) -> tuple[str, str, int]:
    one = found[0]
    return one.article.published or "9999", one.article.id, one.statement.content[0].start


def _said_in(one: StoredStatement, because: str) -> SaidIn:
    article, statement = one.article, one.statement
    return SaidIn(
        article=article.id,
        statement=statement.id,
        publisher=article.publisher or article.input,
        published=article.published,
        stance=statement.stance,
        words=one.words,
        because=because,
    )


def _branches(
    found: Sequence[tuple[StoredStatement, str]], original_of: Mapping[str, str]
) -> tuple[Branch, ...]:
    reports = [Report(article=one.article, chain=one.statement.chain) for one, _ in found]
    return branches(reports, original_of)
