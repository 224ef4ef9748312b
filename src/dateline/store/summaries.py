"""What is said of each story together, kept so that lists are quick, and made anew when stale."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, select, update

from dateline.records import SourceKind
from dateline.store import kept_tables, listing_tables
from dateline.store import summary_tables as tables
from dateline.store.connect import READ, transaction
from dateline.store.joined import stories_of
from dateline.store.records import StoredStory

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


def _waiting(connection: Connection, limit: int) -> list[str]:
    stale = tables.stale_story.c.story
    return list(connection.scalars(select(stale).order_by(stale).limit(limit)))


def _refresh(connection: Connection, describe: Describe, limit: int) -> int:
    ids = _waiting(connection, limit)
    for table in (
        tables.story_source, tables.story_origin, tables.story_summary, tables.stale_story,
    ):  # fmt: skip
        connection.execute(delete(table).where(table.c.story.in_(ids)))
    for stored in stories_of(connection, ids):
        if stored.events:  # else another story has taken its events
            _keep(connection, stored.id, describe(stored))
    return len(ids)


def _keep(connection: Connection, story: str, summary: StorySummary) -> None:
    row = msgspec.structs.asdict(summary)
    origins, standings = row.pop("origins"), row.pop("standings")
    row |= {
        "story": story,
        "origins": len(origins),
        "actors": json.dumps(summary.actors),
        "recipients": json.dumps(summary.recipients),
    }
    connection.execute(tables.story_summary.insert(), row)
    many: list[dict[str, Any]] = [
        {"story": story, "position": number, **msgspec.structs.asdict(origin)}
        for number, origin in enumerate(origins)
    ]
    if many:
        connection.execute(tables.story_origin.insert(), many)
    if standings:
        connection.execute(
            tables.story_source.insert(),
            [{"story": story, "source": id, "standing": standing} for id, standing in standings],
        )
    entry, member = listing_tables.event_entry, kept_tables.story_event.c
    of_story = entry.c.key.in_(select(member.key).where(member.story == story))
    values = {"story": story, "reports": summary.reports, "origins": len(origins)}
    connection.execute(update(entry).where(of_story).values(values))
