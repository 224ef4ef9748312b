"""Numbers as stated: "more than 40", "between 20 and 30", "two dozen", "1.2 million"."""

import re
from typing import NamedTuple

from dateline.knowledge.markers import MarkerTable
from dateline.records import Sentence

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
NOT_COUNTING = frozenset({
    "$",
    "€",
    "£",
    "us$",
    "usd",
    "eur",
    "no",
    "no.",
    "number",
    "aged",
    "age",
    "#",
})
PARTS = frozenset({"%", "percent", "per", "pm", "am", "th", "st", "nd", "rd"})
DASHES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}"})
OPENINGS = frozenset({"a", "an", "half", "between"})
NUMBER_GROUPS = ("number.word", "number.vague", "number.several")
LONGEST_BOUND = 3  # words: "no fewer than"


class Number(NamedTuple):
    """A number in a sentence.

    Attributes:
        low: The least it can be; None where there is only a ceiling.
        high: The most it can be; None where there is only a floor.
        first: Its first token, words of bound included.
        last: Its last token.
        core: The first token of the number itself.
    """

    low: int | None
    high: int | None
    first: int
    last: int
    core: int


def find_numbers(sentence: Sentence, markers: MarkerTable) -> list[Number]:
    """Return the numbers of a sentence that can count something, in text order.

    Years, days of a month, money, shares, ages and numbers in compounds ("a 10-member council")
    are left out.

    Args:
        sentence: The sentence.
        markers: The number words.

    Returns:
        The numbers; they do not overlap.
    """
    words = [word.lower() for word in sentence.words]
    found = []
    position = 0
    while position < len(words):
        number = None
        if _may_begin(words[position], markers):
            number = _range_at(words, position, markers) or _number_at(words, position, markers)
        if number is None:
            position += 1
            continue
        position = number.last + 1
        if _counts(sentence, words, number, markers):
            found.append(_bounded(words, number, markers))
    return found


def _may_begin(word: str, markers: MarkerTable) -> bool:
    """Say cheaply whether a number can begin with a word; most words are out at once."""
    if word[0].isdigit() or "-" in word or word in OPENINGS:
        return True
    return any(markers.number(group, word) is not None for group in NUMBER_GROUPS)


def _number_at(words: list[str], start: int, markers: MarkerTable) -> Number | None:
    """Return the number that begins at a token, without words of bound."""
    vague = markers.number("number.vague", words[start])
    if vague:
        return _vague_at(words, start, vague, markers)
    position = start
    has_article = words[start] in {"a", "an", "half"}
    while position < len(words) and words[position] in {"a", "an", "half"}:
        position += 1
    if position < len(words) and words[position] in {"several", "few"}:
        return _several_at(words, start, position, markers)
    amount, after = _amount(words, position, markers)
    if amount is None and has_article:
        scale = _scale(words, position, markers)
        if scale is None:
            return None
        amount, after = (0.5 if words[start] == "half" else 1.0), position
    if amount is None or (has_article and after > position):
        return None
    amount, after = _scaled(words, amount, after, markers)
    if amount != int(amount):
        return None
    if after < len(words) and words[after] == "of" and words[after - 1] in {"couple", "pair"}:
        after += 1
    return Number(int(amount), int(amount), start, after - 1, start)


