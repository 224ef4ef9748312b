"""GeoJSON (RFC 7946): a feature an event, flat properties, no geometry where no point is known."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.publish.export.cells import outlet_of, stated
from dateline.publish.export.tally import Options, Tally
from dateline.records import Article, Event
from dateline.store import Selected
from dateline.store.event_table import SEPARATOR, chain, days, names, words


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield a feature collection, a feature a line.

    Args:
        selected: Articles with the events wanted.
        options: Without text, the sentence is left out.
        tally: Counts the features, and those without a point.

    Yields:
        The parts of one JSON object.
    """
    separator = '{"type":"FeatureCollection","features":[\n'
    for item in selected:
        for event in item.events:
            feature = _feature(event, item.coding.article, options)
            tally.written["features"] += 1
            tally.written["features without a point"] += feature["geometry"] is None
            yield separator + msgspec.json.encode(feature).decode()
            separator = ",\n"
    yield ("" if separator.startswith(",") else separator) + "\n]}\n"


def _feature(event: Event, article: Article, options: Options) -> dict[str, Any]:
    place = event.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    start, end = days(event)
    return {
        "type": "Feature",
        "id": f"{article.id}/{event.id}",
        "geometry": point,
        "properties": {
            "event": event.id,
            "article": article.id,
            "type": event.type,
            "mode": event.mode,
            "contexts": SEPARATOR.join(event.contexts),
            "actors": names(event.actors),
            "recipients": names(event.recipients),
            "first_day": start,
            "last_day": end,
            "place": place and place.name,
            "country": place and place.country,
            "place_precision": place and place.precision,
            "status": event.status.value,
            "certainty": event.certainty.value,
            "confidence": event.confidence,
            "intensity": event.intensity,
            "deaths": stated(event.deaths),
            "chain": chain(event.chain),
            "publisher": outlet_of(article),
            "published": article.published,
            "url": article.url,
            "evidence": words(article, event.evidence) if options.with_text else None,
        },
    }
