"""Turns what a question to the store gives into a filter, once it is sure that it makes sense."""

from typing import Any

from dateline.errors import StoreError
from dateline.records import ReviewState, Status
from dateline.store.checks import checked_day, one_of
from dateline.store.read import UNREVIEWED, EventFilter

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
