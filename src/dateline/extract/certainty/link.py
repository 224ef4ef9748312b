"""What ties a predicate to the word above it: the one record that the rules hand to each other."""

from enum import StrEnum

import msgspec

from dateline.knowledge.markers import Marker
from dateline.records import Certainty, Judgement, Reason, Sentence, Status

REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.ENDED})
OPEN = frozenset({Status.PLANNED, Status.POSSIBLE})


class Pull(StrEnum):
    """How the judgement of the governing word bears on the predicate."""

    NONE = "none"  # the predicate stands for itself
    SHARED = "shared"  # it is as real as the governing word ("managed to attack")
    UNREAL = "unreal"  # only a plan or a possibility spreads ("if they attack, killing many")
    SET = "set"  # the governing word says what it is ("want to attack")


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One step from a predicate upwards.

    Attributes:
        governor: The token above; its own judgement counts unless ``pull`` is NONE.
        pull: How it counts.
        status: What the predicate becomes (``pull`` SET).
        negated: What it becomes where the governing word is negated.
        certainty: What certainty becomes, or None.
        reason: The rule and the words.
    """

    governor: int
    pull: Pull
    reason: Reason | None = None
    status: Status | None = None
    negated: Status | None = None
    certainty: Certainty | None = None


def reason_at(sentence: Sentence, rule: str, token: int) -> Reason:
    """Return a reason that points at one token."""
    return Reason(rule, sentence.span_of(token, token))


def link_by(sentence: Sentence, marker: Marker, governor: int, marked: int | None = None) -> Link:
    """Return the step that a marker makes of a governing word, which may carry it as an adjective.

    Args:
        sentence: The sentence.
        marker: The marker.
        governor: The token above the predicate, on its way to the root.
        marked: The token that is the marker, where that is not the governor itself.

    Returns:
        The step.
    """
    pull = Pull.SET if marker.status else Pull.SHARED if marker.follows else Pull.NONE
    return Link(
        governor=governor,
        pull=pull,
        reason=reason_at(sentence, marker.id, governor if marked is None else marked),
        status=marker.status,
        negated=marker.negated,
        certainty=marker.certainty,
    )


def combine(own: Judgement, link: Link, outer: Judgement | None) -> Judgement:
    """Join what a predicate says of itself with what the word above makes of it.

    Args:
        own: The predicate by itself.
        link: The step upwards.
        outer: The judgement of the governing word; None where ``link.pull`` is NONE.

    Returns:
        The judgement of the predicate at its place.
    """
    status = own.status
    if outer and link.pull is Pull.SHARED:
        status = shared(own.status, outer.status)
        if outer.status is Status.NOT_HAPPENED and link.negated:
            status = link.negated
    elif outer and link.pull is Pull.UNREAL:
        is_open = outer.status in OPEN
        status = shared(own.status, outer.status) if is_open else own.status
    elif outer and link.status and link.pull is Pull.SET:
        status = set_by(own.status, link, outer.status)
    certainty = own.certainty
    is_turned = outer is not None and outer.status is Status.NOT_HAPPENED and link.negated
    if link.certainty and not is_turned:  # "rejected reports that" denies, and does not hedge
        certainty = max(certainty, link.certainty, key=list(Certainty).index)
    if outer and link.pull is not Pull.UNREAL:
        certainty = max(certainty, outer.certainty, key=list(Certainty).index)
    reasons = own.reasons
    if link.reason:
        reasons = (*reasons, link.reason)
    if outer and (status is not own.status or certainty is not own.certainty):
        reasons = (*reasons, *(r for r in outer.reasons if r not in reasons))
    return Judgement(status, certainty, reasons)


def shared(inner: Status, outer: Status) -> Status:
    """Return the status of a predicate that is only as real as the word above it."""
    if outer in REAL:
        return outer if inner is Status.HAPPENED else inner
    if inner in OPEN and outer in OPEN:
        return inner
    if inner in {Status.NOT_HAPPENED, Status.DENIED}:
        return inner
    return outer


def set_by(inner: Status, link: Link, outer: Status) -> Status:
    """Return the status that a governing word gives, itself real, negated, or open."""
    given = link.status or inner
    if outer is Status.NOT_HAPPENED:
        return link.negated or Status.NOT_HAPPENED
    if inner is Status.NOT_HAPPENED and given in OPEN:
        return inner
    if Status.POSSIBLE in {inner, given} and {inner, given} <= OPEN:
        return Status.POSSIBLE
    if outer in OPEN and given is Status.ENDED:
        return link.negated or outer  # what is to be stopped still goes on
    if outer in OPEN and given in {*REAL, Status.NOT_HAPPENED}:
        return Status.POSSIBLE if given is Status.NOT_HAPPENED else outer
    return given
