"""How much money a clause speaks of, as stated: "up to $1.5 billion", "40 million euros"."""

import re

from dateline.records import Quantity, Sentence, Span

SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
NAMES = (
    r"(?:(?:US|American|Canadian|Australian)\s+)?dollars?|euros?|pounds?|yen|yuan|renminbi|roubles?"
    r"|rubles?|rupees?|francs?|lira|riyals?|dirhams?|shekels?|hryvnias?|won|pesos?|rand|naira"
    r"|shillings?|crowns?|kron(?:or|er)"
)
FLOOR = r"at least|more than|over|no less than|upwards of|in excess of"
CEILING = r"up to|as much as|at most|less than|under|no more than"
BOUND = rf"(?:(?P<floor>{FLOOR})\s+|(?P<ceiling>{CEILING})\s+)?"
SIGN = r"(?:US|A|C|NZ|HK)?[$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}]"
SUMS = (
    re.compile(rf"{BOUND}{SIGN}\s?(?P<number>{NUMBER})(?:[\s-]?(?P<scale>{SCALE})\b)?", re.I),
    re.compile(
        rf"{BOUND}\b(?P<number>{NUMBER})(?:[\s-]?(?P<scale>{SCALE}))?\s+(?:{NAMES})\b", re.I
    ),
)


def find_money(sentence: Sentence) -> list[tuple[int, Quantity]]:
    """Return the sums of money that a sentence states, in text order.

    Args:
        sentence: The sentence.

    Returns:
        The token at which each begins, and the sum in whole units of its own currency, which the
        words name; a sum is never converted.
    """
    start = sentence.starts[0]
    text = sentence.text[start : sentence.ends[-1]]
    found: dict[int, Quantity] = {}
    for pattern in SUMS:
        for match in pattern.finditer(text):
            span = Span(start + match.start(), start + match.end())
            token = next(t for t in range(len(sentence)) if sentence.ends[t] > span.start)
            found.setdefault(token, _sum(match, span))
    return sorted(found.items())


def _sum(match: re.Match[str], span: Span) -> Quantity:
    scale = SCALES[(match["scale"] or "").lower()] if match["scale"] else 1
    amount = round(float(match["number"].replace(",", "")) * scale)
    low = None if match["ceiling"] else amount
    high = None if match["floor"] else amount
    return Quantity(low, high, match[0], span)
