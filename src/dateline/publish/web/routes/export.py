"""Taking events away in the formats of the field: all that fit, or one as a file."""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from dateline.errors import DatelineError, NotFoundError
from dateline.publish.export import LINES, Tally
from dateline.publish.export.whole import ENDINGS, FORMATS, export_into, options_for
from dateline.publish.web.filters import Text, fields_of, given_in, leave_out_empty
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import render
from dateline.records.story import EventRef
from dateline.store import Selected

router = APIRouter(include_in_schema=False)
FILTERS = ("type", "actor", "country", "since", "until", "status", "source", "article", "review")
MEDIA = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "jsonl": "application/x-ndjson",
    "json": "application/json", "geojson": "application/geo+json", "bib": "application/x-bibtex",
    "gexf": "application/gexf+xml", "graphml": "application/graphml+xml",
}  # fmt: skip


@router.get("/export")
def export_form(request: Request) -> Response:
    """Show the formats and the filters, and which of those asked for cannot be kept."""
    given = given_in(request)
    left_out = sorted(given.keys() - {*FILTERS, "order"})
    page = render(
        "export.html", request,
        formats=FORMATS, fields=fields_of(FILTERS), given=given, left_out=left_out,
    )  # fmt: skip
    return HTMLResponse(page)


@router.get("/export.zip")
def export(  # noqa: PLR0913 - one parameter a filter
    request: Request,
    *,
    format: Annotated[str, Query()],
    no_text: Annotated[bool, Query()] = False,
    type: Text = None,
    actor: Text = None,
    country: Text = None,
    since: Text = None,
    until: Text = None,
    status: Text = None,
    source: Text = None,
    article: Text = None,
    review: Text = None,
) -> Response:
    """Send the events that fit, in a format of the field, with the manifest, as a ZIP file."""
    leave_out_empty(request)
    if format not in FORMATS:
        raise DatelineError(f"format: {format!r} is none of {', '.join(FORMATS)}")
    site = site_of(request)
    wanted = {
        "type": type, "actor": actor, "country": country, "since": since, "until": until,
        "status": status, "source": source, "article": article, "review": review,
    }  # fmt: skip
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        files = folder / "files"
        files.mkdir()
        export_into(
            files, format, site.store, wanted,
            with_text=not no_text, joiner=site.joiner, at=site.clock(),
        )  # fmt: skip
        made = shutil.make_archive(str(folder / "export"), "zip", files)
        sent = held.pop_all()  # the folder goes once the file is sent
    return FileResponse(
        made,
        media_type="application/zip",
        filename=f"dateline-{format}.zip",
        background=BackgroundTask(sent.close),
    )


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
