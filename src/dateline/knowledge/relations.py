"""What an event says of the pair of actors: fighting, truce, alliance, talks or hostile."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files
from dateline.records import Relation, Status


class RelationRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: events of these types and statuses put the pair into this state.

    Attributes:
        id: Unique name.
        state: The state of the pair.
        types: PLOVER types.
        when: Statuses of the event with which the rule holds.
        words: Where given, one of these words stands in the event's anchor.
        matches: Sentences that put a pair into the state.
        rejects: Sentences that do not.
    """

    id: str
    state: Relation
    types: tuple[str, ...]
    when: tuple[Status, ...]
    words: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@cache
def load_relation_rules() -> tuple[RelationRule, ...]:
    """Return the built-in rules, the first that fits decides."""
    paths = yaml_files("relations")

    def build() -> tuple[RelationRule, ...]:
        return tuple(entry for path in paths for entry in read_entries(path, RelationRule))

    return cached("relations", paths, tuple[RelationRule, ...], build)
