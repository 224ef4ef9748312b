"""Users' own lists of actors: read, checked, and put before the built-in ones."""

from dateline.knowledge.actors.lists.merge import (
    OwnActors,
    knowledge_digest_with,
    load_actors_with,
    read_own_actors,
    with_entries,
)
from dateline.knowledge.actors.lists.problem import Problem
from dateline.knowledge.actors.lists.read import read_actor_list, text_of
from dateline.knowledge.actors.lists.record import ActorList, Row
from dateline.knowledge.actors.lists.write import as_document, as_sheet

__all__ = [
    "ActorList",
    "OwnActors",
    "Problem",
    "Row",
    "as_document",
    "as_sheet",
    "knowledge_digest_with",
    "load_actors_with",
    "read_actor_list",
    "read_own_actors",
    "text_of",
    "with_entries",
]
