"""Runs and rules have pages: what coded an event, and what a rule must and must not match."""

import pytest
from starlette.testclient import TestClient

from dateline.knowledge.events import load_frames
from dateline.publish.web.rules import cues, markers, rule_address
from dateline.store import Store
from tests.publish.web.conftest import NOW


def test_the_run_and_its_failures_are_shown(client: TestClient, store: Store) -> None:
    """A run tells its version and counts; a failed input its reason, and how to try again."""
    store.record_error("lost.pdf", "holds no text", run=1, at=NOW)
    page = client.get("/runs").text
    assert all(
        words in page for words in ("lost.pdf", "holds no text", "dateline retry", "4 added")
    )
    data = client.get("/runs/1.json").json()
    assert data["run"]["counts"]["added"] == 4
    assert data["run"]["settings"] == {}
    assert [error["input"] for error in data["failed"]] == ["lost.pdf"]
    assert client.get("/runs.csv").text.startswith("run,started,finished")


def test_long_lists_of_failures_go_on(client: TestClient, store: Store) -> None:
    """The second page begins where the first one ended."""
    for number in range(70):
        store.record_error(f"lost-{number:02}.txt", "is empty", run=1, at=NOW)
    first = client.get("/runs.json").json()
    second = client.get("/runs.json", params={"failed_after": first["failed_next"]}).json()
    assert len(first["failed"]) + len(second["failed"]) == 70
    assert second["failed_next"] is None


SHOWN = {
    "the ontology": ("/ontology", "heavy-weapons"),
    "an event type": ("/ontology/types/ASSAULT", "assault.attack"),
    "a type in small letters": ("/ontology/types/assault", "assault.attack"),
    "a frame": ("/ontology/frames/assault.attack", "Must not match"),
    "all markers": ("/ontology/markers", "hedge.reported"),
    "a marker": ("/ontology/markers/hedge.reported", "reportedly"),
    "all cues": ("/ontology/cues", "the speaker denies it"),
    "a cue": ("/ontology/cues/say", "proclaim"),
}


@pytest.mark.parametrize(("address", "words"), SHOWN.values(), ids=SHOWN)
def test_rules_are_shown_in_three_forms(client: TestClient, address: str, words: str) -> None:
    """Page, JSON and CSV."""
    assert words in client.get(address).text
    assert client.get(f"{address}.json").status_code == 200
    assert "," in client.get(f"{address}.csv").text.splitlines()[0]


def test_a_frame_shows_all_its_sentences(client: TestClient) -> None:
    """What it must match and must not match stands on its page."""
    frame = next(frame for frame in load_frames().frames if frame.id == "assault.fight")
    page = client.get("/ontology/frames/assault.fight").text
    assert all(text in page for text in (*frame.matches, *frame.rejects))


@pytest.mark.parametrize(
    "address",
    ["/ontology/types/PICNIC", "/ontology/frames/zzz", "/ontology/markers/zzz",
     "/ontology/cues/zzz", "/runs/99"],
)  # fmt: skip
def test_what_there_is_not_is_said(client: TestClient, address: str) -> None:
    """An unknown rule or run gives 404 and a way on."""
    answer = client.get(address)
    assert (answer.status_code, 'href="/events"' in answer.text) == (404, True)


def test_reasons_of_events_lead_to_their_rules(client: TestClient, store: Store) -> None:
    """Every address that a reason is given has a page."""
    rules = {reason.rule for stored in store.events() for reason in stored.event.reasons}
    addresses = {address for rule in rules if (address := rule_address(rule))}
    assert addresses
    assert all(client.get(address).status_code == 200 for address in addresses)
    stored = store.events()[0]
    page = client.get(f"/events/{stored.event.id}", params={"article": stored.article.id}).text
    assert 'href="/ontology/frames/' in page


def test_every_marker_and_cue_says_what_it_does(client: TestClient) -> None:
    """None is a list of words alone."""
    for kind, rules in (("markers", markers()), ("cues", cues())):
        data = client.get(f"/ontology/{kind}.json").json()["rules"]
        assert len(data) == len(rules)
        assert all(row["effect"] and row["words"] for row in data)
