"""Asks the network for feeds and pages, politely, and only for what a user has named."""

from dateline.read.fetch.client import Client
from dateline.read.fetch.failure import FetchError
from dateline.read.fetch.feeds import Feed, Item, read_feed
from dateline.read.fetch.manners import Manners
from dateline.read.fetch.opml import FeedList, read_opml
from dateline.read.fetch.pages import article_of_item, article_of_page

__all__ = [
    "Client",
    "Feed",
    "FeedList",
    "FetchError",
    "Item",
    "Manners",
    "article_of_item",
    "article_of_page",
    "read_feed",
    "read_opml",
]
