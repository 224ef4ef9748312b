"""Who is let in, and who may change anything."""

import pytest

from dateline.errors import DatelineError
from dateline.publish.web import Access, access_for
from tests.publish.web.conftest import Serve
from tests.publish.web.forms import send, token_of

READING, WRITING, WRONG = "reading-token-1", "writing-token-1", "wrong-token-123"
GUARDED = Access(reading=READING, reviewers={WRITING: "Bo"})

REFUSED = {
    "no token beyond this machine": (
        {"host": "192.0.2.1", "token": None, "reviewers": {}},
        "--token",
    ),
    "no token behind another server": (
        {"host": "127.0.0.1", "token": None, "reviewers": {}, "known_as": ["news.example"]},
        "news.example",
    ),
    "a short token": ({"host": "127.0.0.1", "token": "abc", "reviewers": {}}, "12 characters"),
    "a short token of a reviewer": (
        {"host": "127.0.0.1", "token": None, "reviewers": {"x": "Bo"}},
        "12 characters",
    ),
    "one token for both": (
        {"host": "127.0.0.1", "token": WRITING, "reviewers": {WRITING: "Bo"}},
        "two different",
    ),
}


@pytest.mark.parametrize(("given", "told"), REFUSED.values(), ids=REFUSED)
def test_a_server_that_would_be_unsafe_is_refused(given: dict[str, object], told: str) -> None:
    """The message says what is missing."""
    with pytest.raises(DatelineError, match=told):
        access_for(name="ann", **given)  # type: ignore[arg-type]


PERSONS = {
    "at home without a token": (
        access_for("127.0.0.1", token=None, reviewers={}, name="ann"),
        None,
        ("ann", True),
    ),
    "a reader": (GUARDED, READING, ("", False)),
    "a reviewer": (GUARDED, WRITING, ("Bo", True)),
    "nobody": (GUARDED, None, None),
    "a wrong token": (GUARDED, WRONG, None),
    "at home, where reviewers have tokens": (Access(reviewers={WRITING: "Bo"}), None, ("", False)),
}


@pytest.mark.parametrize(("access", "token", "expected"), PERSONS.values(), ids=PERSONS)
def test_a_token_says_who_asks(
    access: Access, token: str | None, expected: tuple[str, bool] | None
) -> None:
    """A token has a name and a right, or nobody comes in."""
    person = access.person(token)
    assert (person and (person.name, person.may_write)) == expected


def test_without_a_token_pages_lead_to_the_sign_in(serve: Serve) -> None:
    """The page leads on to what was asked for; its JSON twin says what is missing."""
    client = serve(GUARDED)
    page = client.get("/review?skip=2", follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (
        303,
        "/sign-in?next=%2Freview%3Fskip%3D2",
    )
    assert client.get("/events/x.json").status_code == 401


def test_signing_in_and_out(serve: Serve) -> None:
    """A token is taken once and remembered; signing out forgets it."""
    client = serve(GUARDED)
    assert send(client, "/sign-in", "/sign-in", token=WRONG).status_code == 403
    answer = send(client, "/sign-in", "/sign-in", token=WRITING, next="/paste")
    assert (answer.status_code, answer.headers["location"]) == (303, "/paste")
    page = client.get("/paste")
    assert "Sign out Bo" in page.text
    client.post("/sign-out", data={"csrf": token_of(page.text)})
    assert client.get("/paste", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "elsewhere"]
)
def test_signing_in_leads_to_our_own_pages_only(serve: Serve, to: str) -> None:
    """An address of another server becomes the start page."""
    answer = send(serve(GUARDED), "/sign-in", "/sign-in", token=READING, next=to)
    assert answer.headers["location"] == "/"


def test_a_header_signs_in_too(serve: Serve) -> None:
    """Programs give their token with each request."""
    client = serve(GUARDED)
    answer = client.get("/paste", headers={"Authorization": f"Bearer {READING}"})
    assert answer.status_code == 200


def test_readers_change_nothing(serve: Serve) -> None:
    """A form of a reader is refused, with what to do."""
    client = serve(GUARDED)
    send(client, "/sign-in", "/sign-in", token=READING)
    answer = send(client, "/paste", "/paste", text="Troops crossed the border.")
    assert answer.status_code == 403
    assert "Only reviewers may change anything" in answer.text


FOREIGN = {
    "no token": ({}, {}),
    "a wrong token": ({"csrf": "wrong"}, {}),
    "sent by another site": (None, {"origin": "https://elsewhere.example"}),
}


@pytest.mark.parametrize(("values", "headers"), FOREIGN.values(), ids=FOREIGN)
def test_forms_of_other_sites_are_refused(
    serve: Serve, values: dict[str, str] | None, headers: dict[str, str]
) -> None:
    """What our own page did not send changes nothing."""
    client = serve()
    token = token_of(client.get("/paste").text)
    given = {"text": "Troops crossed the border."} | ({"csrf": token} if values is None else values)
    assert client.post("/paste", data=given, headers=headers).status_code == 403


def test_a_foreign_name_is_not_served(serve: Serve) -> None:
    """A web site whose name leads here reads nothing."""
    assert serve().get("/paste", headers={"host": "evil.example"}).status_code == 421


def test_a_further_name_is_served(serve: Serve) -> None:
    """Behind another server the pages are asked for under its name."""
    access = access_for(
        "127.0.0.1", token=READING, reviewers={}, name="ann", known_as=["news.example"]
    )
    answer = serve(access).get("/sign-in", headers={"host": "news.example"})
    assert answer.status_code == 200


def test_every_answer_has_the_headers_that_keep_scripts_out(serve: Serve) -> None:
    """Pages, files, refusals and faults alike."""
    client = serve()
    for address in ("/paste", "/static/style.css", "/nothing", "/events/none.json"):
        headers = client.get(address).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
