"""Stored events as a flat table, one row an event, for pandas."""

import importlib
from collections.abc import Iterable
from typing import Any

from dateline.errors import DatelineError
from dateline.records import Quantity
from dateline.store.days import first_day, last_day
from dateline.store.read import UNREVIEWED
from dateline.store.records import StoredEvent

SEPARATOR = "; "


def to_pandas(events: Iterable[StoredEvent]) -> Any:  # noqa: ANN401 - pandas is optional
    """Return a pandas DataFrame with one row an event.

    Args:
        events: The events, in the order of the rows.

    Returns:
        A DataFrame with the columns of ``flat``.

    Raises:
        DatelineError: pandas is not installed.
    """
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as error:
        raise DatelineError(
            "pandas is not installed, so there can be no DataFrame; run 'pip install pandas', "
            "or take Store.events(), which needs nothing else"
        ) from error
    return pandas.DataFrame([flat(event) for event in events])


def flat(stored: StoredEvent) -> dict[str, Any]:
    """Return one event as plain values: lists joined by "; ", days in full, numbers low and high.

    Args:
        stored: The event.

    Returns:
        Column name to value, always the same columns in the same order.
    """
    event, article = stored.event, stored.article
    place, when = event.place, event.when
    return {
        "event": event.id,
        "article": article.id,
        "publisher": article.publisher,
        "published": article.published,
        "run": stored.run,
        "type": event.type,
        "mode": event.mode,
        "contexts": SEPARATOR.join(event.contexts),
        "cameo": event.cameo,
        "intensity": event.intensity,
        "actors": SEPARATOR.join(actor.name for actor in event.actors),
        "actor_countries": SEPARATOR.join(actor.country or "" for actor in event.actors),
        "recipients": SEPARATOR.join(actor.name for actor in event.recipients),
        "recipient_countries": SEPARATOR.join(actor.country or "" for actor in event.recipients),
        "reciprocal": event.reciprocal,
        "first_day": first_day(when.earliest) if when else None,
        "last_day": last_day(when.latest) if when else None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "status": event.status.value,
        "certainty": event.certainty.value,
        "confidence": event.confidence,
        "review": event.review.state.value if event.review else UNREVIEWED,
        **_numbers("deaths", event.deaths),
        **_numbers("injured", event.injured),
        **_numbers("arrested", event.arrested),
        "chain": " > ".join(source.name for source in event.chain),
        "start": event.anchor.start,
        "end": event.anchor.end,
        "evidence": article.text[event.evidence.start : event.evidence.end],
    }


def _numbers(name: str, quantity: Quantity | None) -> dict[str, int | None]:
    return {
        f"{name}_low": quantity.low if quantity else None,
        f"{name}_high": quantity.high if quantity else None,
    }
