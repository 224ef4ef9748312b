"""The lines of an article that are no prose: masthead, date line, credit. Their dates count too."""

import re

from dateline.records import Sentence

WORD = re.compile(r"\S+")
FIGURE = re.compile(r"\d")
LONGEST = 200  # characters; a longer line is no date line


def unparsed_lines(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """Return the lines with a figure that stand outside the sentences, as sentences without parse.

    Args:
        sentences: The parsed sentences of one article.

    Returns:
        One sentence a line, in text order, each word a token without tag.
    """
    if not sentences:
        return []
    text, end = sentences[0].text, 0
    found: list[Sentence] = []
    for span in sorted(sentence.span for sentence in sentences):
        found.extend(_lines(text, end, span.start))
        end = max(end, span.end)
    found.extend(_lines(text, end, len(text)))
    return found


def _lines(text: str, start: int, end: int) -> list[Sentence]:
    lines: list[Sentence] = []
    for line in text[start:end].splitlines(keepends=True):
        if len(line) <= LONGEST and FIGURE.search(line):
            lines.append(_bare(text, start, start + len(line)))
        start += len(line)
    return lines


def _bare(text: str, start: int, end: int) -> Sentence:
    words = list(WORD.finditer(text, start, end))
    count = len(words)
    empty = ("",) * count
    return Sentence(
        index=-1,
        paragraph=-1,
        is_title=False,
        text=text,
        words=tuple(word.group() for word in words),
        lemmas=tuple(word.group().lower() for word in words),
        tags=empty,
        roles=empty,
        heads=tuple(range(count)),
        starts=tuple(word.start() for word in words),
        ends=tuple(word.end() for word in words),
        entities=empty,
        children=((),) * count,
    )
