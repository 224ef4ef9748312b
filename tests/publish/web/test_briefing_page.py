"""The briefing is made from the page too, in the forms that it is sent in."""

import pytest
from starlette.testclient import TestClient

from tests.publish.browser import needs_chromium

PERIOD = "since=2021-08&until=2022-12"
FORMS = {
    "html": ("text/html", b"<!DOCTYPE html>"),
    "md": ("text/markdown", b"# "),
    "json": ("application/json", b"{"),
    "csv": ("text/csv", b"item,story"),
}


@pytest.mark.parametrize(("form", "expected"), FORMS.items(), ids=FORMS)
def test_a_briefing_comes_in_every_form(
    client: TestClient, form: str, expected: tuple[str, bytes]
) -> None:
    """For mail, for a bulletin, for programs."""
    kind, start = expected
    answer = client.get(f"/briefing.{form}?{PERIOD}")
    assert answer.headers["content-type"].startswith(kind)
    assert answer.content.lstrip().startswith(start)


@needs_chromium
def test_a_briefing_is_printed(client: TestClient) -> None:
    """Chromium makes the PDF."""
    assert client.get(f"/briefing.pdf?{PERIOD}").content.startswith(b"%PDF")


def test_without_a_period_it_is_the_last_week(client: TestClient) -> None:
    """The week ends with the newest report."""
    given = client.get("/briefing.json").json()["briefing"]
    newest = max(row["published"] for row in client.get("/articles.json").json()["rows"])
    assert given["question"]["since"] < newest[:10]


BAD = {
    "since=soon": "soon",
    "until=2022-13": "2022-13",
    "since=2023&until=2022": "exchange the two",
    "about=Atlantis": "Atlantis",
    "stories=many": "stories",
}


@pytest.mark.parametrize(("query", "told"), BAD.items(), ids=BAD)
def test_what_cannot_be_told_is_said(client: TestClient, query: str, told: str) -> None:
    """The page says which field is wrong."""
    answer = client.get(f"/briefing?{query}")
    assert answer.status_code == 400
    assert told in answer.text
