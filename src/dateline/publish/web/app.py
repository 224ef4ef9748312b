"""Puts the pages together: access first, then one router a kind of page."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.sessions import SessionMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dateline.publish.figures import BOKEH_STATIC
from dateline.publish.figures import STATIC as FIGURES_STATIC
from dateline.publish.web import problems
from dateline.publish.web.guard import Guard
from dateline.publish.web.refresh import Refresher
from dateline.publish.web.routes import (
    actors,
    articles,
    briefing,
    dyads,
    entry,
    events,
    export,
    lists,
    ontology,
    overview,
    paste,
    review,
    runs,
    search,
    sources,
    start,
    statements,
    stories,
)
from dateline.publish.web.site import Site
from dateline.publish.web.templating import STATIC
from dateline.publish.web.visitors import reader
from dateline.version import VERSION

PAGES = (
    start.router, lists.router, search.router, overview.router, events.router, review.router,
    articles.router, paste.router, briefing.router,
    stories.router, actors.router, dyads.router, sources.router, statements.router,
    runs.router, ontology.router, export.router,
)  # fmt: skip
# Longer paths first: the shorter one would take them in.
FILES = {
    "/static/bokeh": BOKEH_STATIC,
    "/static/figures": FIGURES_STATIC,
    "/static": STATIC,
}
DESCRIPTION = "Event data that keep who says so: every page of this server, as JSON."


def make_app(site: Site) -> ASGIApp:
    """Return the web application over one database.

    Args:
        site: What its pages share.

    Returns:
        An ASGI application; whoever runs it closes the store and the drafts.
    """
    refresher = Refresher(site)

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        refresher.start()
        yield
        refresher.stop()

    app = FastAPI(
        title="Dateline", version=VERSION, description=DESCRIPTION, lifespan=running,
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.site = site
    for path, folder in FILES.items():
        app.mount(path, StaticFiles(directory=folder))
    app.include_router(entry.router)
    for router in PAGES:
        app.include_router(router, dependencies=[Depends(reader)])
    problems.tell(app)
    app.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32), same_site="lax")
    return Guard(app, site.access.hosts)  # outside all else, so that faults get the headers too
