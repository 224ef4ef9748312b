"""Signing in and out; the server's own state for whoever watches over it."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from dateline.publish.web.site import site_of
from dateline.publish.web.templating import render
from dateline.publish.web.visitors import form_of, refuse_foreign

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in_form(request: Request, next: Annotated[str, Query()] = "/") -> Response:
    """Show the form for signing in."""
    return HTMLResponse(render("sign_in.html", request, next=own_address(next), problem=""))


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Take a token, and remember in a signed cookie whom it belongs to."""
    values, _ = await form_of(request)
    refuse_foreign(request, values)
    person = site_of(request).access.person(values.get("token", "").strip())
    to = own_address(values.get("next", "/"))
    if person is None or site_of(request).access.is_open:
        problem = "This token is not one of this server. Ask whoever runs it."
        return HTMLResponse(
            render("sign_in.html", request, next=to, problem=problem), status_code=403
        )
    request.session["person"] = {"name": person.name, "may_write": person.may_write}
    return RedirectResponse(to, status_code=303)


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Forget who it was."""
    values, _ = await form_of(request)
    refuse_foreign(request, values)
    request.session.clear()
    return RedirectResponse("/", status_code=303)


def own_address(address: str) -> str:
    """Return an address on this server; one that leads elsewhere becomes the start page."""
    parts = urlsplit(address)
    is_own = not parts.scheme and not parts.netloc and address.startswith("/")
    return address if is_own and not address.startswith(("//", "/\\")) else "/"
