"""Lists the events that people hold to be none, which stand in no table."""

from sqlalchemy import Engine

from dateline.store.asked import event_filter
from dateline.store.days import first_day, last_day
from dateline.store.pages.paging import MOST
from dateline.store.pages.rows import EventRow, LinkRow, Named, Page
from dateline.store.pages.wanted import Wanted, checked
from dateline.store.records import StoredEvent
from dateline.store.review.reviews import Reviews

KNOWN = frozenset({
    "type", "actor", "country", "since", "until", "source", "status", "article", "review",
})  # fmt: skip


def rejected(engine: Engine, name: str, wanted: Wanted, limit: int) -> Page[EventRow]:
    """Return the rejected events that fit, all on one page, the newest report first.

    Raises:
        StoreError: They cannot be asked so.
    """
    checked(wanted, KNOWN, "rejected events")
    asked = {name: getattr(wanted, name) for name in KNOWN - {"review"}}
    found = Reviews(engine, name).rejected(event_filter(**asked))
    found.sort(key=lambda stored: stored.article.published or "", reverse=True)
    rows = tuple(_row(stored) for stored in found[: min(limit, MOST)])
    return Page(rows=rows, next=None, total=len(found))


def _row(stored: StoredEvent) -> EventRow:
    event, article = stored.event, stored.article
    place, when, deaths = event.place, event.when, event.deaths
    return EventRow(
        id=event.id, article=article.id, title=article.title, publisher=article.publisher,
        published=article.published, type=event.type, mode=event.mode,
        actors=tuple(Named(actor.id, actor.name) for actor in event.actors),
        recipients=tuple(Named(actor.id, actor.name) for actor in event.recipients),
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        earliest=first_day(when.earliest) if when else None,
        latest=last_day(when.latest) if when else None,
        precision=when.precision if when else None,
        status=event.status, certainty=event.certainty, confidence=event.confidence,
        deaths_low=deaths.low if deaths else None,
        deaths_high=deaths.high if deaths else None,
        review=event.review.state if event.review else None,
        chain=tuple(LinkRow(link.id, link.name, link.kind) for link in event.chain),
        evidence=article.text[event.evidence.start : event.evidence.end],
        story=None, reports=0, origins=0,
    )  # fmt: skip
