"""Puts users' entries before the built-in ones."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from dateline.knowledge.actors.entry import ActorEntry, RoleEntry
from dateline.knowledge.actors.folding import fold
from dateline.knowledge.actors.lists.problem import Problem
from dateline.knowledge.actors.lists.read import read_actor_list, text_of
from dateline.knowledge.actors.lists.record import Row
from dateline.knowledge.actors.table import ActorTable, actor_files, build_table, load_actors
from dateline.knowledge.files import cached, knowledge_digest


class OwnActors(msgspec.Struct, frozen=True):
    """The built-in lists with users' entries before them.

    Attributes:
        table: All of them.
        problems: The lines that were left out, and notices of built-in entries that they change.
    """

    table: ActorTable
    problems: tuple[Problem, ...]


def load_actors_with(paths: tuple[str, ...]) -> ActorTable:
    """Return the built-in lists with users' lists before them.

    Args:
        paths: Files in CSV or YAML; where two of them list one actor the earlier is preferred.

    Returns:
        The table, from the cache where no file has changed.

    Raises:
        KnowledgeError: There is no such file.
    """
    return read_own_actors(paths).table if paths else load_actors()


@cache
def read_own_actors(paths: tuple[str, ...]) -> OwnActors:
    """Read users' lists and put them before the built-in ones.

    Args:
        paths: Files in CSV or YAML; where two of them list one actor the earlier is preferred.

    Returns:
        The table and the problems, from the cache where no file has changed.

    Raises:
        KnowledgeError: There is no such file.
    """

    def build() -> OwnActors:
        lists = [read_actor_list(path) for path in paths]
        rows = [row for each in lists for row in each.rows]
        table, problems = with_entries(load_actors(), rows)
        found = [problem for each in lists for problem in each.problems]
        return OwnActors(table, (*found, *problems))

    return cached(f"own-actors-{_digest(paths)[:16]}", actor_files(), OwnActors, build)


def knowledge_digest_with(paths: tuple[str, ...]) -> str:
    """Return the SHA-256 over all knowledge files and users' lists: what a run stores.

    Args:
        paths: The users' lists.

    Returns:
        The digest in hex; without lists that of the built-in files.

    Raises:
        KnowledgeError: There is no such file.
    """
    built_in = knowledge_digest()
    return hashlib.sha256(f"{built_in}{_digest(paths)}".encode()).hexdigest() if paths else built_in


def _digest(paths: tuple[str, ...]) -> str:
    content = "\0".join(part for path in paths for part in (path, text_of(path)))
    return hashlib.sha256(content.encode()).hexdigest()


def with_entries(table: ActorTable, rows: Iterable[Row]) -> tuple[ActorTable, list[Problem]]:
    """Put entries before those of a table.

    An entry with the id, or the name, of a built-in one takes its place: what it says goes before
    what the built-in entry says, and what it leaves out stays, unless the countries differ.

    Args:
        table: The built-in lists.
        rows: The entries, the preferred ones first.

    Returns:
        The table of all of them, and notices of what was replaced or listed twice.
    """
    merging = _Merging(table)
    for row in rows:
        merging.add(row)
    merged = build_table(
        merging.entries(),
        merging.roles(),
        common_words=table.common_words,
        cities=table.cities,
        towns=table.towns,
        given_names=table.given_names,
    )
    merged = msgspec.structs.replace(merged, family_names=table.family_names)
    return merged, merging.problems


class _Merging:
    """Collects users' entries, and the built-in ones whose place they take."""

    def __init__(self, table: ActorTable) -> None:
        self._built_in = {entry.id: entry for entry in table.entries}
        self._namesakes: dict[str, list[ActorEntry]] = defaultdict(list)
        for entry in table.entries:
            self._namesakes[fold(entry.name)].append(entry)
        self._built_in_roles = {fold(role.noun): role for role in table.roles}
        self._own: dict[str, ActorEntry] = {}
        self._own_roles: dict[str, RoleEntry] = {}
        self.problems: list[Problem] = []

    def entries(self) -> list[ActorEntry]:
        """Return all actors, the users' own first."""
        kept = [entry for entry in self._built_in.values() if entry.id not in self._own]
        return [*self._own.values(), *kept]

    def roles(self) -> list[RoleEntry]:
        """Return all role nouns, the users' own first."""
        own, built_in = self._own_roles, self._built_in_roles
        return [*own.values(), *(role for key, role in built_in.items() if key not in own)]

    def add(self, row: Row) -> None:
        """Add an entry, in place of the built-in one of its id or name."""
        if isinstance(row.entry, RoleEntry):
            self._add_role(row.entry)
            return
        entry = row.entry
        old = self._built_in.get(entry.id) or self._namesake(entry)
        if entry.id in self._own:
            reason = f"the id {entry.id!r} is listed before; give this entry an id of its own"
            self.problems.append(Problem(row.file, row.line, reason))
            return
        if old and old.id not in self._own:
            reason = f"goes before the built-in entry {old.name!r} ({old.id})"
            self.problems.append(Problem(row.file, row.line, reason, is_notice=True))
            entry = _over(entry, old)
        self._own[entry.id] = entry

    def _add_role(self, role: RoleEntry) -> None:
        key = fold(role.noun)
        old = self._built_in_roles.get(key)
        self._own_roles.setdefault(
            key, msgspec.structs.replace(old, **_given(role)) if old else role
        )

    def _namesake(self, entry: ActorEntry) -> ActorEntry | None:
        """Return the one built-in entry of this name, or the one of this name and country."""
        alike = self._namesakes.get(fold(entry.name), [])
        if len(alike) > 1:
            alike = [other for other in alike if other.country == entry.country]
        return alike[0] if len(alike) == 1 else None


def _over(entry: ActorEntry, old: ActorEntry) -> ActorEntry:
    """Return an entry with what it leaves out filled in from the one whose place it takes."""
    if entry.country not in {None, old.country}:
        return msgspec.structs.replace(entry, id=old.id)
    listed = {fold(text) for text in (*old.demonyms, *old.metonyms, *filter(None, [old.capital]))}
    names = dict.fromkeys([*entry.aliases, old.name, *old.aliases])
    aliases = tuple(name for name in names if name != entry.name and fold(name) not in listed)
    given = _given(entry) | {"id": old.id, "aliases": aliases}
    return msgspec.structs.replace(old, **given)


def _given(entry: ActorEntry | RoleEntry) -> dict[str, Any]:
    """Return the fields of an entry that say something."""
    fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return {name: value for name, value in fields.items() if value not in {None, (), False}}
