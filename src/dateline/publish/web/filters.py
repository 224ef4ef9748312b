"""What a list is asked for, as it stands in the address of a page, and the form that asks it."""

from collections.abc import Collection, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, Query, Request
from pydantic import BeforeValidator

from dateline.errors import DatelineError
from dateline.knowledge.ontology import load_ontology
from dateline.publish.web.visitors import Elsewhere
from dateline.records import Certainty, ReviewState, Stance, Status
from dateline.store.pages import Wanted

MOST_ROWS = 500


class Field(msgspec.Struct, frozen=True):
    """One field of the form that asks for a list.

    Attributes:
        name: Its name in the address.
        label: What stands above it.
        choices: The values that there are; empty for any words.
        hint: What may be written, as an example.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    hint: str = ""


def fields_of(names: Collection[str]) -> list[Field]:
    """Return the fields of a form, in the order in which they are asked."""
    known = (
        Field("words", "Words", hint="truce Darfur"),
        Field("type", "Type", tuple(sorted(load_ontology().types))),
        Field("mode", "Mode", hint="aerial"),
        Field("actor", "Actor", hint="name or id"),
        Field("country", "Country", hint="AFG"),
        Field("since", "Since", hint="2016-08-09"),
        Field("until", "Until", hint="2016-08"),
        Field("source", "Source", hint="who says so"),
        Field("status", "Status", tuple(Status)),
        Field("certainty", "Certainty", tuple(Certainty)),
        Field("stance", "Stance", tuple(Stance)),
        Field("origins", "Origins, at least", hint="2"),
        Field("most_origins", "Origins, at most", hint="1"),
        Field("reports", "Reports, at least", hint="2"),
        Field("confidence", "Sure, at least", hint="0.8"),
        Field("review", "Review", ("unreviewed", *ReviewState)),
        Field("publisher", "Publisher"),
        Field("box", "West, south, east, north", hint="29,-5,31,1"),
        Field("article", "Article", hint="id"),
        Field("story", "Story", hint="id"),
        Field("disputed", "Disputed only", ("true",)),
    )
    return [field for field in known if field.name in names]


def _blank(value: object) -> object:
    """Take an empty field for one that was not filled in."""
    return None if isinstance(value, str) and not value.strip() else value


Text = Annotated[str | None, Query(max_length=300), BeforeValidator(_blank)]
Number = Annotated[int | None, Query(ge=0, le=1_000_000), BeforeValidator(_blank)]
Share = Annotated[float | None, Query(ge=0, le=1), BeforeValidator(_blank)]
Rows = Annotated[int, Query(ge=1, le=MOST_ROWS)]
After = Annotated[str | None, Query(max_length=500), BeforeValidator(_blank)]


def wanted(  # noqa: PLR0913 - one parameter a filter
    request: Request,
    *,
    words: Text = None,
    type: Text = None,
    mode: Text = None,
    actor: Text = None,
    country: Text = None,
    since: Text = None,
    until: Text = None,
    source: Text = None,
    status: Text = None,
    certainty: Text = None,
    stance: Text = None,
    origins: Number = None,
    most_origins: Number = None,
    reports: Number = None,
    confidence: Share = None,
    review: Text = None,
    publisher: Text = None,
    box: Text = None,
    article: Text = None,
    story: Text = None,
    disputed: Annotated[bool | None, Query(), BeforeValidator(_blank)] = None,
) -> Wanted:
    """Return what is asked for, once the address holds nothing empty."""
    leave_out_empty(request)
    if type is not None and type.upper() not in load_ontology().types:
        known = ", ".join(sorted(load_ontology().types))
        raise DatelineError(f"type: {type!r} is none of {known}")
    return Wanted(
        words=words, type=type, mode=mode, actor=actor, country=country, since=since, until=until,
        source=source, status=status, certainty=certainty, stance=stance, origins=origins,
        most_origins=most_origins, reports=reports, confidence=confidence, review=review,
        publisher=publisher, box=box_of(box), article=article, story=story,
        disputed=bool(disputed),
    )  # fmt: skip


Asked = Annotated[Wanted, Depends(wanted)]


def leave_out_empty(request: Request) -> None:
    """Lead from the address that a form makes to the one without its empty fields.

    Raises:
        Elsewhere: There are empty fields.
    """
    given = request.query_params.multi_items()
    filled = [(name, value) for name, value in given if value.strip()]
    if len(filled) < len(given):
        raise Elsewhere(f"{request.url.path}?{urlencode(filled)}".rstrip("?"))


def box_of(words: str | None) -> tuple[float, float, float, float] | None:
    """Return the corners of a part of the map: "29,-5,31,1" is west, south, east, north.

    Raises:
        DatelineError: These are no four numbers in degrees.
    """
    if words is None:
        return None
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError as error:
        raise DatelineError(f"box: {words!r} is not west,south,east,north in degrees") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise DatelineError(f"box: {words!r} is not on the globe; write west,south,east,north")
    return west, south, east, north


def given_in(request: Request) -> dict[str, str]:
    """Return the filters of an address, without what leads through a list."""
    aside = {"after", "limit"}
    return {name: value for name, value in request.query_params.items() if name not in aside}


def address(request: Request, changed: Mapping[str, Any]) -> str:
    """Return the address of the same list with other filters; None takes one out."""
    given = {**given_in(request), **changed}
    query = urlencode({name: value for name, value in given.items() if value is not None})
    return f"{request.url.path}?{query}" if query else request.url.path
