"""Events in the order of their stories, so that a story can be written before the next is read."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select

from dateline.store import schema
from dateline.store.kept_tables import story_event
from dateline.store.read import ARTICLES_AT_ONCE, EventFilter, codings_of, event_conditions
from dateline.store.records import Selected

NO_DAY = "9999"


def selected_by_story(connection: Connection, wanted: EventFilter) -> Iterator[Selected]:
    """Yield the articles of each story, each with its events of that story alone.

    Args:
        connection: The database.
        wanted: Which events.

    Yields:
        Stories by their first day, then by id; the articles of one by date of publication. An event
        of no story is one of its own, called ARTICLE/EVENT.
    """
    rows = connection.execution_options(yield_per=1000).execute(_query(wanted))
    known: dict[int, Any] = {}
    batch: list[Any] = []
    keys: set[int] = set()
    for row in rows:
        if row.article not in keys and len(keys) == ARTICLES_AT_ONCE:
            known = _codings(connection, keys, known)
            yield from _told(batch, known)
            batch, keys = [], set()
        batch.append(row)
        keys.add(row.article)
    yield from _told(batch, _codings(connection, keys, known))


def _query(wanted: EventFilter) -> Select[Any]:
    event, article, told = schema.event.c, schema.article.c, story_event.c
    story = func.coalesce(told.story, article.id + "/" + event.id)
    day = func.min(func.coalesce(event.first_day, event.last_day, NO_DAY))
    return (
        select(event.article, event.id, story.label("story"))
        .join(schema.article, article.key == event.article)
        .outerjoin(story_event, (told.article == event.article) & (told.event == event.id))
        .where(*event_conditions(wanted))
        .order_by(day.over(partition_by=story), story)
        .order_by(article.published, article.key, event.position)
        .limit(wanted.limit)
    )


def _codings(connection: Connection, keys: set[int], known: dict[int, Any]) -> dict[int, Any]:
    """Return the codings of some articles; those that are known already are not read again."""
    missing = [(key,) for key in keys if key not in known]
    return {key: known[key] for key in keys if key in known} | codings_of(connection, missing)


def _told(rows: list[Any], codings: dict[int, Any]) -> Iterator[Selected]:
    for (story, key), some in groupby(rows, lambda row: (row.story, row.article)):
        ids = {row.id for row in some}
        run, coding = codings[key]
        events = tuple(event for event in coding.events if event.id in ids)
        yield Selected(coding=coding, events=events, run=run, story=story)
