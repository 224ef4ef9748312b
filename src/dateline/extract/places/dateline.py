"""The place of a dateline ("KABUL (Reuters) -"), which stands before the prose, unparsed."""

import re

from dateline.records import Article, Sentence, children_of

WORD = re.compile(r"[^\W\d_]+(?:[.'\u2019-][^\W\d_]+)*\.?|\S")


def dateline_of(article: Article, index: int) -> Sentence | None:
    """Return the dateline as a sentence without parse, its words read as names.

    Args:
        article: The article, as read.
        index: The number that the sentence gets; one that no other sentence has.

    Returns:
        The sentence; None where the article has no dateline outside its prose.
    """
    if not article.dateline_place:
        return None
    words = map(re.escape, article.dateline_place.split())
    place = re.compile(r"\b" + r"\s+".join(words), re.IGNORECASE)
    end = 0
    for span in sorted(span for span in (article.title_span, *article.paragraphs) if span):
        if found := place.search(article.text, end, span.start):
            return _names(article.text, found.start(), found.end(), index)
        end = max(end, span.end)
    return None


def _names(text: str, start: int, end: int, index: int) -> Sentence:
    words = list(WORD.finditer(text, start, end))
    heads = tuple(range(len(words)))
    empty = ("",) * len(words)
    return Sentence(
        index=index,
        paragraph=-1,
        is_title=False,
        text=text,
        words=tuple(word.group() for word in words),
        lemmas=tuple(word.group().lower() for word in words),
        tags=tuple("NNP" if word.group()[0].isalpha() else "," for word in words),
        roles=empty,
        heads=heads,
        starts=tuple(word.start() for word in words),
        ends=tuple(word.end() for word in words),
        entities=empty,
        children=children_of(heads),
    )
