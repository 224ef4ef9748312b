"""Nests statements that stand in one another and gives each its whole chain."""

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dateline.extract.sources.drafts import Draft, spans_of
from dateline.extract.sources.names import Namer
from dateline.extract.sources.quotes import Quotation
from dateline.knowledge.cues import Form
from dateline.records import Act, Article, QuoteKind, Source, SourceKind, Stance, Statement

UNSPOKEN = frozenset({Stance.BELIEVES, Stance.EXPECTS, Stance.PROMISES})
NEARLY_ALL = 0.9  # share of a direct statement that stands in quotation marks, at least
PASSING = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT})
FEW_WORDS = 3  # "that", "on Monday": what an outlet says besides what it passes on, at most
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
    around = _around(drafts)
    kept = {
        index: draft
        for index, draft in enumerate(drafts)
        if not _adds_no_link(draft, around[index])
    }
    parents = {index: _parent(around[index], kept) for index in kept}
    parents |= {
        index: None
        for index, parent in parents.items()
        if parent is not None and _is_turned_down(kept[index], kept[parent])
    }
    passing = {
        parent
        for index, parent in parents.items()
        if parent is not None and _only_passes_on(kept[parent], kept[index], namer)
    }
    chains: dict[int, tuple[Source, ...]] = {}
    for index in sorted(kept, key=lambda index: -_width(kept[index])):
        parent = parents[index]
        above = chains[parent] if parent is not None else ()
        chains[index] = _joined(above, namer.chain(kept[index]))
    ids = {  # what the publisher says itself is narration: no id
        index: _id(article, draft)
        for index, draft in kept.items()
        if chains[index] and index not in passing
    }
    statements = []
    for index, identity in ids.items():
        parent = parents[index]
        while parent in passing:
            parent = parents[parent]
        around_it = _id_at(ids, parent)
        statements.append(_statement(kept[index], quotations, identity, chains[index], around_it))
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
    spans = (*draft.content, draft.speaker.sentence.starts[draft.speaker.head], _cue_place(draft))
    return hashlib.sha256(f"{article.id}{spans}".encode()).hexdigest()[:12]


def _id_at(ids: Mapping[int, str], index: int | None) -> str | None:
    return None if index is None else ids.get(index)


def _cue_place(draft: Draft) -> int:
    return draft.hit.sentence.starts[draft.hit.head]


def _width(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _around(drafts: Sequence[Draft]) -> list[list[int]]:
    """Return for each draft the others whose content holds its cue and touches its content."""
    ordered = sorted(range(len(drafts)), key=lambda index: _cue_place(drafts[index]))
    places = [_cue_place(drafts[index]) for index in ordered]
    around: list[list[int]] = [[] for _ in drafts]
    for index, outer in enumerate(drafts):
        for start, end in outer.content:
            for inner in ordered[bisect_left(places, start) : bisect_left(places, end)]:
                if inner != index and _holds(outer, drafts[inner]):
                    around[inner].append(index)
    return around


def _parent(around: Sequence[int], drafts: Mapping[int, Draft]) -> int | None:
    """Return the smallest of the drafts around one."""
    kept = [index for index in around if index in drafts]
    return min(kept, key=lambda index: _width(drafts[index]), default=None)


def _holds(outer: Draft, inner: Draft) -> bool:
    return _width(outer) > _width(inner) and all(
        any(span.overlaps(piece) for span in outer.content) for piece in inner.content
    )


def _is_turned_down(inner: Draft, outer: Draft) -> bool:
    """Say whether a claim is only denied by another: "the ministry rejected the rebels' claim"."""
    return outer.hit.cue.stance == Stance.DENIES and inner.hit.cue.form == Form.NOUN


def _only_passes_on(outer: Draft, inner: Draft, namer: Namer) -> bool:
    """Say whether an outlet or paper says no more than what another says: it is a link, no more.

    "Reuters reported that a minister said that ..." is one statement, of the minister's.

    Args:
        outer: The statement around.
        inner: The statement nested in it.
        namer: Tells outlets and papers.

    Returns:
        True where all but a few words of the outer one are the inner one.
    """
    if {outer.hit.cue.stance, inner.hit.cue.stance} != {Stance.STATES}:
        return False  # "the paper reported that he threatened": the threat is the paper's to tell
    is_report = outer.hit.cue.act == Act.REPORTS
    if namer.kind(outer.speaker) not in PASSING and not is_report:
        return False
    speaker = inner.speaker
    parts = [*inner.content, *inner.hit.spans]
    parts.append(speaker.sentence.span_of(speaker.tokens[0], speaker.tokens[-1]))
    text = outer.hit.sentence.text
    rest = "".join(
        " " if any(part.start <= place < part.end for part in parts) else text[place]
        for span in outer.content
        for place in range(span.start, span.end)
    )
    return sum(map(str.isalnum, (word[0] for word in rest.split()))) <= FEW_WORDS


def _adds_no_link(draft: Draft, around: Sequence[int]) -> bool:
    """Say whether a statement within another is none of its own: "we warn that", "they hope"."""
    word = draft.speaker.sentence.words[draft.speaker.head].lower()
    if word in FIRST_PERSON:
        return True  # outside of others' words the article itself speaks so: narration
    return bool(around) and draft.hit.cue.stance in UNSPOKEN


def _joined(above: tuple[Source, ...], own: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return one chain of two, a source that repeats its own words counted once."""
    if above and own and above[-1].id == own[0].id:
        return above + own[1:]
    return above + own


def _kind(draft: Draft, quotations: Sequence[Quotation]) -> QuoteKind:
    ends = [quotation.span.end for quotation in quotations]
    quoted = 0
    for start, end in draft.content:
        for place in range(bisect_left(ends, start), len(quotations)):
            mark = quotations[place].span
            if mark.start >= end:
                break
            quoted += max(0, min(end, mark.end) - max(start, mark.start))
    text, start = draft.hit.sentence.text, draft.content[0].start
    if quoted >= NEARLY_ALL * _width(draft) or text[:start].rstrip().endswith(":"):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
