"""Reads dictionaries of actors: names, synonyms, and codes that may hold for some time only."""

from collections.abc import Iterator

import msgspec

from dateline.knowledge.actors.lists.problem import Problem
from dateline.knowledge.actors.petrarch.lines import DatedCode, plain_lines, read_code, split_codes

GOES_ON = (" ", "\t", "+", "[")  # how a line starts that belongs to the name above it
NULL = "---"  # the code of names that are no actors


class Record(msgspec.Struct):
    """One actor of a dictionary.

    Attributes:
        line: Where it starts, counted from 1.
        phrases: Its names, as written.
        codes: Its codes, in the order of the file.
    """

    line: int
    phrases: list[str]
    codes: list[DatedCode]


def read_records(file: str, text: str) -> Iterator[Record | Problem]:
    """Read a dictionary of actors.

    Args:
        file: The file, as the user named it.
        text: All of it.

    Yields:
        The records, and what is wrong with a line of one; the other lines of it hold.
    """
    record: Record | None = None
    for number, line in plain_lines(text):
        phrase, brackets = split_codes(line) or ("", None)
        if brackets is None:
            yield Problem(file, number, "the brackets do not pair; write NAME_ [CODE]")
            if record and not line.startswith(GOES_ON):
                yield record
                record = None  # what follows belongs to a name that could not be read
            continue
        if phrase and not phrase.startswith("+"):
            if record:
                yield record
            record = Record(number, [phrase], [])
        elif record is None:
            yield Problem(file, number, "belongs to no name; write one above it")
            continue
        elif phrase:
            record.phrases.append(phrase[1:])
        codes = [read_code(number, text) for text in brackets if text.strip() != NULL]
        record.codes += [code for code in codes if isinstance(code, DatedCode)]
        yield from (Problem(file, number, code) for code in codes if isinstance(code, str))
    if record:
        yield record
