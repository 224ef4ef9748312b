"""The map and the networks: where things happened, who acts on whom, who relies on whom."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request

from dateline.publish.web import drawn
from dateline.publish.web.filters import Asked, fields_of, given_in
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.store.pages.wanted import OF_EVENTS

router = APIRouter()
OF_MAP = OF_EVENTS - {"article", "story"}
MOST_PLACES = 500
MOST_EDGES = 100


@page(router, "/map", "map.html")
def event_map(request: Request, wanted: Asked) -> Shown:
    """Show where events happened, and how many by month and type."""
    pages = site_of(request).store.pages
    places, counted = pages.places(wanted, limit=MOST_PLACES), pages.timeline(wanted)
    given = tuple(given_in(request).items())
    return Shown(
        data={"places": places, "timeline": counted},
        columns=("place", "country", "lat", "lon", "events"),
        rows=[(one.place, one.country, one.lat, one.lon, one.events) for one in places],
        more={
            **asking(request),
            "most": MOST_PLACES,
            "map": lambda: drawn.places(places, given),
            "drawn": lambda: drawn.timeline(counted, given),
            "types": lambda: drawn.types(counted, given),
        },
    )


@page(router, "/network", "network.html")
def network(
    request: Request, wanted: Asked, of: Annotated[Literal["actors", "sources"], Query()] = "actors"
) -> Shown:
    """Show who acts on whom, or which sources rely on which."""
    pages = site_of(request).store.pages
    if of == "actors":
        found = pages.actor_network(wanted, limit=MOST_EDGES)
    else:
        found = pages.source_network(limit=MOST_EDGES)
    names = {node.id: node.name for node in found.nodes}
    return Shown(
        data={"of": of, "network": found},
        columns=("from", "from name", "to", "to name", "events", "intensity"),
        rows=[
            (edge.start, names[edge.start], edge.end, names[edge.end], edge.events, edge.intensity)
            for edge in found.edges
        ],
        more={**asking(request), "drawn": lambda: drawn.network(found, of)},
    )


def asking(request: Request) -> dict[str, object]:
    """Return what the form above a figure needs."""
    return {"fields": fields_of(OF_MAP), "given": given_in(request), "orders": (), "order": ""}
