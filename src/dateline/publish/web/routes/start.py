"""The start page: what is new, who is active, what is disputed, what rests on one origin."""

from fastapi import APIRouter, Request

from dateline.publish.web import drawn
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of

router = APIRouter()
MOST_PLACES = 300
COLUMNS = ("list", "id", "type", "headline", "from", "to", "reports", "origins", "disputed")


@page(router, "/", "start.html")
def start(request: Request) -> Shown:
    """Show what is worth a look today."""
    pages = site_of(request).store.pages
    found, counted, places = pages.start(), pages.timeline(), pages.places(limit=MOST_PLACES)
    lists = {
        "newest": found.newest,
        "disputed": found.disputed,
        "single origin": found.single_origin,
    }
    rows = [
        (
            name, row.id, row.type, row.headline, row.earliest, row.latest, row.reports,
            row.origins, row.disputed,
        )
        for name, stories in lists.items()
        for row in stories
    ]  # fmt: skip
    return Shown(
        data={"start": found},
        columns=COLUMNS,
        rows=rows,
        more={
            "drawn": lambda: drawn.timeline(counted),
            "map": lambda: drawn.places(places),
        },
    )
