"""Finds out which event of one coding is which of another coding of the same text."""

from collections.abc import Sequence

from dateline.records import Event

LEAST_SHARE = 0.5  # of the longer one's words, for events of two types to be one


def match_events(before: Sequence[Event], after: Sequence[Event]) -> dict[int, int]:
    """Pair the events of two codings of one text, each with at most one of the other.

    Equal ids go first, then the same words under the same type, the same words, and words that
    overlap: of the same type before of another (which must share half of their words), and those
    that share most before others.

    Args:
        before: The events of the one.
        after: The events of the other.

    Returns:
        For each event of ``before`` that has one, by its place, the place of the other.
    """
    pairs = _pairs_of_equals(before, after)
    taken = set(pairs.values())
    rest = [place for place in range(len(before)) if place not in pairs]
    others = [place for place in range(len(after)) if place not in taken]
    likely = sorted(
        (tuple(-value for value in likeness), one, other)
        for one in rest
        for other in others
        if (likeness := _likeness(before[one], after[other]))
    )
    for _, one, other in likely:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _pairs_of_equals(before: Sequence[Event], after: Sequence[Event]) -> dict[int, int]:
    """Pair by id; a text has thousands of events at times, and nearly all of them stay."""
    places = {event.id: place for place, event in enumerate(after)}
    return {place: places[event.id] for place, event in enumerate(before) if event.id in places}


def _likeness(one: Event, other: Event) -> tuple[float, ...]:
    """Return how much speaks for two being one event, what counts most first; () for nothing."""
    same_type = one.type == other.type
    spans = (other.anchor, *(other.mentions if same_type else ()))
    shared = max(min(one.anchor.end, end) - max(one.anchor.start, start) for start, end in spans)
    if shared <= 0:
        return ()
    share = shared / max(_length(one), _length(other))
    if not same_type and share < LEAST_SHARE:
        return ()
    return (one.anchor == other.anchor, same_type, one.mode == other.mode, share)


def _length(event: Event) -> int:
    return event.anchor.end - event.anchor.start
