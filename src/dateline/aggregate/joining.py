"""Joins one more article with all that are kept, touching only what it has to do with.

The article's events are looked for in their blocks, compared, and linked. The stories that the
links touch are then taken apart and put together again from all their links, so that the answer is
the one that all articles at once would have given, in whatever order they came.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dateline.aggregate.grouping import group_events
from dateline.aggregate.match import match
from dateline.aggregate.profiles import NARROW, blocks_around, blocks_of, profile_of
from dateline.aggregate.sketches import KeptTexts, join_text
from dateline.records import Coding
from dateline.records.story import (
    Decision,
    EventProfile,
    EventRef,
    Joining,
    StoryLink,
)
from dateline.settings import Settings
from dateline.store import Joiner

RULES = 3  # one more whenever the same articles would be joined otherwise
MOST_CANDIDATES = 400  # events that one event is compared with
WEEK = 7  # days within which events of one article are looked for together
MOST_LINKS = 8  # of an event to the events of one story
MOST_EVENTS = 400  # that are taken apart and put together again; larger stories only grow


class Kept(KeptTexts, Protocol):
    """What is known of the articles that came before."""

    def events_in(
        self, blocks: Collection[int], days: tuple[int, int], limit: int
    ) -> list[tuple[int, EventProfile]]:
        """Return the events entered in some blocks.

        Args:
            blocks: Numbers of blocks.
            days: First and last day that they are entered under.
            limit: Entries at most.

        Returns:
            For each entry the number of the block, and the event.
        """

    def events(self, keys: Collection[int]) -> list[EventProfile]:
        """Return the events of some keys."""

    def links(self, keys: Collection[int]) -> list[StoryLink]:
        """Return the links that have one of some events at either end."""

    def decisions(self, keys: Collection[int]) -> list[Decision]:
        """Return the last word of a person on each pair that has one of some events in it."""

    def stories(self, keys: Collection[int]) -> dict[int, str]:
        """Return the story of each of some events."""

    def events_of(self, stories: Collection[str]) -> dict[int, str]:
        """Return the events of some stories by their keys, with the story of each."""

    def known_stories(self, ids: Collection[str]) -> set[str]:
        """Return those of some ids that a story has, or had before another took its events."""


def join_article(coding: Coding, key: int, kept: Kept, settings: Settings) -> Joining:
    """Find out what one more article has to do with those that are kept.

    Args:
        coding: The coding of the article.
        key: The key of the article, which none of the others has.
        kept: The others.
        settings: What counts as a copy, as near, as the same days, as confident enough.

    Returns:
        What is to be kept of it.
    """
    article = coding.article
    new = [
        profile_of(
            article, event, article_key=key, position=position,
            same_story_days=settings.same_story_days,
        )
        for position, event in enumerate(coding.events)
        if event.confidence >= settings.least_confidence
    ]  # fmt: skip
    links = _links(new, kept, settings)
    ends = {key for link in links for key in (link.a, link.b)}
    stories, became = _grouped(new, ends, links, kept, settings)
    text = join_text(article, key, kept, settings.near_copy_containment)
    return Joining(
        sketch=text.sketch,
        bands=text.bands,
        pairs=text.pairs,
        merged=text.merged,
        events=tuple((profile, blocks_of(profile)) for profile in new),
        links=tuple(links),
        stories=stories,
        became=became,
    )


def _links(new: Sequence[EventProfile], kept: Kept, settings: Settings) -> list[StoryLink]:
    """Return what joins events with kept ones: the best few links to each of their stories."""
    matched = []
    for profile, candidates in _candidates(new, kept):
        for other in candidates:
            # The earlier report second, whichever article came last: an article that is coded or
            # reviewed anew is joined after all others, and must find what it had found before.
            earlier, later = sorted((profile, other), key=lambda one: one.order)
            answer = match(later, earlier, settings.same_place_km)
            if answer:
                matched.append((profile.key, -answer.points, other.ref, other.key, answer.reasons))
    matched.sort()
    stories = kept.stories({key for _, _, _, key, _ in matched})
    used: Counter[tuple[int, str]] = Counter()
    links = []
    for key, points, _, other_key, reasons in matched:
        used[key, stories[other_key]] += 1
        if used[key, stories[other_key]] <= MOST_LINKS:
            links.append(StoryLink(key, other_key, -points, reasons))
    return links


def _candidates(
    new: Sequence[EventProfile], kept: Kept
) -> Iterator[tuple[EventProfile, list[EventProfile]]]:
    """Yield each event with the kept ones that it has a block in common with.

    Events of about one time are looked for together, for each question to a database costs.
    """
    blocks_of_event = {profile.key: blocks_around(profile) for profile in new}
    found: defaultdict[int, dict[int, EventProfile]] = defaultdict(dict)
    weeks: defaultdict[int, list[EventProfile]] = defaultdict(list)
    for profile in new:
        if profile.first is not None and profile.last is not None:
            weeks[profile.first // WEEK].append(profile)
    questions = [
        (
            {block for p in some for block in blocks_of_event[p.key][0]},
            # One day more, for reports may differ by a day.
            (min(p.first or 0 for p in some) - NARROW, max(p.last or 0 for p in some) + 1),
        )
        for some in weeks.values()
    ]
    questions.append(({block for _, words in blocks_of_event.values() for block in words}, (0, 0)))
    for blocks, days in questions:
        if blocks:
            for block, other in kept.events_in(blocks, days, MOST_CANDIDATES * len(new)):
                found[block][other.key] = other
    for profile in new:
        near: dict[int, EventProfile] = {}
        for block in (*blocks_of_event[profile.key][0], *blocks_of_event[profile.key][1]):
            near |= found.get(block, {})
        yield profile, list(near.values())


def regroup(
    events: Sequence[EventProfile], kept: Kept, settings: Settings
) -> tuple[dict[int, str], dict[str, str]]:
    """Put kept events into stories again, together with all that their links lead to.

    Args:
        events: The events.
        kept: What is kept.
        settings: How far apart places may be.

    Returns:
        The stories that have changed, by the keys of the events; and for each story that is no
        more the one that took most of its events.
    """
    return _grouped(events, {profile.key for profile in events}, (), kept, settings)


def _grouped(
    events: Sequence[EventProfile],
    start: set[int],
    links: Sequence[StoryLink],
    kept: Kept,
    settings: Settings,
) -> tuple[dict[int, str], dict[str, str]]:
    """Put events into stories, with all that links lead to from where they start."""
    own = {profile.key: profile for profile in events}
    reached, links, decisions = _reach(start, links, kept)
    reached |= own.keys()
    before, together = kept.stories(reached), []
    if len(reached) > MOST_EVENTS:
        links = [link for link in links if link.a in own or link.b in own]
        ends = {before[key] for link in links for key in (link.a, link.b) if key in before}
        before = kept.events_of(ends)
        together = _by_story(before)
        reached = before.keys() | own.keys()
        decisions = [d for d in decisions if d.a in reached and d.b in reached]
    profiles = own | {p.key: p for p in kept.events(reached - own.keys())}
    groups = group_events(
        profiles, links, decisions, together=together, same_place_km=settings.same_place_km
    )
    return _named(groups, before, kept)


def _reach(
    start: set[int], links: Iterable[StoryLink], kept: Kept
) -> tuple[set[int], list[StoryLink], list[Decision]]:
    """Return the events that links and decisions lead to, on and on, with these."""
    found = {(link.a, link.b): link for link in links}
    decided: dict[tuple[int, int], Decision] = {}
    seen: set[int] = set()
    waiting = start
    while waiting and len(seen) <= MOST_EVENTS:
        seen |= waiting
        for link in kept.links(waiting):
            found[link.a, link.b] = link
        for decision in kept.decisions(waiting):
            decided[decision.a, decision.b] = decision
        waiting = {key for pair in (*found, *decided) for key in pair} - seen
    return seen | waiting, list(found.values()), list(decided.values())


def _by_story(stories: dict[int, str]) -> list[list[int]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for key, story in sorted(stories.items()):
        groups[story].append(key)
    return list(groups.values())


def _named(
    groups: Sequence[Sequence[EventProfile]], before: dict[int, str], kept: Kept
) -> tuple[dict[int, str], dict[str, str]]:
    """Give each group its story: the one that most of its events had, else a new one."""
    shares: Counter[tuple[str, int]] = Counter()
    for number, group in enumerate(groups):
        shares.update((before[p.key], number) for p in group if p.key in before)
    name_of: dict[int, str] = {}
    became: dict[str, str] = {}
    for (story, number), _ in sorted(shares.items(), key=lambda share: (-share[1], share[0])):
        if story in became:
            continue
        became[story] = name_of.setdefault(number, story)
    fresh = {n: group[0].ref for n, group in enumerate(groups) if n not in name_of}
    name_of |= _new_names(fresh, set(became), kept)
    stories = {
        profile.key: name_of[number] for number, group in enumerate(groups) for profile in group
    }
    changed = {key: story for key, story in stories.items() if before.get(key) != story}
    return changed, {old: new for old, new in became.items() if old != new}


def _new_names(firsts: Mapping[int, EventRef], taken: set[str], kept: Kept) -> dict[int, str]:
    """Return ids that hang on the first report of each story, and that no story has had."""
    seeds = {number: f"{ref.article}/{ref.event}" for number, ref in firsts.items()}
    found: dict[int, str] = {}
    while seeds:
        names = {n: hashlib.sha256(seed.encode()).hexdigest()[:12] for n, seed in seeds.items()}
        taken |= kept.known_stories(set(names.values()))
        for number, name in names.items():
            if name not in taken:
                found[number] = name
                taken.add(name)
                del seeds[number]
        seeds = {number: f"{seed}+" for number, seed in seeds.items()}
    return found


def joiner(settings: Settings) -> Joiner:
    """Return how a store joins the articles that are added to it.

    Args:
        settings: What counts as a copy, as near, as the same days, as confident enough.

    Returns:
        The functions that join, and the name of the way: one of the numbers that decide changes
        it, and so does a change of the rules (``RULES``).
    """
    numbers = (
        settings.near_copy_containment,
        settings.same_place_km,
        settings.same_story_days,
        settings.least_confidence,
    )
    return Joiner(
        method=" ".join(map(str, (RULES, *numbers))),
        join=lambda coding, key, kept: join_article(coding, key, kept, settings),
        regroup=lambda events, kept: regroup(events, kept, settings),
    )
