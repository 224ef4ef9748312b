"""Reviewing: decisions on one event, and the queue of those that nobody has looked at."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.publish.tables.cells import narrator_of
from dateline.publish.web.marking import marks_of, pieces
from dateline.publish.web.routes.entry import own_address
from dateline.publish.web.routes.events import evidence, layers, review_form
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import href, render
from dateline.publish.web.visitors import Form, Reader, Refused, Sent
from dateline.run.reviewer import Reviewer
from dateline.store.review import Decision, values_of

router = APIRouter(include_in_schema=False)
UNREVIEWED = "unreviewed"


@router.post("/events/{event}/decisions")
async def decide(request: Request, event: str, sent: Form) -> Response:
    """Take a decision on an event, and go back to where it was made."""
    site = site_of(request)
    decision = await run_in_threadpool(_decide, site, event, sent)
    await run_in_threadpool(site.settle)
    back = sent.values.get("back")
    request.session["last"] = decision.event if decision.undoes is None else None
    if back:
        return RedirectResponse(own_address(back), status_code=303)
    to = href("events", decision.event, article=decision.article)
    return RedirectResponse(f"{to}#review", status_code=303)


def _decide(site: Site, event: str, sent: Sent) -> Decision:
    """Do what a form says."""
    values, article = sent.values, sent.values.get("article") or None
    by = sent.person.name or values.get("by", "").strip()
    why = values.get("why", "").strip()
    reviewer = Reviewer(site.store, by, site.clock(), site.settings, joiner=site.joiner)
    match values.get("decision"):
        case "accept":
            return reviewer.accept(event, why, article=article)
        case "reject":
            return reviewer.reject(event, why, article=article)
        case "edit":
            return reviewer.edit(
                event, _changed(site, event, article, values), why, article=article
            )
        case "note":
            return reviewer.note(event, why, article=article)
        case "take":
            return reviewer.take(event, why, article=article)
        case "undo":
            return reviewer.undo(event, why, article=article)
        case other:
            raise Refused(f"{other!r} is no decision; accept, reject, edit, note or undo.")


def _changed(site: Site, event: str, article: str | None, values: dict[str, str]) -> dict[str, str]:
    """Return the fields of a form that differ from what the event holds."""
    held = values_of(site.store.event(event, article=article).event)
    return {
        field: values[field].strip()
        for field, before in held.items()
        if field in values and values[field].strip() != before
    }


@router.get("/review")
def queue(
    request: Request,
    person: Reader,
    skip: Annotated[int, Query(ge=0)] = 0,
    type: Annotated[str | None, Query()] = None,
    actor: Annotated[str | None, Query()] = None,
    country: Annotated[str | None, Query()] = None,
) -> Response:
    """Show the event that most needs a look, beside its text, with the keys that decide on it."""
    site = site_of(request)
    asked = {"type": type or None, "actor": actor or None, "country": country or None}
    waiting = site.store.events(review=UNREVIEWED, doubtful_first=True, limit=skip + 1, **asked)[
        skip:
    ]
    values: dict[str, object] = {"asked": asked, "skip": skip, "stored": None}
    values["last"] = request.session.get("last")
    if waiting:
        stored = waiting[0]
        coding = site.store.coding(stored.article.id)
        around = [mark for mark in marks_of(coding) if mark.id == stored.event.id]
        values |= {
            "stored": stored,
            "evidence": evidence(stored),
            "layers": layers(stored.article),
            "narrator": narrator_of(stored.article),
            "pieces": pieces(stored.article.text, around),
            **review_form(stored, person.may_write),
        }
    return HTMLResponse(render("review.html", request, **values))
