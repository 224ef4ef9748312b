"""From what the stages found to coded events."""

import hashlib
from collections.abc import Mapping

import msgspec

from dateline.extract.certainty import judge
from dateline.extract.compose.accounts import claim_of
from dateline.extract.compose.attach import nearness, when_of
from dateline.extract.compose.denials import with_denials
from dateline.extract.compose.event_nouns import doers_of
from dateline.extract.compose.findings import Findings
from dateline.extract.compose.fine_print import apply_fine_print, with_places_taken
from dateline.extract.compose.implied import implied_actors
from dateline.extract.compose.join import STANDS_ALONE, Told, join_events
from dateline.extract.compose.sides import actors_at
from dateline.extract.compose.tolls import with_next_tolls
from dateline.extract.compose.where import where
from dateline.extract.events.quantities import FoundQuantity, find_quantities
from dateline.knowledge.markers import MarkerTable
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.references import EventNoun
from dateline.records import (
    Account,
    Actor,
    Article,
    Event,
    EventMention,
    Judgement,
    Mention,
    Quantity,
    Reason,
    Sentence,
    Statement,
    Status,
)

SAID_OF_EVENTS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
PAID = frozenset((
    "AID",
    "AGREE",
    "SANCTION",
    "COOPERATE",
    "REQUEST",
    "COERCE",
    "CONCEDE",
    "RETREAT",
    "THREATEN",
))  # acts that a sum of money can be part of
UPROOTING = frozenset(("expel", "deport"))
# "The group vowed to continue its attacks" names only the group itself.
TALK_OF_OWN_ACTS = frozenset(("THREATEN", "AGREE", "REJECT", "CONCEDE"))
AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE))


def compose_events(
    findings: Findings,
    markers: MarkerTable,
    ontology: Ontology,
    nouns: Mapping[str, EventNoun],
    version: str,
) -> tuple[Event, ...]:
    """Return the coded events of an article, reports of one event joined.

    Args:
        findings: What the stages found.
        markers: The words that decide status, certainty and number.
        ontology: Types, modes and their scores.
        nouns: Nouns that name an event told before.
        version: Version of the coder; part of each event's id.

    Returns:
        Events in text order.
    """
    quantities = {
        sentence.index: find_quantities(sentence, markers) for sentence in findings.sentences
    }
    told: list[Told] = []
    for mention in findings.events:
        sentence = findings.sentences[mention.sentence]
        report = _report(findings, sentence, mention, markers, quantities[sentence.index])
        if report is not None:
            told.append(_with_doers(findings, sentence, mention, report, (told, nouns)))
    told = with_next_tolls(told, findings, quantities)
    told = with_denials(told, findings, markers, ontology)
    joined = join_events(told, findings.article.title_span)
    return tuple(
        msgspec.structs.replace(
            event,
            id=_event_id(findings.article, event, version),
            intensity=ontology.intensity(event.type, event.mode),
        )
        for event in joined
    )


def _report(
    findings: Findings,
    sentence: Sentence,
    mention: EventMention,
    markers: MarkerTable,
    quantities: tuple[FoundQuantity, ...],
) -> Told | None:
    """Return one report of an event, None where its clause names nobody after all."""
    judgement = judge(sentence, mention.predicate, markers)
    mention, status = apply_fine_print(sentence, mention, mention.status or judgement.status)
    sides = _sides(findings, sentence, mention)
    if sides is None or (status in AHEAD and _is_loose_noun(sentence, mention, sides)):
        return None
    judgement = msgspec.structs.replace(judgement, status=status)
    counts = _counts(sentence, mention, quantities)
    mention = with_places_taken(mention, sides[1])
    near = findings.mentions_in.get(sentence.index, ())
    place, place_rule = where(findings, sentence, mention.predicate)
    event = _event(findings, sentence, mention, judgement, counts)
    actors = sides[0] or (() if mention.points_back else implied_actors(sentence, mention, place))
    is_nobody = not (actors or sides[1] or mention.points_back)
    if is_nobody and status is Status.NOT_HAPPENED:
        return None  # "no one was killed" tells of no attack
    return Told(
        msgspec.structs.replace(
            event,
            actors=actors,
            recipients=sides[1],
            reciprocal=any(sides) and (mention.is_reciprocal or _is_mutual(mention, near)),
            place=place,
        ),
        points_back=mention.points_back,
        is_mutual=mention.is_reciprocal,
        has_own_place=place_rule == "clause",
        words=frozenset(sentence.lemmas[token] for token in mention.trigger),
    )


def _with_doers(
    findings: Findings,
    sentence: Sentence,
    mention: EventMention,
    report: Told,
    before: tuple[list[Told], Mapping[str, EventNoun]],
) -> Told:
    """Return a report of what was said of an event ("condemned the attack"), said to who did it."""
    told, nouns = before
    if report.event.type not in SAID_OF_EVENTS:
        return report
    at = {
        event.predicate: actors_at(sentence, event.actors, findings.mentions_in[sentence.index])
        for event in findings.events
        if event.sentence == mention.sentence and sentence.index in findings.mentions_in
    }
    doers = doers_of(sentence, mention.recipients, report.event, at, [t.event for t in told], nouns)
    if not doers:
        return report
    event = msgspec.structs.replace(report.event, recipients=doers)
    return msgspec.structs.replace(report, event=event)


