"""One source: what rests on it, how often alone or denied, whom it relies on, its grade."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.errors import NotFoundError
from dateline.publish.web import drawn
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import href
from dateline.publish.web.visitors import Form, Reader, Refused, Sent
from dateline.store.pages import SourcePage, Wanted

router = APIRouter()
COLUMNS = ("about", "name", "id", "events")
FIRST = 20  # events and statements
RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
WITHDRAWN = "none"


@page(router, "/sources/{source}", "source.html")
def source(request: Request, source: str, person: Reader) -> Shown:
    """Show one source over all articles."""
    site = site_of(request)
    pages = site.store.pages
    found = pages.source(source)
    if found is None:
        raise NotFoundError(_unknown(site, source))
    beside = {one.name for one in (*found.relies_on, *found.relied_on_by)}
    wanted = Wanted(source=source)
    events, said = pages.events(wanted, limit=FIRST), pages.statements(wanted, limit=FIRST)
    return Shown(
        data={
            "source": found,
            "names": pages.source_names(beside),
            "events": events.rows,
            "said": said.rows,
            "grades": [grade for grade in site.store.grades("source") if grade.subject == source],
        },
        columns=COLUMNS,
        rows=_rows(found),
        more={
            "may_write": person.may_write,
            "totals": {"events": events.total, "said": said.total},
            "reliability": RELIABILITY,
            "drawn": lambda: drawn.timeline(pages.timeline(wanted), (("source", source),)),
        },
    )


def _unknown(site: Site, source: str) -> str:
    """Return that there is no such source, and which ones it may be."""
    words = source.replace("-", " ").partition(".")[0]
    near = site.store.pages.sources(Wanted(words=words), limit=5).rows if words.strip() else ()
    may_be = f"; it may be {', '.join(row.id for row in near)}" if near else ""
    return f"nothing that is stored rests on the source {source!r}{may_be}"


def _rows(found: SourcePage) -> list[tuple[object, ...]]:
    row = found.row
    standings = ("stories", "alone", "confirmed", "denied", "denies")
    return [
        *(("standing", name, "", getattr(row, name)) for name in standings),
        *(("type", one.name, "", one.events) for one in found.types),
        *(("publisher", one.name, "", one.events) for one in found.publishers),
        *(("relies on", "", one.name, one.events) for one in found.relies_on),
        *(("relied on by", "", one.name, one.events) for one in found.relied_on_by),
        *(("month", one.name, "", one.events) for one in found.months),
    ]


@router.post("/sources/{source}/decisions", include_in_schema=False)
async def decide(request: Request, source: str, sent: Form) -> Response:
    """Grade a source."""
    await run_in_threadpool(_grade, site_of(request), source, sent)
    return RedirectResponse(f"{href('sources', source)}#grade", status_code=303)


def _grade(site: Site, source: str, sent: Sent) -> None:
    value = sent.values.get("value", "").strip()
    if value not in {*RELIABILITY, WITHDRAWN}:
        raise Refused(f"{value!r} is no grade of a source; give one from A to F, or none.")
    if site.store.pages.source(source) is None:
        raise NotFoundError(_unknown(site, source))
    site.store.add_grade(
        "source", source, None if value == WITHDRAWN else value,
        by=sent.person.name, why=sent.values.get("why", "").strip(), at=site.clock(),
    )  # fmt: skip
