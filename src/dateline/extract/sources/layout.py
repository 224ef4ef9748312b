"""Attribution by layout: a name before a colon or after a dash, in headlines and signatures."""

from collections.abc import Iterator, Sequence

from dateline.extract.sources.drafts import Draft, Hit, Speaker
from dateline.extract.sources.names import Namer
from dateline.extract.sources.quotes import Quotation, paragraph_spans
from dateline.knowledge.cues import CueTable
from dateline.records import Sentence, Span

LONGEST_NAME = 6  # tokens before a colon or after a dash
DASHES = frozenset({"-", "--", "\u2013", "\u2014", "\u2015"})
MARKS = frozenset({'"', "\u201c", "''"})


def find_set_apart(
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    cues: CueTable,
    namer: Namer,
) -> list[Draft]:
    """Find what is attributed without a word for saying, by where names stand.

    These are headlines ("Minister: the road is closed", "Road closed - officials") and quotations
    that are signed ("..." - Ada Brandt).

    Args:
        sentences: The sentences of one article.
        quotations: Its quotations.
        cues: The cues, with those that are marks.
        namer: Knows which words name somebody.

    Returns:
        The statements, in text order.
    """
    blocks = paragraph_spans(sentences)
    drafts: list[Draft] = []
    for position, sentence in enumerate(sentences):
        block = blocks[sentence.paragraph]
        starts_block = position == 0 or sentences[position - 1].paragraph != sentence.paragraph
        if starts_block:
            drafts.extend(_before_colon(sentence, block, cues, namer))
        drafts.extend(_after_dash(sentence, block, quotations, cues, namer))
    return drafts


def _before_colon(sentence: Sentence, block: Span, cues: CueTable, namer: Namer) -> Iterator[Draft]:
    first = 1 if sentence.words[0] in MARKS else 0
    colon = next(
        (t for t in range(first, min(first + LONGEST_NAME, len(sentence))) if
         sentence.words[t] == ":"),
        None,
    )  # fmt: skip
    if colon is None or colon == first or sentence.ends[colon] >= block.end:
        return
    speaker = _name(sentence, first, colon - 1)
    is_signed_behind = len(sentence) - colon - 1 < colon - first
    is_label = sentence.words_of(first, colon - 1) in namer.words.labels
    if sentence.is_title and not (is_signed_behind or is_label) and may_sign(speaker, namer):
        said = sentence.text[sentence.ends[colon] : block.end]
        content = Span(block.end - len(said.lstrip()), block.end)
        yield from _draft(sentence, colon, speaker, content, cues)


def _after_dash(
    sentence: Sentence,
    block: Span,
    quotations: Sequence[Quotation],
    cues: CueTable,
    namer: Namer,
) -> Iterator[Draft]:
    marks = DASHES | {":"} if sentence.is_title else DASHES
    dash = next((t for t in range(len(sentence) - 2, -1, -1) if sentence.words[t] in marks), None)
    if dash is None or len(sentence) - dash - 1 > LONGEST_NAME:
        return
    last = len(sentence) - (2 if sentence.words[-1] == "." else 1)
    stands_free = sentence.words[dash] == ":" or (
        sentence.text[: sentence.starts[dash]][-1:].isspace()
    )
    if last <= dash or sentence.ends[-1] != block.end:
        return
    speaker = _name(sentence, dash + 1, last)
    before = sentence.text[: sentence.starts[dash]].rstrip()
    signed = next((q.span for q in quotations if q.span.end == len(before)), None)
    if signed and all(sentence.words[t][0].isupper() for t in speaker.tokens):
        yield from _draft(sentence, dash, speaker, signed, cues)
    elif (
        sentence.is_title and stands_free and may_sign(speaker, namer) and not namer.outlet(speaker)
    ):
        yield from _draft(sentence, dash, speaker, Span(block.start, len(before)), cues)


def _draft(
    sentence: Sentence, mark: int, speaker: Speaker, content: Span, cues: CueTable
) -> Iterator[Draft]:
    for pattern in cues.starting(sentence.words[mark])[:1]:
        hit = Hit(sentence, mark, (mark,), pattern.cue)
        yield Draft(hit=hit, speaker=speaker, content=(content,))


def _name(sentence: Sentence, first: int, last: int) -> Speaker:
    inside = range(first, last + 1)
    head = next((t for t in reversed(inside) if sentence.heads[t] not in inside), last)
    return Speaker(sentence, head, tuple(inside), head)


def may_sign(speaker: Speaker, namer: Namer) -> bool:
    """Say whether words can be a source: a country or a topic ("Syria war:") cannot."""
    sentence = speaker.sentence
    if any(sentence.tags[token].startswith("VB") for token in speaker.tokens):
        return False
    if sentence.entities[speaker.head] in {"PERSON", "ORG"}:
        return True
    return namer.is_actor(speaker) or namer.is_document(speaker)
