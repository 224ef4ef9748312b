"""The words around the body of an article, from ``data/markers/reading.yaml``."""

from functools import cache

import msgspec

from dateline.knowledge.files import DATA, read_entries

FILE = DATA / "markers" / "reading.yaml"
_AROUND = " \t\n.:;|•·»>"


class ReadingMarker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the file.

    Attributes:
        id: Its name.
        kind: What the words show; the head of the file lists the kinds.
        words: Words and phrases, in lower case.
        matches: Lines that one of them must recognise.
        rejects: Lines that none of them may recognise.
    """

    id: str
    kind: str
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class ReadingMarkers(msgspec.Struct, frozen=True):
    """The words of all entries by kind: longer phrases first, and as sets."""

    words: dict[str, tuple[str, ...]]
    whole: dict[str, frozenset[str]]

    def is_whole(self, kind: str, line: str) -> bool:
        """Say whether a line consists of a phrase of this kind."""
        return fold(line) in self.whole[kind]

    def opening(self, kind: str, line: str) -> str | None:
        """Return the longest phrase of this kind that a line starts with, None without one."""
        lowered = line.lower()
        if not lowered.startswith(self.words[kind]):
            return None
        for phrase in self.words[kind]:
            if lowered.startswith(phrase) and not lowered[len(phrase) :][:1].isalnum():
                return phrase
        return None

    def ending(self, kind: str, line: str) -> str | None:
        """Return the longest phrase of this kind that a line ends with, None without one."""
        lowered = fold(line)
        for phrase in self.words[kind]:
            if lowered.endswith(phrase) and not lowered[: -len(phrase)][-1:].isalnum():
                return phrase
        return None


def fold(line: str) -> str:
    """Return a line in lower case without the points, colons and bars around it."""
    return line.lower().replace("\u2019", "'").strip(_AROUND)


def read_marker_entries() -> list[ReadingMarker]:
    """Return the entries in file order."""
    return read_entries(FILE, ReadingMarker)


@cache
def load_markers() -> ReadingMarkers:
    """Return the words of the file, read once."""
    words: dict[str, list[str]] = {}
    for entry in read_marker_entries():
        words.setdefault(entry.kind, []).extend(entry.words)
    whole = {kind: frozenset(phrases) for kind, phrases in words.items()}
    longest_first = {
        kind: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
        for kind, phrases in whole.items()
    }
    return ReadingMarkers(longest_first, whole)
