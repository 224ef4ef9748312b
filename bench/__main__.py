"""``python -m bench [--quick]``: prints the tables of docs/explanation/speed.md."""

import argparse
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.coding import shares_of_plain
from bench.corpus import write_texts
from bench.processes import FIRST, articles_a_second, megabytes, seconds_of, seconds_to_load


class Size(NamedTuple):
    """How much is measured: articles, rounds over them, runs of a process, articles of a pool."""

    articles: int
    rounds: int
    runs: int
    pool: int


QUICK = Size(articles=6, rounds=1, runs=1, pool=0)
FULL = Size(articles=60, rounds=5, runs=5, pool=300)


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="few articles, no pool: under 30 s")
    size = QUICK if parser.parse_args().quick else FULL
    console = Console()
    console.print(shares_table(size))
    console.print(processes_table(size))


def shares_table(size: Size) -> Table:
    """Measure what coding costs against the plain parse."""
    columns = {}
    for title, conflict_every in (("conflict news", 1), ("one in ten", 10)):
        with tempfile.TemporaryDirectory() as folder:
            texts = write_texts(size.articles, conflict_every)
            columns[title] = shares_of_plain(texts, Path(folder), size.rounds)
    table = Table("share of the plain parse", *columns, box=None)
    first = next(iter(columns.values()))
    for name in first:
        table.add_row(name, *(f"{shares[name]:.3f}" for shares in columns.values()))
    return table


def processes_table(size: Size) -> Table:
    """Measure start-up, memory, and what a second worker brings."""
    rows = {
        "dateline --help": f"{seconds_of(['-m', 'dateline', '--help'], size.runs):.2f} s",
        "first coding after start": f"{seconds_of(['-c', FIRST], size.runs):.2f} s",
        "load the place index": f"{seconds_to_load('places', 'load_places'):.3f} s",
        "load the actors": f"{seconds_to_load('actors', 'load_actors'):.3f} s",
        "memory of one process": f"{megabytes(size.articles):.0f} MB",
    }
    if size.pool:
        one, two = (articles_a_second(size.pool, workers) for workers in (1, 2))
        rows["articles a second, one worker"] = f"{one:.1f}"
        rows["two workers against one"] = f"{two / one:.2f}"
    table = Table("processes", "", box=None)
    for name, value in rows.items():
        table.add_row(name, value)
    return table


if __name__ == "__main__":
    main()
