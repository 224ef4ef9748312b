"""Puts events into stories: the best links first, and nothing together that contradicts."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.aggregate.groups import Groups
from dateline.aggregate.match import compatible
from dateline.records.story import Decision, EventProfile, StoryLink, article_key

MOST_COMPARED = 12  # events of each of two groups that are compared before these are joined


def group_events(
    profiles: Mapping[int, EventProfile],
    links: Iterable[StoryLink],
    decisions: Iterable[Decision],
    *,
    together: Iterable[Collection[int]] = (),
    same_place_km: float,
) -> list[list[EventProfile]]:
    """Return the events of each story.

    The links decide, the best first; of equally good ones the ids decide, so that the order in
    which the articles came does not matter. Two groups stay apart where they have an article in
    common (an article that tells of two attacks is believed), where any of their events contradict
    each other, or where a person told them apart. What a person put together is joined at the end,
    as wholes and whatever contradicts.

    Args:
        profiles: The events by their keys.
        links: What joins two of them.
        decisions: What a person said, the last word on each pair only.
        together: Events that are one story already and stay so.
        same_place_km: Kilometres between two points that may still be one place.

    Returns:
        Groups, each sorted by publication.
    """
    groups: Groups[int] = Groups(sorted(profiles, key=lambda key: profiles[key].order))
    for keys in together:
        for key in keys:
            groups.join(next(iter(keys)), key)
    decided = list(decisions)
    apart = {frozenset((decision.a, decision.b)) for decision in decided if not decision.same}
    for link in sorted(links, key=lambda link: _rank(link, profiles)):
        if groups.leader(link.a) == groups.leader(link.b):
            continue
        one, other = groups.members(link.a), groups.members(link.b)
        if not _clash(one, other, apart) and _agree(one, other, profiles, same_place_km):
            groups.join(link.a, link.b)
    for decision in decided:
        if decision.same:
            groups.join(decision.a, decision.b)
    return [
        sorted((profiles[key] for key in group), key=lambda profile: profile.order)
        for group in groups.larger_than(0)
    ]


def _rank(link: StoryLink, profiles: Mapping[int, EventProfile]) -> tuple[object, ...]:
    return -link.points, *sorted((profiles[link.a].ref, profiles[link.b].ref))


def _clash(one: Sequence[int], other: Sequence[int], apart: Collection[frozenset[int]]) -> bool:
    """Say whether two groups have an article in common, or were told apart by a person."""
    if not {article_key(key) for key in one}.isdisjoint(article_key(key) for key in other):
        return True
    return bool(apart) and any(frozenset((a, b)) in apart for a in one for b in other)


def _agree(
    one: Sequence[int],
    other: Sequence[int],
    profiles: Mapping[int, EventProfile],
    same_place_km: float,
) -> bool:
    first, second = (
        sorted((profiles[key] for key in keys), key=lambda profile: profile.order)[:MOST_COMPARED]
        for keys in (one, other)
    )
    return all(compatible(a, b, same_place_km) for a in first for b in second)
