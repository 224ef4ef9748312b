"""Stage 6: the pages over one database, for people who read and review it all day."""

from dateline.publish.web.access import Access, access_for
from dateline.publish.web.app import make_app
from dateline.publish.web.drafts import Drafts
from dateline.publish.web.site import Site

__all__ = ["Access", "Drafts", "Site", "access_for", "make_app"]
