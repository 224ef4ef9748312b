"""What people decided on an article, so that another database has it and can undo it."""

from collections.abc import Collection
from typing import Any

import msgspec

from dateline.records import Event
from dateline.store.review import ArticleReview, standings_of


def portable(review: ArticleReview, exported: Collection[str]) -> dict[str, Any] | None:
    """Return the decisions on the events of an article that are exported, and on rejected ones.

    Decisions are numbered from 1 within the article, so that the same ones give the same bytes.

    Args:
        review: All that is kept of its review.
        exported: Ids of the events that are exported.

    Returns:
        The decisions; the machine's coding of each event that they changed; the ids of all its
        events in order; its dyads. None where no decision goes with what is exported.
    """
    standings = standings_of(review.machine, review.decisions)
    hidden = {
        one.event.id for one in standings if not one.is_rejected and one.event.id not in exported
    }
    plain = {event.id for event in review.machine.events} - {
        one.machine.id for one in standings if one.machine
    }
    hidden |= plain - set(exported)
    decisions = [one for one in review.decisions if one.event not in hidden]
    if not decisions:
        return None
    numbers: dict[int | None, int | None] = {None: None}
    numbers |= {one.number: number for number, one in enumerate(decisions, 1)}
    own = [
        msgspec.structs.replace(one, number=number, undoes=numbers[one.undoes])
        for number, one in enumerate(decisions, 1)
    ]
    changed = {
        one.machine.id: one.machine
        for one in standings
        if one.machine and one.event.id not in hidden
    }
    order = [
        event.id
        for event in review.machine.events
        if event.id in changed or _is_plain(event, plain, exported)
    ]
    return {
        "decisions": msgspec.to_builtins(own),
        "machine": msgspec.to_builtins([changed[id] for id in order if id in changed]),
        "order": order,
        "dyads": msgspec.to_builtins(review.machine.dyads),
    }


def _is_plain(event: Event, plain: Collection[str], exported: Collection[str]) -> bool:
    """Say whether an event is exported as the machine coded it."""
    return event.id in plain and event.id in exported
