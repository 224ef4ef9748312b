"""The values of an event that a person may decide on, in words: for lists, diffs and agreement."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from dateline.records import Event

TOLLS = ("deaths", "injured", "arrested", "size", "displaced")  # numbers of people
FIELDS = (
    "type", "mode", "actors", "recipients", "reciprocal", "place", "when", "status", "certainty",
    *TOLLS, "money", "contexts", "cameo", "chain", "anchor",
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
        Names joined by "; ", a chain by " > ", days and numbers by "..", "" for nothing. What is
        returned is understood again where a person may give a value in words (``run.values``).
    """
    if value is None:
        return ""
    return WORDS.get(field, str)(value)


def _names(items: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(item["name"]) for item in items]


def _place(place: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (place["name"], place["country"]) if part)


def _number(number: Mapping[str, Any]) -> str:
    return _range(number["low"], number["high"])


def _range(first: object, last: object) -> str:
    """Return what lies between two ends, of which one may be open."""
    if first == last:
        return "" if first is None else str(first)
    return f"{'' if first is None else first}..{'' if last is None else last}"


WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("actors", "recipients"), lambda people: "; ".join(_names(people))),
    **dict.fromkeys(TOLLS, _number),
    "chain": lambda chain: " > ".join(_names(chain)),
    "place": _place,
    "when": lambda when: _range(when["from"], when["to"]),
    "money": lambda money: f"{_number(money)} ({money['text']})",
    "contexts": "; ".join,
    "reciprocal": lambda is_so: "yes" if is_so else "no",
    "anchor": lambda span: f"{span[0]}:{span[1]}",
}
