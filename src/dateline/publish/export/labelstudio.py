"""Label Studio tasks: one article a task, its events and sources as predictions to correct.

Label Studio counts offsets in UTF-16 code units, as browsers do, so that a text with emoji has
other offsets there.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.publish.export.cells import chain, names
from dateline.publish.export.tally import Options, Tally
from dateline.records import Article, Event, Span
from dateline.store import Selected
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
        },
        "predictions": [
            {
                "model_version": f"dateline {run.version if run else VERSION}",
                "result": results,
            }
        ],
    }


def _event(event: Event, article: Article) -> Iterator[dict[str, Any]]:
    yield {
        **_region(event.id, event.anchor, event.type, article),
        "score": event.confidence,
        "meta": {
            "text": [
                f"{names(event.actors) or '?'} -> {names(event.recipients) or '?'}; "
                f"{event.status.value}; says who: {chain(event.chain) or 'the publisher'}"
            ]
        },
    }
    sides = (("Actor", event.actors), ("Recipient", event.recipients))
    for label, people in sides:
        for number, actor in enumerate(people):
            yield _region(f"{event.id}-{label.lower()}-{number}", actor.span, label, article)
    for number, source in enumerate(event.chain):
        yield _region(f"{event.id}-source-{number}", source.span, "Source", article)


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
