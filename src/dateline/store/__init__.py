"""Stage 4: keeps codings in a database, with their provenance, and answers questions of them."""

from dateline.store.grades import StoredGrade, in_force
from dateline.store.records import (
    Outcome,
    Selected,
    StoredActor,
    StoredArticle,
    StoredDyad,
    StoredError,
    StoredEvent,
    StoredRun,
    StoredStatement,
)
from dateline.store.search import Hit
from dateline.store.store import Store, open_store

__all__ = [
    "Hit",
    "Outcome",
    "Selected",
    "Store",
    "StoredActor",
    "StoredArticle",
    "StoredDyad",
    "StoredError",
    "StoredEvent",
    "StoredGrade",
    "StoredRun",
    "StoredStatement",
    "in_force",
    "open_store",
]
