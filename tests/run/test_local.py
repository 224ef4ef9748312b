"""Adding articles: counts, errors, running again, trying again."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import dateline
from dateline.errors import UnreadableInputError
from dateline.records import Article
from dateline.run import Counts, add_articles, inputs_to_retry, retry_articles
from dateline.settings import Settings
from dateline.store import Store, StoredError, open_store
from tests.run.coders import one_statement
from tests.store.build import article

NOON = "2024-05-01T12:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty store."""
    with open_store(tmp_path / "news.db") as opened:
        yield opened


def add(store: Store, *items: Article | UnreadableInputError) -> Counts:
    """Add items with the stand-in coder."""
    return add_articles(
        items, store, settings=Settings(), clock=lambda: NOON, make_coder=one_statement
    )


def test_each_input_is_counted_once(store: Store) -> None:
    """Added, known and failed inputs add up to all inputs."""
    counts = add(
        store,
        article("one", input="1.txt"),
        UnreadableInputError("2.pdf", "is truncated; fetch it again"),
        article("refuse this", input="3.txt"),
        article("one", input="4.txt"),
    )
    assert counts == Counts(run=1, added=1, known=1, failed=2, statements=1)
    assert [(error.input, error.reason) for error in store.errors()] == [
        ("2.pdf", "is truncated; fetch it again"),
        ("3.txt", "this text is refused; give another one"),
    ]


def test_a_run_says_what_it_ran_with(store: Store) -> None:
    """Version, model, knowledge, settings, times and counts of each run are kept."""
    add(store, article("one"))
    (run,) = store.runs()
    assert run.version == dateline.__version__
    assert run.model.startswith("en_core_web_sm")
    assert len(run.knowledge) == 64
    assert msgspec.json.decode(run.settings, type=Settings) == Settings()
    assert (run.started, run.finished) == (NOON, NOON)
    assert msgspec.json.decode(run.counts or "", type=Counts).added == 1


def test_adding_again_changes_nothing(store: Store) -> None:
    """A second run over the same inputs stores nothing and touches nothing."""
    add(store, article("one", input="1.txt"))
    before = store.articles()
    assert add(store, article("one", input="1.txt")) == Counts(run=2, known=1)
    assert store.articles() == before


def test_an_id_given_to_two_texts_is_an_error(store: Store) -> None:
    """The second text is refused by name, and the first one stays."""
    counts = add(store, article("one", id="a1", input="f:1"), article("two", id="a1", input="f:2"))
    assert (counts.added, counts.failed) == (1, 1)
    (error,) = store.errors()
    assert error.input == "f:2"
    assert "another text with the id 'a1'" in error.reason


def test_one_text_of_two_publishers_is_two_articles(store: Store) -> None:
    """Copies are reports of their own, although their derived ids are equal."""
    add(store, article("one"), article("one", publisher="Other"))
    assert [(a.publisher, a.sha256[:16] == a.id) for a in store.articles()] == [
        ("Example Times", True),
        ("Other", False),
    ]


def test_progress_is_told_after_each_input(store: Store) -> None:
    """The callback sees each input once, whether it was stored, known or failed."""
    seen: list[str] = []
    items: list[Article | UnreadableInputError] = [
        article("one", input="1"),
        UnreadableInputError("2", "is empty"),
        article("refuse", input="3"),
    ]
    add_articles(
        items,
        store,
        settings=Settings(),
        clock=lambda: NOON,
        make_coder=one_statement,
        progress=lambda _, place: seen.append(place),
    )
    assert sorted(seen) == ["1", "2", "3"]


def test_an_input_that_succeeds_loses_its_error(store: Store) -> None:
    """The failure of an input is forgotten as soon as it is stored."""
    add(store, UnreadableInputError("1.txt", "is empty"))
    add(store, article("one", input="1.txt"))
    assert store.errors() == []


def test_retrying_reads_what_failed_and_keeps_what_fails_again(store: Store) -> None:
    """A retry reads the files that failed; what fails again counts its failures."""
    add(
        store,
        UnreadableInputError("news.jsonl:3", "is not JSON"),
        UnreadableInputError("news.jsonl:9", "is not JSON"),
        UnreadableInputError("gone.pdf", "is missing"),
    )

    def read(inputs: list[str]) -> list[Article | UnreadableInputError]:
        assert inputs == ["gone.pdf", "news.jsonl"]
        return [
            UnreadableInputError("gone.pdf", "is missing"),
            article("three", input="news.jsonl:3"),
        ]

    counts = retry_articles(
        read, store, settings=Settings(), clock=lambda: NOON, make_coder=one_statement
    )
    assert (counts.added, counts.failed) == (1, 1)
    assert [(error.input, error.retried) for error in store.errors()] == [("gone.pdf", 1)]


@pytest.mark.parametrize(
    ("places", "inputs"),
    [
        (["a.txt", "b.jsonl:1", "b.jsonl:2"], ["a.txt", "b.jsonl"]),
        (["-"], []),
        (["https://example.org/a"], ["https://example.org/a"]),
        (["-:4"], []),
    ],
)
def test_inputs_to_retry(places: list[str], inputs: list[str]) -> None:
    """A line stands for its file; standard input cannot be read again."""
    errors = [StoredError(input=p, reason="", run=1, at=NOON, retried=0) for p in places]
    assert inputs_to_retry(errors) == inputs
