"""Stage 4: keeps codings in a database, with their provenance, and answers questions of them."""

from dateline.store.grades import StoredGrade, in_force
from dateline.store.joined import Joined
from dateline.store.kept import Joiner, Kept
from dateline.store.opening import open_store
from dateline.store.records import (
    Outcome,
    Selected,
    StoredActor,
    StoredArticle,
    StoredDecision,
    StoredDyad,
    StoredError,
    StoredEvent,
    StoredRun,
    StoredStatement,
    StoredStory,
)
from dateline.store.search import Hit
from dateline.store.store import Store
from dateline.store.summaries import OriginSummary, StorySummary
from dateline.store.visits import Visit

__all__ = [
    "Hit",
    "Joined",
    "Joiner",
    "Kept",
    "OriginSummary",
    "Outcome",
    "Selected",
    "Store",
    "StoredActor",
    "StoredArticle",
    "StoredDecision",
    "StoredDyad",
    "StoredError",
    "StoredEvent",
    "StoredGrade",
    "StoredRun",
    "StoredStatement",
    "StoredStory",
    "StorySummary",
    "Visit",
    "in_force",
    "open_store",
]
