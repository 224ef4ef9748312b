"""Denials that do not tell again what they deny: "The army denied it", "Moscow denied any role"."""

from collections.abc import Sequence

import msgspec

from dateline.extract.compose.findings import Findings
from dateline.extract.compose.join import HAPPENED, STATE_SECTORS, Told
from dateline.knowledge.markers import DenialWords, Denied, MarkerTable
from dateline.knowledge.ontology import Ontology
from dateline.records import (
    Account,
    Actor,
    Certainty,
    Event,
    Reason,
    Sentence,
    Source,
    Stance,
    Statement,
    Status,
    sentence_at,
)

REACH = 4  # sentences back that a denial of a deed may reach
DEEDS = frozenset((2, 4))  # quad classes of what is done, and not only said


def with_denials(
    reports: Sequence[Told], findings: Findings, markers: MarkerTable, ontology: Ontology
) -> list[Told]:
    """Return the reports, each with the accounts of those who deny it in a later clause.

    Args:
        reports: Reports in text order.
        findings: What was found in the article.
        markers: The words; those of denials are looked at.
        ontology: The types, for what is a deed.

    Returns:
        The reports in the order given.
    """
    told = list(reports)
    for statement in findings.statements:
        words = _denied(statement, findings, markers)
        target = _target(statement, words, told, findings, ontology) if words else None
        if words and target is not None:
            told[target] = _with_denial(told[target], statement, words)
    return told


def _denied(statement: Statement, findings: Findings, markers: MarkerTable) -> DenialWords | None:
    """Return the words that stand for the event that a statement denies, if that is all it says."""
    if statement.stance is not Stance.DENIES or not statement.chain or not statement.content:
        return None
    content = statement.content[0]
    sentence = sentence_at(findings.sentences, content.start)
    if sentence is None or _tells_event(statement, findings, sentence):
        return None
    inside = [t for t, at in enumerate(sentence.starts) if content.start <= at < content.end]
    top = next((t for t in inside if sentence.heads[t] not in inside), None)
    if top is None or any(sentence.tags[t].startswith("VB") for t in sentence.subtree(top)):
        return None
    return markers.denied.get(sentence.lemmas[top])


def _tells_event(statement: Statement, findings: Findings, sentence: Sentence) -> bool:
    """Say whether the content of a denial tells an event itself, not one told before."""
    return any(
        span.start <= sentence.starts[mention.predicate] < span.end
        for mention in findings.events
        if mention.sentence == sentence.index and not mention.points_back
        for span in statement.content
    )


def _target(
    statement: Statement,
    words: DenialWords,
    told: Sequence[Told],
    findings: Findings,
    ontology: Ontology,
) -> int | None:
    """Return which report a statement denies: the last deed of the denier, or the last account."""
    denier, start = statement.chain[-1], statement.content[0].start
    here = _sentence_number(findings, start)
    for number in reversed(range(len(told))):
        event = told[number].event
        away = here - _sentence_number(findings, event.anchor.start)
        if away > REACH:
            return None
        is_deed = ontology.types[event.type].quad in DEEDS and event.status in HAPPENED
        is_told = event.anchor.end <= start and not told[number].points_back
        if not (is_told and is_deed) or _tells(event, denier):
            continue
        if any(_acts_for(denier, actor) for actor in event.actors):
            return number
        if words.of is Denied.ACCOUNT and away <= 1 and event.chain:
            return number
    return None


def _sentence_number(findings: Findings, offset: int) -> int:
    sentence = sentence_at(findings.sentences, offset)
    return sentence.index if sentence else -1


def _tells(event: Event, denier: Source) -> bool:
    return any(source.id == denier.id for source in event.chain)


def _acts_for(denier: Source, actor: Actor) -> bool:
    """Say whether who denies is who did it, or speaks for the same state."""
    if denier.id == actor.id or denier.name == actor.name:
        return True
    is_state = denier.sector in STATE_SECTORS and actor.sector in STATE_SECTORS
    return denier.country is not None and denier.country == actor.country and is_state


def _with_denial(told: Told, statement: Statement, words: DenialWords) -> Told:
    account = Account(
        chain=statement.chain,
        statement=statement.id,
        status=Status.DENIED,
        certainty=Certainty.ASSERTED,
    )
    event = msgspec.structs.replace(
        told.event,
        accounts=(*told.event.accounts, account),
        reasons=(*told.event.reasons, Reason(words.id, statement.content[0])),
    )
    return msgspec.structs.replace(told, event=event)
