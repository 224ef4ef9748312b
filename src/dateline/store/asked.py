"""Turns what a question to the store gives into a filter, once it is sure that it makes sense."""

from collections.abc import Sequence
from typing import Any

from dateline.errors import NotFoundError, StoreError
from dateline.records import ReviewState, Status
from dateline.store.checks import checked_day, one_of
from dateline.store.read import UNREVIEWED, EventFilter
from dateline.store.records import StoredEvent

REVIEWS = (UNREVIEWED, *ReviewState)


def event_filter(**asked: Any) -> EventFilter:  # noqa: ANN401 - as in ``Store.events``
    """Return a filter of events.

    Args:
        **asked: The keywords of ``Store.events``.

    Returns:
        The filter.

    Raises:
        StoreError: A date is none, or a value is none of those that there are.
    """
    for name in ("since", "until"):
        asked[name] = checked_day(asked.get(name))
    asked["status"] = one_of(Status, asked.get("status"))
    review = asked.get("review")
    if review is not None and review not in REVIEWS:
        raise StoreError(f"{review!r} is none of {', '.join(REVIEWS)}")
    return EventFilter(**asked)


def the_one(found: Sequence[StoredEvent], event_id: str, name: str) -> StoredEvent:
    """Return the event that an id, or its beginning, means.

    Args:
        found: The events whose ids begin so, by the date of publication of their articles.
        event_id: The id, or its beginning.
        name: What messages call the database.

    Returns:
        The event; of copies of one text the one published first.

    Raises:
        NotFoundError: There is none.
        StoreError: There are several.
    """
    exact = [stored for stored in found if stored.event.id == event_id] or found
    if not exact:
        raise NotFoundError(
            f"{name}: there is no event {event_id!r}; 'dateline show events' lists them"
        )
    ids = sorted({stored.event.id for stored in exact})
    if len(ids) > 1:
        raise StoreError(f"{name}: {event_id!r} may be {', '.join(ids[:4])}; give more of the id")
    return exact[0]
