"""Predicate frames -> events: what happened, and whose words in the clause did it to whom."""

from dateline.extract.events.cast import mark_places
from dateline.extract.events.find import find_events

__all__ = ["find_events", "mark_places"]
