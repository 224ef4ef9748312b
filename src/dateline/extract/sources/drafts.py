"""The working records of this stage: a cue found, its speaker, and a statement in the making."""

from collections.abc import Iterable

import msgspec

from dateline.knowledge.cues import Cue
from dateline.records import Act, Sentence, Span


class Hit(msgspec.Struct, frozen=True):
    """A cue as it stands in a sentence.

    Attributes:
        sentence: The sentence.
        head: The token that heads the cue.
        words: The tokens of the pattern that matched, in order.
        cue: The entry.
    """

    sentence: Sentence
    head: int
    words: tuple[int, ...]
    cue: Cue

    @property
    def tokens(self) -> tuple[int, ...]:
        """The words with their auxiliaries and negation, ascending."""
        helpers = dependents_beside(self.sentence, self.head, "aux", "auxpass", "neg", "prt")
        return tuple(sorted({*self.words, *helpers}))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the cue stands; a mark is a cue of its own."""
        mark = self.sentence.span_of(self.head, self.head)
        return spans_of(self.sentence, self.tokens) or (mark,)


class Speaker(msgspec.Struct, frozen=True):
    """The noun phrase that names who says so.

    Attributes:
        sentence: The sentence it stands in.
        head: The token it hangs on.
        tokens: Its tokens, ascending.
        antecedent: For a relative pronoun the head of the noun it stands for, else ``head``.
    """

    sentence: Sentence
    head: int
    tokens: tuple[int, ...]
    antecedent: int


class Link(msgspec.Struct, frozen=True):
    """A speaker as one link of a chain, and how it passes on what it carries."""

    speaker: Speaker
    act: Act
    cue: Span


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the making.

    Attributes:
        hit: The cue.
        speaker: Who says so, the innermost.
        content: What is said, in one or more stretches.
        outer: The links around the speaker, outermost first.
        aside: The verb by which the outer link cites the speaker, where it does.
    """

    hit: Hit
    speaker: Speaker
    content: tuple[Span, ...]
    outer: tuple[Link, ...] = ()
    aside: int | None = None


ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "notify", "advise", "warn", "ask"})
MARKS = frozenset({'"', "''", "``", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"})


def dependents_beside(sentence: Sentence, head: int, *roles: str) -> list[int]:
    """Return the dependents of a token that no quotation mark parts from it.

    The parser hangs words of a quotation on the verb outside it, as if they were its own.

    Args:
        sentence: The sentence.
        head: The governing token.
        roles: The roles to look for.

    Returns:
        Tokens in text order.
    """
    return [
        child
        for child in sentence.dependents(head, *roles)
        if not sum(
            sentence.words[token] in MARKS for token in range(min(head, child), max(head, child))
        )
        % 2
    ]


def spans_of(sentence: Sentence, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Return the stretches that some tokens cover, without punctuation at their edges."""
    runs: list[list[int]] = []
    for token in sorted(set(tokens)):
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (trim(sentence, run) for run in runs)
    return tuple(sentence.span_of(run[0], run[-1]) for run in trimmed if run)


def trim(sentence: Sentence, run: list[int]) -> list[int]:
    """Return a run of tokens without the punctuation at its edges; quotation marks stay."""
    edge = {",", ".", ";", ":", "-", "--", "\u2013", "\u2014", "\u2015"}
    while run and sentence.words[run[0]] in edge:
        run = run[1:]
    while run and sentence.words[run[-1]] in edge:
        run = run[:-1]
    return run if any(sentence.words[token].lstrip("@#")[:1].isalnum() for token in run) else []
