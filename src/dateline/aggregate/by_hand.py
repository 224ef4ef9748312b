"""What a person says is one happening, or two: stories merged, and reports split off."""

from collections.abc import Collection
from itertools import product
from typing import NamedTuple

from dateline.errors import StoreError
from dateline.records.story import EventRef
from dateline.store import Joiner, Store


class Deciding(NamedTuple):
    """Who decides on stories, when and why, and how they are put together then."""

    by: str
    why: str
    at: str
    joiner: Joiner


def merge_stories(store: Store, story: str, other: str, said: Deciding) -> str:
    """Make one story of two, now and for the reports that will come.

    Args:
        store: The database; its articles are joined.
        story: Id of the one, or its beginning.
        other: Id of the other, or its beginning.
        said: Who says so.

    Returns:
        The id of the story that holds both.

    Raises:
        StoreError: They are one already, or nobody is named who says so.
    """
    _check(said)
    one, two = store.joined.story_id(story), store.joined.story_id(other)
    if one == two:
        raise StoreError(f"{one}: these are one story already")
    first, second = events_of(store, one), events_of(store, two)
    told_apart = {frozenset((d.a, d.b)) for d in store.joined.decisions() if not d.same}
    pairs = [(first[0], second[0], True)]
    pairs += [(a, b, True) for a, b in product(first, second) if frozenset((a, b)) in told_apart]
    store.joined.decide(pairs, by=said.by, why=said.why, at=said.at, joiner=said.joiner)
    return store.joined.story_id(one)


def split_story(store: Store, story: str, reports: Collection[str], said: Deciding) -> str:
    """Take reports out of a story, to be a story of their own.

    Args:
        store: The database; its articles are joined.
        story: Id of the story, or its beginning.
        reports: Ids of articles, or of events, of the story.
        said: Who says so.

    Returns:
        The id of the story of what was taken out.

    Raises:
        StoreError: One of them is no report of the story, none or all are named, or nobody is
            named who says so.
    """
    _check(said)
    id = store.joined.story_id(story)
    events = events_of(store, id)
    taken = [ref for ref in events if ref.article in reports or ref.event in reports]
    unknown = set(reports) - {name for ref in taken for name in (ref.article, ref.event)}
    if unknown:
        raise StoreError(
            f"{store.name}: {', '.join(sorted(unknown))} is no report of story {id}; "
            "'dateline show stories --json' lists its reports and events"
        )
    if not taken:
        raise StoreError(f"{store.name}: name the reports that story {id} is to lose")
    left = [ref for ref in events if ref not in taken]
    if not left:
        raise StoreError(f"{store.name}: these are all reports of story {id}; leave one in it")
    pairs = [(taken[0], ref, True) for ref in taken[1:]]
    pairs += [(a, b, False) for a, b in product(taken, left)]
    store.joined.decide(pairs, by=said.by, why=said.why, at=said.at, joiner=said.joiner)
    new = store.joined.story_with(taken[0])
    return new or id


def events_of(store: Store, story: str) -> list[EventRef]:
    """Return the events of a story, by their ids."""
    (kept,) = store.joined.stories(ids=[story])
    return sorted(EventRef(article.id, event.id) for article, event in kept.events)


def _check(said: Deciding) -> None:
    if not said.by.strip():
        raise StoreError("a decision needs the name of who makes it")
