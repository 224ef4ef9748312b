"""Stretches of text and the parse of it, as plain values that rules and tests can build."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """A stretch of one article's text, in code points counted from 0.

    Attributes:
        start: The first character.
        end: One past the last, so that ``article.text[start:end]`` is the words.
    """

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Say whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One parsed sentence: parallel tuples with one value a token.

    Attributes:
        index: Its place among the article's sentences, from 0, the title first.
        paragraph: The paragraph it stands in, from 0; sentences never cross paragraphs.
        is_title: Whether it belongs to the headline.
        text: The whole text of the article; all offsets refer to it. What stands in capitals
            throughout is in its usual case here.
        words: The tokens as they stand in that text.
        lemmas: Their lower-case base forms.
        tags: Penn Treebank part-of-speech tags ("NNP", "VBD").
        roles: Dependency labels as spaCy's English models give them ("nsubj", "dobj", "ROOT").
        heads: Index of each token's governor within the sentence; the root is its own.
        starts: Offset of the first character of each token.
        ends: Offset one past the last character of each token.
        entities: Entity label of each token ("PERSON", "GPE"), or "" where there is none.
        children: Indices of the tokens that each token governs, in order.
    """

    index: int
    paragraph: int
    is_title: bool
    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def span(self) -> Span:
        """The stretch of text from the first token to the last."""
        return Span(self.starts[0], self.ends[-1])

    def span_of(self, first: int, last: int) -> Span:
        """Return the stretch of text from one token to another, both included."""
        return Span(self.starts[first], self.ends[last])

    def words_of(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def dependents(self, token: int, *roles: str) -> list[int]:
        """Return the tokens that this one governs in one of these roles, in text order."""
        return [child for child in self.children[token] if self.roles[child] in roles]

    def subtree(self, token: int, without: Iterable[str] = ()) -> list[int]:
        """Return the token and all it governs, in text order.

        Args:
            token: The token at the top.
            without: Roles whose tokens, with all below them, are left out.

        Returns:
            Token indices, ascending.
        """
        left_out = frozenset(without)
        found: list[int] = []
        waiting = [token]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(c for c in self.children[current] if self.roles[c] not in left_out)
        return sorted(found)

    def path_up(self, token: int) -> list[int]:
        """Return the governors of a token from the nearest to the root, without itself."""
        path: list[int] = []
        while self.heads[token] != token:
            token = self.heads[token]
            path.append(token)
        return path


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """Return the sentence that an offset of the text stands in.

    Args:
        sentences: Sentences in text order.
        offset: A code point of the text.

    Returns:
        The sentence, None where the offset stands outside all of them.
    """
    place = bisect_right(sentences, offset, key=lambda sentence: sentence.starts[0]) - 1
    found = sentences[place] if place >= 0 else None
    return found if found and offset < found.ends[-1] else None


def children_of(heads: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Return for each token the tokens it governs, given each token's governor."""
    governors = list(heads)
    children: list[list[int]] = [[] for _ in governors]
    for token, head in enumerate(governors):
        if head != token:
            children[head].append(token)
    return tuple(map(tuple, children))
