"""The lists: events, stories, articles, statements, actors, pairs of actors, sources."""

from collections.abc import Callable, Collection, Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request

from dateline.publish.web.filters import After, Asked, Rows, address, fields_of, given_in
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.store.pages import Page, Wanted
from dateline.store.pages.wanted import (
    OF_ACTORS,
    OF_ARTICLES,
    OF_DYADS,
    OF_EVENTS,
    OF_SOURCES,
    OF_STATEMENTS,
    OF_STORIES,
)

router = APIRouter()
ON_A_PAGE = 50

Order = Annotated[str | None, Query(max_length=30)]
Ask = Callable[..., Page[Any]]


def listed(  # noqa: PLR0913 - one argument a part of the page
    request: Request,
    ask: Ask,
    wanted: Wanted,
    *,
    fields: Collection[str],
    orders: Sequence[str],
    order: str | None,
    after: str | None,
    limit: int,
) -> Shown:
    """Return one page of a list with the form that asks for it.

    Args:
        request: What was asked.
        ask: The question to the store.
        wanted: The filters.
        fields: The names of the filters that the list knows.
        orders: The orders that it knows, the usual one first.
        order: The one asked for.
        after: Where the page begins.
        limit: Rows at most.
    """
    found = ask(wanted, order=order or orders[0], after=after, limit=limit)
    rows = list(found.rows)
    more = address(request, {"after": found.next, "limit": limit}) if found.next else None
    return Shown(
        data={"rows": rows, "total": found.total, "next": found.next},
        columns=_columns(rows),
        rows=map(_cells, rows),
        more={
            "fields": fields_of(fields),
            "given": given_in(request),
            "orders": orders,
            "order": order or orders[0],
            "more": more,
            "is_first": after is None,
        },
    )


def _columns(rows: Sequence[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(msgspec.structs.asdict(rows[0])) if rows else ()


def _cells(row: msgspec.Struct) -> list[object]:
    return [_cell(value) for value in msgspec.structs.astuple(row)]


def _cell(value: object) -> object:
    """Return what a cell of a CSV file holds: of what has a name the name, of several all."""
    if isinstance(value, tuple | list):
        return "; ".join(str(_cell(item)) for item in value)
    if isinstance(value, msgspec.Struct):
        return getattr(value, "name", "")
    return "" if value is None else value


@page(router, "/events", "events.html")
def events(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List events: who did what to whom, where, when, on whose word."""
    return listed(
        request, site_of(request).store.pages.events, wanted, fields=OF_EVENTS,
        orders=("newest", "oldest", "doubtful", "reports", "origins"),
        order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/stories", "stories.html")
def stories(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List happenings: reports against independent origins, and what is disputed."""
    return listed(
        request, site_of(request).store.pages.stories, wanted, fields=OF_STORIES,
        orders=("newest", "oldest", "reports", "origins"), order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/articles", "articles.html")
def articles(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List articles with what was found in each."""
    return listed(
        request, site_of(request).store.pages.articles, wanted, fields=OF_ARTICLES,
        orders=("newest", "oldest"), order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/statements", "statements.html")
def statements(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List statements: who says what, through whom."""
    return listed(
        request, site_of(request).store.pages.statements, wanted, fields=OF_STATEMENTS,
        orders=("newest", "oldest", "doubtful"), order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/actors", "actors.html")
def actors(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List actors with how often they act and are acted upon."""
    return listed(
        request, site_of(request).store.pages.actors, wanted, fields=OF_ACTORS,
        orders=("events", "name"), order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/dyads", "dyads.html")
def dyads(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List pairs of actors with what each did to the other."""
    return listed(
        request, site_of(request).store.pages.dyads, wanted, fields=OF_DYADS,
        orders=("events", "newest"), order=order, after=after, limit=limit,
    )  # fmt: skip


@page(router, "/sources", "sources.html")
def sources(
    request: Request,
    wanted: Asked,
    order: Order = None,
    after: After = None,
    limit: Rows = ON_A_PAGE,
) -> Shown:
    """List sources with what rests on each, how often alone, confirmed or denied."""
    return listed(
        request, site_of(request).store.pages.sources, wanted, fields=OF_SOURCES,
        orders=("reliance", "alone", "denied"), order=order, after=after, limit=limit,
    )  # fmt: skip
