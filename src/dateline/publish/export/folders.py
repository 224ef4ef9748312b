"""Tables in a folder, one file a table, as CSV or as Parquet, with their data dictionary."""

import csv
import importlib
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.publish.export.cells import safe_cells
from dateline.publish.export.rows import COLUMNS, rows_of
from dateline.publish.export.tally import Options, Tally
from dateline.store import Selected
from dateline.store.collecting import without_collection
from dateline.store.event_table import FLAG, INTEGER, NUMBER, TEXT, Row

DICTIONARY = "dictionary.csv"
ROWS_AT_ONCE = 10_000


def write_csv(selected: Iterable[Selected], folder: Path, options: Options, tally: Tally) -> None:
    """Write the tables as CSV: UTF-8, comma, quoted where needed, no cell that runs as a formula.

    Args:
        selected: Articles with the events wanted.
        folder: Where to; it is there.
        options: Whether texts are written.
        tally: Counts the rows of each table.
    """
    with without_collection(), ExitStack() as files:
        writers = {}
        for table, columns in COLUMNS.items():
            path = folder / f"{table}.csv"
            stream = files.enter_context(path.open("w", encoding="utf-8", newline=""))
            writers[table] = csv.writer(stream, lineterminator="\n")
            writers[table].writerow(column.name for column in columns)
        for item in selected:
            for table, row in rows_of(item, options):
                writers[table].writerow(safe_cells(row))
                tally.written[table] += 1
    _write_dictionary(folder)


def write_parquet(
    selected: Iterable[Selected], folder: Path, options: Options, tally: Tally
) -> None:
    """Write the tables as Parquet.

    Args:
        selected: Articles with the events wanted.
        folder: Where to; it is there.
        options: Whether texts are written.
        tally: Counts the rows of each table.

    Raises:
        DatelineError: pyarrow is not installed.
    """
    with without_collection(), ExitStack() as files:
        tables = {
            table: files.enter_context(_ParquetTable(folder / f"{table}.parquet", table))
            for table in COLUMNS
        }
        for item in selected:
            for table, row in rows_of(item, options):
                tables[table].add(row)
                tally.written[table] += 1
    _write_dictionary(folder)


class _ParquetTable:
    """One Parquet file, written some thousand rows at a time."""

    def __init__(self, path: Path, table: str) -> None:
        pyarrow, self._parquet = _pyarrow()
        types = {
            TEXT: pyarrow.string(),
            INTEGER: pyarrow.int64(),
            NUMBER: pyarrow.float64(),
            FLAG: pyarrow.bool_(),
        }
        self._schema = pyarrow.schema([
            pyarrow.field(column.name, types[column.kind], metadata={"meaning": column.meaning})
            for column in COLUMNS[table]
        ])
        self._make = pyarrow.RecordBatch.from_arrays
        self._array = pyarrow.array
        self._path = path
        self._rows: list[Row] = []

    def __enter__(self) -> "_ParquetTable":
        self._file = self._parquet.ParquetWriter(self._path, self._schema)
        return self

    def __exit__(self, *_raised: object) -> None:
        self._flush()
        self._file.close()

    def add(self, row: Row) -> None:
        """Add a row, in the order of the columns."""
        self._rows.append(row)
        if len(self._rows) == ROWS_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        columns: Sequence[Sequence[Any]] = list(zip(*self._rows, strict=True))
        if columns:
            arrays = [
                self._array(values, type=field.type)
                for values, field in zip(columns, self._schema, strict=True)
            ]
            self._file.write_batch(self._make(arrays, schema=self._schema))
        self._rows = []


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise DatelineError(
            "pyarrow is not installed, so no Parquet can be written; run "
            "'pip install dateline[parquet]', or export csv, which needs nothing else"
        ) from error


def _write_dictionary(folder: Path) -> None:
    """Write what each column of each table holds."""
    with (folder / DICTIONARY).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("table", "column", "type", "meaning"))
        for table, columns in COLUMNS.items():
            writer.writerows((table, c.name, c.kind, c.meaning) for c in columns)
