"""Puts the pages together: access first, then one router a kind of page."""

import secrets

from fastapi import Depends, FastAPI
from starlette.middleware.sessions import SessionMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dateline.publish.web import problems
from dateline.publish.web.guard import Guard
from dateline.publish.web.routes import articles, entry, events, paste, review
from dateline.publish.web.site import Site
from dateline.publish.web.templating import STATIC
from dateline.publish.web.visitors import reader
from dateline.version import VERSION

PAGES = (events.router, review.router, articles.router, paste.router)
DESCRIPTION = "Event data that keep who says so: every page of this server, as JSON."


def make_app(site: Site) -> ASGIApp:
    """Return the web application over one database.

    Args:
        site: What its pages share.

    Returns:
        An ASGI application; whoever runs it closes the store and the drafts.
    """
    app = FastAPI(
        title="Dateline", version=VERSION, description=DESCRIPTION, docs_url=None, redoc_url=None
    )
    app.state.site = site
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(entry.router)
    for router in PAGES:
        app.include_router(router, dependencies=[Depends(reader)])
    problems.tell(app)
    app.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32), same_site="lax")
    return Guard(app, site.access.hosts)  # outside all else, so that faults get the headers too
