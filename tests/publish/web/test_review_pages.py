"""Decisions made on pages are the store's decisions."""

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from tests.publish.web.conftest import NOW
from tests.publish.web.forms import send


def first_event(store: Store) -> str:
    """Return the id of the event that the queue shows first."""
    return store.events(review="unreviewed", doubtful_first=True, limit=1)[0].event.id


DECISIONS = {
    "accept": ({"decision": "accept"}, "accepted"),
    "edit": ({"decision": "edit", "type": "PROTEST", "mode": ""}, "edited"),
}


@pytest.mark.parametrize(("values", "state"), DECISIONS.values(), ids=DECISIONS)
def test_a_decision_is_signed_and_kept(
    client: TestClient, store: Store, values: dict[str, str], state: str
) -> None:
    """Who, when and what stand with the event, and on its page."""
    id = first_event(store)
    send(client, "/review", f"/events/{id}/decisions", why="read it", **values)
    review = store.event(id).event.review
    assert review is not None
    assert (review.state.value, review.by, review.at) == (state, ("ann",), NOW)
    assert f"{state} by ann" in client.get(f"/events/{id}").text


def test_a_rejected_event_is_gone_and_comes_back(client: TestClient, store: Store) -> None:
    """Undoing the last decision brings it back."""
    id = first_event(store)
    send(client, "/review", f"/events/{id}/decisions", decision="reject", back="/review")
    assert id not in {stored.event.id for stored in store.events()}
    send(client, "/review", f"/events/{id}/decisions", decision="undo", back="/review")
    assert store.event(id).event.review is None


def test_a_wrong_value_is_said(client: TestClient, store: Store) -> None:
    """The page names the field, and nothing changes."""
    id = first_event(store)
    answer = send(client, "/review", f"/events/{id}/decisions", decision="edit", type="PICNIC")
    assert answer.status_code == 400
    assert "PICNIC" in answer.text
    assert store.event(id).event.review is None


def test_the_queue_goes_on(client: TestClient, store: Store) -> None:
    """What was decided on is not asked again; what is skipped comes later."""
    shown = f'href="/events/{first_event(store)}?'
    assert shown in client.get("/review").text
    assert shown not in client.get("/review?skip=1").text
    to = f"/events/{first_event(store)}/decisions"
    send(client, "/review", to, decision="accept", back="/review")
    assert shown not in client.get("/review").text
    assert "Nothing waits" in client.get("/review?skip=100000").text
