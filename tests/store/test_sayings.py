"""Statements are found by their ids, and by the words that they have in common."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.errors import StoreError
from dateline.records import Span
from dateline.store import Store, open_store
from tests.aggregate.build import article
from tests.store.news import said, statement
from tests.store.test_store import begin

SENTENCES = {
    "a1": ("abc1", "The convoy was attacked near Garissa"),
    "a2": ("abc2", "Somebody attacked a convoy"),
    "a3": ("xyz", "The road is open again"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store of three articles that hold a statement each."""
    with open_store(tmp_path / "news.db") as opened:
        run = begin(opened)
        for name, (id, words) in SENTENCES.items():
            one = replace(statement(id, "Ann"), content=(Span(0, len(words)),))
            opened.add(said(article(name, text=words), one), run)
        yield opened


@pytest.mark.parametrize(("wanted", "found"), [("abc1", "abc1"), ("x", "xyz"), ("nobody", None)])
def test_a_statement_is_found_by_its_id(store: Store, wanted: str, found: str | None) -> None:
    """The beginning is enough where it is that of one id only."""
    stored = store.sayings.find(wanted)
    assert (stored and stored.statement.id) == found


def test_an_id_of_two_statements_is_refused(store: Store) -> None:
    """What may be two names both."""
    with pytest.raises(StoreError, match="'abc' may be abc1, abc2; give more of the id"):
        store.sayings.find("abc")


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        (["garissa"], ["a1"]),
        (["convoys", "attacks"], ["a1", "a2"]),
        (["road", "garissa"], ["a1", "a3"]),
        (["nothing"], []),
        ([], []),
    ],
)
def test_statements_are_found_by_any_of_their_words(
    store: Store, words: list[str], articles: list[str]
) -> None:
    """In any form of the words."""
    assert [one.article.id for one in store.sayings.with_words(words)] == articles
