"""One event that somebody decides on, and the decision made of it."""

from typing import Any, NamedTuple

import msgspec

from dateline.errors import StoreError
from dateline.records import Event
from dateline.store import read
from dateline.store.review.apply import Reviewed, Standing
from dateline.store.review.decisions import (
    EVENT,
    STATE,
    Decision,
    What,
    changed,
    deciding,
    outcome,
    seen_by,
)
from dateline.store.review.refusals import refuse_contradiction, refuse_overruling
from dateline.store.review.remake import Coded


class Said(NamedTuple):
    """Who decides, when and why.

    Attributes:
        by: Who.
        at: ISO time.
        why: The reason, "" for none.
        blind: Whether on the machine's values and their own alone.
    """

    by: str
    at: str
    why: str = ""
    blind: bool = False


class Subject(NamedTuple):
    """One event, whether it is shown, rejected or gone.

    Attributes:
        id: Its id.
        article: Its article.
        reviewed: The article as reviewed.
        decisions: The decisions on this event alone, whether in force or not.
    """

    id: str
    article: Coded
    reviewed: Reviewed
    decisions: list[Decision]

    @property
    def decided(self) -> list[Decision]:
        """The decisions in force that make it what it is."""
        return deciding(self.decisions)

    @property
    def standing(self) -> Standing | None:
        """The event as people left it; None where nobody decided on it."""
        return next((one for one in self.reviewed.standings if one.event.id == self.id), None)

    @property
    def machine(self) -> Event | None:
        """The event as the machine codes it now, None where it does not."""
        if self.standing:
            return self.standing.machine
        return next((e for e in self.article.machine.events if e.id == self.id), None)


def decision_on(subject: Subject, what: What, said: Said, values: dict[str, Any]) -> Decision:
    """Return a decision with the old values, or refuse it.

    Args:
        subject: The event.
        what: What is decided.
        said: By whom, when and why.
        values: The new values, as in JSON.

    Returns:
        The decision, which is still to be kept.

    Raises:
        StoreError: It contradicts what was decided before.
    """
    draft = Decision(
        number=0,
        article=subject.article.machine.article.id,
        event=subject.id,
        span=(subject.standing.event if subject.standing else _of_machine(subject)).anchor,
        what=what,
        old={},
        new=values,
        by=said.by,
        why=said.why,
        at=said.at,
        blind=said.blind,
        machine=subject.machine,
    )
    refuse_overruling(what, subject.id, subject.decided)
    before = seen_by(subject.decided, draft)
    event = outcome(before) if before else _of_machine(subject)
    refuse_contradiction(what, event, before, changed(event, _fields(values)), by=said.by)
    if what is What.NOTE:
        return draft
    plain = msgspec.to_builtins(event)
    after = outcome([*before, draft]).review
    state = event.review.state.value if event.review else read.UNREVIEWED
    return msgspec.structs.replace(
        draft,
        old={STATE: state} | {field: plain[field] for field in _fields(values)},
        new={STATE: after.state.value if after else state} | values,
    )


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in {STATE, EVENT, "note"}}


def _of_machine(subject: Subject) -> Event:
    """Return the event that a first decision, or a blind one, is made on."""
    found = subject.machine or next((d.machine for d in subject.decided if d.machine), None)
    if found is None:
        raise StoreError(
            f"event {subject.id} was added by hand, and is not the machine's to be judged blind"
        )
    return found
