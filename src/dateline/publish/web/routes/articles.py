"""One article: its text with what was coded marked in place, and the chain of each beside it."""

from typing import Any

from fastapi import APIRouter, Request

from dateline.publish.tables.cells import chain_text, narrator_of
from dateline.publish.web.marking import marks_of, pieces
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.records import Article, Coding

router = APIRouter()
COLUMNS = ("kind", "id", "start", "end", "type", "chain", "status", "certainty", "words")


@page(router, "/articles/{article:path}", "article.html")
def article(request: Request, article: str) -> Shown:
    """Show one article with its events, statements and gaps."""
    return shown_coding(site_of(request).store.coding(article))


def shown_coding(coding: Coding, **more: Any) -> Shown:  # noqa: ANN401 - for the template
    """Return an article as a page shows it.

    Args:
        coding: Its coding.
        **more: What the template is told besides.
    """
    marked = pieces(coding.article.text, marks_of(coding))
    return Shown(
        data={"coding": coding},
        columns=COLUMNS,
        rows=_rows(coding),
        more={
            "pieces": marked,
            "event_of": {event.id: event for event in coding.events},
            "statement_of": {statement.id: statement for statement in coding.statements},
            "depth_of": _depths(coding),
            "narrator": narrator_of(coding.article),
            "chain_text": chain_text,
            "draft": None,
            **more,
        },
    )


def _rows(coding: Coding) -> list[tuple[object, ...]]:
    article, narrator = coding.article, narrator_of(coding.article)
    events = [
        (
            "event", event.id, *event.anchor, event.type, chain_text(event.chain, narrator),
            event.status.value, event.certainty.value, _words(article, *event.anchor),
        )
        for event in coding.events
    ]  # fmt: skip
    statements = [
        (
            "statement", said.id, *span, said.stance.value, chain_text(said.chain, narrator),
            "", "", _words(article, *span),
        )
        for said in coding.statements
        for span in said.content
    ]  # fmt: skip
    return [*events, *statements]


def _words(article: Article, start: int, end: int) -> str:
    return " ".join(article.text[start:end].split())


def _depths(coding: Coding) -> dict[str, int]:
    """Return for each statement how many others it is nested in."""
    parents = {said.id: said.parent for said in coding.statements}
    depths = {}
    for id in parents:
        above, depth = parents.get(id), 0
        while above is not None and depth < len(parents):
            above, depth = parents.get(above), depth + 1
        depths[id] = depth
    return depths
