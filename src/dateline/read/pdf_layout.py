"""Lines on a page to paragraphs in reading order: columns, indents, gaps, broken words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

SAME_LINE = 0.5  # of the lower run's height: runs that overlap as much stand on one line
WORD_GAP = 1.5  # heights; runs further apart are different columns
COLUMN_LINES = 4  # lines on both sides of a gutter, at least
GUTTER_CROSSED = 0.34  # of the lines; a gutter that more of them cross is none
PARAGRAPH_GAP = 1.3  # times the usual distance of lines
LARGER_TYPE = 1.4  # times the height; a headline beside its text
HEADLINE_GAP = 1.7  # times its own height: lines of one headline are not further apart
INDENT = 8.0  # points
SHORT_LINE = 0.15  # of the column's width left empty after the last sentence of a paragraph
LABEL_LINE = 0.35  # of the column's width left empty after a line of a masthead
_SENTENCE_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Line(msgspec.Struct, frozen=True):
    """A line of text; its box in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Height of its letters in points."""
        return self.top - self.bottom


def merge_lines(runs: Sequence[Line]) -> list[Line]:
    """Join runs that stand side by side on one line.

    Args:
        runs: Runs of characters in any order.

    Returns:
        The lines from top to bottom, those of one height from left to right.
    """
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (-round(run.bottom + run.top), run.left)):
        index = next(
            (
                i
                for i in range(len(lines) - 1, max(len(lines) - 8, -1), -1)
                if _touch(lines[i], run)
            ),
            None,
        )
        if index is None:
            lines.append(run)
        else:
            lines[index] = _side_by_side(lines[index], run)
    return sorted(lines, key=lambda line: (-line.top, line.left))


def _touch(line: Line, run: Line) -> bool:
    shared = min(line.top, run.top) - max(line.bottom, run.bottom)
    lower = max(min(line.height, run.height), 0.1)
    gap = max(run.left - line.right, line.left - run.right)
    return shared >= SAME_LINE * lower and gap < WORD_GAP * max(line.height, run.height)


def _side_by_side(line: Line, run: Line) -> Line:
    first, second = sorted((line, run), key=lambda part: part.left)
    close = second.left - first.right < 0.1 * max(line.height, run.height)
    return Line(
        first.left,
        min(line.bottom, run.bottom),
        max(line.right, run.right),
        max(line.top, run.top),
        first.text + ("" if close else " ") + second.text,
    )


def reading_order(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the columns of a page in reading order, each with its lines from top to bottom.

    Lines that cross the gutter part the page into bands; within a band the left column comes
    before the right one.

    Args:
        lines: The lines of the page from top to bottom.

    Yields:
        Columns; a page without a gutter is one.
    """
    gutter = _gutter(lines)
    if gutter is None:
        if lines:
            yield list(lines)
        return
    band: list[Line] = []
    across: list[Line] = []
    for line in lines:
        if line.left < gutter < line.right:
            yield from _sides(band, gutter)
            band = []
            across.append(line)
        else:
            if across:
                yield across
                across = []
            band.append(line)
    if across:
        yield across
    yield from _sides(band, gutter)


def _sides(band: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    for side in (
        [line for line in band if line.right <= gutter],
        [line for line in band if line.left >= gutter],
    ):
        yield from reading_order(side)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where an empty strip parts two columns, None without one."""
    best: tuple[int, float] | None = None
    for line in lines:
        place = line.left - 2.0  # a right column starts at its gutter
        left = [other for other in lines if other.right <= place]
        right = [other for other in lines if other.left >= place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < COLUMN_LINES or crossing > GUTTER_CROSSED * len(lines):
            continue
        beside = min(left[0].top, right[0].top) > max(left[-1].bottom, right[-1].bottom)
        if beside and (best is None or crossing < best[0]):
            best = (crossing, place)
    return best[1] if best else None


def paragraphs_of(columns: Sequence[Sequence[Line]]) -> list[str]:
    """Join the lines of all columns into paragraphs.

    Args:
        columns: Columns in reading order.

    Returns:
        The paragraphs. A paragraph goes on in the next column or page where its last line ends
        in the middle of a sentence and the next one starts with a small letter.
    """
    words = {w.lower() for column in columns for line in column for w in _WORD.findall(line.text)}
    paragraphs: list[str] = []
    for column in columns:
        width = _Width.of(column)
        for index, line in enumerate(column):
            if index:
                goes_on = not width.parts(column[index - 1], line)
            else:
                goes_on = bool(paragraphs) and _runs_over(paragraphs[-1], line.text)
            if goes_on:
                paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
            else:
                paragraphs.append(line.text)
    return paragraphs


class _Width(msgspec.Struct, frozen=True):
    """The measures of one column: edges, usual distance of lines, usual height of letters."""

    left: float
    right: float
    pitch: float
    height: float

    @classmethod
    def of(cls, column: Sequence[Line]) -> "_Width":
        """Return the measures of a column."""
        pitches = [a.top - b.top for a, b in pairwise(column)]
        return cls(
            min(line.left for line in column),
            max(line.right for line in column),
            median(pitches) if pitches else 0.0,
            median(line.height for line in column),
        )

    def parts(self, line: Line, following: Line) -> bool:
        """Say whether a paragraph ends between two lines."""
        pitch = line.top - following.top
        is_headline = min(line.height, following.height) > LARGER_TYPE * self.height
        ratio = max(line.height, following.height) / max(min(line.height, following.height), 0.1)
        if is_headline and ratio < LARGER_TYPE:
            return pitch > HEADLINE_GAP * max(line.height, following.height)
        if ratio > LARGER_TYPE * 1.2 or pitch > PARAGRAPH_GAP * self.pitch:
            return True
        if following.left > line.left + INDENT and line.left < self.left + INDENT:
            return True
        empty = (self.right - line.right) / max(self.right - self.left, 1.0)
        is_end = _SENTENCE_END.search(line.text) is not None
        return empty > (SHORT_LINE if is_end else LABEL_LINE)


def _runs_over(paragraph: str, following: str) -> bool:
    return not _SENTENCE_END.search(paragraph) and following[:1].islower()


def _joined(paragraph: str, line: str, words: set[str]) -> str:
    """Join a line to a paragraph; a word that the line end broke becomes whole again."""
    broken = _BROKEN.search(paragraph)
    rest = _WORD.match(line)
    if not broken or not rest or not line[0].islower():
        separator = "" if broken and paragraph.endswith("-") and rest else " "
        return f"{paragraph}{separator}{line}"
    hyphenated = f"{broken[1]}-{rest[0]}".lower()
    if hyphenated in words or not broken[1][-1].islower():
        return paragraph + line
    return paragraph[:-1] + line
