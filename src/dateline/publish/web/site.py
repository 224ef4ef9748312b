"""What all pages share: the database, who may come in, the clock, and the bench for drafts."""

from collections.abc import Callable
from typing import NamedTuple

from fastapi import Request

from dateline.publish.web.access import Access
from dateline.publish.web.drafts import Drafts
from dateline.settings import Settings
from dateline.store import Joiner, Store


class Site(NamedTuple):
    """What the pages are made of.

    Attributes:
        store: The database.
        access: Who may read and write.
        clock: Returns the time now, ISO.
        settings: The settings that drafts are coded with.
        drafts: Articles that were pasted and are not kept yet.
        joiner: How a new or reviewed article is joined with others.
    """

    store: Store
    access: Access
    clock: Callable[[], str]
    settings: Settings
    drafts: Drafts
    joiner: Joiner


def site_of(request: Request) -> Site:
    """Return what the pages of the server that got a request share."""
    site: Site = request.app.state.site
    return site
