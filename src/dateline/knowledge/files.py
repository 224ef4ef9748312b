"""Reads the YAML files of ``data/`` and turns each entry into a checked record.

Everything is checked here, once: a wrong entry is named by file, entry and key, with the remedy.
Parsed tables are kept in the user's cache folder under the digest of the files they came from,
because reading thousands of YAML entries takes seconds and reading the cache takes milliseconds.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import platformdirs
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from dateline.errors import KnowledgeError
from dateline.version import VERSION

T = TypeVar("T")

DATA = Path(__file__).resolve().parent.parent / "data"


def read_entries(path: Path, entry_type: type[T]) -> list[T]:
    """Read one YAML 1.2 file that holds a list of entries.

    Args:
        path: The file.
        entry_type: The record that each entry must fit; unknown keys are errors when the
            record forbids them (``forbid_unknown_fields=True``).

    Returns:
        The entries in file order.

    Raises:
        KnowledgeError: The file is not YAML, not a list, or an entry does not fit.
    """
    try:
        raw = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise KnowledgeError(f"{path}: not valid YAML 1.2: {error}") from error
    if not isinstance(raw, list):
        raise KnowledgeError(f"{path}: must hold a list of entries, each starting with '- '")
    return [_checked(entry, entry_type, path, number) for number, entry in enumerate(raw, 1)]


def _checked(entry: Any, entry_type: type[T], path: Path, number: int) -> T:  # noqa: ANN401
    try:
        return msgspec.convert(entry, entry_type)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        name = entry.get("id", entry.get("name", "")) if isinstance(entry, dict) else entry
        problem = f"{error}{_remedy(str(error), entry_type)}"
        raise KnowledgeError(f"{path}: entry {number} ({name!r}): {problem}") from error


def _remedy(problem: str, entry_type: type[T]) -> str:
    """Return which key was meant where one is unknown; "" where the problem says it all."""
    unknown = re.search(r"unknown field `(.*?)` - at `\$`|unknown field `(.*?)`$", problem)
    if unknown is None:
        return ""
    keys: tuple[str, ...] = getattr(entry_type, "__struct_encode_fields__", ())
    near = get_close_matches(unknown[1] or unknown[2], keys, 1)
    return f"; did you mean {near[0]!r}?" if near else f"; the keys are {', '.join(keys)}"


def yaml_files(folder: str) -> list[Path]:
    """Return the YAML files of one folder of ``data/`` (and below it), sorted by path."""
    return sorted((DATA / folder).rglob("*.yaml"))


def digest_of(paths: list[Path]) -> str:
    """Return the SHA-256, in hex, of the names and contents of these files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def knowledge_digest() -> str:
    """Return the SHA-256 over all knowledge files: what a run stores to say what it knew."""
    return digest_of([path for path in DATA.rglob("*") if path.is_file()])


def cache_folder() -> Path:
    """Return the folder for derived tables; deleting it costs only the time to build them."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))


def cached(name: str, paths: list[Path], table_type: type[T], build: Callable[[], T]) -> T:
    """Return a table from the cache, or build it and keep it there.

    Args:
        name: What the table is called in the cache folder.
        paths: The files it is built from; a change in any of them builds it anew.
        table_type: Its type, for reading it back.
        build: Builds it from the files.

    Returns:
        The table.

    Raises:
        KnowledgeError: A file is wrong; a wrong file is never cached.
    """
    key = digest_of(paths)[:16]
    file = cache_folder() / f"{name}-{VERSION}-{key}.msgpack"
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=table_type)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        table = build()
        write_atomically(file, msgspec.msgpack.encode(table))
        return table


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none; a read-only folder is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(temporary).replace(file)
    except OSError:
        return
