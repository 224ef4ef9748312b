"""Builders for tests: parsed sentences from words, without a model."""

from dateline.records import Sentence, Span, children_of


def sentence(items: str, *, index: int = 0) -> Sentence:
    """Build a parse from ``word/TAG/role/head`` items (an optional fifth part is the lemma).

    ``sentence("Kyiv/NNP/nsubj/1 fell/VBD/ROOT/1/fall")`` has the text "Kyiv fell".

    Args:
        items: The items, separated by spaces.
        index: Its place among the article's sentences.

    Returns:
        The sentence.
    """
    parts = [item.split("/") for item in items.split()]
    words = tuple(part[0] for part in parts)
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    heads = tuple(int(part[3]) for part in parts)
    return Sentence(
        index=index,
        paragraph=0,
        is_title=False,
        text=" ".join(words),
        words=words,
        lemmas=tuple(part[4] if len(part) > 4 else part[0].lower() for part in parts),
        tags=tuple(part[1] for part in parts),
        roles=tuple(part[2] for part in parts),
        heads=heads,
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        entities=("",) * len(words),
        children=children_of(heads),
    )


def parse(text: str) -> tuple[Sentence, ...]:
    """Parse a text with the real model, each line a paragraph."""
    from dateline.extract.language import parse_article  # noqa: PLC0415
    from dateline.records import Article  # noqa: PLC0415

    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    article = Article(id="test", input="-", text=text, sha256="", paragraphs=tuple(spans))
    return parse_article(article)
