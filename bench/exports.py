"""How long exports take and how much memory: ``python -m bench.exports [--events 100000]``.

The bundled sample is stored again and again under other ids until it holds so many events; what
an export costs grows with their number, for it holds a few hundred articles at a time.
"""

import argparse
import hashlib
import itertools
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.publish.export import FOLDERS, LINES, Options, Tally
from dateline.read import read_articles
from dateline.records import Article, Coding
from dateline.run import pipeline_coder
from dateline.settings import Settings
from dateline.store import open_store

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "dispatches"
FORMATS = ("csv", "parquet", "acled", "ucdp", "gdelt")
OF_STORIES = ("acled", "ucdp", "gdelt")


def main() -> None:
    """Fill a database, then export it in processes of their own and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.exports")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--step", choices=("fill", *FORMATS), help="one step, in this process")
    parser.add_argument("--db", default="")
    given = parser.parse_args()
    if given.step == "fill":
        fill(given.db, given.events)
    elif given.step:
        measure(given.step, given.db)
    else:
        with tempfile.TemporaryDirectory() as folder:
            database = str(Path(folder) / "news.db")
            for step in ("fill", *FORMATS):
                more = ["--step", step, "--db", database, "--events", str(given.events)]
                subprocess.run([sys.executable, "-m", "bench.exports", *more], check=True)


def fill(database: str, events: int) -> None:
    """Store the sample until a database holds so many events."""
    with open_store(database) as store:
        run = store.begin_run(
            version="bench", model="-", knowledge="-", settings=Settings(), started="2026-01-01"
        )
        stored = 0
        for coding in copies():
            store.add(coding, run)
            stored += len(coding.events)
            if stored >= events:
                return


def copies() -> Iterator[Coding]:
    """Yield the codings of the sample for ever, each time as other articles."""
    code = pipeline_coder(Settings())
    given = [item for item in read_articles([str(SAMPLE)]) if isinstance(item, Article)]
    codings = [code(article) for article in given]
    for number in itertools.count():
        for coding in codings:
            name = f"{coding.article.id}-{number}"
            article = msgspec.structs.replace(
                coding.article, id=name, sha256=hashlib.sha256(name.encode()).hexdigest()
            )
            yield msgspec.structs.replace(coding, article=article)


def measure(output_format: str, database: str) -> None:
    """Export a database in this process, and print what it took."""
    tally, began, worked = Tally(), time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder, open_store(database, create=False) as store:
        by_story = output_format in OF_STORIES
        selected = tally.given(store.selected_by_story() if by_story else store.selected())
        if output_format in FOLDERS:
            FOLDERS[output_format](selected, Path(folder), Options(), tally)
        else:
            with (Path(folder) / output_format).open("w", encoding="utf-8") as stream:
                stream.writelines(LINES[output_format](selected, Options(), tally))
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{output_format:<8}{tally.events:>10,} events{seconds:8.1f} s{processor:8.1f} s of the "
        f"processor{processor / tally.events * 1e6:8.0f} s a million{memory:8.0f} MB"
    )


if __name__ == "__main__":
    main()
