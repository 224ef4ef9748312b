"""Lays one coding out as rows: one function a table, records in, plain values out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Table

from dateline.records import Actor, Coding, Event, Place, Quantity, Source, Span, Statement
from dateline.store import schema
from dateline.store.days import first_day, last_day

Row = dict[str, Any]


def rows_of(coding: Coding, key: int, run: int) -> Iterator[tuple[Table, list[Row]]]:
    """Lay a coding out over the tables.

    Args:
        coding: The coding.
        key: Key of its article's row.
        run: The run that coded it.

    Yields:
        Each table that it fills with its rows, the tables that others refer to first.
    """
    events, statements = coding.events, coding.statements
    places = _places(coding)
    numbers = {place: number for number, place in enumerate(places)}
    of_article = {"article": key}
    yield schema.candidate, _numbered(map(_plain, coding.article.candidates), of_article)
    yield schema.unread, _numbered(map(_plain, coding.unread), of_article)
    yield schema.place, _numbered(map(_plain, places), of_article)
    yield schema.time, _numbered(_times(coding), of_article)
    text = coding.article.text
    yield schema.statement, _numbered((_statement(s, text) for s in statements), of_article)
    yield schema.statement_span, [{**of_article, **row} for s in statements for row in _spans(s)]
    coded = ({**_event(e), "run": run, "place": e.place and numbers[e.place]} for e in events)
    yield schema.event, _numbered(coded, of_article)
    yield schema.actor, _actors(coding)
    yield schema.event_actor, [{**of_article, **row} for e in events for row in _sides(e)]
    yield schema.account, [{**of_article, **row} for e in events for row in _accounts(e)]
    yield schema.reason, [{**of_article, **row} for e in events for row in _reasons(e)]
    yield schema.chain_link, [{**of_article, **row} for row in _chains(events, statements)]
    yield schema.dyad_state, _numbered(_states(coding), of_article)


def _numbered(rows: Iterable[Row], common: Row) -> list[Row]:
    return [{**common, "position": number, **row} for number, row in enumerate(rows)]


def _plain(record: msgspec.Struct) -> Row:
    """Return a flat record as a row, its span as two columns."""
    row = msgspec.structs.asdict(record)
    return row | _span(row.pop("span"))


def _span(span: Span | None, prefix: str = "") -> Row:
    start, end = span or (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _quantity(name: str, quantity: Quantity | None) -> Row:
    low, high = (quantity.low, quantity.high) if quantity else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _places(coding: Coding) -> list[Place]:
    """Return the places of the article: its mentions, then those that only an event has."""
    own = (event.place for event in coding.events if event.place)
    return list(dict.fromkeys([*coding.places, *own]))


def _times(coding: Coding) -> Iterator[Row]:
    for time in coding.times:
        yield {
            "text": time.text,
            **_span(time.span),
            "type": time.type,
            "value": time.value,
            "first_day": first_day(time.earliest),
            "last_day": last_day(time.latest),
            "precision": time.precision,
        }


def _statement(statement: Statement, text: str) -> Row:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "stance": statement.stance,
        "asserts": statement.asserts,
        "confidence": statement.confidence,
        "parent": statement.parent,
        "text": " ... ".join(text[start:end] for start, end in statement.content),
    }


def _spans(statement: Statement) -> Iterator[Row]:
    parts = {"content": statement.content, "cue": statement.cue, "source": statement.source}
    for part, spans in parts.items():
        for number, span in enumerate(spans):
            yield {"statement": statement.id, "part": part, "position": number, **_span(span)}


def _event(event: Event) -> Row:
    when = event.when
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": json.dumps(event.contexts),
        "cameo": event.cameo,
        "intensity": event.intensity,
        "reciprocal": event.reciprocal,
        **_span(event.anchor),
        **_span(event.evidence, "evidence_"),
        "first_day": first_day(when.earliest) if when else None,
        "last_day": last_day(when.latest) if when else None,
        "precision": when.precision if when else None,
        "status": event.status,
        "certainty": event.certainty,
        "confidence": event.confidence,
        **event_numbers(event),
        "statement": event.statement,
        "review": event.review.state if event.review else None,
    }


def event_numbers(event: Event) -> Row:
    """Return the columns of an event that hold numbers of people and sums of money."""
    names = ("deaths", "injured", "arrested", "size", "displaced", "money")
    row: Row = {"money_text": event.money.text if event.money else None}
    for name in names:
        row |= _quantity(name, getattr(event, name))
    return row


def _actors(coding: Coding) -> list[Row]:
    """Return a row for each different actor of the events and the dyads."""
    found: list[Actor] = []
    for event in coding.events:
        found += [*event.actors, *event.recipients]
    for dyad in coding.dyads:
        found += [dyad.a, dyad.b]
    return list({actor.id: _actor(actor) for actor in reversed(found)}.values())


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "wikidata": actor.wikidata,
        "listed": actor.listed,
    }


def _sides(event: Event) -> Iterator[Row]:
    for side, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for number, actor in enumerate(actors):
            yield {
                "event": event.id,
                "side": side,
                "position": number,
                "actor": actor.id,
                "text": actor.text,
                **_span(actor.span),
                "country": actor.country,
                "sector": actor.sector,
                "other_sectors": json.dumps(actor.other_sectors),
                "via": actor.via,
            }


def _accounts(event: Event) -> Iterator[Row]:
    for number, account in enumerate(event.accounts):
        yield {
            "event": event.id,
            "position": number,
            "statement": account.statement,
            "status": account.status,
            "certainty": account.certainty,
            **_quantity("deaths", account.deaths),
            **_quantity("injured", account.injured),
            **_quantity("arrested", account.arrested),
        }


def _reasons(event: Event) -> Iterator[Row]:
    for number, reason in enumerate(event.reasons):
        yield {"event": event.id, "position": number, **_plain(reason)}


def _chains(events: Sequence[Event], statements: Sequence[Statement]) -> Iterator[Row]:
    """Yield the links of every chain: of events, of their accounts, and of statements."""
    for event in events:
        yield from _links(event.chain, {"event": event.id})
        for number, account in enumerate(event.accounts):
            yield from _links(account.chain, {"event": event.id, "account": number})
    for statement in statements:
        yield from _links(statement.chain, {"statement": statement.id})


def _links(chain: Sequence[Source], owner: Row) -> Iterator[Row]:
    for number, source in enumerate(chain):
        yield {
            "event": None,
            "account": None,
            "statement": None,
            **owner,
            "position": number,
            "source": source.id,
            "name": source.name,
            "text": source.text,
            **_span(source.span),
            "kind": source.kind,
            "role": source.role,
            "country": source.country,
            "sector": source.sector,
            "act": source.act,
            **_span(source.cue, "cue_"),
        }


def _states(coding: Coding) -> Iterator[Row]:
    for dyad in coding.dyads:
        for state in dyad.states:
            yield {
                "a": dyad.a.id,
                "b": dyad.b.id,
                "state": state.state,
                "first_day": first_day(state.earliest),
                "last_day": last_day(state.latest),
                "disputed": state.disputed,
                "events": json.dumps(state.events),
            }
