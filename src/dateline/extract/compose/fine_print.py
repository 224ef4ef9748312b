"""PLOVER's fine print: what an act is called depends on whether it is done, promised or refused."""

import msgspec

from dateline.extract.compose.sides import is_place
from dateline.records import Actor, EventMention, Sentence, Status

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
REFUSED = {
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "AID": "assist",
    "SUPPORT": "assist",
    "AGREE": None,
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
FUTURE = frozenset(("will", "would", "wo", "'ll"))


def apply_fine_print(
    sentence: Sentence, event: EventMention, status: Status
) -> tuple[EventMention, Status]:
    """Return the event as PLOVER codes it, given its status.

    Future cooperation is an agreement, an announced withdrawal a concession, and what somebody
    "will not" do a rejection.

    Args:
        sentence: The sentence.
        event: The event as its frame codes it.
        status: Its status.

    Returns:
        The event with type and mode as PLOVER wants them, and its status.
    """
    if status == Status.PLANNED and event.type in PROMISED:
        return msgspec.structs.replace(event, type="AGREE", mode=None, cameo="030"), status
    if status == Status.PLANNED and event.type == "RETREAT":
        return msgspec.structs.replace(event, type="CONCEDE", mode=None, cameo="080"), status
    if status == Status.NOT_HAPPENED and event.type in REFUSED and _is_refusal(sentence, event):
        refused = msgspec.structs.replace(
            event, type="REJECT", mode=REFUSED[event.type], cameo="120"
        )
        return refused, Status.HAPPENED
    return event, status


def with_places_taken(event: EventMention, recipients: tuple[Actor, ...]) -> EventMention:
    """Return the event as PLOVER codes it, given what it is done to.

    Who captures soldiers abducts them; who captures a town takes it.

    Args:
        event: The event as its frame codes it.
        recipients: To whom, or to which place, it is done.

    Returns:
        An abduction of nothing but places as a seizure; any other event as it is.
    """
    if event.mode != "abduct" or not recipients:
        return event
    if not all(is_place(actor) for actor in recipients):
        return event
    return msgspec.structs.replace(event, type="COERCE", mode="seize", cameo="192")


def _is_refusal(sentence: Sentence, event: EventMention) -> bool:
    """Say whether the clause says "will not" rather than "did not"."""
    auxiliaries = sentence.dependents(event.predicate, "aux", "auxpass")
    negated = sentence.dependents(event.predicate, "neg")
    return bool(negated) and any(sentence.words[token].lower() in FUTURE for token in auxiliaries)
