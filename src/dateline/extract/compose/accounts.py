"""Says on whose word an event rests that is told by a claim: "the attack was claimed by rebels"."""

from collections.abc import Iterable

from dateline.records import Span, Stance, Statement

# Types that are words themselves: to deny an accusation is not to deny that it was made.
VERBAL = frozenset({
    "ACCUSE", "AGREE", "CONCEDE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN",
})  # fmt: skip


def claim_of(statements: Iterable[Statement], predicate: Span, event_type: str) -> Statement | None:
    """Return the claim that tells a deed by its very words: "the attack was claimed by rebels".

    Args:
        statements: The statements of the article.
        predicate: The words that tell the event.
        event_type: Its PLOVER type.

    Returns:
        The claim, None where the event is told otherwise or is itself no more than words.
    """
    claims = (
        statement
        for statement in statements
        if statement.stance == Stance.CLAIMS
        and event_type not in VERBAL
        and any(cue.overlaps(predicate) for cue in statement.cue)
    )
    return next(claims, None)
