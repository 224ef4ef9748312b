"""Gives quotations whole to their speakers: over sentences, over paragraphs, without a cue."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from dateline.extract.sources.drafts import Draft
from dateline.extract.sources.quotes import Quotation, in_paragraphs, paragraph_spans
from dateline.extract.sources.speakers import cites_its_object
from dateline.knowledge.cues import Syntax
from dateline.records import Sentence, Span

LEAST_WORDS = 4  # fewer words in quotation marks are a scare quote, a title or a nickname
WINDOW = 20  # drafts before a quotation that it may continue, at most
SENTENCE_ENDS = ".!?:\n\u201d\"'\u2019\u2026"


def with_whole_quotations(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Draft, ...]:
    """Extend contents to the whole of the quotations they stand in, and give away what is left.

    Args:
        drafts: The statements found sentence by sentence.
        sentences: The sentences of the article.
        quotations: Its quotations.

    Returns:
        The statements in the order of their cues.
    """
    blocks = paragraph_spans(sentences)
    quoted = in_paragraphs(quotations)
    found: list[Draft] = []
    for draft in sorted(drafts, key=cue_start):
        paragraph = draft.hit.sentence.paragraph
        near = [*quoted.get(paragraph, ()), *quoted.get(paragraph + 1, ())]
        whole = _extended(draft, near)
        if not quoted.get(paragraph):
            is_first = not any(
                other.hit.sentence.paragraph == paragraph and Syntax.QUOTE in other.hit.cue.syntax
                for other in found[-WINDOW:]
            )
            whole = _unquoted_whole(whole, blocks[paragraph], is_first=is_first)
        if whole.content:
            found.append(whole)
    starts = [cue_start(draft) for draft in found]
    for quotation in quotations:
        here = bisect_left(starts, quotation.span.start)
        window = range(max(0, here - WINDOW), min(len(found), here + WINDOW))
        owner = _owner(quotation, found, window, quoted)
        if owner is not None:
            content = merged((*found[owner].content, quotation.span))
            found[owner] = msgspec.structs.replace(found[owner], content=content)
    return tuple(found)


def cue_start(draft: Draft) -> int:
    """Return the offset at which the cue of a draft begins."""
    return draft.hit.sentence.starts[draft.hit.head]


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return stretches in text order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _stands_in(draft: Draft, quotation: Quotation) -> bool:
    return quotation.span.start <= cue_start(draft) < quotation.span.end


def _extended(draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Extend a content to the quotations it reaches into, or keep it within its own."""
    content = list(draft.content)
    for quotation in quotations:
        reached = [span for span in content if span.overlaps(quotation.span)]
        if _stands_in(draft, quotation):
            start, end = quotation.span
            content = [Span(max(span.start, start), min(span.end, end)) for span in reached]
        elif reached:
            content.append(quotation.span)
    text = draft.hit.sentence.text
    kept = [span for span in merged(content) if any(map(str.isalnum, text[span.start : span.end]))]
    return msgspec.structs.replace(draft, content=tuple(kept))


def _unquoted_whole(draft: Draft, block: Span, *, is_first: bool) -> Draft:
    """Extend a quotation whose marks are lost to the end, or from the start, of its paragraph.

    Args:
        draft: The statement, in a paragraph without quotation marks.
        block: The paragraph.
        is_first: Whether nobody else speaks before it in that paragraph.

    Returns:
        The statement: to the end of the paragraph after a colon, from its start where somebody is
        quoted by another, which promises their own words.
    """
    sentence = draft.hit.sentence
    # Words quoted in the next paragraph have their marks, and are whole.
    if not draft.content or not all(map(block.holds, draft.content)):
        return draft
    first, last = draft.content[0], draft.content[-1]
    if sentence.text[: first.start].rstrip().endswith(":") and last.end + 2 >= sentence.span.end:
        whole = (*draft.content[:-1], Span(last.start, block.end))
        return msgspec.structs.replace(draft, content=whole)
    if cites_its_object(draft.hit) and first.start == sentence.span.start and is_first:
        whole = (Span(block.start, first.end), *draft.content[1:])
        return msgspec.structs.replace(draft, content=whole)
    return draft


def _owner(
    quotation: Quotation,
    drafts: Sequence[Draft],
    window: range,
    quoted: dict[int, list[Quotation]],
) -> int | None:
    """Return the index of the draft that a quotation without a cue continues."""
    near = [drafts[index] for index in window]
    is_taken = any(
        span.overlaps(quotation.span)
        for draft in near
        if not _stands_in(draft, quotation)
        for span in draft.content
    )
    if is_taken or not near:
        return None
    text = near[0].hit.sentence.text
    if not _is_speech(quotation, text) and not _goes_on(quotation, near, text):
        return None
    for index in reversed(window):
        draft = drafts[index]
        if cue_start(draft) < quotation.span.start and _may_continue(draft, quoted):
            gap = quotation.paragraph - draft.hit.sentence.paragraph
            return index if gap <= 1 + _paragraphs_beyond(draft) else None
    return None


def _paragraphs_beyond(draft: Draft) -> int:
    """Return over how many further paragraphs a content already runs."""
    sentence = draft.hit.sentence
    end = max(span.end for span in draft.content)
    lines = sentence.text[sentence.span.start : end].split("\n")
    return max(0, sum(1 for line in lines if line.strip()) - 1)


def _may_continue(draft: Draft, quoted: dict[int, list[Quotation]]) -> bool:
    if not {Syntax.CLAUSE, Syntax.QUOTE} & set(draft.hit.cue.syntax):
        return False
    around = quoted.get(draft.hit.sentence.paragraph, ())
    return not any(_stands_in(draft, quotation) for quotation in around)


def _goes_on(quotation: Quotation, drafts: Sequence[Draft], text: str) -> bool:
    """Say whether a short quotation follows what somebody says: "We lost," he said. "Twice."."""
    words = text[quotation.span.start : quotation.span.end].strip("\"'\u201c\u201d\u2018\u2019")
    is_sentence = words[:1].isupper() and words[-1:] in {".", "!", "?", "\u2026"}
    return is_sentence and any(
        not text[draft.hit.sentence.span.end : quotation.span.start].strip()
        for draft in drafts
        if draft.hit.sentence.span.end <= quotation.span.start
    )


def _is_speech(quotation: Quotation, text: str) -> bool:
    """Say whether a quotation is long enough, and begins where a sentence or paragraph does."""
    if len(text[quotation.span.start : quotation.span.end].split()) < LEAST_WORDS:
        return False
    before = text[: quotation.span.start].rstrip(" \u00a0(")
    return not before or before[-1] in SENTENCE_ENDS
