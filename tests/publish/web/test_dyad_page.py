"""The page of a pair tells its states with their evidence, as of a day and as known on a day."""

import pytest
from starlette.testclient import TestClient

from dateline.store import Store


def pair(store: Store) -> tuple[str, str]:
    """Return the ids of a pair that has a dated state."""
    dyad = next(
        stored.dyad for stored in store.dyads() if any(s.earliest for s in stored.dyad.states)
    )
    return dyad.a.id, dyad.b.id


def test_either_order_is_one_page(client: TestClient, store: Store) -> None:
    """States, events and counts are the same whoever stands first."""
    a, b = pair(store)
    one, other = (client.get(f"/dyads/{x}/{y}.json").json() for x, y in ((a, b), (b, a)))
    assert one["spells"]
    assert one == other


def test_a_state_stands_with_its_evidence(client: TestClient, store: Store) -> None:
    """The sentence that shows it leads to its event."""
    a, b = pair(store)
    data = client.get(f"/dyads/{a}/{b}.json").json()
    page = client.get(f"/dyads/{a}/{b}").text
    ref = data["spells"][0]["events"][0]
    assert f'href="/events/{ref["event"]}?article={ref["article"]}"' in page
    rows = client.get(f"/dyads/{a}/{b}.csv").text.splitlines()
    assert len(rows) == len(data["spells"]) + 1


def test_time_is_asked_in_the_address(client: TestClient, store: Store) -> None:
    """Long ago the pair was in no state, and nothing was known of it."""
    a, b = pair(store)
    for asked in ({"as_of": "1901"}, {"known_on": "1901-05"}):
        answer = client.get(f"/dyads/{a}/{b}", params=asked)
        assert answer.status_code == 200
        assert "No state of the two is known then" in answer.text
        assert client.get(f"/dyads/{a}/{b}.json", params=asked).json()["spells"] == []


def test_empty_fields_leave_the_address(client: TestClient, store: Store) -> None:
    """The form leads to a short address."""
    a, b = pair(store)
    answer = client.get(f"/dyads/{a}/{b}?as_of=&known_on=2020", follow_redirects=False)
    assert answer.headers["location"] == f"/dyads/{a}/{b}?known_on=2020"


def test_events_of_a_pair_go_on(client: TestClient, store: Store) -> None:
    """Pages of events follow one another without a gap or a repetition."""
    row = store.pages.dyads(limit=1).rows[0]
    seen: list[str] = []
    after = None
    while True:
        found = store.pages.events_of_pair(row.b.id, row.a.id, after=after, limit=1)
        seen += [one.id for one in found.rows]
        after = found.next
        if after is None:
            break
    assert len(seen) == found.total == row.events


WRONG = {
    "no date": ("?as_of=soon", 400, "as_of"),
    "no date of knowledge": ("?known_on=20x", 400, "known_on"),
    "no page": ("?after=zzz", 400, "after"),
}


@pytest.mark.parametrize(("query", "status", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_is_said(
    client: TestClient, store: Store, query: str, status: int, words: str
) -> None:
    """The message names the field."""
    a, b = pair(store)
    answer = client.get(f"/dyads/{a}/{b}{query}")
    assert (answer.status_code, words in answer.text) == (status, True)


def test_strangers_are_said(client: TestClient, store: Store) -> None:
    """A pair that nothing tells of gives 404."""
    answer = client.get(f"/dyads/{pair(store)[0]}/zzz")
    assert (answer.status_code, "list of pairs" in answer.text) == (404, True)
