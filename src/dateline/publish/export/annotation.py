"""W3C Web Annotations, one a line: each event and statement on the words it was read from.

Every target has both selectors, the words with what stands around them and the offsets, and the
digest of the text that the offsets count in.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.publish.export.tally import Options, Tally
from dateline.records import Article, Event, Source, Span, Statement
from dateline.store import Selected
from dateline.store.event_table import names
from dateline.version import VERSION

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of text before and after the words


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield an annotation an event and a statement.

    Args:
        selected: Articles with the events wanted.
        options: Without text, only offsets select the words.
        tally: Counts the annotations.

    Yields:
        JSON-LD objects.
    """
    for item in selected:
        article = item.coding.article
        run = options.coded_by.get(item.run)
        common = {
            "creator": {"type": "Software", "name": f"dateline {run.version if run else VERSION}"},
            "created": run and run.started,
        }
        for event in item.events:
            tally.written["events"] += 1
            yield _line(_event(event, article, options) | common)
        for statement in item.coding.statements:
            tally.written["statements"] += 1
            yield _line(_statement(statement, article, options) | common)


def _line(annotation: dict[str, Any]) -> str:
    return msgspec.json.encode(annotation).decode() + "\n"


def _annotation(
    name: str, motivation: str, value: dict[str, Any], targets: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": f"urn:dateline:{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": {
            "type": "TextualBody",
            "format": "application/json",
            "value": msgspec.json.encode(value).decode(),
        },
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _event(event: Event, article: Article, options: Options) -> dict[str, Any]:
    value = {
        "type": event.type,
        "mode": event.mode,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "status": event.status,
        "certainty": event.certainty,
        "chain": _chain(event.chain),
    }
    target = [_target(event.anchor, article, options)]
    return _annotation(f"{article.id}:event:{event.id}", "classifying", value, target)


def _statement(statement: Statement, article: Article, options: Options) -> dict[str, Any]:
    value = {"stance": statement.stance, "chain": _chain(statement.chain)}
    targets = [_target(span, article, options) for span in statement.content]
    return _annotation(f"{article.id}:statement:{statement.id}", "identifying", value, targets)


def _chain(sources: Iterable[Source]) -> list[str]:
    return [source.name for source in sources]


def _target(span: Span, article: Article, options: Options) -> dict[str, Any]:
    position: dict[str, object] = {
        "type": "TextPositionSelector",
        "start": span.start,
        "end": span.end,
    }
    selectors = [position]
    if options.with_text:
        text = article.text
        quote: dict[str, object] = {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        }
        selectors = [quote, position]
    return {
        "source": article.url or f"urn:dateline:{article.id}",
        "state": {"type": "State", "digest": f"sha256:{article.sha256}"},
        "selector": selectors,
    }
