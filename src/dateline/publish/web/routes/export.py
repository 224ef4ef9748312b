"""Taking events away: every format of the field, with its manifest, as one file to download."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from dateline.errors import DatelineError
from dateline.publish.export.whole import FORMATS, export_into
from dateline.publish.web.filters import Text, fields_of, given_in, leave_out_empty
from dateline.publish.web.site import site_of
from dateline.publish.web.templating import render

router = APIRouter(include_in_schema=False)
FILTERS = ("type", "actor", "country", "since", "until", "status", "source", "article", "review")


@router.get("/export")
def export_form(request: Request) -> Response:
    """Show the formats and the filters."""
    page = render(
        "export.html", request,
        formats=FORMATS, fields=fields_of(FILTERS), given=given_in(request),
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
