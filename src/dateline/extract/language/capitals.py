"""Text in capitals throughout, as news prints it otherwise: names, and the starts of sentences.

Newswire of the eighties and nineties, headlines and leads come in capitals. The parser, and all
that knows names, read case; so a paragraph in capitals is put into the case that its words usually
have before anything reads it. No character is added or dropped, so that all offsets hold.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.language.names import CONTEXTS
from dateline.extract.language.words import CaseTable, load_cases, usual_case
from dateline.records import Span

FEWEST_LETTERS = 12  # an acronym alone is no headline
SHARE = 0.8  # of the letters of a paragraph in capitals
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")  # "U.S."
CLOCKS = frozenset(["A.M.", "P.M."])
SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s|[:,\-\u2013]\s+[\"\u201c](?=\s?$)")


class Token(NamedTuple):
    """A word of a paragraph in capitals: where it stands, and what stands before it."""

    start: int
    text: str
    before: str


def is_in_capitals(words: str) -> bool:
    """Say whether a stretch of text is in capitals throughout, so that case tells nothing."""
    small = sum(map(str.islower, words))
    large = sum(map(str.isupper, words)) if small * 4 < len(words) else 0
    return large > SHARE * (large + small) and large + small > FEWEST_LETTERS


def in_usual_case(text: str, spans: Sequence[Span]) -> str:
    """Return a text with its paragraphs in capitals in the case that their words usually have.

    Args:
        text: The whole text of an article.
        spans: Its headline and paragraphs.

    Returns:
        The text itself where nothing is in capitals, else one of the same length.
    """
    shouted = [span for span in spans if is_in_capitals(text[span.start : span.end])]
    if not shouted:
        return text
    others = [span for span in spans if not _is_mostly_capitals(text[span.start : span.end])]
    forms = _forms_of(text[span.start : span.end] for span in others)
    paragraphs = [_tokens(text, span) for span in shouted]
    cased = _restored(paragraphs, forms)
    pieces = list(text)
    for token, word in zip((t for tokens in paragraphs for t in tokens), cased, strict=True):
        if len(word) == len(token.text):
            pieces[token.start : token.start + len(word)] = word
    return "".join(pieces)


def _is_mostly_capitals(words: str) -> bool:
    return sum(map(str.isupper, words)) > sum(map(str.islower, words))


def _forms_of(paragraphs: Iterable[str]) -> dict[str, str]:
    """Return how each word is written most often in the paragraphs that are not in capitals."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        end = 0
        for match in WORD.finditer(paragraph):
            gap = paragraph[end : match.start()]
            is_first = end == 0 or SENTENCE_END.search(gap) is not None
            end = match.end()
            if not is_first or not match.group().istitle():
                forms[match.group().upper()][match.group()] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in forms.items()}


def _tokens(text: str, span: Span) -> list[Token]:
    """Return the words of a paragraph; "U.S." is one."""
    found = []
    end = span.start
    initials = {m.start(): m.end() for m in INITIALS.finditer(text, span.start, span.end)}
    for match in WORD.finditer(text, span.start, span.end):
        if match.start() < end:
            continue
        stop = initials.get(match.start(), match.end())
        found.append(Token(match.start(), text[match.start() : stop], text[end : match.start()]))
        end = stop
    return found


def _restored(paragraphs: Sequence[Sequence[Token]], forms: dict[str, str]) -> list[str]:
    """Return the words of all paragraphs in the case that they usually have."""
    known = load_cases()
    tokens = [token for paragraph in paragraphs for token in paragraph]
    words = [token.text for token in tokens]
    gaps = [token.before for token in tokens]
    usual = {
        word: forms.get(word) or (_initials(word) if "." in word else usual_case(word, known))
        for word in set(words)
        if word.isupper()
    }
    cased = [usual.get(word, word) for word in words]
    for rule in CONTEXTS:
        cased = rule(words, cased, gaps, known)
    first = {id(paragraph[0]) for paragraph in paragraphs if paragraph}
    return [
        word[:1].upper() + word[1:] if id(token) in first or starts else word
        for word, token, starts in zip(cased, tokens, _starts(tokens, known), strict=True)
    ]


def _initials(word: str) -> str:
    return word.lower() if word in CLOCKS else word


def _starts(tokens: Sequence[Token], known: CaseTable) -> list[bool]:
    """Say of each word whether a sentence or a quotation starts with it."""
    starts = [False] * bool(tokens)
    for before, token in pairwise(tokens):
        ends = SENTENCE_END.search(token.before)
        is_stop = ends is not None and token.before.startswith(".")
        starts.append(ends is not None and not (is_stop and _is_abbreviated(before.text, known)))
    return starts


def _is_abbreviated(word: str, known: CaseTable) -> bool:
    return known.has(word, "abbreviated") or (len(word) == 1 and word.isalpha())
