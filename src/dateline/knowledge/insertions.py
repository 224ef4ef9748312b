"""What translators and editors insert in brackets: "[words indistinct]", "[passage omitted]"."""

import re
from enum import StrEnum
from functools import cache

import msgspec

from dateline.knowledge.files import DATA, read_entries

FILE = DATA / "markers" / "insertions.yaml"
LONGEST = 60  # characters between the brackets
BRACKETS = re.compile(rf"\[([^\[\]\n]{{2,{LONGEST}}})\]|\(([^()\n]{{2,{LONGEST}}})\)")


class Position(StrEnum):
    """Where its words stand between the brackets."""

    WHOLE = "whole"
    OPENING = "opening"
    ENDING = "ending"


class Insertion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the file.

    Attributes:
        id: Its name.
        position: Where its words stand.
        words: The words, in lower case.
        matches: Sentences with such an insertion.
        rejects: Sentences without one.
    """

    id: str
    position: Position
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    def fits(self, inside: str) -> bool:
        """Say whether words between brackets are such an insertion; a name may stand in them."""
        words = " ".join(inside.lower().split())
        if self.position is Position.WHOLE:
            return words in self.words
        if self.position is Position.ENDING:
            return any(words == form or words.endswith(f" {form}") for form in self.words)
        first, *others = words.split()
        is_named = bool(others) and f"{first} {others[-1]}" in self.words
        return is_named or words.startswith(self.words)


@cache
def load_insertions() -> tuple[Insertion, ...]:
    """Return the entries of the file, read once."""
    return tuple(read_entries(FILE, Insertion))


def insertions_in(
    text: str, start: int, end: int, known: tuple[Insertion, ...]
) -> list[tuple[int, int]]:
    """Return where insertions stand in a stretch of text, brackets included.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to stop.
        known: The insertions.

    Returns:
        Start and end of each, in text order.
    """
    return [
        match.span()
        for match in BRACKETS.finditer(text, start, end)
        if any(entry.fits(match[1] or match[2]) for entry in known)
    ]
