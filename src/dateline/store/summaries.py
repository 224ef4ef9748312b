"""What is said of each story together, kept so that lists are quick, and made anew when stale."""

import json
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, select, update

from dateline.records import SourceKind
from dateline.store import kept_tables, listing_tables
from dateline.store import summary_tables as tables
from dateline.store.connect import READ, transaction
from dateline.store.joined import stories_of
from dateline.store.records import StoredStory
from dateline.store.rows import Row

AT_ONCE = 25  # stories in one transaction, so that another writer waits but a moment


class OriginSummary(msgspec.Struct, frozen=True, kw_only=True):
    """An independent origin of a story.

    Attributes:
        name: The source, or the outlet that says so itself.
        kind: What kind of source it is.
        source: Id of the source over all articles; None for an outlet that says so itself.
        outlet: Whose unnamed source it is; None for a named one.
        reports: Number of articles that rest on it.
    """

    name: str
    kind: SourceKind
    source: str | None
    outlet: str | None
    reports: int


class StorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a story together, as lists show it.

    Attributes:
        type: PLOVER type that most reports give it.
        mode: PLOVER mode that most of these give it; None where none does.
        headline: What happened, in plain words.
        title: Title of the article that reported it first.
        actors: Ids and names of who did it.
        recipients: To whom, likewise.
        place: Name of the most precise place that a report gives.
        country: Country code of it.
        lat: Its latitude, in degrees.
        lon: Its longitude, in degrees.
        first_day: First day it may have happened on, ISO.
        last_day: Last day it may have happened on, ISO.
        first_published: ISO date of publication of the first report; "" where none has one.
        last_published: That of the last report.
        reports: Number of articles that report it.
        origins: Whom they rest on, those of most reports first.
        deaths_low: The least dead that an origin gives; None where none gives a floor.
        deaths_high: The most dead; None where one gives no ceiling.
        disputed: Whether an account denies it, or an article calls it disputed.
        differences: Number of questions on which accounts differ.
        only_denied: Whether every account of it denies it.
        standings: How each source stands in it: its id, and "stories", "alone", "confirmed",
            "denied" or "denies", as ``SourceProfile`` of ``dateline.aggregate`` counts them.
    """

    type: str
    mode: str | None
    headline: str
    title: str | None
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    first_day: str | None
    last_day: str | None
    first_published: str
    last_published: str
    reports: int
    origins: tuple[OriginSummary, ...]
    deaths_low: int | None
    deaths_high: int | None
    disputed: bool
    differences: int
    only_denied: bool
    standings: tuple[tuple[str, str], ...]


Describe = Callable[[StoredStory], StorySummary]


class Summaries:
    """The summaries of stories. Every method is one transaction, or one a few stories."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def waiting(self) -> int:
        """Return how many stories have changed since they were summarised."""
        with transaction(self._engine, self._name, READ) as connection:
            return connection.scalar(select(func.count()).select_from(tables.stale_story)) or 0

    def refresh(self, describe: Describe, *, at_most: int | None = None) -> int:
        """Summarise anew the stories that have changed.

        Args:
            describe: Says what the events of a story tell together
                (``dateline.aggregate.describer``).
            at_most: Stories at most; None for all that wait.

        Returns:
            How many were summarised.
        """
        done = 0
        while at_most is None or done < at_most:
            some = AT_ONCE if at_most is None else min(AT_ONCE, at_most - done)
            with transaction(self._engine, self._name, READ) as connection:
                if not _waiting(connection, 1):
                    break
            with transaction(self._engine, self._name) as connection:
                done += _refresh(connection, describe, some)
        return done


# Made once: to put a question together takes longer than to ask it.
_stale, _entry, _member = (
    tables.stale_story.c,
    listing_tables.event_entry.c,
    kept_tables.story_event.c,
)
WAITING = select(_stale.story).order_by(_stale.story).limit(bindparam("limit"))
FORGET = tuple(
    delete(table).where(table.c.story.in_(bindparam("some", expanding=True)))
    for table in (
        tables.story_source, tables.story_origin, tables.story_summary, tables.stale_story,
    )
)  # fmt: skip
ENTER = (
    update(listing_tables.event_entry)
    .where(_entry.key.in_(select(_member.key).where(_member.story == bindparam("id"))))
    .values(
        story=bindparam("id"), reports=bindparam("reports_now"), origins=bindparam("origins_now")
    )
)


def _waiting(connection: Connection, limit: int) -> list[str]:
    return list(connection.scalars(WAITING, {"limit": limit}))


def _refresh(connection: Connection, describe: Describe, limit: int) -> int:
    ids = _waiting(connection, limit)
    for statement in FORGET:
        connection.execute(statement, {"some": ids})
    # A story without events is no more: another has taken them.
    found = {s.id: describe(s) for s in stories_of(connection, ids) if s.events}
    rows: dict[Table, list[Row]] = {
        tables.story_summary: [_row(story, summary) for story, summary in found.items()],
        tables.story_origin: [
            {"story": story, "position": number, **msgspec.structs.asdict(origin)}
            for story, summary in found.items()
            for number, origin in enumerate(summary.origins)
        ],
        tables.story_source: [
            {"story": story, "source": source, "standing": standing}
            for story, summary in found.items()
            for source, standing in summary.standings
        ],
    }
    for table, some in rows.items():
        if some:
            connection.execute(table.insert(), some)
    entered = [
        {"id": story, "reports_now": summary.reports, "origins_now": len(summary.origins)}
        for story, summary in found.items()
    ]
    if entered:
        connection.execute(ENTER, entered)
    return len(ids)


def _row(story: str, summary: StorySummary) -> Row:
    row = msgspec.structs.asdict(summary)
    del row["standings"]
    return row | {
        "story": story,
        "origins": len(summary.origins),
        "actors": json.dumps(summary.actors),
        "recipients": json.dumps(summary.recipients),
    }
