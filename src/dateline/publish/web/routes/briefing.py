"""The briefing of a period as a page, for mail, for a bulletin, and on paper."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from dateline.errors import BrowserMissingError, DatelineError
from dateline.publish.briefing import (
    Briefing,
    Question,
    briefing,
    find_about,
    gather,
    html,
    markdown,
    pdf,
)
from dateline.publish.briefing.html import Pictures
from dateline.publish.briefing.lines import cited, facts
from dateline.publish.briefing.pictures import draw, points_of
from dateline.publish.web import drawn
from dateline.publish.web.filters import Text, given_in, leave_out_empty
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import Site, site_of
from dateline.records.dates import first_day, last_day
from dateline.version import VERSION

router = APIRouter()
DAYS = 7  # before the newest report, where no period is asked for
MOST_STORIES = 100
COLUMNS = ("item", "story", "sentence", "day", "place", "counts", "credibility", "references")

Stories = Annotated[int, Query(ge=1, le=MOST_STORIES)]


def asked(
    request: Request,
    since: Text = None,
    until: Text = None,
    about: Text = None,
    stories: Stories = 25,
) -> Briefing:
    """Return the briefing that an address asks for; without a period, of the last days."""
    leave_out_empty(request)
    site = site_of(request)
    since = since or _last_days(site)
    first, last = first_day(since), last_day(until) if until else None
    for name, value, day in (("since", since, first), ("until", until, last)):
        if value and day is None:
            raise DatelineError(f"{name}: {value!r} is not a date; write 2016-08-09 or 2016-08")
    if first and last and first > last:
        raise DatelineError(f"since: {since} is after until, {until}; exchange the two")
    subject = find_about(site.store, about) if about else None
    question = Question(
        since=since,
        until=until,
        about=subject.name if subject else None,
        made=date.fromisoformat(site.clock()[:10]),
        program=f"Dateline {VERSION}",
    )
    settings = msgspec.structs.replace(site.settings, briefing_stories=stories)
    found = gather(site.store, question, settings, about=subject)
    return briefing(question, found.told, found.pairs, settings, others=found.others)


Asked = Annotated[Briefing, Depends(asked)]


def _last_days(site: Site) -> str:
    """Return the day from which on a briefing tells where none is asked for."""
    newest = site.store.pages.totals().newest
    day = last_day(newest) if newest else None
    day = day or date.fromisoformat(site.clock()[:10])
    return (day - timedelta(days=DAYS)).isoformat()


@page(router, "/briefing", "briefing.html")
def shown(request: Request, made: Asked) -> Shown:
    """Show what was reported in a period, in order of weight, each sentence sourced."""
    given = given_in(request)
    return Shown(
        data={"briefing": made},
        columns=COLUMNS,
        rows=[
            (
                item.number, line.story, line.sentence.text, line.day, line.place, line.counts,
                line.credibility, " ".join(map(str, line.sentence.references)),
            )
            for item in made.items
            for line in item.lines
        ],
        more={
            "given": given,
            "since": made.question.since,
            "facts": facts,
            "cited": cited,
            "map": lambda: drawn.points(tuple(points_of(made))),
        },
    )  # fmt: skip


@router.get("/briefing.html", include_in_schema=False)
def for_mail(made: Asked) -> Response:
    """Return the briefing as a page that mail programs keep."""
    return HTMLResponse(html(made, _pictures(made)))


def _pictures(made: Briefing) -> Pictures | None:
    """Return the map and the timeline; the tables do where there is no browser to draw them."""
    try:
        return draw(made)
    except BrowserMissingError:
        return None


@router.get("/briefing.md", include_in_schema=False)
def for_a_bulletin(made: Asked) -> Response:
    """Return the briefing as Markdown."""
    return Response(markdown(made), media_type="text/markdown; charset=utf-8")


@router.get("/briefing.pdf", include_in_schema=False)
def on_paper(made: Asked) -> Response:
    """Return the briefing as PDF, drawn by Chromium where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "briefing.pdf"
        pdf(made, file, _pictures(made))
        content = file.read_bytes()
    named = {"Content-Disposition": 'inline; filename="briefing.pdf"'}
    return Response(content, media_type="application/pdf", headers=named)
