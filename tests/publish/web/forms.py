"""Sends the forms of pages as a browser would: with what stands hidden in them."""

import re

from httpx import Response
from starlette.testclient import TestClient

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def token_of(page: str) -> str:
    """Return the token that a page's forms carry."""
    found = TOKEN.search(page)
    assert found, "the page has no form"
    return found[1]


def send(client: TestClient, page: str, to: str, **values: str) -> Response:
    """Load a page, and send a form of it without following where it leads."""
    token = token_of(client.get(page).text)
    answer: Response = client.post(to, data={"csrf": token, **values}, follow_redirects=False)
    return answer
