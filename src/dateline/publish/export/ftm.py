"""FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions users.

An event becomes an Event that involves both sides, and an UnknownLink from each actor to each
recipient whose role is the event type: the model has no direction and no type of event otherwise.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import msgspec

from dateline.knowledge.countries import load_countries
from dateline.publish.export.cells import outlet_of
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Article, Event
from dateline.store import Selected
from dateline.store.event_table import chain, days, names, words

Properties = dict[str, Iterable[str | None]]


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield articles, actors, events and links.

    Args:
        selected: Articles with the events wanted.
        options: Without text, no sentence and no text is written.
        tally: Counts the entities of each schema.

    Yields:
        Entities as JSON; each actor once.
    """
    known: set[str] = set()
    for item in selected:
        for entity in _entities(item, options):
            if entity["id"] not in known:
                known.add(entity["id"])
                tally.written[entity["schema"]] += 1
                yield msgspec.json.encode(entity).decode() + "\n"


def _entities(item: Selected, options: Options) -> Iterator[dict[str, Any]]:
    article = item.coding.article
    yield _article(article, options)
    for event in item.events:
        for actor in (*event.actors, *event.recipients):
            yield _actor(actor)
        yield _event(event, article, options)
        for actor, recipient in product(event.actors, event.recipients):
            if actor.id != recipient.id:
                yield _link(event, actor, recipient, article)


def _entity(schema: str, own: Iterable[str], properties: Properties) -> dict[str, Any]:
    given = {name: [v for v in values if v] for name, values in properties.items()}
    return {
        "id": _id(schema, *own),
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }


def _id(schema: str, *own: str) -> str:
    return "dateline-" + hashlib.sha256("\n".join((schema, *own)).encode()).hexdigest()[:20]


def _article(article: Article, options: Options) -> dict[str, Any]:
    return _entity(
        "Article",
        (article.id,),
        {
            "title": [article.title or article.input],
            "publisher": [article.publisher],
            "publishedAt": [article.published],
            "sourceUrl": [article.url],
            "language": [{"en": "eng"}.get(article.language or "")],
            "bodyText": [article.text if options.with_text else None],
        },
    )


def _country(code: str | None) -> str | None:
    """Return the two letters that the model wants; None for what is no country."""
    country = load_countries().get(code or "")
    return country.short if country else None


def _actor(actor: Actor) -> dict[str, Any]:
    return _entity(
        "LegalEntity",
        (actor.id,),
        {
            "name": [actor.name],
            "country": [_country(actor.country)],
            "wikidataId": [actor.wikidata],
            "keywords": [actor.sector],
        },
    )


def _event(event: Event, article: Article, options: Options) -> dict[str, Any]:
    start, end = days(event)
    place = event.place
    involved = [_id("LegalEntity", a.id) for a in (*event.actors, *event.recipients)]
    told = words(article, event.evidence) if options.with_text else None
    name = f"{event.type}: {names(event.actors) or '?'} - {names(event.recipients) or '?'}"
    return _entity(
        "Event",
        (article.id, event.id),
        {
            "name": [name],
            "summary": [told],
            "keywords": [event.type, event.mode, f"status: {event.status.value}"],
            "date": [start if start == end else None],
            "startDate": [start],
            "endDate": [end],
            "location": [place.name if place else None],
            "country": [_country(place.country) if place else None],
            "involved": dict.fromkeys(involved),
            "proof": [_id("Article", article.id)],
            "publisher": [outlet_of(article)],
            "sourceUrl": [article.url],
            "notes": [f"says who: {chain(event.chain)}" if event.chain else None],
        },
    )


def _link(event: Event, actor: Actor, recipient: Actor, article: Article) -> dict[str, Any]:
    start, end = days(event)
    return _entity(
        "UnknownLink",
        (article.id, event.id, actor.id, recipient.id),
        {
            "subject": [_id("LegalEntity", actor.id)],
            "object": [_id("LegalEntity", recipient.id)],
            "role": [event.type],
            "startDate": [start],
            "endDate": [end],
            "proof": [_id("Article", article.id)],
        },
    )
