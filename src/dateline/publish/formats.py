"""Writes codings as JSON Lines, PLOVER JSON Lines, CSV or a table."""

import csv
from collections.abc import Callable, Iterable
from typing import IO, Any

import msgspec

from dateline.knowledge.ontology import load_ontology
from dateline.publish.tables import coding_tables, console_on
from dateline.records import Actor, Article, Coding, Event, Place
from dateline.store import StoredEvent
from dateline.store.frame import flat
from dateline.version import VERSION

# The columns of a data frame of stored events, without the run.
COLUMNS = (
    "event", "article", "publisher", "published", "type", "mode", "contexts", "cameo", "intensity",
    "actors", "actor_countries", "recipients", "recipient_countries", "reciprocal", "first_day",
    "last_day", "place", "country", "lat", "lon", "status", "certainty", "confidence",
    "deaths_low", "deaths_high", "injured_low", "injured_high", "arrested_low", "arrested_high",
    "chain", "start", "end", "words", "evidence",
)  # fmt: skip
NOT_STORED = 0  # the number of no run
FORMULA = ("=", "+", "-", "@")


def write_codings(codings: Iterable[Coding], output_format: str, stream: IO[str]) -> int:
    """Write codings as they come.

    Args:
        codings: The codings.
        output_format: "jsonl", "plover", "csv" or "table".
        stream: Where to.

    Returns:
        The number of codings written.
    """
    writers: dict[str, Callable[[Coding], None]] = {
        "jsonl": lambda coding: _line(stream, coding),
        "plover": lambda coding: _plover(stream, coding),
        "table": _table_writer(stream),
    }
    write = _csv_writer(stream) if output_format == "csv" else writers[output_format]
    written = 0
    for coding in codings:
        write(coding)
        written += 1
    stream.flush()
    return written


def _line(stream: IO[str], value: object) -> None:
    stream.write(msgspec.json.encode(value).decode() + "\n")


def _table_writer(stream: IO[str]) -> Callable[[Coding], None]:
    console = console_on(stream)

    def write(coding: Coding) -> None:
        for part in coding_tables(coding):
            console.print(part)

    return write


def _csv_writer(stream: IO[str]) -> Callable[[Coding], None]:
    write_event = csv_writer(stream)

    def write(coding: Coding) -> None:
        for event in coding.events:
            write_event(event, coding.article)

    return write


def csv_writer(stream: IO[str]) -> Callable[[Event, Article], None]:
    """Write the headings of a CSV file, and return what writes one event of an article as a row.

    Args:
        stream: Where to.

    Returns:
        A function of an event and its article.
    """
    writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()

    def write(event: Event, article: Article) -> None:
        row = flat(StoredEvent(event=event, article=article, run=NOT_STORED))
        row["words"] = article.text[event.anchor.start : event.anchor.end]
        writer.writerow({column: safe_cell(value) for column, value in row.items()})

    return write


def safe_cell(value: object) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    if isinstance(value, str) and (value.lstrip().startswith(FORMULA) or value[:1].isspace()):
        return f"'{value}"
    return "" if value is None else str(value)


def _plover(stream: IO[str], coding: Coding) -> None:
    for event in coding.events:
        _line(stream, plover_event(coding, event))


def plover_event(coding: Coding, event: Event) -> dict[str, Any]:
    """Return one event as PLOVER's data fields, the rest under the key "dateline".

    Args:
        coding: The coding of its article.
        event: The event.

    Returns:
        A JSON object; see the chapter "Data Fields" of the PLOVER manual.
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
        "event_text": [article.text[event.anchor.start : event.anchor.end]],
        "event_loc": event.place and _location(event.place),
        "size": {key: value.low for key, value in size.items() if value},
        "text": article.text[event.evidence.start : event.evidence.end],
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": {
            "title": article.title,
            "publication": article.publisher,
            "url": article.url,
            "language": article.language,
        },
        "coder": f"dateline {VERSION}",
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
    }
