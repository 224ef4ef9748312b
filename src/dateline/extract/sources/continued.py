"""Gives quotations whole to their speakers: over sentences, over paragraphs, without a cue."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.sources.drafts import Draft
from dateline.extract.sources.quotes import Quotation, paragraph_spans
from dateline.extract.sources.speakers import cites_its_object
from dateline.knowledge.cues import Syntax
from dateline.records import Sentence, Span

LEAST_WORDS = 4  # fewer words in quotation marks are a scare quote, a title or a nickname


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
    ordered = sorted(drafts, key=cue_start)
    whole = (
        _unquoted_whole(_extended(draft, quotations), ordered, sentences, quotations)
        for draft in ordered
    )
    found = [draft for draft in whole if draft.content]
    for quotation in quotations:
        owner = _owner(quotation, found, sentences, quotations)
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


def _extended(draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Extend a content to the quotations it reaches into, or keep it within its own."""
    cue = cue_start(draft)
    content = list(draft.content)
    for quotation in quotations:
        if quotation.span.start <= cue < quotation.span.end:
            content = [
                Span(max(span.start, quotation.span.start), min(span.end, quotation.span.end))
                for span in content
                if span.overlaps(quotation.span)
            ]
        elif any(span.overlaps(quotation.span) for span in content):
            content.append(quotation.span)
    words = draft.hit.sentence.text
    kept = [span for span in merged(content) if any(map(str.isalnum, words[span.start : span.end]))]
    return msgspec.structs.replace(draft, content=tuple(kept))


def _unquoted_whole(
    draft: Draft,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> Draft:
    """Extend a quotation whose marks are lost to the end, or from the start, of its paragraph."""
    sentence = draft.hit.sentence
    block = paragraph_spans([
        other for other in sentences if other.paragraph == sentence.paragraph
    ])[sentence.paragraph]
    if not draft.content or any(block.overlaps(quotation.span) for quotation in quotations):
        return draft
    first, last = draft.content[0], draft.content[-1]
    before = sentence.text[: first.start].rstrip()
    if before.endswith(":") and last.end + 1 >= sentence.span.end - 1:
        return msgspec.structs.replace(
            draft, content=(*draft.content[:-1], Span(last.start, block.end))
        )
    others = any(
        other is not draft and block.start <= cue_start(other) < cue_start(draft)
        for other in drafts
    )
    if cites_by_object(draft) and first.start == sentence.span.start and not others:
        return msgspec.structs.replace(
            draft, content=(Span(block.start, first.end), *draft.content[1:])
        )
    return draft


def cites_by_object(draft: Draft) -> bool:
    """Say whether somebody is cited or quoted by another, which promises their own words."""
    return cites_its_object(draft.hit) or bool(draft.outer and draft.hit.cue.act == "quotes")


def _owner(
    quotation: Quotation,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> int | None:
    """Return the index of the draft that a quotation without a cue continues."""
    text = sentences[0].text
    if any(
        span.overlaps(quotation.span)
        for draft in drafts
        if not quotation.span.start <= cue_start(draft) < quotation.span.end
        for span in draft.content
    ):
        return None
    if len(text[quotation.span.start : quotation.span.end].split()) < LEAST_WORDS:
        return None
    if not _starts_sentence(quotation, sentences):
        return None
    earlier = [
        index
        for index, draft in enumerate(drafts)
        if _may_continue(draft, quotations)
        and cue_start(draft) < quotation.span.start
        and quotation.paragraph - draft.hit.sentence.paragraph <= 1 + _run(draft, quotation)
    ]
    return earlier[-1] if earlier else None


def _run(draft: Draft, quotation: Quotation) -> int:
    """Return over how many paragraphs a content already runs."""
    text = draft.hit.sentence.text
    end = max(span.end for span in draft.content)
    between = text[draft.hit.sentence.span.start : end]
    return sum(1 for line in between.split("\n") if line.strip()) - 1 if quotation else 0


def _may_continue(draft: Draft, quotations: Sequence[Quotation]) -> bool:
    if not {Syntax.CLAUSE, Syntax.QUOTE} & set(draft.hit.cue.syntax):
        return False
    cue = cue_start(draft)
    return not any(quotation.span.start <= cue < quotation.span.end for quotation in quotations)


def _starts_sentence(quotation: Quotation, sentences: Sequence[Sentence]) -> bool:
    """Say whether nothing but a sentence's end, or a colon, stands before a quotation."""
    text = sentences[0].text
    before = text[: quotation.span.start].rstrip(" \u00a0(")
    return not before or before[-1] in ".!?:\n\u201d\"'\u2019\u2026" or before.endswith("\n")


def quotations_of(paragraph: int, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations of one paragraph."""
    return (quotation for quotation in quotations if quotation.paragraph == paragraph)
