"""Label Studio tasks: one article a task, its events as predictions to correct.

An event is a region labelled with its type; its actors, recipients and sources are regions that a
relation joins with it; what else can be changed of it stands as FIELD=VALUE in the text area
``values`` of its region. ``read/labelstudio.py`` reads back what annotators make of it.

Label Studio counts offsets in UTF-16 code units, as browsers do, so that a text with emoji has
other offsets there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.publish.export.tally import Options, Tally
from dateline.read.labelstudio import IN_LINES
from dateline.records import Actor, Article, Event, Source, Span
from dateline.store import Selected
from dateline.store.event_table import chain, names
from dateline.store.review import value_of
from dateline.version import VERSION


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield a JSON list of tasks, a task a line.

    Args:
        selected: Articles with the events wanted.
        options: Without text there is nothing to label: every article is left out.
        tally: Counts tasks and what is left out.

    Yields:
        The parts of the list.
    """
    separator = "[\n"
    for item in selected:
        if not options.with_text:
            for event in item.events:
                tally.leave_out(event, "no text: Label Studio shows the text to label")
            continue
        tally.written["tasks"] += 1
        yield separator + msgspec.json.encode(_task(item, options)).decode()
        separator = ",\n"
    yield ("" if separator.startswith(",") else separator) + "\n]\n"


def _task(item: Selected, options: Options) -> dict[str, Any]:
    article = item.coding.article
    run = options.coded_by.get(item.run)
    results = [result for event in item.events for result in _event(event, article)]
    return {
        "data": {
            "text": article.text,
            "article": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            # What is offered, so that what an annotator takes away can be told from what was not.
            "events": [event.id for event in item.events],
        },
        "predictions": [
            {
                "model_version": f"dateline {run.version if run else VERSION}",
                "result": results,
            }
        ],
    }


def _event(event: Event, article: Article) -> Iterator[dict[str, Any]]:
    """Yield an event: its words, what can be chosen of it, who it is joined with."""
    region = _region(event.id, event.anchor, event.type, article)
    yield {
        **region,
        "score": event.confidence,
        "meta": {
            "text": [
                f"{names(event.actors) or '?'} -> {names(event.recipients) or '?'}; "
                f"{event.status.value}; says who: {chain(event.chain) or 'the publisher'}"
            ]
        },
    }
    yield _of_region(region, "status", "choices", {"choices": [event.status.value]})
    yield _of_region(region, "certainty", "choices", {"choices": [event.certainty.value]})
    told = ((field, value_of(event, field)) for field in IN_LINES)
    lines = [f"{field}={words}" for field, words in told if words not in {"", "no"}]
    yield _of_region(region, "values", "textarea", {"text": lines})
    sides: tuple[tuple[str, Sequence[Actor | Source]], ...] = (
        ("Actor", event.actors),
        ("Recipient", event.recipients),
        ("Source", event.chain),
    )
    for label, people in sides:
        for number, person in enumerate(people):
            name = f"{event.id}-{label.lower()}-{number}"
            yield _region(name, person.span, label, article)
            yield {
                "type": "relation",
                "from_id": event.id,
                "to_id": name,
                "direction": "right",
                "labels": [label.lower()],
            }


def _of_region(
    region: dict[str, Any], control: str, kind: str, value: dict[str, Any]
) -> dict[str, Any]:
    """Return what a control beside the labels says of a region."""
    where = {key: region["value"][key] for key in ("start", "end")}
    return {**region, "from_name": control, "type": kind, "value": where | value}


def _region(name: str, span: Span, label: str, article: Article) -> dict[str, Any]:
    return {
        "id": name,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": code_units(article.text, span.start),
            "end": code_units(article.text, span.end),
            "text": article.text[span.start : span.end],
            "labels": [label],
        },
    }


def code_units(text: str, offset: int) -> int:
    """Return how many UTF-16 code units the first characters of a text take.

    Args:
        text: The text.
        offset: Code points from 0.

    Returns:
        The same place, counted as browsers do.
    """
    return len(text[:offset].encode("utf-16-le")) // 2
