"""Decisions that contradict what was decided before are refused, with the reason."""

from collections.abc import Sequence

from dateline.errors import StoreError
from dateline.records import Event, ReviewState
from dateline.store.review.decisions import Decision, What
from dateline.store.review.words import differing


def refuse_contradiction(
    what: What, event: Event, decided: Sequence[Decision], changed: Event, *, by: str
) -> None:
    """Refuse a decision that cannot stand beside the earlier ones that it builds on.

    Args:
        what: The decision.
        event: The event as it stands for who decides.
        decided: The decisions in force that made it so.
        changed: The event as it would be.
        by: Who decides.

    Raises:
        StoreError: It contradicts one of them, or changes nothing.
    """
    if not decided or what in {What.ADJUDICATE, What.NOTE}:
        if what is What.EDIT:
            _refuse_no_change(event, changed)
        return
    last = decided[-1]
    undo = f"take that back first with 'dateline review undo {last.number}'"
    when = f"{last.by} on {last.at[:10]}"
    if event.review and event.review.state is ReviewState.REJECTED:
        raise StoreError(f"event {event.id} was rejected by {when}; {undo}")
    if what is What.ACCEPT and last.by == by and last.what is not What.REJECT:
        raise StoreError(f"event {event.id} is already as {by} left it on {last.at[:10]}")
    if what is What.EDIT:
        _refuse_no_change(event, changed)


def refuse_overruling(what: What, event: str, decided: Sequence[Decision]) -> None:
    """Refuse to overrule what was adjudicated, also where somebody decides blind.

    Args:
        what: The decision.
        event: Id of the event.
        decided: All decisions in force that make the event what it is.

    Raises:
        StoreError: It was adjudicated, and the decision is neither another adjudication nor a note.
    """
    if what in {What.ADJUDICATE, What.NOTE}:
        return
    settled = next((one for one in decided if one.what is What.ADJUDICATE), None)
    if settled is not None:
        raise StoreError(
            f"event {event} was adjudicated by {settled.by} on {settled.at[:10]}; adjudicate it "
            f"anew, or take that back first with 'dateline review undo {settled.number}'"
        )


def _refuse_no_change(event: Event, changed: Event) -> None:
    if not differing(event, changed):
        raise StoreError(
            f"event {event.id} has these values already; accept it with "
            f"'dateline review accept {event.id}', or give others"
        )


def refuse_undo(decision: Decision, holding: Sequence[Decision]) -> None:
    """Refuse to take back what is taken back already, or what others build on.

    Args:
        decision: The decision to take back.
        holding: The decisions in force on the same event.

    Raises:
        StoreError: It does not hold any more, or the event that it added was decided on since.
    """
    numbers = [one.number for one in holding]
    if decision.number not in numbers:
        raise StoreError(
            f"decision {decision.number} does not hold any more; 'dateline review log "
            f"{decision.event}' shows by what it was taken back"
        )
    later = [
        n for one in holding if (n := one.number) > decision.number and one.what is not What.UNDO
    ]
    if decision.what is What.ADD and later:
        raise StoreError(
            f"event {decision.event} was added by decision {decision.number}, and decision "
            f"{later[-1]} is about it; take that back first with 'dateline review undo {later[-1]}'"
        )


def refuse_double(event: Event, others: Sequence[Event]) -> None:
    """Refuse to add an event whose words report one of the same type already.

    Args:
        event: The event to add.
        others: The events of the article, as reviewed, and those that were rejected.

    Raises:
        StoreError: There is such an event.
    """
    for other in others:
        if other.type == event.type and other.anchor.overlaps(event.anchor):
            raise StoreError(
                f"event {other.id} is a {other.type} at {other.anchor.start}:{other.anchor.end} "
                f"already; change it with 'dateline review edit {other.id}', or, if it was "
                "rejected, undo that"
            )
