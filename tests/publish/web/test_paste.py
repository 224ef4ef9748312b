"""An article is pasted, shown, and kept only on request; what cannot be read is said."""

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from tests.publish.web.forms import send, token_of

TEXT = """Border clash leaves four dead

TESSENEY (Meridian) - Eritrean troops shelled a border post near Kassala on Tuesday, killing
four Sudanese soldiers, a spokesman for the Sudanese army said. Eritrea denied the report.
"""


def test_a_paste_is_shown_then_kept(client: TestClient, store: Store) -> None:
    """Nothing is stored before somebody keeps it."""
    before = len(store.articles())
    answer = send(client, "/paste", "/paste", text=TEXT, published="2019-03-05")
    address = answer.headers["location"]
    assert "Draft." in client.get(address).text
    assert len(store.articles()) == before
    kept = send(client, address, address, decision="keep")
    assert len(store.articles()) == before + 1
    page = client.get(kept.headers["location"])
    assert "ASSAULT" in page.text
    assert client.get(address).status_code == 404


def test_a_script_in_a_paste_is_text(client: TestClient) -> None:
    """What looks like HTML is shown as it was pasted."""
    text = f"{TEXT}\n<script>alert(1)</script> said the commander."
    address = send(client, "/paste", "/paste", text=text).headers["location"]
    page = client.get(address).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


BAD = {
    "nothing": ({"text": ""}, "holds no text"),
    "spaces": ({"text": "  \n "}, "holds no text"),
    "a wrong date": ({"text": TEXT, "published": "last week"}, "is not a date"),
    "five megabytes": ({"text": "The army shelled the town. " * 200_000}, "characters"),
}


@pytest.mark.parametrize(("values", "told"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_said(client: TestClient, values: dict[str, str], told: str) -> None:
    """The form comes back with the reason."""
    answer = send(client, "/paste", "/paste", **values)
    page = answer if answer.status_code == 400 else client.get(answer.headers["location"])
    assert told in page.text


def test_a_pdf_named_txt_is_read_as_what_it_is(client: TestClient) -> None:
    """The bytes decide, and a broken one is named."""
    token = token_of(client.get("/paste").text)
    files = {"file": ("report.txt", b"%PDF-1.7 broken", "text/plain")}
    answer = client.post("/paste", data={"csrf": token}, files=files)
    assert answer.status_code == 400
    assert "report.txt" in answer.text
