"""Marks the stories of which something has changed, in the transaction that changes it."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, select

from dateline.store import kept_tables, summary_tables
from dateline.store import listing_tables as listing

AT_ONCE = 500  # values in one question
_stale, _event = summary_tables.stale_story.c, kept_tables.story_event.c
KNOWN = select(_stale.story).where(_stale.story.in_(bindparam("some", expanding=True)))
OF_ARTICLES = (
    select(_event.story).where(_event.article.in_(bindparam("some", expanding=True))).distinct()
)


def mark(connection: Connection, stories: Collection[str]) -> None:
    """Note that stories, by their ids, are to be summarised anew."""
    given = sorted(stories)
    for start in range(0, len(given), AT_ONCE):
        some = given[start : start + AT_ONCE]
        known = set(connection.scalars(KNOWN, {"some": some}))
        rows = [{"story": story} for story in some if story not in known]
        if rows:
            connection.execute(summary_tables.stale_story.insert(), rows)


def mark_articles(connection: Connection, articles: Collection[int]) -> None:
    """Note that the stories of some articles, by their keys, are to be summarised anew."""
    given = sorted(articles)
    for start in range(0, len(given), AT_ONCE):
        some = given[start : start + AT_ONCE]
        mark(connection, set(connection.scalars(OF_ARTICLES, {"some": some})))


def mark_all(connection: Connection) -> None:
    """Note that every story is to be summarised anew."""
    every = select(_event.story).where(_event.story.not_in(select(_stale.story))).distinct()
    connection.execute(summary_tables.stale_story.insert().from_select(["story"], every))


def forget_all(connection: Connection) -> None:
    """Forget every summary, because there are no stories any more."""
    for table in (
        summary_tables.story_source, summary_tables.story_origin, summary_tables.story_summary,
        summary_tables.stale_story,
    ):  # fmt: skip
        connection.execute(delete(table))
    nothing = {"story": None, "reports": 0, "origins": 0}
    connection.execute(listing.event_entry.update().values(nothing))
