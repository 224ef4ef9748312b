"""What differs between two codings of one text: events that came, went, or have other values."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from dateline.records import Coding, Event, Span
from dateline.store.review.matching import match_events
from dateline.store.review.words import FIELDS, value_of


class Came(StrEnum):
    """What became of an event when its article was coded anew."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between the coding of the machine before and after.

    Attributes:
        event: Id of the event after, or before where it is gone.
        span: The words that report it.
        what: Whether it came, went or changed.
        field: The field that changed; None where the whole event came or went.
        old: Its value before, in words; of an event that went, what it was.
        new: Its value after, likewise.
    """

    event: str
    span: Span
    what: Came
    field: str | None
    old: str
    new: str


def changes_between(before: Coding, after: Coding) -> Iterator[Change]:
    """Yield what differs in the events of two codings of one text.

    Args:
        before: The one.
        after: The other.

    Yields:
        Changes of events by their place after, then events that are gone.
    """
    places = match_events(before.events, after.events)
    matched = {other: before.events[one] for one, other in places.items()}
    for place, event in enumerate(after.events):
        if place in matched:
            yield from _changes(matched[place], event)
        else:
            yield _whole(event, Came.ADDED)
    for place, event in enumerate(before.events):
        if place not in places:
            yield _whole(event, Came.GONE)


def _changes(before: Event, after: Event) -> Iterator[Change]:
    for field in FIELDS:
        old, new = value_of(before, field), value_of(after, field)
        if old != new:
            yield Change(
                event=after.id, span=after.anchor, what=Came.CHANGED, field=field, old=old, new=new
            )


def _whole(event: Event, what: Came) -> Change:
    words = title_of(event)
    return Change(
        event=event.id,
        span=event.anchor,
        what=what,
        field=None,
        old=words if what is Came.GONE else "",
        new=words if what is Came.ADDED else "",
    )


def title_of(event: Event) -> str:
    """Return an event in one line: "ASSAULT aerial: Russia -> Islamic State"."""
    name = " ".join(part for part in (event.type, event.mode) if part)
    sides = (value_of(event, side) or "?" for side in ("actors", "recipients"))
    return f"{name}: {' -> '.join(sides)}"
