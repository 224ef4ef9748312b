"""What people decided on events, and what comes of several decisions on one event."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from dateline.records import Event, Review, ReviewState, Span

STATE = "state"  # key of ``Decision.old`` and ``Decision.new`` beside the fields of the event
EVENT = "event"  # likewise: the whole event that was added
CARRIED = "carried"  # of ``Decision.old``: the number of the decision on an earlier text


class What(StrEnum):
    """The kinds of decisions."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    ADD = "add"
    NOTE = "note"
    UNDO = "undo"
    ADJUDICATE = "adjudicate"


ASIDE = frozenset((What.NOTE, What.UNDO))  # they leave the event itself alone


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person on one event. None is ever changed.

    Attributes:
        number: Its number in the database, later ones are higher.
        article: Id of the article.
        event: Id that the event had when the first decision on it was made; it keeps it.
        span: The words that report the event.
        what: Accept, reject, edit, add, note, undo or adjudicate.
        old: The values before, as in JSON: of ``state``, and of each field that is changed; under
            ``carried`` the number of the decision on an earlier text of the article that this is.
        new: The values since; a note has its words under ``note``, what is added all under
            ``event``.
        by: Who decided.
        why: The reason, "" where none was given.
        at: ISO time.
        blind: Whether it was made on the machine's values and the reviewer's own alone.
        undoes: The number of the decision that it takes back.
        machine: The event as the machine had coded it then; None where it had not.
    """

    number: int
    article: str
    event: str
    span: Span
    what: What
    old: dict[str, Any]
    new: dict[str, Any]
    by: str
    why: str
    at: str
    blind: bool = False
    undoes: int | None = None
    machine: Event | None = None


def in_force(given: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that nobody has taken back, the first one first.

    An undo that was itself undone takes nothing back.
    """
    holding: list[Decision] = []
    void: set[int | None] = set()
    for decision in sorted(given, key=lambda decision: -decision.number):
        if decision.number not in void:
            void.add(decision.undoes)
            holding.append(decision)
    return holding[::-1]


def deciding(given: Iterable[Decision]) -> list[Decision]:
    """Return the decisions in force that make an event what it is: no notes, no undos."""
    return [decision for decision in in_force(given) if decision.what not in ASIDE]


def outcome(decided: Sequence[Decision]) -> Event:
    """Return an event as the last decision on it left it.

    Args:
        decided: Decisions on one event, as ``deciding`` returns them; at least one.

    Returns:
        The event, with its review; also one that was rejected, which its review says.
    """
    last = decided[-1]
    before = seen_by(decided[:-1], last)
    first = before[0] if before else last
    event = _beginning(first)
    if before and last.what is not What.ADJUDICATE:
        event = outcome(before)
    names = dict.fromkeys([*_names(event), last.by])
    return msgspec.structs.replace(
        changed(event, last.new),
        id=last.event,
        review=Review(
            state=_state_after(last, event),
            by=tuple(names),
            at=last.at,
            adjudicated=last.what is What.ADJUDICATE,
        ),
    )


def seen_by(before: Sequence[Decision], decision: Decision) -> list[Decision]:
    """Return the earlier decisions that a decision builds on: a blind one on its maker's own."""
    if not decision.blind:
        return list(before)
    return [one for one in before if one.by == decision.by or one.what is What.ADD]


def view_of(decided: Sequence[Decision], reviewer: str) -> Event | None:
    """Return an event as one reviewer left it, None where this one decided nothing on it.

    Args:
        decided: Decisions on one event, as ``deciding`` returns them.
        reviewer: Who; adjudications are nobody's own view.

    Returns:
        The event, with its review.
    """
    own = [
        place
        for place, one in enumerate(decided)
        if one.by == reviewer and one.what is not What.ADJUDICATE
    ]
    if not own:
        return None
    told = [one for one in decided[: own[-1] + 1] if one.what is not What.ADJUDICATE]
    return outcome(told)


def changed(event: Event, values: dict[str, Any]) -> Event:
    """Return an event with some values changed, those of its main account too."""
    own = {key: value for key, value in values.items() if key not in {STATE, EVENT}}
    if not own:
        return event
    plain = msgspec.to_builtins(event)
    if plain["accounts"]:
        main = plain["accounts"][0]
        shared = {key: value for key, value in own.items() if key in main}
        plain["accounts"] = [main | shared, *plain["accounts"][1:]]
    return msgspec.convert(plain | own, Event)


def _beginning(first: Decision) -> Event:
    if first.what is What.ADD:
        return msgspec.convert(first.new[EVENT], Event)
    assert first.machine is not None  # noqa: S101 - the store takes no other
    return first.machine


def _names(event: Event) -> tuple[str, ...]:
    return event.review.by if event.review else ()


def _state_after(decision: Decision, event: Event) -> ReviewState:
    """Return how a decision leaves an event: what was edited or added stays so if confirmed."""
    before = event.review.state if event.review else ReviewState.ACCEPTED
    match decision.what:
        case What.ADJUDICATE:
            return ReviewState(decision.new[STATE])
        case What.REJECT:
            return ReviewState.REJECTED
        case What.ADD:
            return ReviewState.ADDED
        case What.EDIT if before is not ReviewState.ADDED:
            return ReviewState.EDITED
    return before
