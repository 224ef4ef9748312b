"""Turns one record of a user's list, as read from CSV or YAML, into a checked entry."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import msgspec

from dateline.knowledge.actors.check import entry_problems, role_problems
from dateline.knowledge.actors.entry import ActorEntry, Kind, RoleEntry
from dateline.knowledge.actors.folding import fold
from dateline.knowledge.actors.lists.problem import Problem

OWN = "own-"  # ids made from names start so, lest they meet the id of a built-in entry by chance
NEEDED: dict[type, tuple[str, ...]] = {RoleEntry: ("noun",), ActorEntry: ("name", "kind")}
CODES = ("country", "sector")
WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)


class Row(msgspec.Struct, frozen=True):
    """An entry of a user's list and where it stands.

    Attributes:
        file: The file, as the user named it.
        line: The line that it starts on, counted from 1.
        entry: An actor, or a role noun.
    """

    file: str
    line: int
    entry: ActorEntry | RoleEntry


class ActorList(msgspec.Struct, frozen=True):
    """What a user's list holds.

    Attributes:
        rows: The entries that are sound, in file order.
        problems: The lines that are not.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> list[ActorEntry]:
        """The actors."""
        return [row.entry for row in self.rows if isinstance(row.entry, ActorEntry)]

    @property
    def roles(self) -> list[RoleEntry]:
        """The role nouns."""
        return [row.entry for row in self.rows if isinstance(row.entry, RoleEntry)]


def list_of(
    file: str, records: Iterable[tuple[int, dict[str, Any] | str]], countries: Collection[str]
) -> ActorList:
    """Check the records of a file; a wrong one is named and the rest holds.

    Args:
        file: The file, as the user named it.
        records: The line of each record, and its values by key or why it could not be read.
        countries: Codes of the listed countries.

    Returns:
        The entries and the problems.
    """
    rows, problems = [], []
    for line, record in records:
        found = record if isinstance(record, str) else checked(record, countries)
        if isinstance(found, str):
            problems.append(Problem(file, line, found))
        else:
            rows.append(Row(file, line, found))
    return ActorList(tuple(rows), tuple(problems))


def checked(record: dict[str, Any], countries: Collection[str]) -> ActorEntry | RoleEntry | str:
    """Turn a record into an entry.

    Args:
        record: Values by key, as the files of ``data/actors/`` have them; ``id`` may be missing.
        countries: Codes of the listed countries.

    Returns:
        The entry, or what is wrong with the record.
    """
    if record.get("kind") and str(record["kind"]).strip().lower() not in set(Kind):
        return f"{record['kind']!r} is no kind of actor; use one of {', '.join(Kind)}"
    if "\N{REPLACEMENT CHARACTER}" in str(record):
        return "holds characters that are not UTF-8; save the file as UTF-8"
    try:
        if "noun" in record:
            role = msgspec.convert(_normalised(record), RoleEntry)
            return _reason([role.noun, *role.aliases], role_problems(role, countries)) or role
        with_id = {"id": OWN + slug(str(record.get("name"))), **_normalised(record)}
        entry = msgspec.convert(with_id, ActorEntry)
    except msgspec.ValidationError as error:
        return f"{_misfit(record, error)}; {_name(record)} was left out"
    problems = entry_problems(entry, countries)
    if entry.wikidata and not WIKIDATA.fullmatch(entry.wikidata):
        problems.append(f"{entry.wikidata!r} is no Wikidata id; write Q and digits")
    return _reason([entry.name, *entry.aliases], problems) or entry


def _misfit(record: dict[str, Any], error: msgspec.ValidationError) -> str:
    """Say in words what does not fit: a key that is missing, unknown or of another kind."""
    kind = RoleEntry if "noun" in record else ActorEntry
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    unknown = [key for key in record if key not in known]
    if unknown:
        return f"the key {unknown[0]!r} is not known; the keys are {', '.join(known)}"
    missing = [key for key in NEEDED[kind] if key not in record]
    if missing:
        return f"has no {missing[0]!r}; write one"
    key = re.search(r"\$\.(\w+)", str(error))
    if key:
        return f"{key[1]!r} cannot be {record.get(key[1])!r} ({str(error).partition(' - at')[0]})"
    return str(error)


def slug(name: str) -> str:
    """Return a name as an id: folded, its words joined by hyphens."""
    return fold(name).replace(" ", "-")


def _name(record: dict[str, Any]) -> str:
    return repr(record.get("name", record.get("noun", record.get("id", "the entry"))))


def _reason(names: list[str], problems: list[str]) -> str:
    """Return why an entry cannot be taken, names too short to mean anybody included."""
    short = [f"{name!r} is too short for a name; write it out" for name in names if _short(name)]
    short += [f"{name!r} has no letter in it" for name in names if not any(map(str.isalpha, name))]
    return "; ".join(short + problems)


def _short(name: str) -> bool:
    is_plain = len(name) > 2 and name[:3].isalpha()  # most are, and folding takes its time
    return not is_plain and len(fold(name)) < 2


def _normalised(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with codes in capitals and dates as text, however they were written."""
    plain = {key: value for key, value in record.items() if value is not None}
    for key in CODES:
        if isinstance(plain.get(key), str):
            plain[key] = plain[key].strip().upper()
    for key in ("from", "to"):
        if isinstance(plain.get(key), int | date) and not isinstance(plain[key], bool):
            plain[key] = str(plain[key])
    if isinstance(plain.get("kind"), str):
        plain["kind"] = plain["kind"].strip().lower()
    if isinstance(plain.get("offices"), list):
        plain["offices"] = [
            _normalised(office) if isinstance(office, dict) else office
            for office in plain["offices"]
        ]
    return plain
