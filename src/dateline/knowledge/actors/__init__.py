"""Who is who: states, bodies, organisations, groups, parties, persons and role nouns, by name."""

from dateline.knowledge.actors.check import find_problems
from dateline.knowledge.actors.entry import ActorEntry, Kind, Office, RoleEntry
from dateline.knowledge.actors.folding import fold, fold_word, sound_of
from dateline.knowledge.actors.table import ActorTable, Form, Name, build_table, load_actors
from dateline.knowledge.actors.words import load_actor_words

__all__ = [
    "ActorEntry",
    "ActorTable",
    "Form",
    "Kind",
    "Name",
    "Office",
    "RoleEntry",
    "build_table",
    "find_problems",
    "fold",
    "fold_word",
    "load_actor_words",
    "load_actors",
    "sound_of",
]
