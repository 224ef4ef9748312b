"""What the pages of the web application ask of a database, each within milliseconds."""

from dateline.store.pages.actors import ActorPage, Partner
from dateline.store.pages.dyads import DyadMonth, DyadPage, StateRow
from dateline.store.pages.overview import Edge, Network, Node, TimeCount, Timeline, Totals
from dateline.store.pages.pages import Pages, Start
from dateline.store.pages.pairs import PairTold, StateOf
from dateline.store.pages.rows import (
    ActorRow,
    ArticleRow,
    Count,
    DyadRow,
    EventRow,
    LinkRow,
    Named,
    OriginRow,
    Page,
    PlaceRow,
    SourceRow,
    StatementRow,
    StoryRow,
)
from dateline.store.pages.sources import SourcePage
from dateline.store.pages.wanted import Wanted

__all__ = [
    "ActorPage",
    "ActorRow",
    "ArticleRow",
    "Count",
    "DyadMonth",
    "DyadPage",
    "DyadRow",
    "Edge",
    "EventRow",
    "LinkRow",
    "Named",
    "Network",
    "Node",
    "OriginRow",
    "Page",
    "Pages",
    "PairTold",
    "Partner",
    "PlaceRow",
    "SourcePage",
    "SourceRow",
    "Start",
    "StateOf",
    "StateRow",
    "StatementRow",
    "StoryRow",
    "TimeCount",
    "Timeline",
    "Totals",
    "Wanted",
]
