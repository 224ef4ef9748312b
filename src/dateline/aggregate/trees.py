"""Lays out whom the reports of a story rest on, and by which way each comes to it."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.aggregate.copies import copies_among, originals
from dateline.aggregate.origins import Origin, Report, Way, origins_with_ways
from dateline.aggregate.stories import members_of, tellers_and_deniers
from dateline.settings import Settings
from dateline.store import StoredStory


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """One origin, with how each of its reports comes to it."""

    origin: Origin
    ways: tuple[Way, ...]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who published an article, and when."""

    article: str
    publisher: str
    published: str | None


class OriginTree(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a story rests on.

    Attributes:
        story: Id of the story.
        type: PLOVER type.
        reports: Number of articles that report it.
        origins: The independent origins of those that say that it happened.
        denials: The origins of those that deny it.
        articles: Who published each article, by date.
    """

    story: str
    type: str
    reports: int
    origins: tuple[Branch, ...]
    denials: tuple[Branch, ...]
    articles: tuple[Outlet, ...]


def origin_tree(stored: StoredStory, settings: Settings) -> OriginTree:
    """Return whom a stored story rests on.

    Args:
        stored: The story.
        settings: As for joining.

    Returns:
        Its origins, those of most reports first, with the way of each report.
    """
    members = members_of(stored, settings)
    original_of = originals(map(copies_among, stored.copies))
    tellers, deniers = tellers_and_deniers(members)
    articles = {member.article.id: member.article for member in members}
    types = [member.event.type for member in members]
    return OriginTree(
        story=stored.id,
        type=max(types, key=types.count),
        reports=len(articles),
        origins=branches(tellers, original_of),
        denials=branches(deniers, original_of),
        articles=tuple(
            Outlet(article=a.id, publisher=a.publisher or a.input, published=a.published)
            for a in articles.values()
        ),
    )


def branches(reports: Sequence[Report], original_of: Mapping[str, str]) -> tuple[Branch, ...]:
    """Return the independent origins of reports, each with how its reports come to it."""
    found = origins_with_ways(reports, original_of)
    return tuple(Branch(origin=origin, ways=ways) for origin, ways in found)
