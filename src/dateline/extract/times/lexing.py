"""A sentence as runs of the words that time expressions are made of.

Each lexeme has a kind, written as one character, so that a form is a regular expression over
kinds and runs at the speed of ``re``. Words that belong to no time expression end a run.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from dateline.knowledge.times import TimeEntry, TimeWords, Value
from dateline.records import Sentence

KINDS = """
    MONTH WEEKDAY WEEKDAYS SEASON SEASONS FALL PART PARTS NOON AMPM OCLOCK ZONE ERA HOLIDAY PAPER
    FIXED NUM ORD SECOND DECADE OLDDECADE VAGUE HALF ANDHALF APPROX BOUND OVER COUNTER FILLER UNIT
    UNITS PERIOD OLD LONG REPEAT THE AN ANOTHER THIS THAT SAME CURRENT LAST PAST LATEST RECENT
    PREVIOUS NEXT COMING FOLLOWING EVERY EDGE AGO EARLIER LATER AFTER BEFORE ON OF IN AT FOR FROM
    TO UNTIL AND OR BETWEEN SINCE DURING FISCAL ENDED AHEAD DEICTIC TONIGHT REF THEN YEAR
    SHORTYEAR ISODATE SLASHDATE CLOCK QUARTER COMMA DASH POSS
""".split()  # noqa: SIM905 - as a list it would fill two screens
CODES = {kind: chr(0x100 + number) for number, kind in enumerate(KINDS)}
# A run without any of these names no time.
CORE = frozenset(
    CODES[kind]
    for kind in """
    MONTH WEEKDAY WEEKDAYS SEASON SEASONS FALL PART PARTS NOON AMPM OCLOCK ERA HOLIDAY FIXED ORD
    DECADE OLDDECADE UNIT UNITS PERIOD REPEAT PAST EARLIER LATER DEICTIC TONIGHT REF THEN YEAR
    SHORTYEAR ISODATE SLASHDATE CLOCK QUARTER
    """.split()  # noqa: SIM905
)
TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_]\w*)
    | (?P<iso>\d{4}-\d\d-\d\d(?![\d-])|\d{4}/\d\d/\d\d(?![\d/]))
    | (?P<slash>\d{1,2}([./])\d{1,2}\4(?:\d{4}|\d\d)(?![\d./]\d))
    | (?P<military>[0-2]\d[0-5]\d(?=\s?hrs\b))
    | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<decade>['`]?(?:1\d|20|\d)?\d0'?s\b)
    | (?P<shortyear>['`]\d\d(?![\d\w]))
    | (?P<fraction>1/2(?![\d/]))
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<poss>'s\b|'(?=\s))
    | (?P<dash>-{1,2})
    | (?P<comma>,)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
PLAIN = str.maketrans("\u2018\u2019\u2013\u2014\u2212\u00a0\n\t", "''---   ")
MONEY = re.compile(r"[$\u00a3\u20ac\u00a5#%]$|(?:\bus|\bno\.?|\bnos\.?)$")
AMOUNT = re.compile(r" ?(?:%|percent\b|per cent\b|million\b|billion\b|bn\b|km\b|kg\b)")
QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
TENS = range(20, 100, 10)
LONGEST_RUN = 60  # lexemes; no time has as many, and matching must stay quick
JOINED = {CODES["NUM"], CODES["AN"], CODES["YEAR"]}


class Lexeme(NamedTuple):
    """One word or number that may be part of a time expression; offsets are the article's."""

    kind: str
    value: Value
    start: int
    end: int


class Run(NamedTuple):
    """Neighbouring lexemes of one sentence; ``kinds`` has one character for each."""

    sentence: Sentence
    kinds: str
    lexemes: tuple[Lexeme, ...]


def kind_name(code: str) -> str:
    """Return the name of a kind, given its character."""
    return KINDS[ord(code) - 0x100]


def token_at(sentence: Sentence, offset: int) -> int:
    """Return the token of the sentence that holds an offset of the article."""
    return max(0, bisect_right(sentence.starts, offset) - 1)


def read_runs(sentence: Sentence, known: TimeWords) -> list[Run]:
    """Return the runs of a sentence that may hold a time expression, in text order.

    Args:
        sentence: The sentence.
        known: The words of time.

    Returns:
        Runs with at least one word of time.
    """
    runs: list[Run] = []
    current: list[Lexeme] = []
    for lexeme in _lexemes(sentence, known):
        if lexeme is not None and len(current) < LONGEST_RUN:
            _add(current, lexeme)
        elif current:
            _close(runs, sentence, current)
            current = []
    _close(runs, sentence, current)
    return runs


def _close(runs: list[Run], sentence: Sentence, lexemes: list[Lexeme]) -> None:
    kinds = "".join([lexeme.kind for lexeme in lexemes])
    if not CORE.isdisjoint(kinds):
        runs.append(Run(sentence, kinds, tuple(lexemes)))


def _lexemes(sentence: Sentence, known: TimeWords) -> list[Lexeme | None]:
    """Return the lexemes of a sentence, and None for each word that belongs to no expression."""
    offset, end = sentence.span
    text = sentence.text[offset:end].translate(PLAIN)
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow in lower case and would move the offsets
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: list[Lexeme | None] = []
    skip = 0
    words, phrases = known.words, known.phrases
    for match in TOKEN.finditer(lower):
        start = match.start()
        if start < skip:
            continue
        group, written = match.lastgroup or "", match.group()
        phrase = _phrase(lower, start, written, phrases) if written in phrases else None
        entry = phrase[1] if phrase else words.get(written) if group == "word" else None
        if entry:
            skip = start + len(phrase[0]) if phrase else match.end()
            skip += _is_abbreviated(entry, written) and lower[skip : skip + 1] == "."
            found.append(_entry_lexeme(entry, sentence, text, start, skip))
        elif group == "word":
            found.append(_quarter(written, offset + start))
        else:
            found.append(_signs(group, match, lower, offset))
    return found


