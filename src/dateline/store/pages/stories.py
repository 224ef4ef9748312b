"""Lists stories, as they were last summarised."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnCollection, ColumnElement, Connection, func, select

from dateline.store.days import first_day, last_day
from dateline.store.listing_tables import event_entry
from dateline.store.pages.events import conditions as conditions_on_events
from dateline.store.pages.paging import Asked, Key, Order, cut
from dateline.store.pages.rows import Named, OriginRow, Page, StoryRow
from dateline.store.pages.wanted import OF_STORIES, THROUGH_EVENTS, Wanted, checked
from dateline.store.summary_tables import stale_story, story_origin, story_summary

Columns = ColumnCollection[str, Any]
STORY = story_summary.c


OF_EVENTS_ALONE = (THROUGH_EVENTS | {"publisher", "article", "words"}) - {"type", "mode"}


def stories(connection: Connection, wanted: Wanted, asked: Asked) -> Page[StoryRow]:
    """Return a page of stories."""
    checked(wanted, OF_STORIES, "stories")
    fitting = list(_conditions(connection, wanted))
    if not wanted.only(OF_EVENTS_ALONE).given:
        counted = select(func.count()).select_from(story_summary).where(*fitting)
        total = connection.scalar(counted) or 0
        found = cut(connection, select(STORY.story).where(*fitting), _orders(STORY), asked)
    else:
        # Counted and put in order at once, for to find the events takes longer than either.
        ranks = (STORY.last_published, STORY.first_published, STORY.reports, STORY.origins)
        some = select(STORY.story, *ranks, func.count().over().label("total")).where(*fitting)
        hits = some.subquery().c
        found = cut(connection, select(hits.story, hits.total), _orders(hits), asked)
        total = found.rows[0].total if found.rows else 0
    rows = story_rows(connection, [row[0] for row in found.rows])
    return Page(rows=rows, next=found.next, total=total)


def first_stories(connection: Connection, wanted: Wanted, limit: int) -> tuple[StoryRow, ...]:
    """Return the newest stories that fit, without a count of all."""
    asked = Asked("newest", limit=limit)
    query = select(STORY.story).where(*_conditions(connection, wanted))
    found = cut(connection, query, _orders(STORY), asked)
    return story_rows(connection, [row[0] for row in found.rows])


def _orders(story: Columns) -> dict[str, Order]:
    newest: Order = (Key(story.last_published, descending=True), Key(story.story))
    return {
        "newest": newest,
        "oldest": (Key(story.first_published), Key(story.story)),
        "reports": (Key(story.reports, descending=True), *newest),
        "origins": (Key(story.origins, descending=True), *newest),
    }


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for name in ("type", "mode", "story"):
        if getattr(wanted, name) is not None:
            yield STORY[name] == getattr(wanted, name)
    for name in ("origins", "reports"):
        if getattr(wanted, name) is not None:
            yield STORY[name] >= getattr(wanted, name)
    if wanted.most_origins is not None:
        yield STORY.origins <= wanted.most_origins
    if wanted.disputed:
        yield STORY.disputed
    yield from _where_and_when(wanted)
    of_events = wanted.only(OF_EVENTS_ALONE)
    if of_events.given:
        members = select(event_entry.c.story).where(*conditions_on_events(connection, of_events))
        yield STORY.story.in_(members.where(event_entry.c.story.is_not(None)))


def _where_and_when(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.box is not None:
        west, south, east, north = wanted.box
        yield STORY.lat.between(south, north)
        yield STORY.lon.between(west, east)
    if wanted.since is not None:
        yield STORY.last_day >= (first_day(wanted.since) or "")
    if wanted.until is not None:
        yield STORY.first_day <= (last_day(wanted.until) or "9999")


def story_rows(connection: Connection, ids: Sequence[str]) -> tuple[StoryRow, ...]:
    """Return stories as a list shows them, in the order of their ids as given."""
    stale = select(stale_story.c.story).where(stale_story.c.story == STORY.story).exists()
    query = select(story_summary, stale.label("stale")).where(STORY.story.in_(ids))
    rows = {row.story: row for row in connection.execute(query)}
    origin = story_origin.c
    told = select(story_origin).where(origin.story.in_(ids)).order_by(origin.story, origin.position)
    origins: defaultdict[str, list[OriginRow]] = defaultdict(list)
    for one in connection.execute(told):
        origins[one.story].append(
            OriginRow(
                name=one.name, kind=one.kind, source=one.source, outlet=one.outlet,
                reports=one.reports,
            )
        )  # fmt: skip
    return tuple(
        StoryRow(
            id=id, type=row.type, mode=row.mode, headline=row.headline, title=row.title,
            actors=_named(row.actors), recipients=_named(row.recipients),
            place=row.place, country=row.country, lat=row.lat, lon=row.lon,
            earliest=row.first_day, latest=row.last_day,
            first_published=row.first_published, last_published=row.last_published,
            reports=row.reports, origins=row.origins, rests_on=tuple(origins[id]),
            deaths_low=row.deaths_low, deaths_high=row.deaths_high, disputed=row.disputed,
            differences=row.differences, only_denied=row.only_denied, stale=row.stale,
        )
        for id in ids
        for row in [rows[id]]
    )  # fmt: skip


def _named(packed: str) -> tuple[Named, ...]:
    return tuple(Named(id, name) for id, name in json.loads(packed))
