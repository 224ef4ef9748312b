"""The page of a source tells what rests on it; reviewers grade it there."""

import pytest
from starlette.testclient import TestClient

from dateline.aggregate import source_id
from dateline.aggregate.reported import accounts_of
from dateline.store import Store
from tests.publish.web.forms import send


def busiest(store: Store) -> str:
    """Return the id of the source on which most rests."""
    return store.pages.sources(limit=1).rows[0].id


def test_what_rests_on_it_stands_on_the_page(client: TestClient, store: Store) -> None:
    """Its statements and events lead on; the twins hold them."""
    id = busiest(store)
    page = client.get(f"/sources/{id}").text
    data = client.get(f"/sources/{id}.json").json()
    assert data["source"]["row"]["id"] == id
    assert all(f'/statements/{said["article"]}/{said["id"]}"' in page for said in data["said"])
    rows = client.get(f"/sources/{id}.csv").text.splitlines()
    assert sum(row.startswith("standing,") for row in rows) == 5


def test_every_link_of_every_chain_has_a_page(client: TestClient, store: Store) -> None:
    """Unnamed ones with their country and sector too."""
    ids = {source_id(link) for stored in store.events() for link in stored.event.chain}
    assert ids
    assert {client.get(f"/sources/{id}").status_code for id in ids} == {200}


def test_who_relies_on_whom_is_named_on_both_pages(client: TestClient, store: Store) -> None:
    """The outer one relies on the inner one."""
    accounts = (one for stored in store.events() for one in accounts_of(stored.event))
    chain = max((account.chain for account in accounts), key=len)
    outer, inner = map(source_id, chain[:2])
    relies = client.get(f"/sources/{outer}.json").json()["source"]["relies_on"]
    relied = client.get(f"/sources/{inner}.json").json()["source"]["relied_on_by"]
    assert inner in {one["name"] for one in relies}
    assert outer in {one["name"] for one in relied}


def test_a_grade_is_kept_with_its_history(client: TestClient, store: Store) -> None:
    """The last one holds, and both stand on the page."""
    id = busiest(store)
    for value, why in (("B", "was right in May"), ("D", "was wrong in June")):
        send(client, f"/sources/{id}", f"/sources/{id}/decisions", value=value, why=why)
    page = client.get(f"/sources/{id}").text
    assert all(words in page for words in ("was right in May", "was wrong in June", "before: B"))
    assert client.get(f"/sources/{id}.json").json()["source"]["row"]["grade"] == "D"


@pytest.mark.parametrize("value", ["", "G", "b"])
def test_a_wrong_grade_is_said(client: TestClient, store: Store, value: str) -> None:
    """Nothing is kept."""
    id = busiest(store)
    answer = send(client, f"/sources/{id}", f"/sources/{id}/decisions", value=value)
    assert (answer.status_code, "A to F" in answer.text) == (403, True)
    assert not store.grades("source")


def test_an_unknown_source_is_said(client: TestClient, store: Store) -> None:
    """404, with those that are called alike."""
    assert client.get("/sources/zzz").status_code == 404
    near = store.pages.sources(limit=1).rows[0]
    answer = client.get(f"/sources/{near.name.split()[0]}-zzz")
    assert answer.status_code == 404
