"""One event or one story in the formats of the field, as a file."""

from collections.abc import Collection, Iterator
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from dateline.errors import NotFoundError
from dateline.publish.export import LINES, Tally
from dateline.publish.export.whole import ENDINGS, options_for
from dateline.publish.web.site import Site, site_of
from dateline.records.story import EventRef
from dateline.store import Selected

router = APIRouter(include_in_schema=False)


MEDIA = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "jsonl": "application/x-ndjson",
    "json": "application/json", "geojson": "application/geo+json", "bib": "application/x-bibtex",
    "gexf": "application/gexf+xml", "graphml": "application/graphml+xml",
}  # fmt: skip


@router.get("/events/{event}/export/{layout}")
def export_event(
    request: Request, event: str, layout: str, article: Annotated[str | None, Query()] = None
) -> Response:
    """Send one event as a file."""
    site = site_of(request)
    stored = site.store.event(event, article=article)
    ref = EventRef(stored.article.id, stored.event.id)
    id = site.store.joined.story_with(ref)
    return _file(site, [ref], layout, name=f"event-{ref.event}", story_of={ref: id} if id else {})


@router.get("/stories/{story}/export/{layout}")
def export_story(request: Request, story: str, layout: str) -> Response:
    """Send the events of one story as a file."""
    site = site_of(request)
    id = site.store.joined.story_id(story)
    (kept,) = site.store.joined.stories(ids=[id])
    refs = [EventRef(article.id, event.id) for article, event in kept.events]
    return _file(site, refs, layout, name=f"story-{id}", story_of=dict.fromkeys(refs, id))


def _file(
    site: Site, refs: Collection[EventRef], layout: str, *, name: str, story_of: dict[EventRef, str]
) -> Response:
    if layout not in LINES:
        raise NotFoundError(f"{layout!r} is no format of one file; there are {', '.join(LINES)}")
    options = options_for(layout, site.store, with_text=True)
    options = msgspec.structs.replace(options, story_of=story_of)
    ending = ENDINGS[layout]
    return Response(
        "".join(LINES[layout](_selected(site, refs), options, Tally())),
        media_type=MEDIA[ending],
        headers={"Content-Disposition": f'attachment; filename="{name}-{layout}.{ending}"'},
    )


def _selected(site: Site, refs: Collection[EventRef]) -> Iterator[Selected]:
    wanted = set(refs)
    for article in dict.fromkeys(ref.article for ref in refs):
        for item in site.store.selected(article=article):
            events = tuple(e for e in item.events if EventRef(article, e.id) in wanted)
            yield msgspec.structs.replace(item, events=events)
