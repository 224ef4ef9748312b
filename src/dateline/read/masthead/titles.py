"""The headline, and the publisher's name as a masthead prints it, among the lines above a body."""

import re
from collections.abc import Callable

import msgspec

from dateline.read.masthead.pieces import NEXT_SENTENCE, Piece
from dateline.records import Span

TITLE_WORDS = 4  # a line with as many is a headline before any shorter one is
LOGO_WORDS = 3  # a line of a logo has at most as many
SENTENCE_TITLE_WORDS = 20  # a headline with a full stop has at most as many
SEARCHED = 12  # pieces; a given headline stands among the first
_OPEN_END = re.compile(
    r"(?i)\b(?:a|an|the|in|of|to|as|for|and|or|on|over|with|after|at|by|from|near|amid)$|,$"
)
_LABEL = re.compile(r"(?i)(?:title|headline|subject):\s|#{1,3}\s")


class Headline(msgspec.Struct, frozen=True):
    """The headline and the lines that name the publisher; any other line is body."""

    title: Piece | None = None
    names: tuple[Piece, ...] = ()


def split_given_title(
    text: str, pieces: tuple[Piece, ...], title: str
) -> tuple[Piece | None, tuple[Piece, ...]]:
    """Find a headline that was given where it stands at the start of a text.

    Args:
        text: The text.
        pieces: Its pieces.
        title: The headline; case, white space and a full stop at its end do not count.

    Returns:
        Where it stands (None where it does not), and the pieces without it.
    """
    words = title.strip().rstrip(".").split()
    if not words:
        return None, pieces
    pattern = re.compile(r"\s+".join(map(re.escape, words)) + r"(?!\w)\.?", re.IGNORECASE)
    for index, piece in enumerate(pieces[:SEARCHED]):
        match = pattern.match(text, piece.span.start)
        if match:
            found = Piece(Span(*match.span()), match.group(), piece.block)
            return found, (*pieces[:index], *_after(text, pieces[index:], match.end()))
    return None, pieces


def _after(text: str, pieces: tuple[Piece, ...], end: int) -> tuple[Piece, ...]:
    """Return the pieces, or what is left of them, after an offset."""
    kept = []
    for piece in pieces:
        rest = text[max(end, piece.span.start) : piece.span.end]
        start = piece.span.end - len(rest.lstrip())
        if rest.strip():
            words = " ".join(rest.split())
            kept.append(Piece(Span(start, piece.span.end), words, piece.block))
    return tuple(kept)


def is_sentence_title(first: Piece, following: Piece) -> bool:
    """Say whether a first piece is a headline although it ends like a sentence.

    Args:
        first: The first piece of the text, a short one.
        following: The one after it, in another block.

    Returns:
        True for a single question, or one sentence with the capitals of a headline.
    """
    words = first.words
    if NEXT_SENTENCE.search(first.text) or first.text.startswith(('"', "“", "'", "\u2018")):
        return False
    if first.text.isupper():
        return not following.text[:60].isupper()
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_words)
    return first.text.endswith("?") or capitals >= 0.85 * max(len(long_words), 1)


def choose_headline(
    lines: list[Piece], dated: frozenset[int], is_name: Callable[[str], bool]
) -> Headline:
    """Choose the headline among the lines above a body.

    Args:
        lines: The lines that are no date, credit or furniture, in text order.
        dated: Blocks that hold a date line.
        is_name: Says whether words have the form of an outlet's name.

    Returns:
        The headline and the publisher's names; no headline where only a single word stands there.
    """
    logo = _logo(lines)
    names = [line for line in lines if is_name(line.text) and line not in logo]
    others = [line for line in lines if line not in names and line not in logo]
    title = _first_title(others)
    if title is None and names:
        title = next((name for name in reversed(names) if name.block not in dated), None)
        names = [name for name in names if name != title] if len(names) > 1 else names
        title = title if title not in names else None
    if title is None and logo:
        return Headline(_merged(logo), tuple(names))
    if logo:
        names.insert(0, _merged(logo))
    return Headline(_without_label(title) if title else None, tuple(names))


def _first_title(lines: list[Piece]) -> Piece | None:
    long_enough = [line for line in lines if len(line.words) >= TITLE_WORDS]
    several = [line for line in lines if len(line.words) >= 2]
    if not (long_enough or several):
        return None
    first = (long_enough or several)[0]
    index = lines.index(first)
    parts = [first]
    for line in lines[index + 1 :]:
        goes_on = _OPEN_END.search(parts[-1].text) or line.text[0].islower()
        if line.block != first.block or not goes_on:
            break
        parts.append(line)
    return _merged(parts)


def _logo(lines: list[Piece]) -> list[Piece]:
    """Return the short lines of one block that a garbled logo left at the top, if more follow."""
    run: list[Piece] = []
    for line in lines:
        if len(line.words) > LOGO_WORDS or (run and line.block != run[0].block):
            break
        run.append(line)
    return run if len(run) >= 2 else []


def _merged(lines: list[Piece]) -> Piece:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return Piece(span, " ".join(line.text for line in lines), lines[0].block)


def _without_label(title: Piece) -> Piece:
    """Return a headline without "Title:" or the mark of a heading before it."""
    label = _LABEL.match(title.text)
    start = title.span.start + (label.end() if label else 0)
    return (
        Piece(Span(start, title.span.end), title.text[label.end() :], title.block)
        if label
        else title
    )
