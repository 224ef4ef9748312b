"""The words of ``data/topics/``: what a text is about."""

from functools import cache

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing that texts are about.

    Attributes:
        id: Unique name.
        words: Lemmas that speak for it.
        matches: Texts that are about it.
        rejects: Texts that are not.
        political: Whether it is what events are about.
    """

    id: str
    words: frozenset[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    political: bool = False


@cache
def load_topics() -> tuple[Topic, ...]:
    """Return the built-in topics."""
    paths = yaml_files("topics")

    def build() -> tuple[Topic, ...]:
        return tuple(entry for path in paths for entry in read_entries(path, Topic))

    return cached("topics", paths, tuple[Topic, ...], build)
