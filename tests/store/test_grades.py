"""Grades of sources and stories are kept one after the other; nothing is overwritten."""

from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import Store, StoredGrade, open_store


def test_the_last_grade_holds_and_all_stay(tmp_path: Path) -> None:
    """Each grade tells who, when, why, and what it took the place of."""
    file = tmp_path / "news.db"
    with open_store(file) as store:
        for value, who in (("C", "Eva"), ("A", "Ben"), (None, "Eva")):
            store.add_grade("source", "tass", value, by=who, why=f"{who}'s view", at="2024-05-01")
    with open_store(file) as store:
        given = store.grades("source")
    assert [(g.before, g.value, g.by) for g in given] == [
        (None, "C", "Eva"), ("C", "A", "Ben"), ("A", None, "Eva"),
    ]  # fmt: skip
    assert {(g.subject, g.at) for g in given} == {("tass", "2024-05-01")}
    assert given[0].why == "Eva's view"


def test_a_new_grade_says_what_it_takes_the_place_of(tmp_path: Path) -> None:
    """The answer to a new grade holds the old value of the same subject, and of no other."""
    with open_store(tmp_path / "news.db") as store:
        first = _grade(store, "tass", "C")
        other = _grade(store, "bbc", "A")
        second = _grade(store, "tass", "D")
    assert (first.before, other.before, second.before) == (None, None, "C")


def _grade(store: Store, subject: str, value: str) -> StoredGrade:
    return store.add_grade("source", subject, value, by="Eva", why="seen", at="2024-05-01")


def test_sources_and_stories_are_graded_apart(tmp_path: Path) -> None:
    """A source and a story of one id have each their own grades."""
    with open_store(tmp_path / "news.db") as store:
        store.add_grade("source", "x", "B", by="Eva", why="seen", at="2024-05-01")
        story = store.add_grade("story", "x", "2", by="Eva", why="seen", at="2024-05-01")
        assert story.before is None
        assert [g.value for g in store.grades("source")] == ["B"]
        assert [g.value for g in store.grades("story")] == ["2"]
        with pytest.raises(StoreError, match="refused"):
            store.add_grade("event", "x", "B", by="Eva", why="seen", at="2024-05-01")
