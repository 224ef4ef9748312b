"""Pages show what the store holds, in three forms, and say what they cannot show."""

import msgspec
import pytest
from starlette.testclient import TestClient

from dateline.records import Coding
from dateline.store import Store


def longest_chain(store: Store) -> tuple[str, str]:
    """Return the ids of the event with the longest chain, and of its article."""
    best = max(store.events(), key=lambda stored: len(stored.event.chain))
    return best.event.id, best.article.id


def test_an_event_shows_its_chain_link_by_link(client: TestClient, store: Store) -> None:
    """Every link stands on the page, with the words that name it."""
    id, article = longest_chain(store)
    event = store.event(id, article=article).event
    page = client.get(f"/events/{id}?article={article}").text
    assert all(link.name in page for link in event.chain)
    rows = client.get(f"/events/{id}.csv?article={article}").text.splitlines()
    assert rows[0].startswith("account,link,source")
    assert len(rows) > len(event.chain)


def test_the_twin_of_an_article_is_its_coding(client: TestClient, store: Store) -> None:
    """What JSON holds is what is stored."""
    article = store.articles()[0].id
    given = msgspec.json.decode(client.get(f"/articles/{article}.json").content)
    assert msgspec.convert(given["coding"], Coding) == store.coding(article)


def test_an_article_marks_every_event_in_its_text(client: TestClient, store: Store) -> None:
    """The words of each event lead to what was coded of them."""
    for article in store.articles():
        page = client.get(f"/articles/{article.id}").text
        for event in store.coding(article.id).events:
            assert f'id="e-{event.id}"' in page
            assert f'href="#e-{event.id}"' in page


WRONG = {
    "an unknown address": ("/nothing", 404, "nothing at this address"),
    "an unknown event": ("/events/zzz", 404, "there is no event"),
    "an unknown article": ("/articles/zzz", 404, "there is no article"),
    "a filter that is no number": ("/review?skip=many", 400, "skip"),
    "an unknown draft": ("/drafts/zzz", 404, "not held any more"),
}


@pytest.mark.parametrize(("address", "status", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_shown_is_said(
    client: TestClient, address: str, status: int, words: str
) -> None:
    """The page has the right status, says what is wrong, and leads on."""
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text
    assert 'href="/events"' in answer.text


def test_problems_in_json_are_json(client: TestClient) -> None:
    """A program gets the message under one key."""
    answer = client.get("/events/zzz.json")
    assert (answer.status_code, list(answer.json())) == (404, ["error"])
