"""Tells what the events of a story say together: who, where, when, on whose word, what differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.aggregate.copies import Copies, copies_among, originals
from dateline.aggregate.disputes import (
    SAYS_NO,
    Agreement,
    Difference,
    Toll,
    agreements,
    differences,
    toll_of,
)
from dateline.aggregate.joining import join_article
from dateline.aggregate.memory import Link, Memory
from dateline.aggregate.origins import Origin, Report, independent_origins
from dateline.aggregate.reported import Reported, reported
from dateline.records import Actor, Certainty, Coding, Place
from dateline.records.story import EventRef, article_key, event_position
from dateline.settings import Settings
from dateline.store import StoredStory


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One happening, as one or more articles report it.

    Attributes:
        id: It stays the same while reports are added, unless another story takes this one in.
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
        deaths: How many are said to have died, and who says how many; None where nobody does.
        agreed: What two or more independent origins say alike.
        differences: What accounts contradict one another on.
        disputed: Whether an account denies it, or an article calls it disputed.
        only_denied: Whether every account of it denies it.
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
    deaths: Toll | None
    agreed: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    disputed: bool
    only_denied: bool
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
    given = sorted(codings, key=lambda c: (c.article.published or "9999", c.article.id))
    memory = Memory()
    members: defaultdict[str, list[Reported]] = defaultdict(list)
    for key, coding in enumerate(given):
        memory.add(key, coding.article, join_article(coding, key, memory, settings))
    for event, story in memory.story_of.items():
        coding = given[article_key(event)]
        told = coding.events[event_position(event)]
        members[story].append(
            reported(coding.article, told, same_story_days=settings.same_story_days)
        )
    links = memory.links_of_stories()
    found = [
        story_of(id, told, copies, links.get(id, ()))
        for id, told, copies in _with_copies(members, memory.copies())
    ]
    return tuple(sorted(found, key=_by_weight))


def _with_copies(
    members: Mapping[str, list[Reported]], copies: Sequence[Copies]
) -> Iterator[tuple[str, list[Reported], list[Copies]]]:
    """Yield each story with its events and the groups of copies that its articles are in."""
    group_of = {article: n for n, group in enumerate(copies) for article in group.articles}
    for id, told in members.items():
        articles = {member.article.id for member in told}
        groups = sorted({group_of[article] for article in articles & group_of.keys()})
        yield id, told, [copies[number] for number in groups]


def _by_weight(story: Story) -> tuple[int, str, str]:
    return -len(story.reports), story.earliest or "9999", story.id


def story_from(stored: StoredStory, settings: Settings) -> Story:
    """Return what the events of a stored story say together."""
    links = (Link(a=a, b=b, points=points, reasons=why) for a, b, points, why in stored.links)
    copies = map(copies_among, stored.copies)
    return story_of(stored.id, members_of(stored, settings), copies, links)


def members_of(stored: StoredStory, settings: Settings) -> list[Reported]:
    """Return the events of a stored story, by date of publication."""
    members = (
        reported(article, event, same_story_days=settings.same_story_days)
        for article, event in stored.events
    )
    return sorted(members, key=lambda member: member.order)


def story_of(
    id: str, events: Iterable[Reported], copies: Iterable[Copies], links: Iterable[Link]
) -> Story:
    """Return what the events of one story say together.

    Args:
        id: Id of the story.
        events: Its events.
        copies: The groups of copies that its articles are in.
        links: Why the events were joined.

    Returns:
        The story.
    """
    members = sorted(events, key=lambda member: member.order)
    reports = tuple(dict.fromkeys(member.article.id for member in members))
    groups = tuple(copies)
    original_of = originals(groups)
    types = [member.event.type for member in members]
    found = differences(members, original_of)
    earliest, latest = _days(members)
    tellers, deniers = tellers_and_deniers(members)
    return Story(
        id=id,
        type=max(types, key=types.count),
        actors=_each_once(actor for member in members for actor in member.event.actors),
        recipients=_each_once(actor for member in members for actor in member.event.recipients),
        place=_most_precise(members),
        earliest=earliest,
        latest=latest,
        reports=reports,
        events=tuple(EventRef(*member.key) for member in members),
        copies=_copies_among(reports, groups),
        origins=independent_origins(tellers or deniers, original_of),
        deaths=toll_of(members, "deaths", original_of),
        agreed=agreements(members, original_of),
        differences=found,
        disputed=any(difference.about == "status" for difference in found)
        or any(member.event.certainty is Certainty.DISPUTED for member in members),
        only_denied=not tellers,
        links=tuple(sorted(links, key=lambda link: (link.a, link.b))),
    )


def tellers_and_deniers(members: Iterable[Reported]) -> tuple[list[Report], list[Report]]:
    """Return who says that it happened, is going on or may come, and who says that it did not."""
    told: tuple[list[Report], list[Report]] = ([], [])
    for member in members:
        for account in member.accounts:
            denies = account.status in SAYS_NO
            told[denies].append(Report(article=member.article, chain=account.chain))
    return told


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
