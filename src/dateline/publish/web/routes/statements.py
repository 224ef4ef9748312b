"""One statement: its words in their place, on whose word they stand, and what they tell."""

from collections.abc import Iterator

from fastapi import APIRouter, Request

from dateline.aggregate import Saying, copies_among, originals, saying_of, telling_words
from dateline.aggregate.reported import accounts_of
from dateline.errors import NotFoundError
from dateline.publish.tables.cells import narrator_of
from dateline.publish.web.marking import Mark, Piece, marks_of, pieces
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.routes.events import about, layers
from dateline.publish.web.site import site_of
from dateline.records import Article, Coding, Event, Span, Statement
from dateline.store import Store, StoredStatement

router = APIRouter()
COLUMNS = ("link", "source", "kind", "role", "act", "words", "said")

MOST_LIKE = 60  # statements that are compared with it


@page(router, "/statements/{article:path}/{statement}", "statement.html")
def statement(request: Request, article: str, statement: str) -> Shown:
    """Show one statement, by the id of its article and its own, which is unique in that alone."""
    coding = site_of(request).store.coding(article)
    by_id = {said.id: said for said in coding.statements}
    if statement not in by_id:
        raise NotFoundError(
            f"article {article} has no statement {statement!r}; its page lists those it has"
        )
    said = by_id[statement]
    text = coding.article.text
    nested = [other for other in coding.statements if other.parent == said.id]
    events = [event for event in coding.events if _tells(said, event)]
    return Shown(
        data={
            "statement": said,
            "words": [text[span.start : span.end] for span in said.content],
            "article": about(coding.article),
            "parent": by_id.get(said.parent or ""),
            "nested": nested,
            "events": events,
            "everywhere": _everywhere(site_of(request).store, coding, said),
        },
        columns=COLUMNS,
        rows=_rows(coding.article, said),
        more={
            "text": text,
            "source_article": coding.article,
            "narrator": narrator_of(coding.article),
            "layers": layers(coding.article),
            "in_place": _in_place(coding, said, nested, events),
        },
    )


def _everywhere(store: Store, coding: Coding, said: Statement) -> Saying:
    """Return who reports a statement over all articles, and whom they rest on."""
    asked = StoredStatement(statement=said, article=coding.article, run=0)
    others = store.sayings.with_words(telling_words(asked.words), most=MOST_LIKE)
    copies = store.sayings.copies({coding.article.id, *(other.article.id for other in others)})
    return saying_of(asked, others, originals(map(copies_among, copies)))


def _tells(said: Statement, event: Event) -> bool:
    """Say whether an event is told in a statement, by any of its accounts."""
    return said.id in {event.statement, *(account.statement for account in accounts_of(event))}


def _in_place(
    coding: Coding, said: Statement, nested: list[Statement], events: list[Event]
) -> list[Piece]:
    """Return the paragraphs that a statement stands in, with what belongs to it marked."""
    article = coding.article
    around = _around(article, [*said.content, *said.cue, *said.source])
    ids = {said.id, *(other.id for other in nested), *(event.id for event in events)}
    marks = [
        Mark(_moved(mark.span, around), mark.kind, mark.id)
        for mark in marks_of(coding)
        if mark.id in ids and mark.span.start < around.end and mark.span.end > around.start
    ]
    marks += [Mark(_moved(span, around), "source", said.id) for span in said.source]
    return pieces(article.text[around.start : around.end], marks)


def _around(article: Article, spans: list[Span]) -> Span:
    """Return the paragraphs that hold some stretches, from the first to the last."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    held = [p for p in article.paragraphs if p.start < end and p.end > start]
    return Span(
        min([start, *(p.start for p in held)]),
        max([end, *(p.end for p in held)]),
    )


def _moved(span: Span, within: Span) -> Span:
    """Return a stretch as it stands in a part of the text, cut where it goes beyond."""
    start = max(span.start, within.start) - within.start
    return Span(start, min(span.end, within.end) - within.start)


def _rows(article: Article, said: Statement) -> Iterator[tuple[object, ...]]:
    words = " ".join(" ".join(article.text[s.start : s.end].split()) for s in said.content)
    outer = layers(article)
    for number, (name, kind) in enumerate(outer):
        yield (number, name, kind, "", "", "", words)
    for number, link in enumerate(said.chain, len(outer)):
        yield (
            number, link.name, link.kind.value, link.role or "", link.act.value, link.text, words,
        )  # fmt: skip
