"""Finds out who asks, and takes forms from those who may send them."""

import hmac
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from dateline.publish.web.access import Person
from dateline.publish.web.guard import MOST_BYTES
from dateline.publish.web.site import site_of

BEARER = "bearer "


class SignInNeeded(Exception):  # noqa: N818 - no error: it leads to the page for signing in
    """Somebody asks for a page who has not given a token."""


class Elsewhere(Exception):  # noqa: N818 - an answer to the visitor
    """The page is at another address; the message is that address."""


class Refused(Exception):  # noqa: N818 - an answer to the visitor
    """Somebody sends what they may not send; the message says why."""


class Sent(NamedTuple):
    """A form that may be acted upon.

    Attributes:
        person: Who sent it.
        values: Its fields.
        files: Its files: their names and bytes.
    """

    person: Person
    values: dict[str, str]
    files: dict[str, tuple[str, bytes]]


def person_of(request: Request) -> Person | None:
    """Return who asks: by a token in the header, else by having signed in; None for nobody."""
    access = site_of(request).access
    given = request.headers.get("authorization", "")
    if given[: len(BEARER)].lower() == BEARER:
        return access.person(given[len(BEARER) :].strip())
    signed_in = request.session.get("person")
    if signed_in is not None and not access.is_open:
        return Person(str(signed_in["name"]), may_write=bool(signed_in["may_write"]))
    return access.person(None)


def reader(request: Request) -> Person:
    """Return who asks, once they may read."""
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    request.state.person = person
    return person


async def form_of(request: Request) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """Return the fields and the files of a form."""
    form = await request.form(max_part_size=MOST_BYTES)
    values, files = {}, {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = (value.filename or "", await value.read())
        else:
            values[name] = value
    return values, files


async def sent(request: Request, person: Annotated[Person, Depends(reader)]) -> Sent:
    """Return a form, once it is sure that its sender may write and sent it from our own page."""
    if not person.may_write:
        raise Refused(
            "Only reviewers may change anything here. Sign in with a reviewer's token; whoever "
            "runs the server gives them with --reviewer NAME:TOKEN."
        )
    values, files = await form_of(request)
    if not request.headers.get("authorization"):
        refuse_foreign(request, values)
    return Sent(person, values, files)


def refuse_foreign(request: Request, values: dict[str, str]) -> None:
    """Refuse a form that another site had somebody's browser send.

    Raises:
        Refused: It comes from elsewhere, or lacks the token of our own form.
    """
    origin = request.headers.get("origin")
    own = request.headers.get("host", "")
    is_foreign = origin is not None and urlsplit(origin).netloc != own
    given, expected = values.get("csrf", ""), str(request.session.get("csrf", ""))
    if is_foreign or not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Refused(
            "This form was not sent from a page of this server, or the page was open for too "
            "long. Go back, load the page again, and send it once more."
        )


Reader = Annotated[Person, Depends(reader)]
Form = Annotated[Sent, Depends(sent)]
