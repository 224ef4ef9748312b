"""How far reviewers agree: Krippendorff's alpha for each field, and where they differ.

Alpha (Krippendorff, Content Analysis, chapter 11) is 1 where all agree and 0 where they agree as
often as chance would have it. It is computed by NLTK's ``nltk.metrics.agreement``.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import msgspec

from dateline.records import Event, ReviewState
from dateline.store import StoredEvent
from dateline.store.review import FIELDS, Decision, StoredStanding, What, value_of, view_of

IS_EVENT = "event"  # the field that asks whether it is an event at all
SETS = frozenset(("actors", "recipients", "contexts"))  # half of the names agree by half


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one event on which reviewers differ.

    Attributes:
        event: Id of the event.
        article: Id of its article.
        field: The field; "event" where they differ on whether it is one.
        values: The value that each reviewer gives it, in words.
        settled: Whether somebody has adjudicated the event.
    """

    event: str
    article: str
    field: str
    values: dict[str, str]
    settled: bool


class FieldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far reviewers agree on one field.

    Attributes:
        field: The field; "event" for whether it is one.
        alpha: Krippendorff's alpha; None where two have not judged one event alike.
        items: Events that at least two judged.
        agreed: Of these, those on which all said the same.
    """

    field: str
    alpha: float | None
    items: int
    agreed: int


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far reviewers agree, and where they do not.

    Attributes:
        reviewers: Who was compared.
        events: Events that at least two of them judged.
        fields: One entry a field.
        differences: Where they differ, by event, then field.
        not_blind: Judgements that were made with those of others in sight, by reviewer.
    """

    reviewers: tuple[str, ...]
    events: int
    fields: tuple[FieldAgreement, ...]
    differences: tuple[Difference, ...]
    not_blind: dict[str, int]


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    """One event with the view of each reviewer who judged it; None where one says it is none."""

    stored: StoredEvent
    views: dict[str, Event | None]
    decided: tuple[Decision, ...]


def agreement(standings: Iterable[StoredStanding], reviewers: Sequence[str] = ()) -> Agreement:
    """Compare what reviewers made of the events that at least two of them judged.

    Values are compared only where both hold that it is an event. An event that one added by hand
    is compared where another one judged it.

    Args:
        standings: The events on which somebody decided.
        reviewers: The only ones to compare; none for all.

    Returns:
        Alpha for each field, and the list of differences.
    """
    items = [item for one in standings if len((item := _item(one, reviewers)).views) > 1]
    fields = [_field(IS_EVENT, items), *(_field(field, items) for field in FIELDS)]
    not_blind: defaultdict[str, int] = defaultdict(int)
    for item in items:
        for place, decision in enumerate(item.decided):
            others = {one.by for one in item.decided[:place]} - {decision.by}
            if others and not decision.blind and decision.by in item.views:
                not_blind[decision.by] += decision.what is not What.ADJUDICATE
    return Agreement(
        reviewers=tuple(sorted({name for item in items for name in item.views})),
        events=len(items),
        fields=tuple(fields),
        differences=tuple(d for item in items for d in _differences(item)),
        not_blind={name: count for name, count in not_blind.items() if count},
    )


def _item(one: StoredStanding, reviewers: Sequence[str]) -> _Item:
    decided = one.standing.decided
    views: dict[str, Event | None] = {}
    for name in dict.fromkeys(decision.by for decision in decided):
        view = view_of(decided, name)
        if view is not None and (not reviewers or name in reviewers):
            views[name] = None if _is_rejected(view) else view
    return _Item(stored=one.stored, views=views, decided=decided)


def _is_rejected(event: Event) -> bool:
    return event.review is not None and event.review.state is ReviewState.REJECTED


def _values(item: _Item, field: str) -> dict[str, str]:
    """Return the value of a field that each reviewer gives, in words."""
    if field == IS_EVENT:
        return {name: "no" if view is None else "yes" for name, view in item.views.items()}
    return {name: value_of(view, field) for name, view in item.views.items() if view is not None}


def _field(field: str, items: Sequence[_Item]) -> FieldAgreement:
    judged = [values for item in items if len(values := _values(item, field)) > 1]
    return FieldAgreement(
        field=field,
        alpha=alpha(field, judged),
        items=len(judged),
        agreed=sum(len(set(values.values())) == 1 for values in judged),
    )


def alpha(field: str, judged: Sequence[Mapping[str, str]]) -> float | None:
    """Return Krippendorff's alpha.

    Args:
        field: What the values are of; those of ``SETS`` are compared as sets, by MASI distance
            (Passonneau 2006), all else as equal or not.
        judged: The value by reviewer, one mapping an event.

    Returns:
        Alpha; None where there are no values.
    """
    if not judged:
        return None
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415 - heavy
    from nltk.metrics.distance import binary_distance, masi_distance  # noqa: PLC0415

    data = [
        (reviewer, number, _label(field, value))
        for number, values in enumerate(judged)
        for reviewer, value in values.items()
    ]
    distance = masi_distance if field in SETS else binary_distance
    return float(AnnotationTask(data, distance=distance).alpha())


def _label(field: str, value: str) -> Hashable:
    # A set without names would be as far from itself as from others: MASI divides by its size.
    return frozenset(value.split("; ")) if field in SETS else value


def _differences(item: _Item) -> Iterable[Difference]:
    for field in (IS_EVENT, *FIELDS):
        values = _values(item, field)
        if len(set(values.values())) > 1:
            review = item.stored.event.review
            yield Difference(
                event=item.stored.event.id,
                article=item.stored.article.id,
                field=field,
                values=values,
                settled=review is not None and review.adjudicated,
            )
