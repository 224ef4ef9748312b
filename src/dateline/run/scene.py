"""What a value in words is understood by: the article, and where in it words stand.

A value that is named in the article stands where it is named; any other on the words that report
the event.
"""

import re
from typing import NamedTuple

from dateline.errors import StoreError
from dateline.records import Coding, Span
from dateline.settings import Settings

NOTHING = frozenset(("", "none", "null"))  # what is written for a field to have no value


class Scene(NamedTuple):
    """What values are understood by: the article, the words of the event, the users' lists."""

    coding: Coding
    near: Span
    settings: Settings

    def words_at(self, start: int, end: int) -> Span:
        """Return the span between two offsets.

        Raises:
            StoreError: There is no word between them.
        """
        article = self.coding.article
        if not 0 <= start < end <= len(article.text) or not article.text[start:end].strip():
            raise StoreError(
                f"{start}:{end} holds no word of article {article.id}, whose text has "
                f"{len(article.text):,} characters"
            )
        return Span(start, end)


def stand(name: str, scene: Scene) -> tuple[str, Span]:
    """Return the words of the article that a name stands on: its own, else those of the event."""
    text = scene.coding.article.text
    spans = [Span(*match.span()) for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    inside = [span for span in spans if scene.near.holds(span)]
    span = (inside or [span for span in spans if span.end > span.start] or [scene.near])[0]
    return text[span.start : span.end], span
