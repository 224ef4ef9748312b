"""Search finds words in articles and statements, marks them, and takes the filters of the lists."""

import pytest
from starlette.testclient import TestClient


def test_what_is_found_is_marked(client: TestClient) -> None:
    """The words stand in the snippet as marks."""
    page = client.get("/search?words=warship").text.lower()
    assert "<mark>warship" in page


def test_filters_narrow_a_search(client: TestClient) -> None:
    """Fewer hits fit two conditions than one."""
    every = client.get("/search.json?words=port&limit=200").json()
    some = client.get("/search.json?words=port&source=Turkey&limit=200").json()
    assert 0 < some["total"] < every["total"]


def test_statements_alone_may_be_searched(client: TestClient) -> None:
    """The kind is a filter too."""
    hits = client.get("/search.json?words=port&kind=statement").json()["hits"]
    assert {hit["kind"] for hit in hits} == {"statement"}


def test_search_is_read_on(client: TestClient) -> None:
    """Page after page gives each hit once."""
    found, address = [], "/search.json?words=the&limit=5"
    while address:
        given = client.get(address).json()
        found += [(hit["article"], hit["statement"]) for hit in given["hits"]]
        address = given["next"] and f"/search.json?words=the&limit=5&after={given['next']}"
    assert len(found) == len(set(found)) == given["total"]


ODD = ['"', "AND", "a OR", "*", "NEAR(", "';--", "<script>", "\u0000", "ä" * 200]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_find_nothing_and_break_nothing(client: TestClient, words: str) -> None:
    """What is no query of the search language is looked for as words."""
    answer = client.get("/search", params={"words": words})
    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<main")[2]
