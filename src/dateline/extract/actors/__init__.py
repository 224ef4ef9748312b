"""Actors in text: listed names, persons with their titles, roles composed from the words around."""

from dateline.extract.actors.find import find_actors
from dateline.extract.actors.resolve import resolve_actor

__all__ = ["find_actors", "resolve_actor"]
