"""The sentence around some words of an article."""

from dateline.records import Coding, Span

ENDS = (". ", "! ", "? ", "\n")  # of sentences


def sentence_around(coding: Coding, anchor: Span) -> Span:
    """Return the sentence around some words: that of another event, else up to a full stop."""
    for event in coding.events:
        if event.evidence.holds(anchor):
            return event.evidence
    text = coding.article.text
    start = max(text.rfind(mark, 0, anchor.start) + len(mark) for mark in ENDS)
    ends = [place for mark in ENDS if (place := text.find(mark, anchor.end - 1)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    start = start if start <= anchor.start and start >= len(ENDS[0]) else 0
    return Span(start, max(anchor.end, end))
