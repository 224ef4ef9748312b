"""Lists are asked by what stands in their address, and read on to their end."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from dateline.store import Store

LISTS = ("events", "stories", "articles", "statements", "actors", "dyads", "sources")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_in_its_three_forms(client: TestClient, name: str) -> None:
    """JSON and CSV hold the rows of the page."""
    given = client.get(f"/{name}.json").json()
    rows = list(csv.reader(io.StringIO(client.get(f"/{name}.csv").text)))
    assert given["rows"]
    assert len(rows) == len(given["rows"]) + 1
    assert client.get(f"/{name}").text.count("<tr>") == len(rows)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_to_its_end_once(client: TestClient, name: str) -> None:
    """Page after page gives every row and none twice."""
    found, address = [], f"/{name}.json?limit=7"
    while address:
        given = client.get(address).json()
        found += [str(row) for row in given["rows"]]
        address = given["next"] and f"/{name}.json?limit=7&after={given['next']}"
    assert len(found) == len(set(found)) == given["total"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_list_says_where_it_goes_on(client: TestClient, form: str) -> None:
    """Programs follow the link of each answer to the end of the list."""
    total = client.get("/events.json").json()["total"]
    found, address = 0, f"/events.{form}?limit=9"
    while address:
        answer = client.get(address)
        found += len(answer.json()["rows"] if form == "json" else answer.text.splitlines()[1:])
        address = answer.links["next"]["url"] if "next" in answer.links else ""
    assert found == total


def test_filters_are_those_of_the_store(client: TestClient, store: Store) -> None:
    """What the address asks for is what is listed."""
    given = client.get("/events.json?type=ASSAULT&limit=500").json()
    assert {row["id"] for row in given["rows"]} == {
        stored.event.id for stored in store.events(type="ASSAULT")
    }


def test_an_empty_filter_leaves_the_address(client: TestClient) -> None:
    """A form that was not filled in leads to the plain address."""
    answer = client.get("/events?type=&actor=Russia&since=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?actor=Russia")


BAD = {
    "type=PICNIC": "PICNIC",
    "origins=many": "origins",
    "confidence=2": "confidence",
    "since=yesterday": "yesterday",
    "order=beauty": "beauty",
    "after=nonsense": "leads to no page",
    "box=1,2,3": "box",
    "box=500,0,501,1": "globe",
    "status=perhaps": "perhaps",
    "limit=100000": "limit",
}


@pytest.mark.parametrize(("query", "told"), BAD.items(), ids=BAD)
def test_a_bad_filter_is_named(client: TestClient, query: str, told: str) -> None:
    """The page says which filter is wrong."""
    answer = client.get(f"/events?{query}")
    assert answer.status_code == 400
    assert told in answer.text


def test_no_formula_runs_from_a_list(client: TestClient) -> None:
    """A cell that a spreadsheet would run is made text."""
    cells = [
        cell for row in csv.reader(io.StringIO(client.get("/statements.csv").text)) for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("address", ["/map", "/network", "/network?of=sources", "/"])
def test_a_figure_says_in_words_what_it_draws(client: TestClient, address: str) -> None:
    """Without scripts the table of every figure is there."""
    page = client.get(address).text
    assert page.count('class="alternative"') == page.count("data-figure=") > 0
    assert '<details class="as-table" open>' in page
