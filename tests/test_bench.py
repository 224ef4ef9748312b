"""The benchmark runs, and measures the same text each time."""

from pathlib import Path

from bench.coding import PLAIN, WHOLE, shares_of_plain
from bench.corpus import read_texts, write_texts
from bench.pages.news import write_news
from bench.pages.questions import questions
from bench.pages.stock import make_stock
from dateline.store import open_store


def test_text_is_the_same_each_time() -> None:
    """Articles are made without chance, and one in ten is about conflict where asked for."""
    assert write_texts(3) == write_texts(3)
    mixed = write_texts(11, conflict_every=10)
    assert [mixed[0], mixed[10]] == [write_texts(1)[0], write_texts(11)[10]]
    assert mixed[1] != write_texts(2)[1]


def test_text_has_no_slot_left() -> None:
    """Every slot of a template is filled, and the headline is read as one."""
    for text, article in zip(write_texts(20, 2), read_texts(write_texts(20, 2)), strict=True):
        assert "{" not in text
        assert article.title == text.split("\n", 1)[0]


def test_pages_are_measured_over_the_same_news_each_time(tmp_path: Path) -> None:
    """The database is joined as the news belongs, and every question has an answer."""
    first, second = (list(write_news(60, seed=1)) for _ in range(2))
    assert first == second
    make_stock(tmp_path / "pages.db", 60, seed=1)
    with open_store(tmp_path / "pages.db") as store:
        totals = store.pages.totals()
        assert totals.events == sum(len(told.happenings) for told in first)
        assert totals.stories == len({number for told in first for number in told.happenings})
        assert [name for name, ask in questions(store) if ask() is None] == []


def test_every_step_is_measured(tmp_path: Path) -> None:
    """The plain parse counts as one, and the stages of coding are told apart."""
    shares = shares_of_plain(write_texts(1), tmp_path, rounds=1)
    assert shares[PLAIN] == 1.0
    assert shares[WHOLE] > 0.0
    assert {"  parse_article", "  find_actors", "  compose_events"} <= set(shares)
