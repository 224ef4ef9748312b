"""The page of an actor tells what it did and suffered; reviewers merge it with another there."""

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from dateline.store.pages import Wanted
from tests.publish.web.forms import send


def busiest(store: Store) -> str:
    """Return the id of the actor of most events."""
    return store.pages.actors(limit=1).rows[0].id


def test_deeds_partners_and_events_stand_on_the_page(client: TestClient, store: Store) -> None:
    """Each leads on: types to lists, partners to pairs, events to themselves."""
    id = busiest(store)
    found = store.pages.actor(id)
    assert found is not None
    page = client.get(f"/actors/{id}").text
    assert all(f"type={one.name}&amp;actor={id}" in page for one in (*found.did, *found.suffered))
    assert all(f'href="/dyads/{id}/{one.actor.id}"' in page for one in found.partners[:15])
    assert f'href="/events?actor={id}"' in page


def test_the_twins_hold_the_actor(client: TestClient, store: Store) -> None:
    """JSON holds the counts and the events; CSV a row for each type, partner, place and month."""
    id = busiest(store)
    data = client.get(f"/actors/{id}.json").json()
    events = store.pages.events(Wanted(actor=id), limit=20).rows
    assert data["actor"]["row"]["id"] == id
    assert [row["id"] for row in data["events"]] == [row.id for row in events]
    rows = client.get(f"/actors/{id}.csv").text.splitlines()
    assert rows[0] == "about,name,id,did,suffered,intensity"
    assert {row.split(",")[0] for row in rows[1:]} >= {"type", "partner", "place"}


def test_a_listed_actor_shows_what_the_lists_know(client: TestClient) -> None:
    """Kind, further names and years."""
    page = client.get("/actors/taliban").text
    assert "Listed as" in page
    assert "group" in page


def test_states_with_others_lead_to_the_pairs(client: TestClient, store: Store) -> None:
    """Each state of a pair stands with both of the two."""
    a, b = (store.dyads()[0].dyad.a.id, store.dyads()[0].dyad.b.id)
    for one, other in ((a, b), (b, a)):
        states = client.get(f"/actors/{one}.json").json()["states"]
        assert other in {state["other"]["id"] for state in states}
        assert all(0 <= state["disputed"] <= state["articles"] for state in states)


def test_an_actor_is_merged_and_parted_again(client: TestClient, store: Store) -> None:
    """Its events name the other one until it is taken back."""
    own, other = (row.id for row in store.pages.actors(limit=2).rows)
    answer = send(
        client, f"/actors/{own}", f"/actors/{own}/decisions",
        decision="merge", into=other, why="another spelling",
    )  # fmt: skip
    assert answer.headers["location"] == f"/actors/{other}#by-hand"
    assert "another spelling" in client.get(f"/actors/{other}").text
    assert not store.events(actor=own)
    send(
        client, f"/actors/{other}", f"/actors/{other}/decisions",
        decision="unmerge", other=own, why="no, they are two",
    )  # fmt: skip
    assert store.events(actor=own)


def test_who_is_merged_leads_to_the_other(client: TestClient, store: Store) -> None:
    """The address of the one that is no more names the other."""
    own, other = (row.id for row in store.pages.actors(limit=2).rows)
    send(
        client, f"/actors/{own}", f"/actors/{own}/decisions",
        decision="merge", into=other, why="one and the same",
    )  # fmt: skip
    assert f'href="/actors/{other}"' in client.get(f"/actors/{own}").text


WRONG = {
    "no decision": ({"decision": "promote"}, 403, "no decision on an actor"),
    "into nobody": ({"decision": "merge", "into": " "}, 403, "Give the id"),
    "into the unknown": ({"decision": "merge", "into": "Zzyzx Qwx"}, 400, "no actor here"),
    "a merge that was not made": ({"decision": "unmerge", "other": "x"}, 400, "merged into no"),
}


@pytest.mark.parametrize(("values", "status", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_decision_is_said(
    client: TestClient, store: Store, values: dict[str, str], status: int, words: str
) -> None:
    """Nothing changes, and the page says why."""
    id = busiest(store)
    answer = send(client, f"/actors/{id}", f"/actors/{id}/decisions", **values)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert not store.recodings.merges()


def test_an_unknown_actor_is_said(client: TestClient) -> None:
    """404, and the list."""
    answer = client.get("/actors/zzz")
    assert (answer.status_code, "list of actors" in answer.text) == (404, True)
