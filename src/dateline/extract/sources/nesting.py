"""Nests statements that stand in one another and gives each its whole chain."""

import hashlib
from collections.abc import Sequence

from dateline.extract.sources.chains import Namer
from dateline.extract.sources.drafts import Draft, spans_of
from dateline.extract.sources.quotes import Quotation
from dateline.records import Article, QuoteKind, Source, Span, Stance, Statement

UNSPOKEN = frozenset({Stance.BELIEVES, Stance.EXPECTS, Stance.PROMISES})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def nest(
    article: Article,
    drafts: Sequence[Draft],
    quotations: Sequence[Quotation],
    namer: Namer,
) -> tuple[Statement, ...]:
    """Turn drafts into statements, each nested in the smallest one that holds it.

    Args:
        article: The article.
        drafts: The drafts.
        quotations: The quotations of the article.
        namer: Names the speakers.

    Returns:
        The statements in the order of their contents.
    """
    kept = [draft for draft in drafts if not _adds_no_link(draft, drafts)]
    chains: dict[int, tuple[Source, ...]] = {}
    parents = {index: _parent(index, kept) for index in range(len(kept))}
    for index in sorted(parents, key=lambda index: -_width(kept[index])):
        parent = parents[index]
        above = chains.get(parent, ()) if parent is not None else ()
        chains[index] = _joined(above, namer.chain(kept[index]))
    ids = [_id(article, draft) for draft in kept]
    statements = [
        _statement(draft, quotations, ids[index], chains[index], _id_at(ids, parents[index]))
        for index, draft in enumerate(kept)
        if chains[index]  # what the publisher says of itself is its own narration
    ]
    return tuple(sorted(statements, key=lambda statement: (statement.content, statement.cue)))


def _statement(
    draft: Draft,
    quotations: Sequence[Quotation],
    identity: str,
    chain: tuple[Source, ...],
    parent: str | None,
) -> Statement:
    cue = draft.hit.cue
    return Statement(
        id=identity,
        content=draft.content,
        cue=draft.hit.spans,
        source=spans_of(draft.speaker.sentence, draft.speaker.tokens),
        kind=_kind(draft, quotations),
        stance=cue.stance,
        chain=chain,
        parent=parent,
        asserts=cue.asserts,
    )


def _id(article: Article, draft: Draft) -> str:
    spans = (*draft.content, draft.speaker.sentence.starts[draft.speaker.head], *_cue_place(draft))
    return hashlib.sha256(f"{article.id}{spans}".encode()).hexdigest()[:12]


def _cue_place(draft: Draft) -> tuple[int, ...]:
    return (draft.hit.sentence.starts[draft.hit.head],)


def _id_at(ids: Sequence[str], index: int | None) -> str | None:
    return None if index is None else ids[index]


def _width(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _parent(index: int, drafts: Sequence[Draft]) -> int | None:
    """Return the smallest other draft whose content holds this one's cue and speaker."""
    inner = drafts[index]
    around = [
        other
        for other, outer in enumerate(drafts)
        if other != index and _width(outer) > _width(inner) and _holds(outer, inner)
    ]
    return min(around, key=lambda other: _width(drafts[other]), default=None)


def _holds(outer: Draft, inner: Draft) -> bool:
    sentence = inner.hit.sentence
    cue = Span(sentence.starts[inner.hit.head], sentence.ends[inner.hit.head])
    return any(span.holds(cue) for span in outer.content) and all(
        any(span.overlaps(piece) for span in outer.content) for piece in inner.content
    )


def _adds_no_link(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a statement within another is none of its own: "we warn that", "they hope"."""
    is_inside = any(other is not draft and _holds(other, draft) for other in drafts)
    if is_inside and draft.hit.cue.stance in UNSPOKEN:
        return True
    word = draft.speaker.sentence.words[draft.speaker.head].lower()
    return word in FIRST_PERSON and is_inside


def _joined(above: tuple[Source, ...], own: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return one chain of two, a source that repeats its own words counted once."""
    if above and own and above[-1].id == own[0].id:
        return above + own[1:]
    return above + own


def _kind(draft: Draft, quotations: Sequence[Quotation]) -> QuoteKind:
    total = _width(draft)
    quoted = sum(
        max(0, min(span.end, quotation.span.end) - max(span.start, quotation.span.start))
        for span in draft.content
        for quotation in quotations
    )
    if quoted >= 0.9 * total:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
