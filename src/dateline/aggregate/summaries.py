"""Sums a story up for lists: what is said of it together, in plain values."""

from collections.abc import Callable, Iterable

from dateline.aggregate.headlines import headline_of
from dateline.aggregate.origins import Origin
from dateline.aggregate.reported import accounts_of
from dateline.aggregate.sources import source_id, standings_in
from dateline.aggregate.stories import members_of, story_from
from dateline.records import Actor, Article, Event
from dateline.settings import Settings
from dateline.store import OriginSummary, StoredStory, StorySummary


def describer(settings: Settings) -> Callable[[StoredStory], StorySummary]:
    """Return what sums up the stories of a database (``Store.summaries``).

    Args:
        settings: What the stories were joined with.

    Returns:
        A function of a stored story.
    """
    return lambda stored: summary_of(stored, settings)


def summary_of(stored: StoredStory, settings: Settings) -> StorySummary:
    """Return what is said of a stored story together, as lists show it."""
    story = story_from(stored, settings)
    members = members_of(stored, settings)
    published = sorted(m.article.published for m in members if m.article.published)
    modes = [m.event.mode for m in members if m.event.type == story.type and m.event.mode]
    place, deaths = story.place, story.deaths
    return StorySummary(
        type=story.type,
        mode=max(modes, key=modes.count, default=None),
        headline=headline_of(story),
        title=members[0].article.title,
        actors=_named(story.actors),
        recipients=_named(story.recipients),
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        first_day=story.earliest,
        last_day=story.latest,
        first_published=published[0] if published else "",
        last_published=published[-1] if published else "",
        reports=len(story.reports),
        origins=tuple(_origin(origin, stored.events) for origin in story.origins),
        deaths_low=deaths.low if deaths else None,
        deaths_high=deaths.high if deaths else None,
        disputed=story.disputed,
        differences=len(story.differences),
        only_denied=story.only_denied,
        standings=tuple(standings_in(story, stored.events)),
    )


def _named(actors: Iterable[Actor]) -> tuple[tuple[str, str], ...]:
    return tuple((actor.id, actor.name) for actor in actors)


def _origin(origin: Origin, told: Iterable[tuple[Article, Event]]) -> OriginSummary:
    """Return an origin with the id of its source, where a chain of the story ends in it."""
    name = origin.name.casefold()
    ends = (
        account.chain[-1] for _, event in told for account in accounts_of(event) if account.chain
    )
    return OriginSummary(
        name=origin.name,
        kind=origin.kind,
        source=next((source_id(end) for end in ends if end.name.casefold() == name), None),
        outlet=origin.outlet,
        reports=len(origin.reports),
    )
