"""Reads a user's list kept as a table: CSV with commas or tabs, one actor a line."""

import csv
from collections.abc import Iterator
from typing import Any

COLUMNS = (
    "name",
    "aliases",
    "kind",
    "country",
    "sector",
    "other_sectors",
    "from",
    "to",
    "id",
    "wikidata",
    "offices",
)
NEEDED = ("name", "kind")
ZIPPED = "PK\x03\x04"  # how the files of spreadsheet programs start
MANY = frozenset(["aliases", "other_sectors"])
OFFICE = ("title", "country", "sector", "from", "to")


def records_of_sheet(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Read the lines of a table.

    Every line is read by itself, so that a quote left open spoils one line and not the rest.

    Args:
        text: The whole file. Its first line names the columns: ``name`` and ``kind``, and any of
            the others.

    Yields:
        The number of each line, counted from 1, with its values or what is wrong with it.
    """
    lines = text.split("\n")
    if not text.strip():
        yield 1, f"the file is empty; its first line names the columns: {', '.join(COLUMNS)}"
        return
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    tab = "\t" if "\t" in lines[start] else ","
    header = [cell.strip().lower() for cell in _cells(lines[start], tab) or []]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        yield start + 1, _wrong_header(lines[start], missing[0])
        return
    for column in header:
        if column not in COLUMNS:
            yield start + 1, f"the column {column!r} is not known; it was left out"
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line.strip() and not line.startswith("#"):
            yield number, _record(_cells(line, tab), header)


def _wrong_header(line: str, missing: str) -> str:
    """Say what to do about a first line that does not name the columns."""
    if line.startswith(ZIPPED):
        return "the file is a workbook, not CSV; save the sheet as CSV (UTF-8, commas)"
    if "\0" in line:
        return "the file is in UTF-16; save it as UTF-8"
    if ";" in line and "," not in line:
        return "the columns are set apart by semicolons; save the table with commas or tabs"
    others = ", ".join(column for column in COLUMNS if column not in NEEDED)
    return (
        f"the first line names no column {missing!r}; it must name the columns 'name' and 'kind', "
        f"and may name {others}"
    )


def _cells(line: str, tab: str) -> list[str] | None:
    """Return the cells of a line, or None where its quotes do not pair."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=tab, strict=True))]
    except csv.Error:
        return None


def _record(cells: list[str] | None, header: list[str]) -> dict[str, Any] | str:
    if cells is None:
        return "the quotes do not pair; write a quote inside a quoted cell twice"
    if len(cells) > len(header) and any(cells[len(header) :]):
        return (
            f"has {len(cells)} cells for {len(header)} columns; put a cell that holds a comma in "
            'double quotes, and set aliases apart by ";"'
        )
    values = dict(zip(header, cells, strict=False))
    record: dict[str, Any] = {
        key: [part.strip() for part in value.split(";") if part.strip()] if key in MANY else value
        for key, value in values.items()
        if value and key in COLUMNS
    }
    if "offices" in record:
        record["offices"] = [_office(part) for part in values["offices"].split(";") if part.strip()]
    return _as_role(record) if record.get("kind", "").lower() == "role" else record


def _office(cell: str) -> dict[str, str]:
    """Read "title|country|sector|from|to"; parts may be empty, and the last ones missing."""
    parts = zip(OFFICE, cell.split("|"), strict=False)
    return {key: part.strip() for key, part in parts if part.strip()}


def _as_role(record: dict[str, Any]) -> dict[str, Any]:
    """Return a line of kind "role" as a role noun."""
    kept: dict[str, Any] = {
        key: record[key] for key in ("aliases", "country", "sector") if key in record
    }
    return kept | {"noun": record.get("name", "")}


def cell_of_office(office: dict[str, Any]) -> str:
    """Write an office as one part of the cell ``offices``."""
    return "|".join(str(office.get(key) or "") for key in OFFICE).rstrip("|")