def _event(
    findings: Findings,
    sentence: Sentence,
    mention: EventMention,
    judgement: Judgement,
    counts: dict[str, Quantity],
) -> Event:
    """Return the event of a clause, sides and place left open."""
    trigger = sentence.span_of(mention.trigger[0], mention.trigger[-1])
    statement = claim_of(findings.claims, trigger, mention.type)
    if statement is None:
        statement = findings.statement_around(sentence, sentence.starts[mention.predicate])
    account = _account(statement, judgement, counts)
    return Event(
        id="",
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        cameo=mention.cameo,
        intensity=None,
        actors=(),
        recipients=(),
        reciprocal=False,
        anchor=sentence.span_of(mention.first, mention.last),
        evidence=sentence.span,
        place=None,
        when=when_of(findings, sentence, mention.predicate, judgement.status),
        status=judgement.status,
        certainty=judgement.certainty,
        confidence=0.0,  # rated once its reports are joined
        deaths=account.deaths,
        injured=account.injured,
        arrested=account.arrested,
        size=counts.get("size"),
        displaced=counts.get("displaced"),
        money=counts.get("money") if mention.type in PAID else None,
        chain=account.chain,
        statement=account.statement,
        accounts=(account,),
        reasons=(Reason(f"frame {mention.frame}", trigger), *judgement.reasons),
    )


def _account(
    statement: Statement | None, judgement: Judgement, counts: dict[str, Quantity]
) -> Account:
    """Return the account that the statement around an event gives, or the publisher itself."""
    return Account(
        chain=statement.chain if statement else (),
        statement=statement.id if statement else None,
        status=judgement.status,
        certainty=judgement.certainty,
        deaths=counts.get("deaths"),
        injured=counts.get("injured"),
        arrested=counts.get("arrested"),
    )


def _sides(
    findings: Findings, sentence: Sentence, mention: EventMention
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """Return the actors and the recipients, None where the clause names nobody after all."""
    near = findings.mentions_in.get(sentence.index, ())
    places = findings.places_in.get(sentence.index, ())
    actors = actors_at(sentence, mention.actors, near)
    targets = () if mention.is_reciprocal else places  # nobody meets or fights with a town
    own = frozenset(actor.id for actor in actors)
    recipients = actors_at(sentence, mention.recipients, near, targets, besides=own)
    others = tuple(actor for actor in recipients if actor.id not in own)
    if recipients and not others and len(actors) == 1 and mention.type not in TALK_OF_OWN_ACTS:
        return None  # nobody does it to himself: a wrong pronoun
    if (mention.is_reciprocal or _is_mutual(mention, near)) and not others and len(actors) > 1:
        return actors[:1], actors[1:]
    if not (actors or others or mention.points_back or mention.type in STANDS_ALONE) and (
        mention.actors + mention.recipients
    ):
        return None
    return actors, others


def _is_mutual(mention: EventMention, near: tuple[Mention, ...]) -> bool:
    """Say whether an act is done to "each other"."""
    return any(m.via == "each other" and m.head in mention.recipients for m in near)


def _is_loose_noun(
    sentence: Sentence, mention: EventMention, sides: tuple[tuple[Actor, ...], tuple[Actor, ...]]
) -> bool:
    """Say whether a noun names one side only: "plans for sanctions on Iran" are nobody's yet."""
    return sentence.tags[mention.predicate].startswith("NN") and not all(sides)


def _counts(
    sentence: Sentence, mention: EventMention, quantities: tuple[FoundQuantity, ...]
) -> dict[str, Quantity]:
    """Return the numbers that belong to an event, one a kind, the nearest first."""
    ranked = sorted(
        (
            (-_belonging(sentence, mention, found), found.quantity.span, found)
            for found in quantities
        ),
        key=lambda item: item[:2],
    )
    counts: dict[str, Quantity] = {}
    for rank, _, found in ranked:
        if rank < 0:
            counts.setdefault(found.kind, found.quantity)
    if mention.mode in UPROOTING and "migration" in mention.contexts and "size" in counts:
        counts.setdefault("displaced", counts.pop("size"))  # "drove 12,000 from their homes"
    return counts


def _belonging(sentence: Sentence, mention: EventMention, found: FoundQuantity) -> int:
    if found.predicate is not None and found.predicate in mention.trigger:
        return 4
    place = found.predicate if found.predicate is not None else found.token
    if mention.first <= place <= mention.last or mention.type in {"ASSAULT", "PROTEST", "COERCE"}:
        is_none = found.quantity.high == 0  # "attacked the base, but there were no casualties"
        return nearness(sentence, mention.predicate, place) or int(is_none)
    return 0


def _event_id(article: Article, event: Event, version: str) -> str:
    key = f"{version}|{article.sha256}|{event.type}|{event.anchor.start}|{event.anchor.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
