"""Who reviews, and a database of one article with one event, for the tests of review."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dateline.aggregate import joiner
from dateline.records import Event
from dateline.run.reviewer import Reviewer
from dateline.settings import Settings
from dateline.store import Store, open_store
from tests.store.build import coding

LATER = "2024-05-02T10:00:00"


def begin(store: Store) -> int:
    """Enter a run."""
    return store.begin_run(
        version="0", model="m", knowledge="k", settings=Settings(), started="2024"
    )


@contextmanager
def one_event(folder: Path) -> Iterator[Store]:
    """Open a database of one article with one event, e1."""
    with open_store(folder / "news.db") as store:
        run = begin(store)
        store.add(coding(), run, joiner(Settings()))
        store.joined.catch_up(joiner(Settings()))
        yield store


def who(store: Store, name: str = "Eva", *, blind: bool = False) -> Reviewer:
    """Return a person who reviews a database."""
    return Reviewer(store, name, LATER, blind=blind, joiner=joiner(Settings()))


def states(store: Store) -> list[str | None]:
    """Return how people left each event that is shown."""
    reviews = (stored.event.review for stored in store.events())
    return [review.state.value if review else None for review in reviews]


def recode(store: Store, *events: Event) -> None:
    """Let the machine code the article anew, with these events."""
    new = msgspec.structs.replace(coding(), events=events, dyads=())
    store.recodings.replace(new, begin(store), who(store)._remaking())
