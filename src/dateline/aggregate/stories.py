"""Joins events of different articles that report one happening into stories.

Pairs are compared where they share a type and an actor or a place, the best matches are joined
first, and two events of one article never become one: an article that tells of two attacks tells
of two.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from dateline.aggregate.copies import Copies, find_copies, originals
from dateline.aggregate.disputes import SAYS_NO, Claim, Difference, claims_of, differences
from dateline.aggregate.groups import Groups
from dateline.aggregate.match import Match, family, match
from dateline.aggregate.origins import Origin, Report, independent_origins
from dateline.aggregate.reported import Reported, reported_events
from dateline.records import Actor, Certainty, Coding, Place
from dateline.settings import Settings

Key = tuple[str, str]


class EventRef(msgspec.Struct, frozen=True, order=True):
    """An event of an article, by their ids."""

    article: str
    event: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two events are held for reports of one happening."""

    a: EventRef
    b: EventRef
    points: int
    reasons: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One happening, as one or more articles report it.

    Attributes:
        id: The same as long as its first report is the same.
        type: PLOVER type that most reports give it.
        actors: Who did it, each once, as the earliest report names them.
        recipients: To whom.
        place: The most precise place that a report gives.
        earliest: First day it may have happened on, ISO.
        latest: Last day it may have happened on, ISO.
        reports: Ids of the articles that report it, by date of publication.
        events: The events that make it up, in the same order.
        copies: Those of the reports that carry one text, grouped, the original first.
        origins: Whom the reports rest on; who denies it stands in the differences.
        deaths: Every number of dead that is given, from low to high.
        differences: What accounts contradict one another on.
        disputed: Whether an account denies it, or an article calls it disputed.
        links: Why its events were joined.
    """

    id: str
    type: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: Place | None
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    reports: tuple[str, ...]
    events: tuple[EventRef, ...]
    copies: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]
    deaths: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    disputed: bool
    links: tuple[Link, ...]

    @property
    def counts(self) -> str:
        """Reports and origins in words: "4 reports, 2 independent origins"."""
        return (
            f"{_number(len(self.reports), 'report')}, "
            f"{_number(len(self.origins), 'independent origin')}"
        )


def find_stories(codings: Iterable[Coding], settings: Settings) -> tuple[Story, ...]:
    """Return the happenings that some codings report, each once.

    Args:
        codings: The codings, each article once; their order does not matter.
        settings: What counts as a copy, as near, as the same days, as confident enough.

    Returns:
        Stories, those of most reports first, then by date.
    """
    given = sorted(codings, key=lambda coding: coding.article.id)
    copies = find_copies(
        (coding.article for coding in given), containment=settings.near_copy_containment
    )
    events = reported_events(
        given,
        same_story_days=settings.same_story_days,
        least_confidence=settings.least_confidence,
    )
    original_of = originals(copies)
    links = _links(events, settings, original_of)
    stories = [
        _story(members, _between(members, links), copies, original_of)
        for members in _join(events, links)
    ]
    return tuple(sorted(stories, key=_by_weight))


def _by_weight(story: Story) -> tuple[int, str, str]:
    return -len(story.reports), story.earliest or "9999", story.id


def _links(
    events: Sequence[Reported], settings: Settings, original_of: Mapping[str, str]
) -> list[tuple[Match, Reported, Reported]]:
    """Return the pairs that match, the best first."""
    found: dict[tuple[Key, Key], tuple[Match, Reported, Reported]] = {}
    for a, b in _pairs(events):
        if (a.key, b.key) in found:
            continue
        texts = {original_of.get(r.article.id, r.article.id) for r in (a, b)}
        matched = match(a, b, settings, same_text=len(texts) == 1)
        if matched:
            found[a.key, b.key] = (matched, a, b)
    return sorted(found.values(), key=lambda link: (-link[0].points, link[1].key, link[2].key))


def _pairs(events: Sequence[Reported]) -> Iterator[tuple[Reported, Reported]]:
    """Yield the pairs of different articles that share a type, an actor or place, and days."""
    blocks: defaultdict[tuple[str, str], list[Reported]] = defaultdict(list)
    for reported in events:
        for name in _handles(reported):
            blocks[family(reported), name].append(reported)
    for block in blocks.values():
        block.sort(key=lambda r: (r.days.first if r.days else date.min, r.key))
        for number, a in enumerate(block):
            for b in block[number + 1 :]:
                if a.days and b.days and b.days.first > a.days.last:
                    break  # and all that follow begin later still
                if a.article.id != b.article.id:
                    yield (a, b) if a.key < b.key else (b, a)


def _handles(reported: Reported) -> set[str]:
    event = reported.event
    handles = {actor.id for actor in (*event.actors, *event.recipients)}
    if event.place:
        handles.add(f"place {event.place.geonameid or event.place.name}")
    return handles


def _join(
    events: Sequence[Reported], links: Sequence[tuple[Match, Reported, Reported]]
) -> Iterator[list[Reported]]:
    """Yield the events of each story, by date of publication."""
    by_key = {reported.key: reported for reported in events}
    groups: Groups[Key] = Groups(by_key)
    for _, a, b in links:
        left = {article for article, _ in groups.members(a.key)}
        right = {article for article, _ in groups.members(b.key)}
        if not left & right:
            groups.join(a.key, b.key)
    for group in groups.larger_than(0):
        yield sorted((by_key[key] for key in group), key=lambda reported: reported.order)


def _between(
    members: Sequence[Reported], links: Sequence[tuple[Match, Reported, Reported]]
) -> tuple[Link, ...]:
    keys = {member.key for member in members}
    if len(keys) == 1:
        return ()
    return tuple(
        Link(a=EventRef(*a.key), b=EventRef(*b.key), points=m.points, reasons=m.reasons)
        for m, a, b in links
        if a.key in keys and b.key in keys
    )


def _story(
    members: Sequence[Reported],
    links: tuple[Link, ...],
    copies: Iterable[Copies],
    original_of: Mapping[str, str],
) -> Story:
    reports = tuple(dict.fromkeys(member.article.id for member in members))
    types = [member.event.type for member in members]
    found = differences(members, original_of)
    days = _days(members)
    return Story(
        id=hashlib.sha256("/".join(members[0].key).encode()).hexdigest()[:12],
        type=max(types, key=types.count),
        actors=_each_once(actor for member in members for actor in member.event.actors),
        recipients=_each_once(actor for member in members for actor in member.event.recipients),
        place=_most_precise(members),
        earliest=days[0],
        latest=days[1],
        reports=reports,
        events=tuple(EventRef(*member.key) for member in members),
        copies=_copies_among(reports, copies),
        origins=independent_origins(_vouching(members), original_of),
        deaths=claims_of(members, "deaths", original_of),
        differences=found,
        disputed=any(difference.about == "status" for difference in found)
        or any(member.event.certainty is Certainty.DISPUTED for member in members),
        links=links,
    )


def _vouching(members: Sequence[Reported]) -> list[Report]:
    """Return who says that it happened, is going on or may come; if nobody does, who denies it."""
    given = [
        (account.status in SAYS_NO, Report(article=member.article, chain=account.chain))
        for member in members
        for account in member.accounts
    ]
    return [report for denies, report in given if not denies] or [report for _, report in given]


def _each_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.id, actor)
    return tuple(found.values())


def _most_precise(members: Sequence[Reported]) -> Place | None:
    order = ("point", "district", "province", "country", "region")
    places = [member.event.place for member in members if member.event.place]
    return min(places, key=lambda place: order.index(place.precision), default=None)


def _days(members: Sequence[Reported]) -> tuple[str | None, str | None]:
    """Return the days on which all dated reports agree, else those that any of them allows."""
    known = [member.days for member in members if member.days]
    if not known:
        return None, None
    first, last = max(days.first for days in known), min(days.last for days in known)
    if first > last:
        first, last = min(days.first for days in known), max(days.last for days in known)
    return first.isoformat(), last.isoformat()


def _copies_among(reports: Sequence[str], copies: Iterable[Copies]) -> tuple[tuple[str, ...], ...]:
    present = set(reports)
    groups = (tuple(a for a in group.articles if a in present) for group in copies)
    return tuple(group for group in groups if len(group) > 1)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
