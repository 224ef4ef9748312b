"""A program that adds numbered articles to a database, to be killed: ``adding.py DB N WORKERS``.

Prints one line after each article, so that whoever kills it knows how far it is.
"""

import hashlib
import sys
from collections.abc import Iterator

from dateline.aggregate import joiner
from dateline.records import Article
from dateline.run import Counts, add_articles
from dateline.settings import Settings
from dateline.store import open_store
from tests.run.coders import one_statement_and_event


def numbered(count: int) -> Iterator[Article]:
    """Yield articles whose texts differ in their number."""
    for number in range(count):
        text = " ".join(f"This is line {line} of report {number // 3}." for line in range(20))
        head = f"Shots were fired after midnight near the market hall of town {number // 4}."
        text = f"{head} {text} End of {number}."
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        yield Article(
            id=sha256[:16], input=f"{number}.txt", text=text, sha256=sha256,
            published=f"2024-05-{number // 10 % 28 + 1:02}",
        )  # fmt: skip


def say(counts: Counts, place: str) -> None:
    """Print one line for an article that is done."""
    sys.stdout.write(f"{place} {counts.added}\n")
    sys.stdout.flush()


def main(database: str, count: str, workers: str) -> None:
    """Add the articles."""
    settings = Settings(workers=int(workers))
    with open_store(database) as store:
        add_articles(
            numbered(int(count)),
            store,
            settings=settings,
            clock=lambda: "2024-05-01T12:00:00Z",
            joiner=joiner(settings),
            make_coder=one_statement_and_event,
            progress=say,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
