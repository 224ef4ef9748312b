"""The lists: events, stories, articles, statements, actors, pairs of actors, sources."""

from collections.abc import Collection, Sequence
from typing import Annotated, Any, NamedTuple

import msgspec
from fastapi import APIRouter, Query, Request

from dateline.publish.web.filters import After, Asked, Rows, address, fields_of, given_in
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.store.pages import Page
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


class Listing(NamedTuple):
    """One of the lists: ``store.pages`` answers it under its name, and its template has it too.

    Attributes:
        name: Its name.
        fields: The names of the filters that it knows.
        orders: The orders that it knows, the usual one first.
        says: What it lists.
    """

    name: str
    fields: Collection[str]
    orders: Sequence[str]
    says: str


LISTINGS = (
    Listing(
        "events", OF_EVENTS, ("newest", "oldest", "doubtful", "reports", "origins"),
        "List events: who did what to whom, where, when, on whose word.",
    ),
    Listing(
        "stories", OF_STORIES, ("newest", "oldest", "reports", "origins"),
        "List happenings: reports against independent origins, and what is disputed.",
    ),
    Listing(
        "articles", OF_ARTICLES, ("newest", "oldest"),
        "List articles with what was found in each.",
    ),
    Listing(
        "statements", OF_STATEMENTS, ("newest", "oldest", "doubtful"),
        "List statements: who says what, through whom.",
    ),
    Listing(
        "actors", OF_ACTORS, ("events", "name"),
        "List actors with how often they act and are acted upon.",
    ),
    Listing(
        "dyads", OF_DYADS, ("events", "newest"),
        "List pairs of actors with what each did to the other.",
    ),
    Listing(
        "sources", OF_SOURCES, ("reliance", "alone", "denied"),
        "List sources with what rests on each, how often alone, confirmed or denied.",
    ),
)  # fmt: skip


def serve(listing: Listing) -> None:
    """Serve a list as pages."""

    def load(
        request: Request,
        wanted: Asked,
        order: Order = None,
        after: After = None,
        limit: Rows = ON_A_PAGE,
    ) -> Shown:
        ask = getattr(site_of(request).store.pages, listing.name)
        by = order or listing.orders[0]
        found: Page[Any] = ask(wanted, order=by, after=after, limit=limit)
        rows = list(found.rows)
        more = address(request, {"after": found.next, "limit": limit}) if found.next else None
        return Shown(
            data={"rows": rows, "total": found.total, "next": found.next},
            columns=_columns(rows),
            rows=map(_cells, rows),
            goes_on=more,
            more={
                "fields": fields_of(listing.fields),
                "given": given_in(request),
                "orders": listing.orders,
                "order": by,
                "more": more,
                "is_first": after is None,
            },
        )

    load.__name__, load.__doc__ = listing.name, listing.says
    page(router, f"/{listing.name}", f"{listing.name}.html")(load)


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


for each in LISTINGS:
    serve(each)
