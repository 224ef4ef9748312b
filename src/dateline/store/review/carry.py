"""Carries decisions over to the corrected text of an article, where the words are still there.

What was decided on an event is decided on the same words of the new text, by the same person at the
same time; every span of it is moved there. A decision whose words are gone stays with the text that
it was made on, and ``Reviews.lost`` lists it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.records import Coding, Event, Span
from dateline.store.review.decisions import CARRIED, Decision, What, in_force
from dateline.store.review.sentences import sentence_around

SPANS = frozenset(("span", "anchor", "evidence", "cue"))  # keys that hold two offsets
LEAST_SHARE = 0.5  # of the words of a sentence that its correction must share
LISTS = frozenset(("mentions",))  # keys that hold a list of them


def carried(decisions: Iterable[Decision], before: Coding, after: Coding) -> Iterator[Decision]:
    """Yield what was decided on a text as decisions on its correction.

    Args:
        decisions: All decisions on the text before.
        before: The coding of that text.
        after: The coding of the text that takes its place.

    Yields:
        The decisions in force whose words are still there, in their order; each tells under
        ``CARRIED`` of its old values the number of the one that it carries.
    """
    for decision in in_force(decisions):
        moved = _moved(decision, before, after)
        if moved and decision.what is not What.UNDO:
            yield moved


def _moved(decision: Decision, before: Coding, after: Coding) -> Decision | None:
    anchor = _same_words(decision.span, before, after)
    if anchor is None:
        return None
    move = _Move(before.article.text, after, decision.span, anchor)
    machine = move.plain(msgspec.to_builtins(decision.machine))
    return msgspec.structs.replace(
        decision,
        number=0,
        article=after.article.id,
        span=anchor,
        old=move.plain(decision.old) | {CARRIED: decision.number},
        new=move.plain(decision.new),
        undoes=None,
        machine=msgspec.convert(machine, Event) if machine else None,
    )


def _same_words(span: Span, before: Coding, after: Coding) -> Span | None:
    """Return where the words of an event stand in another text, in much the same sentence.

    A verb alone may stand anywhere, and would be found in a sentence about something else.
    """
    old = _words_of(before, sentence_around(before, span))
    found: list[tuple[float, int, Span]] = []
    for place in _places(span, before.article.text, after.article.text):
        new = _words_of(after, sentence_around(after, place))
        share = len(old & new) / max(len(old), len(new))
        found.append((-share, abs(place.start - span.start), place))
    best = min(found, default=None)
    return best[2] if best and -best[0] >= LEAST_SHARE else None


def _words_of(coding: Coding, span: Span) -> set[str]:
    return set(coding.article.text[slice(*span)].lower().split())


class _Move:
    """How the spans of one event move from a text to its correction."""

    def __init__(self, text: str, coding: Coding, before: Span, anchor: Span) -> None:
        self._text = text
        self._coding = coding
        self._anchor = anchor
        self._by = anchor.start - before.start

    def plain(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """Return a value as it stands in JSON, with its spans and the words at them moved."""
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        if not isinstance(value, dict):
            return value
        moved = {key: self._value(key, item) for key, item in value.items()}
        span = value.get("span")
        if span and "text" in value and value["text"] == self._text[slice(*span)]:
            moved["text"] = self._coding.article.text[slice(*moved["span"])]
        return moved

    def _value(self, key: str, value: Any) -> Any:  # noqa: ANN401 - JSON
        if key in SPANS and isinstance(value, list | tuple):  # the anchor of a time is a word
            return list(self._span(key, Span(*value)))
        if key in LISTS and value:
            return [list(self._span(key, Span(*span))) for span in value]
        return self.plain(value)

    def _span(self, key: str, span: Span) -> Span:
        """Return where words stand now: near where they stood, else on those of the event."""
        new = self._coding.article.text
        near = span.start + self._by
        places = _places(span, self._text, new)
        found = min(places, key=lambda place: abs(place.start - near), default=None)
        if key == "evidence":
            return found if found and found.holds(self._anchor) else self._sentence()
        return found or self._anchor

    def _sentence(self) -> Span:
        return sentence_around(self._coding, self._anchor)


def _places(span: Span, before: str, after: str) -> list[Span]:
    """Return where the words at a span of one text stand in another.

    White space may differ, because a page that is set anew breaks its lines elsewhere.
    """
    words = before[span.start : span.end].split()
    pattern = r"\s+".join(map(re.escape, words))
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", after)]
