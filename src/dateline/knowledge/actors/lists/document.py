"""Reads a user's list kept as YAML: the entries one by one, so that a wrong one is named."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

ITEM = re.compile(r"( *)-(?=\s|$)")
PREAMBLE = re.compile(r"\s*(#.*|---.*|%YAML.*|\.\.\.)?$")


def records_of_document(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Read the entries of a YAML 1.2 list.

    Args:
        text: The whole file.

    Yields:
        The line each entry starts on, counted from 1, with its values or what is wrong with it.
    """
    for start, item in _items(text.split("\n")):
        yield _record(start, item)


def _items(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Cut a file into the items of its list; what stands before the first is an item as well."""
    indent: str | None = None
    start, item = 1, list[str]()
    for number, line in enumerate(lines, 1):
        match = ITEM.match(line)
        if match and (indent is None or match[1] == indent):
            if any(not PREAMBLE.match(other) for other in item):
                yield start, item
            indent, start, item = match[1], number, [line]
        elif item or not PREAMBLE.match(line):
            start = start if item else number
            item.append(line)
    if any(not PREAMBLE.match(other) for other in item):
        yield start, item


def _record(start: int, item: list[str]) -> tuple[int, dict[str, Any] | str]:
    # What Dateline writes has one entry a line, as JSON, which is YAML read a hundred times faster.
    if len(item) == 1 and item[0].startswith("- {"):
        try:
            return start, msgspec.json.decode(item[0][2:], type=dict[str, Any])
        except (msgspec.DecodeError, msgspec.ValidationError):
            pass
    try:
        loaded = YAML(typ="safe", pure=True).load("\n".join(item))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return start + (mark.line if mark else 0), f"not valid YAML 1.2: {error.problem}"
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        first_line, *_ = str(error).split("\n")
        return start, f"not valid YAML 1.2: {first_line}"
    if not isinstance(loaded, list):
        return start, "is no entry of a list; start each entry with '- '"
    if len(loaded) != 1 or not isinstance(loaded[0], dict):
        return start, "holds no keys and values; write '- name: ...', then 'kind: ...' and so on"
    return start, {str(key): value for key, value in loaded[0].items()}