def _is_abbreviated(entry: TimeEntry, written: str) -> bool:
    """Say whether a month is cut short, so that a full stop after it is its own."""
    return entry.kind == "MONTH" and written != entry.words[0]


def _phrase(
    lower: str, start: int, written: str, phrases: dict[str, tuple[tuple[str, TimeEntry], ...]]
) -> tuple[str, TimeEntry] | None:
    for phrase, entry in phrases[written]:
        end = start + len(phrase)
        if lower.startswith(phrase, start) and not lower[end : end + 1].isalnum():
            return phrase, entry
    return None


def _entry_lexeme(
    entry: TimeEntry, sentence: Sentence, text: str, start: int, end: int
) -> Lexeme | None:
    offset = sentence.starts[0]
    if entry.capital and not text[start].isupper():
        return None
    if entry.tags and not _beside_figure(text, start, end):
        tag = sentence.tags[token_at(sentence, offset + start)]
        if not tag.startswith(entry.tags):
            return None
    return Lexeme(CODES[entry.kind], entry.value, offset + start, offset + end)


def _beside_figure(text: str, start: int, end: int) -> bool:
    """Say whether a figure stands next to a word: "27 MAY" is a date whatever its tag."""
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip(" .")
    return before.isdecimal() or after.isdecimal()


def _quarter(written: str, start: int) -> Lexeme | None:
    if number := QUARTERS.get(written):
        return Lexeme(CODES["QUARTER"], number, start, start + 2)
    return None


def _signs(group: str, match: re.Match[str], lower: str, offset: int) -> Lexeme | None:
    """Return the lexeme of a number, date, clock time or sign; None for anything else."""
    if group == "other":
        return None
    written, start, end = match.group(), offset + match.start(), offset + match.end()
    if group in {"number", "ordinal"}:
        return _number(group, match, lower, offset)
    kind = {
        "iso": "ISODATE",
        "slash": "SLASHDATE",
        "clock": "CLOCK",
        "military": "CLOCK",
        "shortyear": "SHORTYEAR",
        "decade": "DECADE",
        "poss": "POSS",
        "dash": "DASH",
        "comma": "COMMA",
        "fraction": "ANDHALF",
    }[group]
    value: Value = written
    if group == "decade":
        digits = written.strip("'`s")
        kind = "OLDDECADE" if len(digits) == 3 else kind
        century = "20" if digits[0] in "01" else "19"  # "the 00s", "the 90s"
        value = int(digits[:-1] if len(digits) > 2 else f"{century}{digits[0]}")
    elif group == "military":
        value = f"{written[:2]}:{written[2:]}"
    elif group == "shortyear":
        value = int(written[1:])
    return Lexeme(CODES[kind], value, start, end)


def _number(group: str, match: re.Match[str], lower: str, offset: int) -> Lexeme | None:
    written, start, end = match.group(), match.start(), match.end()
    if MONEY.search(lower[max(0, start - 4) : start].rstrip()) or AMOUNT.match(lower, end):
        return None
    span = offset + start, offset + end
    if group == "ordinal":
        return Lexeme(CODES["ORD"], int(written[:-2]), *span)
    if "," in written or "." in written or len(written) > 4:
        return Lexeme(CODES["NUM"], float(written.replace(",", "")), *span)
    is_year = len(written) == 4 and 1000 <= int(written) <= 2100
    return Lexeme(CODES["YEAR" if is_year else "NUM"], int(written), *span)


def _add(lexemes: list[Lexeme], new: Lexeme) -> None:
    """Add a lexeme; number words that belong together become one number."""
    number = CODES["NUM"]
    if new.kind == number and lexemes:
        with_dash = lexemes[-1].kind == CODES["DASH"] and len(lexemes) > 1
        before = lexemes[-2] if with_dash else lexemes[-1]
        joined = _joined(before, new) if before.kind in JOINED else None
        if joined:
            del lexemes[-2 if with_dash else -1 :]
            new = joined
    lexemes.append(new)


def _joined(one: Lexeme, two: Lexeme) -> Lexeme | None:
    """Return "twenty" and "five" as 25, "two" and "hundred" as 200, "nineteen" "ninety" as 1990."""
    a, b = one.value, two.value
    if not (isinstance(a, int) and isinstance(b, int)):
        return None
    if one.kind != CODES["AN"] and one.end - one.start == len(str(a)):
        return None  # digits do not join
    if two.end - two.start == len(str(b)):
        return None  # digits do not join
    kind, value = CODES["NUM"], 0
    if b in {100, 1000} and a < b:
        value = a * b
    elif one.kind == CODES["AN"]:
        return None
    elif one.kind == CODES["YEAR"]:
        kind, value = one.kind, a + b if a % 10 == 0 and b < 10 else 0
    elif (a in TENS and b < 10) or (a >= 1000 and a % 1000 == 0 and b < 1000):
        value = a + b
    elif 15 <= a <= 20 and 10 <= b < 100:
        kind, value = CODES["YEAR"], a * 100 + b
    return Lexeme(kind, value, one.start, two.end) if value else None
