"""Sets out what accounts of a story differ on: who says what, from low to high, and who denies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.aggregate import Claim, Difference
from dateline.aggregate.reported import accounts_of
from dateline.publish.briefing.chains import teller_words
from dateline.publish.briefing.items import Weighed, named_origins
from dateline.publish.briefing.naming import is_plural, listed, sentence_case
from dateline.publish.briefing.records import Dispute, Sentence, Told
from dateline.publish.briefing.references import References
from dateline.publish.briefing.words import number_words
from dateline.records import Status

QUESTIONS = {
    "status": "Did it happen?",
    "deaths": "How many were killed?",
    "injured": "How many were injured?",
    "arrested": "How many were arrested?",
    "place": "Where was it?",
    "mode": "By what means?",
}
STAGE = "How far has it come?"
STAGES = {
    Status.PLANNED: "It is planned",
    Status.POSSIBLE: "It is possible",
    Status.HAPPENED: "It happened",
    Status.ONGOING: "It is going on",
    Status.ENDED: "It is over",
    Status.NOT_HAPPENED: "It did not happen",
    Status.DENIED: "It is denied",
}


def disputes_of(number: int, one: Weighed, about: str, references: References) -> Iterator[Dispute]:
    """Yield what accounts of one story differ on.

    Args:
        number: Number of its item.
        one: The story.
        about: Its sentence.
        references: The references so far.

    Yields:
        Disputes, each with its answers.
    """
    story = one.told.story
    if story.disputed and all(difference.about != "status" for difference in story.differences):
        answers = tuple(_stages(one, references))
        if len(answers) > 1:
            yield Dispute(item=number, question=STAGE, about=about, answers=answers)
    for difference in story.differences:
        yield Dispute(
            item=number,
            question=QUESTIONS[difference.about],
            about=about,
            answers=tuple(
                _answer(difference, claim, one.told, references) for claim in difference.claims
            ),
        )


def says_or_say(names: Sequence[str]) -> str:
    """Return the verb before some names: "says Norway", "say officials"."""
    return "say" if len(names) > 1 or is_plural(names[0], role=names[0][:1].islower()) else "says"


def _stages(one: Weighed, references: References) -> Iterator[Sentence]:
    """Yield who says that it happened, goes on, or is over, where a report calls it disputed."""
    told: defaultdict[Status, list[tuple[str, str]]] = defaultdict(list)
    for article, event in one.told.reports:
        for account in accounts_of(event):
            told[account.status].append((teller_words(account.chain, article), article.id))
    for status, words in STAGES.items():
        if status in told:
            names = list(dict.fromkeys(name for name, _ in told[status]))
            yield Sentence(
                text=f"{words}, {says_or_say(names)} {listed(names, most=6)}.",
                references=references.numbers(id for _, id in told[status]),
            )


def _answer(difference: Difference, claim: Claim, told: Told, references: References) -> Sentence:
    names = named_origins(claim, told)
    who, says = listed(names, most=6), says_or_say(names)
    if difference.about == "status":
        verdict = "It happened" if claim.value == Status.HAPPENED else "It did not happen"
        text = f"{verdict}, {says} {who}."
    elif claim.low is None and claim.high is None:
        text = f"{sentence_case(claim.value.replace('-', ' '))}: {who}."
    else:
        text = f"{sentence_case(number_words(claim.low, claim.high))}: {who}."
    return Sentence(text=text, references=references.numbers(claim.reports))
