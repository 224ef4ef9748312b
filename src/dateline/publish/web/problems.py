"""Turns what goes wrong into a page, or a line of JSON, that says what to do."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.exceptions import HTTPException

from dateline.errors import DatelineError, NotFoundError
from dateline.publish.web.pages import json_answer
from dateline.publish.web.templating import href, render
from dateline.publish.web.visitors import Elsewhere, Refused, SignInNeeded

TITLES = {
    400: "That question cannot be answered",
    401: "Sign in first",
    403: "Not allowed",
    404: "There is no such page",
    405: "Not done this way",
    500: "A fault of the program",
}
UNKNOWN = "There is nothing at this address. The pages are listed at the top, or search below."
FAULT = (
    "The program hit a fault of its own; nothing was changed. The terminal that runs the server "
    "shows what happened: please report it."
)


def tell(app: FastAPI) -> None:
    """Have an application answer every problem in the form that was asked for."""

    @app.exception_handler(SignInNeeded)
    def sign_in(request: Request, _error: SignInNeeded) -> Response:
        if _ending(request) is None:
            return RedirectResponse(href("sign-in", next=_own_address(request)), status_code=303)
        return answer(request, 401, "Give a token: 'Authorization: Bearer TOKEN'.")

    @app.exception_handler(Elsewhere)
    def elsewhere(_request: Request, error: Elsewhere) -> Response:
        return RedirectResponse(str(error), status_code=303)

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return answer(request, 403, str(error))

    @app.exception_handler(DatelineError)
    def wrong(request: Request, error: DatelineError) -> Response:
        return answer(request, 404 if isinstance(error, NotFoundError) else 400, str(error))

    @app.exception_handler(RequestValidationError)
    def bad_filter(request: Request, error: RequestValidationError) -> Response:
        return answer(request, 400, "; ".join(map(_in_words, error.errors())))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, UNKNOWN if error.status_code == 404 else "")

    @app.exception_handler(Exception)
    def fault(request: Request, _error: Exception) -> Response:
        return answer(request, 500, FAULT)


def answer(request: Request, status: int, message: str) -> Response:
    """Return a problem in the form that was asked for.

    Args:
        request: What was asked.
        status: HTTP status.
        message: What is wrong, and what to do.
    """
    ending = _ending(request)
    if ending == "json":
        return json_answer({"error": message or TITLES.get(status, "")}, status)
    if ending == "csv":
        return PlainTextResponse(f"{message}\n", status_code=status)
    title = TITLES.get(status, "That did not work")
    page = render("problem.html", request, title=title, message=message, status=status)
    return HTMLResponse(page, status_code=status)


def _ending(request: Request) -> str | None:
    ending = request.url.path.rpartition(".")[2]
    return ending if ending in {"json", "csv"} else None


def _own_address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _in_words(error: dict[str, object]) -> str:
    """Return what is wrong with one filter: "limit: 'many' is no number"."""
    place = error.get("loc", ())
    name = place[-1] if isinstance(place, tuple) and place else "?"
    return f"{name}: {error.get('msg')} (given: {error.get('input')!r})"
