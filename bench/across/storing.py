"""Adds codings to a store, and measures what joining each one costs."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.aggregate import Story, copies_among, joiner, story_from
from dateline.records import Coding
from dateline.settings import Settings
from dateline.store import Store, open_store


def begin(store: Store) -> int:
    """Begin a run."""
    settings = Settings()
    return store.begin_run(
        version="", model="", knowledge="", settings=settings, started="2024-01-01"
    )


def add_all(file: Path, codings: Iterable[Coding]) -> list[float]:
    """Add codings to a new database, and return the processor seconds of each."""
    return list(add_each(file, codings))


def add_each(file: Path, codings: Iterable[Coding], *, join: bool = True) -> Iterator[float]:
    """Add codings to a new database.

    Args:
        file: Where to.
        codings: The codings.
        join: Whether each is joined with those before.

    Yields:
        Processor seconds of each.
    """
    how = joiner(Settings()) if join else None
    with open_store(file) as store:
        if how:
            store.joined.catch_up(how)
        run = begin(store)
        for coding in codings:
            began = time.process_time()
            store.add(coding, run, how)
            yield time.process_time() - began


def read_joined(file: Path) -> tuple[list[Story], list[tuple[str, ...]]]:
    """Return the stories of a database, and the ids of the articles of each group of copies."""
    settings = Settings()
    with open_store(file) as store:
        stories = [story_from(kept, settings) for kept in store.joined.stories()]
        copies = [copies_among(group).articles for group in store.joined.copies()]
    return stories, copies
