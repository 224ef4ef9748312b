"""Who is who: states, bodies, organisations, groups, parties, persons and role nouns, by name."""

from dateline.knowledge.actors.entry import ActorEntry, Kind, Office

__all__ = ["ActorEntry", "Kind", "Office"]
