"""What the dictionaries of actors and agents share: lines without comments, codes in brackets."""

import re
from collections.abc import Iterator

import msgspec

from dateline.records.dates import day_of

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
AFTER = re.compile(r"[#;].*|<!--.*")
BRACKETS = re.compile(r"\[([^\[\]]*)\]")
RESTRICTION = re.compile(r"(?P<sign>[<>])\s*(?P<one>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+)")
DATE = re.compile(r"(\d\d|\d{4})(\d\d)(\d\d)", re.ASCII)
LATEST_IN_2000S = 30  # two-digit years up to this are of the 2000s, as in PETRARCH itself


class DatedCode(msgspec.Struct, frozen=True):
    """A code and when it holds.

    Attributes:
        line: Where it stands, counted from 1.
        code: The code.
        earliest: First day, ISO; None where it is open.
        latest: Last day, likewise.
    """

    line: int
    code: str
    earliest: str | None = None
    latest: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it holds for some time only."""
        return bool(self.earliest or self.latest)


def plain_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers and without comments."""
    without = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(without.split("\n"), 1):
        plain = AFTER.sub("", line).rstrip()
        if plain.strip():
            yield number, plain


def split_codes(line: str) -> tuple[str, list[str]] | None:
    """Split a line into what stands before the brackets and what stands in them.

    Args:
        line: A line without comments.

    Returns:
        Both; None where brackets do not pair or text follows them.
    """
    before, bracket, _ = line.partition("[")
    after = BRACKETS.sub("", line[len(before) :])
    if "]" in before or after.strip() or "\N{REPLACEMENT CHARACTER}" in line:
        return None
    return before.strip(), BRACKETS.findall(line) if bracket else []


def read_code(line: int, text: str) -> DatedCode | str:
    """Read what stands in one pair of brackets: "AFGGOV", "AFGGOV 010203-040506", "AFGELI <99...".

    Args:
        line: Number of the line.
        text: The words between the brackets.

    Returns:
        The code with its dates, or what is wrong with it.
    """
    code, _, restriction = text.strip().partition(" ")
    code, restriction = code.upper(), restriction.strip()
    if not code.isascii() or not code.isalpha():
        return f"{text.strip()!r} is no actor code; write letters, three for each part"
    dates = _dates(restriction) if restriction else (None, None)
    return dates if isinstance(dates, str) else DatedCode(line, code, *dates)


def _dates(restriction: str) -> tuple[str | None, str | None] | str:
    """Read "<yymmdd", ">yymmdd" or "yymmdd-yymmdd": first and last day, or what is wrong."""
    match = RESTRICTION.fullmatch(restriction)
    if match is None:
        return (
            f"{restriction!r} is no date restriction; write <yymmdd, >yymmdd or yymmdd-yymmdd, "
            "with years of two or four digits"
        )
    ends = {"<": [None, match["one"]], ">": [match["one"], None]}.get(
        match["sign"], [match["first"], match["last"]]
    )
    days = [_day(end) if end else None for end in ends]
    for end, day in zip(ends, days, strict=True):
        if end and day is None:
            return f"{end!r} is no day; write yymmdd or yyyymmdd"
    first, last = days
    if first and last and first > last:
        return (
            f"ends on {last} before it starts on {first}; two-digit years from 00 to "
            f"{LATEST_IN_2000S} are of the 2000s, write others with four digits"
        )
    return first, last


def _day(text: str) -> str | None:
    """Return the day that six or eight digits name, ISO, or None where there is no such day."""
    match = DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    if len(match[1]) == 2:
        year += 2000 if year <= LATEST_IN_2000S else 1900
    day = day_of(year, int(match[2]), int(match[3]))
    return day.isoformat() if day else None
