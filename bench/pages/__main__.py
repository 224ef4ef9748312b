"""``python -m bench.pages [--db FILE] [--events 100000]``: what each question of pages takes.

The database is made at the path given unless it is there, which takes some minutes.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from bench.pages.questions import questions
from bench.pages.stock import make_stock
from dateline.store import open_store

SEED = 7


def main() -> None:
    """Make the database if need be, ask every question, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.pages")
    parser.add_argument("--db", help="where the database is kept for the next time")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="", help="questions whose names begin so")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(given.db) if given.db else Path(folder) / "pages.db"
        make_stock(file, given.events, SEED)
        measure(file, given.rounds, given.only)


def measure(file: Path, rounds: int, only: str) -> None:
    """Ask the questions in turn, and print the median and the 95th percentile of each."""
    table = Table("question", "median ms", "95th ms", "of it processor", box=None)
    with open_store(file, create=False) as store:
        totals = store.pages.totals()
        print(f"{totals.events:,} events, {totals.articles:,} articles, {totals.stories:,} stories")
        for name, ask in questions(store):
            if name.startswith(only):
                spent = [seconds_of(ask) for _ in range(rounds + 1)][1:]
                wall, processor = zip(*spent, strict=True)
                high = quantiles(wall, n=20)[-1]
                table.add_row(
                    name, *(f"{1000 * s:.1f}" for s in (median(wall), high, median(processor)))
                )
    Console().print(table)


def seconds_of(ask: Callable[[], object]) -> tuple[float, float]:
    """Return how long a question takes: on the clock of the wall, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    ask()
    return time.perf_counter() - wall, time.process_time() - processor


if __name__ == "__main__":
    main()
