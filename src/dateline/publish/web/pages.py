"""What every page is: one function that finds what to show, and three ways of showing it."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.publish.export.cells import csv_line
from dateline.publish.web.templating import render

Load = TypeVar("Load", bound=Callable[..., "Shown"])


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows.

    Attributes:
        data: What its JSON twin holds; the template gets each item by its name.
        columns: The headings of its CSV twin.
        rows: The rows of its CSV twin.
        goes_on: Address of the page that a list goes on with; None where it ends here.
        more: What the template alone needs.
    """

    data: dict[str, Any]
    columns: Sequence[str] = ()
    rows: Iterable[Sequence[object]] = ()
    goes_on: str | None = None
    more: dict[str, Any] = msgspec.field(default_factory=dict)


def page(router: APIRouter, path: str, template: str) -> Callable[[Load], Load]:
    """Serve what a function finds as a page, and under the same address as ``.json`` and ``.csv``.

    Args:
        router: Where the three addresses are entered.
        path: The address of the page.
        template: Its template.

    Returns:
        What takes the function; its first parameter must be ``request``.
    """

    def serve(load: Load) -> Load:
        @wraps(load)
        def as_json(*args: Any, **given: Any) -> Response:  # noqa: ANN401 - passed on
            shown = load(*args, **given)
            answer = json_answer(shown.data)
            answer.headers.update(_links(shown, "json"))
            return answer

        @wraps(load)
        def as_csv(*args: Any, **given: Any) -> Response:  # noqa: ANN401 - passed on
            shown = load(*args, **given)
            lines = [csv_line(shown.columns), *map(csv_line, shown.rows)]
            links = _links(shown, "csv")
            return Response("".join(lines), media_type="text/csv; charset=utf-8", headers=links)

        @wraps(load)
        def as_html(request: Request, **given: Any) -> Response:  # noqa: ANN401 - passed on
            request.state.twins = True
            shown = load(request=request, **given)
            return HTMLResponse(render(template, request, **shown.data, **shown.more))

        name, stem = load.__name__, "/index" if path == "/" else path
        router.get(
            f"{stem}.json", name=f"{name}_json", response_model=None, responses=_json_answers()
        )(as_json)
        for address, kind, answer in ((f"{stem}.csv", "csv", as_csv), (path, "html", as_html)):
            router.get(
                address, name=f"{name}_{kind}", response_model=None, include_in_schema=False
            )(answer)
        return load

    return serve


def _links(shown: Shown, ending: str) -> dict[str, str]:
    """Return the header that tells a program where a list goes on, as RFC 8288 has it."""
    if shown.goes_on is None:
        return {}
    path, mark, query = shown.goes_on.partition("?")
    stem = path.removesuffix(f".{ending}")
    return {"Link": f'<{stem}.{ending}{mark}{query}>; rel="next"'}


def _json_answers() -> dict[int | str, dict[str, Any]]:
    problem = {"description": "What is wrong with the question, and what to do about it."}
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        200: {"description": "What the page shows.", "content": content},
        400: problem | {"content": content},
        401: {"description": "A token is needed.", "content": content},
        404: {"description": "There is nothing of that id.", "content": content},
    }


def json_answer(data: object, status: int = 200) -> Response:
    """Return records as JSON."""
    return Response(msgspec.json.encode(data), status_code=status, media_type="application/json")
