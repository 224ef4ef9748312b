"""What lists are read from is kept in step with what it repeats."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.aggregate import describer, find_stories, source_profiles
from dateline.records.story import EventRef
from dateline.run.reviewer import Reviewer
from dateline.settings import Settings
from dateline.store import Store, listing, listing_tables, open_store, stale
from dateline.store.connect import transaction
from dateline.store.pages import Wanted
from tests.aggregate.build import article, coding, event, standings_of
from tests.store.news import (
    JOINED_BY,
    KUNDUZ,
    LISTED,
    SUMMARISED,
    codings,
    fill,
    rows_of,
)
from tests.store.test_store import begin

DESCRIBE = describer(Settings())
NOW = "2024-05-02T12:00:00Z"


def reviewer(store: Store) -> Reviewer:
    """Return somebody who reviews the database."""
    return Reviewer(store, "Ada", NOW, Settings(), False, JOINED_BY)


def nothing(_store: Store) -> None:
    """Leave the database as it was filled."""


def revise(store: Store) -> None:
    """Let another text take the place of the first article."""
    text = article("a1", "2020-03-06", text="Corrected: nobody was shot.")
    store.add(coding(text, event("e9", "PROTEST", on="2020-03-02")), begin(store), JOINED_BY)


def come_late(store: Store) -> None:
    """Bring an earlier text of the first article, which does not count."""
    text = article("a1", "2020-03-01", text="A first draft.")
    store.add(coding(text, event("e9", "PROTEST", on="2020-02-28")), begin(store), JOINED_BY)


def copy(store: Store) -> None:
    """Bring two reports of the fight in one text, so that they are copies."""
    text = " ".join(f"word{n}" for n in range(80))
    for number, name in enumerate(("c1", "c2")):
        told = event("e1", where=KUNDUZ, mode="firearms", says="an officer")
        store.add(coding(article(name, f"2020-03-0{number + 3}", text=text), told), 1, JOINED_BY)


def drop_a_copy(store: Store) -> None:
    """Bring two copies, and another text in the place of the first."""
    copy(store)
    text = article("c1", "2020-03-08", text="Something else altogether.")
    store.add(coding(text), begin(store), JOINED_BY)


def reject(store: Store) -> None:
    """Hold the first event for none."""
    reviewer(store).reject("e1", "no", article="a1")


def edit(store: Store) -> None:
    """Give an event another type."""
    reviewer(store).edit("e1", {"type": "PROTEST", "mode": ""}, "so", article="a2")


def undo(store: Store) -> None:
    """Reject an event, and take that back."""
    reject(store)
    reviewer(store).undo("e1", "yes", article="a1")


def accept(store: Store) -> None:
    """Accept an event as it stands."""
    reviewer(store).accept("e1", "yes", article="a1")


def split(store: Store) -> None:
    """Take a report out of its story."""
    pair = (EventRef("a1", "e1"), EventRef("a2", "e1"), False)
    store.joined.decide([pair], by="Ada", why="", at=NOW, joiner=JOINED_BY)


def merge(store: Store) -> None:
    """Make one story of the fight and the talks."""
    pair = (EventRef("a1", "e1"), EventRef("a1", "e2"), True)
    store.joined.decide([pair], by="Ada", why="", at=NOW, joiner=JOINED_BY)


def join_anew(store: Store) -> None:
    """Join all articles in another way."""
    store.joined.catch_up(JOINED_BY._replace(method="another"))


CHANGES = (
    nothing, revise, come_late, copy, drop_a_copy, reject, edit, undo, accept, split, merge,
    join_anew,
)  # fmt: skip
Change = Callable[[Store], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a database."""
    return tmp_path / "news.db"


def prepare(file: Path, change: Change) -> None:
    """Fill a database, summarise it, change it, and summarise what has changed."""
    with open_store(file) as store:
        fill(store)
        store.summaries.refresh(DESCRIBE)
        change(store)
        store.summaries.refresh(DESCRIBE)


