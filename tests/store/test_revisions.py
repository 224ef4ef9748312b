"""Corrected articles, further addresses, and what joining makes of both."""

from pathlib import Path

import msgspec
import pytest

from dateline.aggregate import copies_among, joiner, story_from
from dateline.records import Article, Coding
from dateline.settings import Settings
from dateline.store import Outcome, Store, open_store
from tests.aggregate import build
from tests.store.test_store import begin

WORDS = " ".join(f"word{n}" for n in range(40))
PAGE = "https://news.example/attack"


def page(text: str, published: str | None = "2020-03-02", url: str | None = PAGE) -> Article:
    """Build an article at an address, its id derived from its text."""
    made = build.article("x", published, "The Post", text=text)
    return msgspec.structs.replace(made, id=made.sha256[:16], url=url)


def told(article: Article, deaths: int) -> Coding:
    """Build a coding of one attack."""
    place = build.place("Garissa", -0.45, 39.65)
    return build.coding(article, build.event("e1", where=place, deaths=build.number(deaths)))


def add(store: Store, coding: Coding) -> Outcome:
    """Add a coding in a run of its own, and join it."""
    store.joined.catch_up(joiner(Settings()))
    return store.add(coding, begin(store), joiner(Settings()))


def tolls(store: Store) -> list[list[int | None]]:
    """Return the numbers of dead of each story."""
    found = [story_from(kept, Settings()) for kept in store.joined.stories()]
    return [[said.low for said in story.deaths.by] for story in found if story.deaths]


@pytest.mark.parametrize(
    ("label", "first", "second", "expected"),
    [
        ("the later one counts", "2020-03-02", "2020-03-03", 9),
        ("of one day, that which came later", "2020-03-02", "2020-03-02", 9),
        ("an earlier one that comes late does not count", "2020-03-03", "2020-03-02", 3),
        ("without a date, that which came later", None, None, 9),
    ],
)
def test_of_two_texts_under_one_address_one_counts(
    tmp_path: Path, label: str, first: str | None, second: str | None, expected: int
) -> None:
    """Both are kept, and events, stories and copies are those of one of them."""
    with open_store(tmp_path / "news.db") as store:
        assert add(store, told(page(f"Three died. {WORDS}", first), 3)) is Outcome.ADDED
        assert add(store, told(page(f"Nine died. {WORDS}", second), 9)) is Outcome.REVISED
        assert tolls(store) == [[expected]], label
        assert [stored.event.deaths for stored in store.events()] == [build.number(expected)]
        assert [article.replaced for article in store.articles(history=True)].count(True) == 1
        assert len(store.articles()) == 1
        assert list(store.joined.copies()) == []


def test_a_correction_leaves_the_other_reports_of_a_story(tmp_path: Path) -> None:
    """What the corrected text said is gone from the story and from the copies; the rest stays."""
    with open_store(tmp_path / "news.db") as store:
        add(store, told(page(f"Three died. {WORDS}"), 3))
        reprint = build.article("r", "2020-03-03", "The Mail", text=f"Three died. {WORDS}")
        add(store, told(reprint, 3))
        add(store, told(build.article("o", "2020-03-03", "The Sun"), 5))
        assert tolls(store) == [[3, 5]]
        assert len(list(store.joined.copies())) == 1
        add(store, told(page("Another text altogether, in which seven died.", "2020-03-04"), 7))
        assert tolls(store) == [[3, 5, 7]]
        assert list(store.joined.copies()) == []


def test_a_page_met_under_two_addresses_is_one_article(tmp_path: Path) -> None:
    """The further address is kept, once, and nothing is counted twice."""
    with open_store(tmp_path / "news.db") as store:
        text = f"Three died. {WORDS}"
        add(store, told(page(text), 3))
        for _ in range(2):
            again = page(text, url=PAGE + "?from=feed")
            assert add(store, told(again, 3)) is Outcome.KNOWN
        (article,) = store.articles()
        assert article.addresses == (PAGE + "?from=feed",)
        assert len(store.events()) == 1


def test_copies_fall_apart_when_what_joined_them_is_corrected(tmp_path: Path) -> None:
    """Two texts that were one only through a third are two when that third is another."""
    head, tail = (" ".join(f"{name}{n}" for n in range(60)) for name in ("head", "tail"))
    with open_store(tmp_path / "news.db") as store:
        add(store, build.coding(build.article("h", text=head)))
        add(store, build.coding(build.article("t", text=tail)))
        add(store, build.coding(page(f"{head} {tail}")))
        (group,) = (copies_among(group) for group in store.joined.copies())
        assert len(group.articles) == 3
        add(store, build.coding(page("Something else was printed here.", "2020-03-05")))
        assert list(store.joined.copies()) == []


def test_what_was_stored_without_being_joined_is_joined_later(tmp_path: Path) -> None:
    """Joining catches up, once, and anew where the settings that decide have changed."""
    with open_store(tmp_path / "news.db") as store:
        run = begin(store)
        for number, deaths in enumerate((3, 5)):
            store.add(told(build.article(f"a{number}"), deaths), run)
        assert store.joined.catch_up(joiner(Settings())) == 2
        assert store.joined.catch_up(joiner(Settings())) == 0
        assert tolls(store) == [[3, 5]]
        assert store.joined.catch_up(joiner(Settings(same_story_days=1))) == 2
