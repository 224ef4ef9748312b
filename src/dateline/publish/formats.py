"""Writes codings as JSON Lines, PLOVER JSON Lines, CSV or a table."""

import csv
from collections.abc import Callable, Iterable
from typing import IO

import msgspec

from dateline.publish.export.cells import safe_cells
from dateline.publish.export.plover import plover_event
from dateline.publish.tables import coding_tables, console_on
from dateline.records import Article, Coding, Event
from dateline.store.event_table import EVENT_COLUMNS, event_row


def write_codings(codings: Iterable[Coding], output_format: str, stream: IO[str]) -> int:
    """Write codings as they come.

    Args:
        codings: The codings.
        output_format: "jsonl", "plover", "csv" or "table".
        stream: Where to.

    Returns:
        The number of codings written.
    """
    writers: dict[str, Callable[[Coding], None]] = {
        "jsonl": lambda coding: _line(stream, coding),
        "plover": lambda coding: _plover(stream, coding),
        "table": _table_writer(stream),
    }
    write = _csv_writer(stream) if output_format == "csv" else writers[output_format]
    written = 0
    for coding in codings:
        write(coding)
        written += 1
    stream.flush()
    return written


def _line(stream: IO[str], value: object) -> None:
    stream.write(msgspec.json.encode(value).decode() + "\n")


def _table_writer(stream: IO[str]) -> Callable[[Coding], None]:
    console = console_on(stream)

    def write(coding: Coding) -> None:
        for part in coding_tables(coding):
            console.print(part)

    return write


def _csv_writer(stream: IO[str]) -> Callable[[Coding], None]:
    write_event = csv_writer(stream)

    def write(coding: Coding) -> None:
        for event in coding.events:
            write_event(event, coding.article)

    return write


def csv_writer(stream: IO[str]) -> Callable[..., None]:
    """Write the headings of a CSV file, and return what writes one event of an article as a row.

    Args:
        stream: Where to.

    Returns:
        A function of an event, its article, and the run that coded it where it is stored.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in EVENT_COLUMNS)

    def write(event: Event, article: Article, run: int | None = None) -> None:
        writer.writerow(safe_cells(event_row(event, article, run)))

    return write


def _plover(stream: IO[str], coding: Coding) -> None:
    for event in coding.events:
        _line(stream, plover_event(coding, event))
