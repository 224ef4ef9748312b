"""Quotation marks: which stretches of a paragraph stand inside them, however badly they pair."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.records import Sentence, Span

OPENING = "\u201c\u201e\u00ab"
CLOSING = "\u201d\u00bb"
DOUBLED = re.compile(r"''|``")
SINGLE = re.compile(r"(?<![\w.,!?])['\u2018](?=\w)(.+?)(?<=[\w.,!?\u2026])['\u2019](?!\w)")
LEAST_WORDS = 2  # a single word in quotation marks is a scare quote or a title


class Quotation(NamedTuple):
    """Words in quotation marks.

    Attributes:
        span: The words with their marks.
        paragraph: The paragraph they stand in.
        is_open: Whether the closing mark is missing, as where the next paragraph goes on.
    """

    span: Span
    paragraph: int
    is_open: bool


def find_quotations(sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Find the words in quotation marks.

    Marks pair within one paragraph only, so a lost mark costs at most the rest of its paragraph.

    Args:
        sentences: The sentences of one article.

    Returns:
        The quotations in text order; they do not overlap.
    """
    if not sentences:
        return ()
    found: list[Quotation] = []
    blocks = paragraph_spans(sentences)
    for paragraph, block in sorted(blocks.items()):
        text = sentences[0].text[block.start : block.end]
        following = blocks.get(paragraph + 1)
        goes_on = following and sentences[0].text[following.start] in {*OPENING, '"', "'", "`"}
        for start, end, is_open in _pairs(text) or _single_pairs(text):
            span = Span(block.start + start, block.start + end)
            if is_open and not goes_on:
                span = _to_sentence_end(span, sentences)
            found.append(Quotation(span, paragraph, is_open))
    return tuple(found)


def _to_sentence_end(span: Span, sentences: Sequence[Sentence]) -> Span:
    """Return a quotation whose closing mark is lost up to the end of its first sentence."""
    ends = (s.span.end for s in sentences if s.span.start <= span.start < s.span.end)
    return Span(span.start, next(ends, span.end))


def paragraph_spans(sentences: Sequence[Sentence]) -> dict[int, Span]:
    """Return where each paragraph stands, from its first token to its last."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        start, end = sentence.span
        known = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = Span(known.start if known else start, end)
    return spans


def in_paragraphs(quotations: Sequence[Quotation]) -> dict[int, list[Quotation]]:
    """Return the quotations of each paragraph that has any, in text order."""
    found: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        found.setdefault(quotation.paragraph, []).append(quotation)
    return found


def _pairs(text: str) -> list[tuple[int, int, bool]]:
    """Pair double marks; a straight one opens before a word and closes after one."""
    marks = DOUBLED.sub('"\0', text)
    found: list[tuple[int, int, bool]] = []
    begun: int | None = None
    for place, mark in enumerate(marks):
        if mark in OPENING or (mark == '"' and begun is None):
            if begun is None and (mark in OPENING or _opens(marks, place)):
                begun = place
        elif mark in CLOSING or mark == '"':
            if begun is not None:
                width = 2 if marks[place + 1 : place + 2] == "\0" else 1
                found.append((begun, place + width, False))
            begun = None
    if begun is not None:
        found.append((begun, len(text), True))
    return found


def _opens(marks: str, place: int) -> bool:
    following = marks[place + 1 : place + 3].lstrip("\0")
    return bool(following) and not following[0].isspace()


def _single_pairs(text: str) -> list[tuple[int, int, bool]]:
    """Pair single marks, where a paragraph has no double ones; apostrophes do not count."""
    return [
        (match.start(), match.end(), False)
        for match in SINGLE.finditer(text)
        if len(match.group(1).split()) >= LEAST_WORDS
    ]