@pytest.mark.parametrize("change", CHANGES)
def test_lists_are_kept_as_if_made_at_once(file: Path, change: Change) -> None:
    """Whatever changes, the tables of lists hold what filling them anew would bring."""
    prepare(file, change)
    before = rows_of(file, LISTED)
    assert before["event_entry"]
    with open_store(file) as store, transaction(store._engine, store.name) as connection:
        for name in LISTED:
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - ours
        listing.list_all(connection)
    after = rows_of(file, LISTED)
    used = {row[1] for row in after["event_facet"]} | {row[0] for row in after["statement_source"]}
    named = [row for row in before.pop("source_entry") if row[0] in used]
    assert named == after.pop("source_entry")
    assert before == after


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_a_story_marks_it(file: Path, change: Change) -> None:
    """After a change, to summarise the marked stories is to summarise them all."""
    prepare(file, change)
    before = rows_of(file, SUMMARISED)
    assert before["story_summary"]
    assert before["stale_story"] == []
    with open_store(file) as store:
        with transaction(store._engine, store.name) as connection:
            stale.mark_all(connection)
        assert store.summaries.waiting() == len(before["story_summary"])
        assert store.summaries.refresh(DESCRIBE) == len(before["story_summary"])
    assert rows_of(file, SUMMARISED) == before


def test_a_change_marks_before_it_is_summarised(file: Path) -> None:
    """A story that has changed is shown as it was, and says that it is stale."""
    with open_store(file) as store:
        fill(store)
        assert store.pages.stories().total == 0
        assert store.summaries.waiting() == 2
        store.summaries.refresh(DESCRIBE, at_most=1)
        assert store.summaries.waiting() == 1
        store.summaries.refresh(DESCRIBE)
        assert [row.stale for row in store.pages.stories().rows] == [False, False]
        split(store)
        shown = {row.type: (row.reports, row.stale) for row in store.pages.stories().rows}
        assert shown == {"ASSAULT": (3, True), "CONSULT": (1, False)}
        assert store.pages.totals().waiting == 2


def test_summaries_say_what_the_stories_say(file: Path) -> None:
    """Reports, origins, disputes and what sources stand for are those of the stories."""
    prepare(file, nothing)
    told = {story.id: story for story in find_stories(codings(), Settings())}
    with open_store(file) as store:
        rows = store.pages.stories().rows
        for row in rows:
            story = told[row.id]
            assert (row.type, row.reports) == (story.type, len(story.reports))
            assert [o.name for o in row.rests_on] == [o.name for o in story.origins]
            assert (row.origins, row.disputed) == (len(story.origins), story.disputed)
            assert (row.earliest, row.latest) == (story.earliest, story.latest)
        profiles = source_profiles(codings(), standings_of(codings(), told.values()))
        listed = {row.id: row for row in store.pages.sources().rows}
        assert listed.keys() == {profile.id for profile in profiles}
        for profile in profiles:
            for name in (
                "statements", "events", "passes_on", "stories", "alone", "confirmed", "denied",
                "denies",
            ):  # fmt: skip
                assert getattr(listed[profile.id], name) == getattr(profile, name), name


def test_a_database_of_version_3_is_brought_up(file: Path) -> None:
    """What the older version lacks is made and filled when the file is opened, once."""
    prepare(file, nothing)
    listed = rows_of(file, LISTED)
    summaries = rows_of(file, ("story_summary",))
    connection = sqlite3.connect(file)
    new = (*LISTED, *SUMMARISED)
    for name in new:
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DROP INDEX article_by_time")
    connection.execute("UPDATE schema_version SET version = 3")
    connection.commit()
    connection.close()
    with open_store(file) as store:
        assert store.summaries.refresh(DESCRIBE) == 2
        assert store.pages.events(Wanted(words="shots")).total == 0
    assert rows_of(file, LISTED) == listed
    assert rows_of(file, ("story_summary",)) == summaries
    assert set(new) >= {table.name for table in (listing_tables.event_entry,)}
