"""Keeps joined articles in memory: what the store does in a database, for a list of codings."""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from dateline.aggregate.bands import Bands
from dateline.aggregate.copies import Copies, copies_among
from dateline.aggregate.sketches import join_text
from dateline.records import Article
from dateline.records.story import (
    Decision,
    EventProfile,
    EventRef,
    Joining,
    StoryLink,
    TextSketch,
)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two events are held for reports of one happening."""

    a: EventRef
    b: EventRef
    points: int
    reasons: tuple[str, ...]


class Memory:
    """Articles that were joined, in memory; answers what ``Kept`` asks.

    Attributes:
        sketches: The texts by the keys of their articles.
        story_of: The story of each event.
    """

    def __init__(self) -> None:
        self.sketches: dict[int, TextSketch] = {}
        self.story_of: dict[int, str] = {}
        self._articles: dict[int, Article] = {}
        self._copies: defaultdict[int, list[int]] = defaultdict(list)
        self._bands = Bands()
        self._profiles: dict[int, EventProfile] = {}
        self._blocks: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # by day
        self._links: defaultdict[int, list[StoryLink]] = defaultdict(list)
        self._members: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, key: int, article: Article, joining: Joining) -> None:
        """Keep one more article, as ``join_article`` answered."""
        self._articles[key] = article
        self._add_text(joining.sketch, joining)
        for profile, blocks in joining.events:
            self._profiles[profile.key] = profile
            for block in blocks:
                insort(self._blocks[block.number], (block.day, profile.key))
        for link in joining.links:
            self._links[link.a].append(link)
            self._links[link.b].append(link)
        for event, story in joining.stories.items():
            self._members[self.story_of.get(event, "")].discard(event)
            self._members[story].add(event)
            self.story_of[event] = story

    def copies(self) -> tuple[Copies, ...]:
        """Return the groups of articles that carry one text."""
        groups = (keys for _, keys in sorted(self._copies.items()) if len(keys) > 1)
        return tuple(copies_among([self._articles[key] for key in keys]) for keys in groups)

    def links_of_stories(self) -> dict[str, list[Link]]:
        """Return for each story why its events were joined."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        links = {(link.a, link.b): link for told in self._links.values() for link in told}
        for link in links.values():
            story = self.story_of[link.a]
            if story == self.story_of[link.b]:
                a, b = sorted(self._profiles[key].ref for key in (link.a, link.b))
                found[story].append(Link(a=a, b=b, points=link.points, reasons=link.reasons))
        return found

    def _add_text(self, sketch: TextSketch, joining: Joining) -> None:
        self.sketches[sketch.article] = sketch
        self._bands.add(joining.bands, sketch.article)
        group = self._copies[sketch.copies]
        group.append(sketch.article)
        for leader in joining.merged:
            for key in self._copies.pop(leader):
                old = self.sketches[key]
                self.sketches[key] = TextSketch(key, old.grams, old.signature, sketch.copies)
                group.append(key)

    def texts_sharing(self, bands: Collection[int]) -> list[TextSketch]:
        """Return the texts that share a band, each once, by their keys."""
        return [self.sketches[key] for key in sorted(self._bands.texts(bands))]

    def article(self, key: int) -> Article:
        """Return an article with its text."""
        return self._articles[key]

    def events_in(
        self, blocks: Collection[int], days: tuple[int, int], limit: int
    ) -> list[tuple[int, EventProfile]]:
        """Return the events entered in some blocks on some days, with the block of each entry."""
        first, last = days
        found: list[tuple[int, EventProfile]] = []
        for block in sorted(self._blocks.keys() & blocks):
            entries = self._blocks[block]
            start, end = bisect(entries, (first, -1)), bisect(entries, (last + 1, -1))
            found += ((block, self._profiles[key]) for _, key in entries[start:end])
        return found[:limit]

    def events(self, keys: Collection[int]) -> list[EventProfile]:
        """Return the events of some keys."""
        return [self._profiles[key] for key in keys]

    def links(self, keys: Collection[int]) -> list[StoryLink]:
        """Return the links that have one of some events at either end."""
        return [link for key in keys for link in self._links.get(key, ())]

    def decisions(self, _keys: Collection[int]) -> list[Decision]:
        """Return nothing: nobody decides on stories in memory."""
        return []

    def stories(self, keys: Collection[int]) -> dict[int, str]:
        """Return the story of each of some events."""
        return {key: self.story_of[key] for key in keys if key in self.story_of}

    def events_of(self, stories: Collection[str]) -> dict[int, str]:
        """Return the events of some stories by their keys, with the story of each."""
        return {key: story for story in stories for key in self._members.get(story, ())}

    def known_stories(self, ids: Collection[str]) -> set[str]:
        """Return those of some ids that a story has, or had before another took its events."""
        return set(ids) & self._members.keys()


def find_copies(articles: Iterable[Article], *, containment: float) -> tuple[Copies, ...]:
    """Return the groups of articles that carry one text.

    Args:
        articles: The articles, each id once.
        containment: 0 to 1, the share from which two texts are copies.

    Returns:
        Groups of two or more, by their original's place in the input.
    """
    memory = Memory()
    place: dict[str, int] = {}
    for key, article in enumerate(articles):
        place[article.id] = key
        text = join_text(article, key, memory, containment)
        memory.add(key, article, Joining(sketch=text.sketch, bands=text.bands, merged=text.merged))
    return tuple(sorted(memory.copies(), key=lambda group: place[group.original]))
