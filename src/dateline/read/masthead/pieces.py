"""A text as pieces: paragraphs, and the single lines of a masthead."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from dateline.records import Span

WIDEST_WRAP = 110  # characters; longer lines are paragraphs of their own
NARROWEST_WRAP = 45  # characters; shorter lines were not broken by a margin
RAGGED = 0.85  # of the widest line: a line that had room for one more word ended on purpose
EDGE = 4_000  # characters at both ends of a text in which mastheads and credits stand
PROSE_WORDS = 5  # a sentence with a full stop has at least as many
LONG_WORDS = 26  # more words than a headline has
TWO_SENTENCE_WORDS = 16  # words of a line with a full stop inside that is no headline
_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]*(?:\r\n|[\n\r\f\v\u2028\u2029\x85]|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”\u2019»)\]]*$")
NEXT_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"'\u201d\u2019]?\s+[\"'\u201c\u2018]?[A-Z]")
_BULLET = re.compile(r"(?:[-\u2013•*·▪]|\d{1,2}[.)])\s")

LineTest = Callable[[str], bool]


class Piece(msgspec.Struct, frozen=True):
    """A paragraph, or one line of a masthead.

    Attributes:
        span: Where it stands, without white space around it.
        text: Its words, runs of white space as one space.
        block: Which block of lines between blank lines it belongs to, from 0.
    """

    span: Span
    text: str
    block: int

    @property
    def words(self) -> list[str]:
        """Its words, split at white space."""
        return self.text.split(" ")

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text rather than as a headline or a label."""
        count = len(self.words)
        if count < PROSE_WORDS or count >= LONG_WORDS:
            return count >= LONG_WORDS
        if _SENTENCE_END.search(self.text):
            return True
        return count >= TWO_SENTENCE_WORDS and NEXT_SENTENCE.search(self.text) is not None


def split_pieces(text: str, is_label: LineTest) -> tuple[Piece, ...]:
    """Split a text into paragraphs and single lines.

    Blank lines part blocks. Within a block, lines that a margin broke are one paragraph; lines
    that are long, or that end although there was room for another word, stand alone.

    Args:
        text: The text.
        is_label: Says whether a line is a date, a credit or furniture, which never joins others.

    Returns:
        The pieces in text order; together they hold every character that is no white space.
    """
    found: list[Piece] = []

    def is_label_at_edge(line: Span) -> bool:
        is_edge = line.start < EDGE or line.end > len(text) - EDGE
        return is_edge and is_label(text[line.start : line.end])

    for number, lines in enumerate(_blocks(text)):
        for first, last in _joined(text, lines, is_label_at_edge):
            span = Span(lines[first].start, lines[last].end)
            words = " ".join(text[span.start : span.end].split())
            found.append(Piece(span, words, number))
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines of each block, without white space around them."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            block.append(Span(start, start + len(stripped)))
        if block and (not stripped or line.endswith("\f")):
            yield block
            block = []
    if block:
        yield block


def _joined(
    text: str, lines: list[Span], is_label: Callable[[Span], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each paragraph of a block."""
    width = max(line.end - line.start for line in lines)
    long_lines = [line for line in lines if line.end - line.start >= NARROWEST_WRAP]
    is_cut = any(not _SENTENCE_END.search(text[line.start : line.end]) for line in long_lines)
    is_wrapped = len(lines) > 1 and width <= WIDEST_WRAP and is_cut
    first = 0
    for index, (line, following) in enumerate(pairwise(lines)):
        goes_on = _goes_on(
            text[line.start : line.end],
            text[following.start : following.end],
            width if is_wrapped else None,
        )
        if not goes_on or is_label(line) or is_label(following):
            yield first, index
            first = index + 1
    yield first, len(lines) - 1


def _goes_on(line: str, following: str, width: int | None) -> bool:
    """Say whether a margin (its width, or None without one) broke a line, not a paragraph's end."""
    is_full = width and len(line) + 1 + len(following.split(None, 1)[0]) > width * RAGGED
    is_cut = len(line) >= NARROWEST_WRAP and following[0].islower()
    if not is_full and (not is_cut or _SENTENCE_END.search(line)):
        return False
    return _BULLET.match(following) is None
