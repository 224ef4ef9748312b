"""The page of a statement shows its words in their place, and on whose word they stand."""

from starlette.testclient import TestClient

from dateline.store import Store, StoredStatement


def longest(store: Store) -> StoredStatement:
    """Return the statement with the longest chain."""
    return max(store.statements(), key=lambda stored: len(stored.statement.chain))


def test_the_chain_stands_link_by_link(client: TestClient, store: Store) -> None:
    """Every link and the words of the statement are on the page and in its twins."""
    stored = longest(store)
    address = f"/statements/{stored.article.id}/{stored.statement.id}"
    page = client.get(address).text
    assert all(link.name in page for link in stored.statement.chain)
    data = client.get(f"{address}.json").json()
    assert data["statement"]["id"] == stored.statement.id
    assert data["words"] == [stored.article.text[s.start : s.end] for s in stored.statement.content]
    everywhere = {(one["article"], one["statement"]) for one in data["everywhere"]["reports"]}
    assert (stored.article.id, stored.statement.id) in everywhere
    rows = client.get(f"{address}.csv").text.splitlines()
    assert len(rows) > len(stored.statement.chain)


def test_every_statement_can_be_shown(client: TestClient, store: Store) -> None:
    """Those without a chain, in several pieces or nested too."""
    for stored in store.statements():
        answer = client.get(f"/statements/{stored.article.id}/{stored.statement.id}")
        assert answer.status_code == 200


def test_a_nested_statement_leads_to_the_one_around_it(client: TestClient, store: Store) -> None:
    """Both pages name the other."""
    inner = next(stored for stored in store.statements() if stored.statement.parent)
    outer = f"/statements/{inner.article.id}/{inner.statement.parent}"
    own = f"/statements/{inner.article.id}/{inner.statement.id}"
    assert f'href="{outer}"' in client.get(own).text
    assert f'href="{own}"' in client.get(outer).text


def test_an_unknown_statement_is_said(client: TestClient, store: Store) -> None:
    """An id that the article does not have, and an article that is not there."""
    article = store.articles()[0].id
    assert "no statement" in client.get(f"/statements/{article}/zzz").text
    assert client.get("/statements/zzz/zzz").status_code == 404
