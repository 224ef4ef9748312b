"""Which files an input stands for, and which format a file has."""

import os
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import UnreadableInputError

SUFFIXES = {
    ".txt": "text", ".md": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip


def find_files(given: str) -> Iterator[Path]:
    """Yield the files that one input stands for.

    Args:
        given: A file or a folder. Folders are read with all folders below them, in sorted order;
            hidden files, README files and files of other formats are left out.

    Yields:
        Paths that start as the input does.

    Raises:
        UnreadableInputError: There is no such file, or the folder holds no article.
    """
    path = Path(given)
    if not path.exists():
        raise UnreadableInputError(given, "no such file or folder; check the path")
    if not path.is_dir():
        yield path
        return
    found = False
    for file in _files_below(path):
        found = True
        yield file
    if not found:
        raise UnreadableInputError(
            given, f"the folder holds no article; articles end in {', '.join(sorted(SUFFIXES))}"
        )


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            hidden = name.startswith(".") or name.upper().startswith("README")
            if not hidden and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)


def format_of(name: str, start: bytes) -> str:
    """Return the format of an input, by its first bytes and then by the end of its name.

    Args:
        name: File name, or "-".
        start: Its first bytes; a few hundred are enough.

    Returns:
        "text", "html", "pdf" or "jsonl".
    """
    if start.startswith(b"%PDF-"):
        return "pdf"
    by_name = SUFFIXES.get(Path(name).suffix.lower())
    if by_name:
        return by_name
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<article")):
        return "html"
    if opening.startswith(b"{") and b'"text"' in opening:
        return "jsonl"
    return "text"
