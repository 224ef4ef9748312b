"""PLOVER JSON Lines: one event a line, and under "dateline" all that PLOVER has no field for.

The first line of each article also carries the rest of its coding, and what people decided on it,
so that an import gives the same database back. Field names are those of the chapter "Data Fields"
of the PLOVER manual.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.knowledge.ontology import load_ontology
from dateline.publish.export.cells import stated
from dateline.publish.export.decisions import portable
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Coding, Event, Place
from dateline.store import Selected, StoredRun
from dateline.store.event_table import words
from dateline.version import VERSION

RESOLUTION = {"point": 4, "district": 3, "province": 2, "country": 1, "region": 1}


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield a line an event.

    Args:
        selected: Articles with the events wanted.
        options: Without text, sentences and texts are left out, and no import can bring them back.
        tally: Counts the lines.

    Yields:
        JSON objects, each with its line break.
    """
    for item in selected:
        run = options.coded_by.get(item.run)
        for number, event in enumerate(item.events):
            whole = _rest_of(item, run, options) if number == 0 else {}
            written = plover_event(item.coding, event, run=run, with_text=options.with_text)
            written["dateline"] |= whole
            tally.written["lines"] += 1
            yield msgspec.json.encode(written).decode() + "\n"


def _rest_of(item: Selected, run: StoredRun | None, options: Options) -> dict[str, Any]:
    """Return what the events of an article leave unsaid: the article and its other codings."""
    coding = item.coding
    if not options.with_text:
        coding = msgspec.structs.replace(
            coding, article=msgspec.structs.replace(coding.article, text="")
        )
    rest = msgspec.to_builtins(msgspec.structs.replace(coding, events=()))
    del rest["events"]
    made = run and {
        "version": run.version,
        "model": run.model,
        "knowledge": run.knowledge,
        "settings": run.settings,
        "started": run.started,
    }
    review = options.reviewed.get(coding.article.id)
    decided = review and portable(review, {event.id for event in item.events})
    return {"coding": rest, "coded_by": made} | ({"review": decided} if decided else {})


def plover_event(
    coding: Coding, event: Event, *, run: StoredRun | None = None, with_text: bool = True
) -> dict[str, Any]:
    """Return one event as PLOVER's data fields, the rest under the key "dateline".

    Args:
        coding: The coding of its article.
        event: The event.
        run: The run that coded it, where that is known.
        with_text: Whether the sentence and the words of the event are given.

    Returns:
        A JSON object.
    """
    article, when = coding.article, event.when
    size = {"dead": event.deaths, "injured": event.injured, "arrested": event.arrested}
    return {
        "id": event.id,
        "date": (when and (when.earliest or when.latest)) or article.published,
        "enddate": when and when.latest,
        "actor": [_entity(actor) for actor in event.actors],
        "recipient": [_entity(actor) for actor in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": load_ontology().types[event.type].quad,
        "event_scale": event.intensity,
        "event_text": [words(article, event.anchor)] if with_text else [],
        "event_loc": event.place and _location(event.place),
        "size": {key: stated(value) for key, value in size.items() if value},
        "text": words(article, event.evidence) if with_text else None,
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": {
            "title": article.title,
            "publication": article.publisher,
            "url": article.url,
            "language": article.language,
        },
        "coder": f"dateline {run.version if run else VERSION}",
        "coded_date": run and run.started[:10],
        "dateline": {"article": article.id, "event": msgspec.to_builtins(event)},
    }


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.country,
        "sector": [actor.sector, *actor.other_sectors] if actor.sector else [],
        "entity_text": actor.text,
        "identifier_id": actor.wikidata,
        "identifier_text": actor.name,
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "district": place.admin2,
        "province": place.admin1,
        "country_code": place.country,
        "resolution": RESOLUTION[place.precision],
    }
