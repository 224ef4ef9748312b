"""The templates of the pages, and the few functions that they call."""

import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline.aggregate import source_id
from dateline.publish.figures import BOKEH_SCRIPTS
from dateline.publish.tables.cells import dates, number
from dateline.store.review import in_words
from dateline.version import VERSION

NAV = (
    ("events", "Events"), ("stories", "Stories"), ("actors", "Actors"), ("dyads", "Pairs"),
    ("sources", "Sources"), ("statements", "Statements"), ("articles", "Articles"), ("map", "Map"),
    ("network", "Network"), ("briefing", "Briefing"), ("review", "Review"), ("paste", "Paste"),
    ("runs", "Runs"), ("ontology", "Ontology"),
)  # fmt: skip
HERE = Path(__file__).parent
STATIC = HERE / "static"


def href(*parts: object, **query: object) -> str:
    """Return the address of a page of ours: ``href("events", id, article=...)``.

    Args:
        *parts: The parts of its path; whatever is in them is quoted.
        **query: What stands behind the question mark; None is left out.
    """
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    given = [(name.rstrip("_"), value) for name, value in query.items() if value is not None]
    return f"{path}?{urlencode(given)}" if given else path


def static(name: str) -> str:
    """Return the address of a file of ours that never changes within a version."""
    return f"/static/{quote(name)}?v={VERSION}"


def one_line(text: str | None) -> str:
    """Return words on one line."""
    return " ".join((text or "").split())


def percent(share: float | None) -> str:
    """Return a share of one in hundredths: 0.83 is "83%"."""
    return "" if share is None else f"{share:.0%}"


def count(value: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 report", "3 reports"."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def csrf(request: Request) -> str:
    """Return the token that a form of this visitor must carry."""
    token: str = request.session.setdefault("csrf", secrets.token_urlsafe(16))
    return token


@cache
def environment() -> Environment:
    """Return the templates; everything that they print is escaped."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "href": href, "static": static, "count": count, "csrf": csrf, "version": VERSION,
        "nav": NAV, "in_words": in_words, "bokeh": BOKEH_SCRIPTS, "source_id": source_id,
    }  # fmt: skip
    made.filters |= {
        "dates": dates, "number": number, "one_line": one_line, "percent": percent,
        "words": lambda value: str(value).replace("_", " ").lower(),
    }  # fmt: skip
    return made


def render(template: str, request: Request, **values: Any) -> str:  # noqa: ANN401 - of any kind
    """Return a page as HTML.

    Args:
        template: Its file.
        request: What was asked.
        **values: What it shows.
    """
    person = getattr(request.state, "person", None)
    signed_in = person if person is not None and "person" in request.session else None
    frame = {"signed_in": signed_in, "twin": twin_of(request), "query": query_of(request)}
    return environment().get_template(template).render(request=request, **frame, **values)


def twin_of(request: Request) -> str | None:
    """Return the address that the twins of a page have before their endings; None for none."""
    if not getattr(request.state, "twins", False):
        return None
    return "/index" if request.url.path == "/" else quote(request.url.path)


def query_of(request: Request) -> str:
    """Return what stands behind the question mark, with it."""
    return f"?{request.url.query}" if request.url.query else ""