def _vague_at(words: list[str], start: int, value: int, markers: MarkerTable) -> Number:
    """Return a plural of scale: "dozens", "tens of thousands", with its "of"."""
    last = start
    if start + 2 < len(words) and words[start + 1] == "of":
        more = markers.number("number.vague", words[start + 2])
        if more:
            factor = {20: 20, 200: 200}.get(value, value)
            return _with_of(words, Number(factor * more // 2, None, start, start + 2, start))
    return _with_of(words, Number(value, None, start, last, start))


def _with_of(words: list[str], number: Number) -> Number:
    after = number.last + 1
    if after < len(words) and words[after] == "of":
        return number._replace(last=after)
    return number


def _several_at(words: list[str], start: int, position: int, markers: MarkerTable) -> Number:
    """Return "several", "a few", "several hundred" as a floor."""
    value = markers.number("number.several", words[position]) or 0
    amount, after = _scaled(words, float(value), position + 1, markers)
    return Number(int(amount), None, start, after - 1, start)


def _amount(words: list[str], start: int, markers: MarkerTable) -> tuple[float | None, int]:
    """Return the amount written in digits or words at a token, and the token after it."""
    if start >= len(words):
        return None, start
    if DIGITS.fullmatch(words[start]):
        return float(words[start].replace(",", "")), start + 1
    total, position = None, start
    for part in _word_parts(words, start):
        value = markers.number("number.word", part)
        if value is None:
            break
        total = (total or 0) + value
        position += 1
        if value < 20:
            break
        if (
            position < len(words)
            and words[position] in DASHES
            and (position + 1 < len(words) and markers.number("number.word", words[position + 1]))
        ):
            position += 1
    if total is None:
        hyphenated = [markers.number("number.word", part) for part in words[start].split("-")]
        if len(hyphenated) == 2 and all(hyphenated):
            return float(sum(value or 0 for value in hyphenated)), start + 1
        return None, start
    return float(total), position


def _word_parts(words: list[str], start: int) -> list[str]:
    """Return the words of a compound number: "forty", "-", "two" give "forty", "two"."""
    return [word for word in words[start : start + 3] if word not in DASHES]


def _scale(words: list[str], position: int, markers: MarkerTable) -> int | None:
    return markers.number("number.scale", words[position]) if position < len(words) else None


def _scaled(
    words: list[str], amount: float, position: int, markers: MarkerTable
) -> tuple[float, int]:
    """Multiply an amount by the words of scale after it: "two hundred and fifty thousand"."""
    while scale := _scale(words, position, markers):
        amount, position = round(amount * scale, 3), position + 1
        rest = position + 1 if position < len(words) and words[position] == "and" else position
        more, after = _amount(words, rest, markers)
        if scale >= 100 and more is not None and more < scale and not words[rest][0].isdigit():
            amount, position = amount + more, after
    return amount, position


def _range_at(words: list[str], start: int, markers: MarkerTable) -> Number | None:
    """Return "between 20 and 30", "20 to 30", "20-30", "two or three" as one number."""
    is_between = words[start] == "between"
    first = (
        _number_at(words, start + is_between, markers) if start + is_between < len(words) else None
    )
    is_change = start > 0 and words[start - 1] == "from"  # "rose from 20 to 31"
    if first is None or is_change or first.high is None or first.last + 2 >= len(words):
        return None
    joint = words[first.last + 1]
    joints = {"and", "to", *DASHES} if is_between else {"to", "or", *DASHES}
    second = _number_at(words, first.last + 2, markers) if joint in joints else None
    if second is None or second.high is None or second.high <= first.high:
        return None
    low = first.high
    if second.high >= 1000 and low < 1000 and second.high % 1000 == 0 and low * 1000 < second.high:
        low *= 1000
    return Number(low, second.high, start, second.last, start + is_between)


def _counts(sentence: Sentence, words: list[str], number: Number, markers: MarkerTable) -> bool:
    """Say whether a number can be a count: no year, date, share, price, age or subset."""
    before = words[number.core - 1] if number.core else ""
    after = words[number.last + 1] if number.last + 1 < len(words) else ""
    further = words[number.last + 2] if number.last + 2 < len(words) else ""
    if before in NOT_COUNTING or after in PARTS:
        return False
    if markers.number("month", before) is not None or markers.number("month", after) is not None:
        return False
    if after in DASHES and further.isalpha():  # "a 30-year-old", "the 10-member council"
        return False
    word = words[number.core]
    is_year = re.fullmatch(r"1[89]\d\d|20\d\d", word) is not None and number.last == number.core
    return not (is_year and sentence.roles[number.core] != "nummod")


def _bounded(words: list[str], number: Number, markers: MarkerTable) -> Number:
    """Widen a number by the words before and after it: "more than", "or more"."""
    first, low, high = number.first, number.low, number.high
    for length in range(min(LONGEST_BOUND, first), 0, -1):
        phrase = " ".join(words[first - length : first])
        group = next(
            (
                g
                for g in ("floor", "ceiling", "about")
                if markers.number(f"bound.{g}", phrase) is not None
            ),
            None,
        )
        if group:
            first -= length
            low = None if group == "ceiling" else low
            high = None if group == "floor" else high
            return _bounded(words, number._replace(low=low, high=high, first=first), markers)
    if words[number.last + 1 : number.last + 3] == ["or", "more"]:
        return number._replace(high=None, last=number.last + 2)
    if words[number.last + 2 : number.last + 4] == ["or", "more"]:
        return number._replace(high=None)  # "66 people or more"
    return number
