"""Pasting an article: coded at once, shown, and kept only when somebody says so."""

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.errors import UnreadableInputError
from dateline.publish.web.drafts import read_paste
from dateline.publish.web.routes.articles import shown_coding
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import href, render
from dateline.publish.web.visitors import Form, Refused, Sent
from dateline.records.dates import first_day
from dateline.run import add_coding

router = APIRouter(include_in_schema=False)
FIELDS = ("title", "publisher", "published", "url")


@router.get("/paste")
def paste_form(request: Request) -> Response:
    """Show the form that takes a text or a file."""
    return HTMLResponse(render("paste.html", request, given={}, problem=""))


@router.post("/paste")
async def paste(request: Request, sent: Form) -> Response:
    """Code what was pasted, and lead to its draft; what cannot be read is said above the form."""
    site = site_of(request)
    try:
        draft = await run_in_threadpool(_drafted, site, sent)
    except UnreadableInputError as error:
        page = render("paste.html", request, given=sent.values, problem=str(error))
        return HTMLResponse(page, status_code=400)
    return RedirectResponse(href("drafts", draft), status_code=303)


def _drafted(site: Site, sent: Sent) -> str:
    """Read and code what was sent, and return the id of the draft."""
    name, data = sent.files.get("file", ("", b""))
    if not data:
        name, data = "the pasted text", sent.values.get("text", "").encode()
    if not data.strip():
        raise UnreadableInputError(
            name or "the form", "holds no text; paste the article, or choose its file"
        )
    given = {field: sent.values.get(field, "").strip() for field in FIELDS}
    if given["published"] and first_day(given["published"]) is None:
        raise UnreadableInputError(
            "published", f"{given['published']!r} is not a date; write 2016-08-09, 2016-08 or 2016"
        )
    today = date.fromisoformat(site.clock()[:10])
    return site.drafts.add(read_paste(data, name, today, **given)).id


@router.get("/drafts/{draft}")
def draft(request: Request, draft: str) -> Response:
    """Show what was coded, before it is kept."""
    found = site_of(request).drafts.get(draft)
    shown = shown_coding(found.coding, draft=found.id)
    return HTMLResponse(render("article.html", request, **shown.data, **shown.more))


@router.post("/drafts/{draft}")
async def decide(request: Request, draft: str, sent: Form) -> Response:
    """Keep a draft, or throw it away."""
    site = site_of(request)
    coding = site.drafts.get(draft).coding
    match sent.values.get("decision"):
        case "keep":
            await run_in_threadpool(
                add_coding, coding, site.store,
                settings=site.settings, clock=site.clock, joiner=site.joiner,
            )  # fmt: skip
            await run_in_threadpool(site.settle)
            site.drafts.drop(draft)
            return RedirectResponse(href("articles", coding.article.id), status_code=303)
        case "drop":
            site.drafts.drop(draft)
            return RedirectResponse("/paste", status_code=303)
        case other:
            raise Refused(f"{other!r} is no decision on a draft; keep it or throw it away.")
