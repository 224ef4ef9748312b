"""What all pages share: the database, who may come in, the clock, and the bench for drafts."""

from collections.abc import Callable
from typing import NamedTuple

from fastapi import Request

from dateline.aggregate import describer
from dateline.publish.web.access import Access
from dateline.publish.web.drafts import Drafts
from dateline.settings import Settings
from dateline.store import Joiner, Store

AT_ONCE = 100  # stories that are summed up before a page answers


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

    def settle(self, *, at_most: int = AT_ONCE) -> int:
        """Sum up the stories that have changed since they were last summed up.

        Args:
            at_most: Stories at most; the others wait for the next time.

        Returns:
            How many were summed up.
        """
        return self.store.summaries.refresh(describer(self.settings), at_most=at_most)


def site_of(request: Request) -> Site:
    """Return what the pages of the server that got a request share."""
    site: Site = request.app.state.site
    return site
