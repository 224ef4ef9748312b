"""Editors' insertions leave no trace in what the stages read: blanks stand in their place."""

from collections.abc import Sequence

from dateline.knowledge.insertions import insertions_in, load_insertions
from dateline.records import Span


def without_insertions(text: str, spans: Sequence[Span]) -> str:
    """Return a text with "[words indistinct]" and the like as blanks of the same length.

    Args:
        text: The whole text of an article.
        spans: Its headline and paragraphs.

    Returns:
        The text itself where nothing is inserted, else one of the same length.
    """
    if "[" not in text and "(" not in text:
        return text
    known = load_insertions()
    pieces, position = [], 0
    for span in spans:
        for start, end in insertions_in(text, span.start, span.end, known):
            pieces += [text[position:start], " " * (end - start)]
            position = end
    return "".join((*pieces, text[position:])) if pieces else text
