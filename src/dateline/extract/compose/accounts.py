"""Says on whose word an event rests: the statement it stands in, a claim, a bare denial."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from dateline.extract.compose.join import Told
from dateline.records import Account, Certainty, Event, Sentence, Span, Stance, Statement, Status

# Types that are words themselves: to deny an accusation is not to deny that it was made.
VERBAL = frozenset({
    "ACCUSE", "AGREE", "CONCEDE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN",
})  # fmt: skip
BARE = frozenset({
    "it", "this", "that", "them", "accusation", "allegation", "charge", "claim", "involvement",
    "report", "responsibility", "role",
})  # fmt: skip
NEAR = 2  # sentences back from a bare denial to what is denied, at most


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


def with_bare_denials(
    told: Sequence[Told], statements: Iterable[Statement], sentences: Sequence[Sentence]
) -> list[Told]:
    """Return reports with the accounts of those who deny them in a word ("the rebels deny it").

    Args:
        told: The reports of an article, in text order.
        statements: Its statements.
        sentences: Its sentences.

    Returns:
        The same reports; one whose side denies it shortly after has a second account.
    """
    found = list(told)
    ends = [sentence.span.end for sentence in sentences]
    for denial in statements:
        if denial.stance != Stance.DENIES or not _is_bare(denial, sentences):
            continue
        place = denial.cue[0].start
        first = sentences[max(0, bisect_right(ends, place) - NEAR)].span.start
        near = [
            number
            for number, report in enumerate(found)
            if first <= report.event.anchor.start < place and _may_deny(denial, report.event)
        ]
        if near:
            report = found[near[-1]]
            account = Account(
                chain=denial.chain,
                statement=denial.id,
                status=Status.DENIED,
                certainty=Certainty.ASSERTED,
            )
            event = msgspec.structs.replace(
                report.event, accounts=(*report.event.accounts, account)
            )
            found[near[-1]] = msgspec.structs.replace(report, event=event)
    return found


def _is_bare(denial: Statement, sentences: Sequence[Sentence]) -> bool:
    """Say whether a denial names what is denied by no more than a word for it."""
    text = sentences[0].text
    words = " ".join(text[start:end] for start, end in denial.content).lower().split()
    return bool(words) and len(words) <= 3 and words[-1].removesuffix("s") in BARE


def _may_deny(denial: Statement, event: Event) -> bool:
    """Say whether one who denies is a side of an event, or speaks for its country."""
    speaker = denial.chain[-1]
    return (
        event.type not in VERBAL
        and [source.id for source in event.chain] != [source.id for source in denial.chain]
        and any(
            actor.id == speaker.id
            or actor.name.lower() == speaker.name.lower()
            or (actor.country is not None and actor.country == speaker.country)
            for actor in event.actors
        )
    )
