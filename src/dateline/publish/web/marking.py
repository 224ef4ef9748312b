"""Cuts the text of an article where marks begin and end, so that a page can show them in place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from dateline.records import Coding, Span


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text that means something.

    Attributes:
        span: The stretch.
        kind: "event", "mention", "statement", "cue", "title", "plain" (read but not coded) or
            "gap".
        id: Of the event or statement; the problem where it is a gap.
    """

    span: Span
    kind: str
    id: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text over which nothing begins or ends.

    Attributes:
        text: The words.
        marks: What holds over them, outermost first.
    """

    text: str
    marks: tuple[Mark, ...]

    def of(self, *kinds: str) -> list[Mark]:
        """Return the marks of some kinds, outermost first."""
        return [mark for mark in self.marks if mark.kind in kinds]


def marks_of(coding: Coding) -> list[Mark]:
    """Return what is to be marked in the text of a coding."""
    return list(_marks(coding))


def _marks(coding: Coding) -> Iterator[Mark]:
    for span in _not_coded(coding):
        yield Mark(span, "plain", "")
    if coding.article.title_span:
        yield Mark(coding.article.title_span, "title", "")
    for statement in coding.statements:
        for span in statement.content:
            yield Mark(span, "statement", statement.id)
        for span in statement.cue:
            yield Mark(span, "cue", statement.id)
    for event in coding.events:
        yield Mark(event.anchor, "event", event.id)
        for span in event.mentions:
            yield Mark(span, "mention", event.id)
    for gap in coding.unread:
        if gap.span is not None:
            yield Mark(gap.span, "gap", gap.problem)


def _not_coded(coding: Coding) -> Iterator[Span]:
    """Yield what is neither headline nor body: masthead, credits, what a page says besides."""
    article = coding.article
    coded = sorted((*article.paragraphs, *([article.title_span] if article.title_span else [])))
    start = 0
    for span in coded:
        if start < span.start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < len(article.text) and coded:
        yield Span(start, len(article.text))


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text so that every mark begins and ends between two pieces.

    Args:
        text: The text.
        marks: Marks within it; they may overlap in any way.

    Returns:
        Pieces that together are the text, each with the marks over it: longer ones first.
    """
    found = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    borders = sorted({0, len(text), *(end for mark in found for end in mark.span)})
    waiting = iter([*found, None])
    coming = next(waiting)
    held: list[Mark] = []
    answer = []
    for start, end in pairwise(borders):
        held = [mark for mark in held if mark.span.end > start]
        while coming is not None and coming.span.start <= start:
            held.append(coming)
            coming = next(waiting)
        answer.append(Piece(text[start:end], _outermost_first(held)))
    return answer


def _outermost_first(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.span.start - mark.span.end, mark.span)))
