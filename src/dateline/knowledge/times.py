"""The words of time: what ``data/times/`` knows about months, units, numbers and the like."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files

Value = int | float | str


class TimeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the files: words that mean the same in a time expression.

    Attributes:
        kind: What they are ("MONTH", "UNIT"); the patterns of ``extract/times`` use these names.
        words: Words or phrases in lower case.
        value: What they stand for: a number, a TIMEX3 code, an offset in days.
        capital: Whether they count only with a capital letter.
        tags: Beginnings of the Penn tags that they count with; empty for any.
    """

    kind: str
    words: tuple[str, ...]
    value: Value = ""
    capital: bool = False
    tags: tuple[str, ...] = ()


class TimeWords(msgspec.Struct, frozen=True):
    """All entries, ready to look words up in.

    Attributes:
        words: Entry of each single word.
        phrases: For the first word of each phrase, the phrases with their entries, longest first.
        verbs: For each verb that says when what it governs happens, its kind.
    """

    words: dict[str, TimeEntry]
    phrases: dict[str, tuple[tuple[str, TimeEntry], ...]]
    verbs: dict[str, str]


@cache
def load_time_words() -> TimeWords:
    """Return the words of time, from the cache where the files have not changed."""
    files = yaml_files("times")
    return cached("times", files, TimeWords, _build)


def _build() -> TimeWords:
    words: dict[str, TimeEntry] = {}
    phrases: dict[str, list[tuple[str, TimeEntry]]] = {}
    verbs: dict[str, str] = {}
    for path in yaml_files("times"):
        for entry in read_entries(path, TimeEntry):
            for word in entry.words:
                if path.stem == "verbs":
                    verbs[word] = entry.kind
                elif word.isalpha():
                    words[word] = entry
                else:
                    phrases.setdefault(first_word(word), []).append((word, entry))
    longest_first = {
        first: tuple(sorted(found, key=lambda item: -len(item[0])))
        for first, found in phrases.items()
    }
    return TimeWords(words=words, phrases=longest_first, verbs=verbs)


def first_word(phrase: str) -> str:
    """Return the letters (or else the digits, or else the one sign) that a phrase begins with."""
    kinds = (str.isalpha, str.isdecimal)
    for is_kind in kinds:
        length = 0
        while length < len(phrase) and is_kind(phrase[length]):
            length += 1
        if length:
            return phrase[:length]
    return phrase[:1]
