"""The values of an event that a person may decide on, in words: for lists, diffs and agreement."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dateline.records import Event

FIELDS = (
    "type", "mode", "actors", "recipients", "place", "when", "status", "certainty", "chain",
)  # fmt: skip


def value_of(event: Event, field: str) -> str:
    """Return one of ``FIELDS`` of an event in words, "" where it has none."""
    return in_words(field, msgspec.to_builtins(getattr(event, field)))


def values_of(event: Event) -> dict[str, str]:
    """Return all of ``FIELDS`` of an event in words."""
    return {field: value_of(event, field) for field in FIELDS}


def differing(one: Event, other: Event) -> tuple[str, ...]:
    """Return those of ``FIELDS`` on which two events differ."""
    mine, theirs = values_of(one), values_of(other)
    return tuple(field for field in FIELDS if mine[field] != theirs[field])


def in_words(field: str, value: Any) -> str:  # noqa: ANN401 - as it stands in JSON
    """Return a value of a field, as it stands in JSON, in words.

    Args:
        field: One of ``FIELDS``, or another key of a decision ("state", "note").
        value: Its value.

    Returns:
        Names joined by "; ", a chain by " > ", days by "..", "" for nothing.
    """
    if value is None:
        return ""
    if field in {"actors", "recipients"}:
        return "; ".join(_names(value))
    if field == "chain":
        return " > ".join(_names(value))
    if field == "place":
        return ", ".join(part for part in (value["name"], value["country"]) if part)
    if field == "when":
        return _days(value)
    return str(value)


def _names(items: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(item["name"]) for item in items]


def _days(when: Mapping[str, Any]) -> str:
    first, last = when["from"], when["to"]
    if first == last:
        return first or ""
    return f"{first or ''}..{last or ''}"
