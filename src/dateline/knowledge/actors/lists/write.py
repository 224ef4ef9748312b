"""Writes a list of actors in the forms that Dateline reads: YAML, one entry a line, or CSV."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.knowledge.actors.entry import ActorEntry, RoleEntry
from dateline.knowledge.actors.lists.sheet import COLUMNS, MANY, cell_of_office

TITLE = "# A list of actors for Dateline: one entry a line, YAML 1.2.\n"


def as_document(entries: Iterable[ActorEntry | RoleEntry]) -> str:
    """Write entries as YAML, each on a line of its own as JSON, which is quick to read."""
    lines = [f"- {msgspec.json.encode(_values(entry)).decode()}\n" for entry in entries]
    return TITLE + "".join(lines)


def as_sheet(entries: Iterable[ActorEntry | RoleEntry]) -> str:
    """Write entries as CSV; of role nouns the plural and the marks are left out.

    Args:
        entries: The entries; no name may hold ";", and no title of an office ";" or "|".

    Returns:
        The file, with a line that names the columns.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        values = _values(entry)
        if isinstance(entry, RoleEntry):
            values |= {"name": entry.noun, "kind": "role"}
        if isinstance(entry, ActorEntry) and entry.offices:
            values["offices"] = "; ".join(map(cell_of_office, values["offices"]))
        cells = {key: "; ".join(values[key]) for key in MANY if key in values}
        writer.writerow(values | cells)
    return out.getvalue()


def _values(entry: ActorEntry | RoleEntry) -> dict[str, Any]:
    """Return what an entry says, by key as the files have it."""
    values: dict[str, Any] = {
        key: value for key, value in msgspec.to_builtins(entry).items() if value
    }
    if "offices" in values:
        values["offices"] = [
            {key: value for key, value in office.items() if value} for office in values["offices"]
        ]
    return values
