"""Full-text search over articles and statements, with the filters of the lists."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query, Request

from dateline.publish.web.filters import After, Asked, Rows, address, fields_of, given_in
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.store import Hit
from dateline.store.pages.found import KNOWN

router = APIRouter()
COLUMNS = ("kind", "article", "statement", "title", "publisher", "published", "snippet")
ON_A_PAGE = 20


@page(router, "/search", "search.html")
def search(
    request: Request,
    wanted: Asked,
    kind: Annotated[Literal["article", "statement"] | None, Query()] = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """Find articles and statements by their words, best first."""
    query, others = wanted.words or "", msgspec.structs.replace(wanted, words=None)
    pages = site_of(request).store.pages
    found = pages.search(query, others, kind=kind, after=after, limit=limit)
    more = address(request, {"after": found.next, "limit": limit}) if found.next else None
    return Shown(
        data={"words": query, "hits": found.rows, "total": found.total, "next": found.next},
        columns=COLUMNS,
        rows=[[getattr(hit, column) for column in COLUMNS] for hit in found.rows],
        goes_on=more,
        more={
            "fields": fields_of(KNOWN | {"words"}),
            "given": given_in(request),
            "parts_of": parts_of,
            "more": more,
            "is_first": after is None,
        },
    )


def parts_of(hit: Hit) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a snippet in turn, and whether each is one of the words looked for."""
    start = 0
    for begin, end in hit.marks:
        yield hit.snippet[start:begin], False
        yield hit.snippet[begin:end], True
        start = end
    yield hit.snippet[start:], False
