"""Frames for a person to read: what became of them in a sentence, lists of them, and entries."""

import io
from typing import Any

import msgspec
from ruamel.yaml import YAML

from dateline.knowledge.events import Frame

SHOWN = 8  # words of a frame, in a list of frames


def explanation_lines(row: dict[str, Any]) -> str:
    """Return a row as lines of text: what it is, then what speaks for or against it."""
    name = " ".join(part for part in (row["type"], row["mode"]) if part)
    lines = [f'{row["fate"]:<8} {name:<22} {row["frame"]}, at "{row["words"]}"']
    if "status" in row:
        sides = f"{_names(row['actors'])} -> {_names(row['recipients'])}"
        lines.append(f"{sides}; {row['status']}, {row['certainty']}")
        lines += [f"contexts: {', '.join(row['contexts'])}"] if row["contexts"] else []
        lines += [f"because of: {', '.join(row['rules'])}"] if row["rules"] else []
    elif row["reason"]:
        lines.append(row["reason"])
    return "\n         ".join(lines) + "\n"


def _names(actors: list[str]) -> str:
    return ", ".join(actors) or "nobody named"


def frame_list(found: list[Frame]) -> str:
    """Return one line a frame: its id, what it codes, its first words; and how many there are."""
    lines = []
    for frame in found:
        words = [short_predicate(text) for text in (*frame.verbs, *frame.nouns, *frame.adjectives)]
        more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
        name = " ".join(part for part in (frame.type, frame.mode) if part)
        lines.append(f"{frame.id} ({name}): {', '.join(words[:SHOWN])}{more}")
    return "\n".join((*lines, f"{len(found)} frame{'s' * (len(found) != 1)}"))


def short_predicate(predicate: str) -> str:
    """Return a predicate with the first two of the words that will do in each place."""
    places = (word.split("|") for word in predicate.split())
    return " ".join("|".join((*words[:2], *("..." for _ in words[2:3]))) for words in places)


def frame_entry(frame: Frame) -> str:
    """Return a frame as an entry of a frame file, without what goes without saying."""
    entry = {
        field.name: msgspec.to_builtins(getattr(frame, field.name))
        for field in msgspec.structs.fields(frame)
        if field.required or getattr(frame, field.name) != field.default
    }
    entry = {key: value for key, value in entry.items() if value not in ({}, [], ())}
    yaml = YAML()
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump([entry], stream)
    return "".join(line[2:] for line in stream.getvalue().splitlines(keepends=True))
