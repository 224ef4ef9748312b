"""Counts what two actors did to one another, month by month, by PLOVER's quad classes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from statistics import mean

import msgspec

from dateline.aggregate.disputes import SAYS_YES
from dateline.aggregate.reported import Days, days_of
from dateline.knowledge.ontology import load_ontology
from dateline.records import Coding
from dateline.records.story import EventRef

UNDATED_DAYS = 3  # before publication, within which an undated event may lie


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """One month of a pair.

    Attributes:
        month: "2016-08".
        intensity: Mean PLOVER intensity of its happenings, -10 to 10; None where none has one.
        verbal_cooperation: Happenings of quad class 1.
        material_cooperation: Happenings of quad class 2.
        verbal_conflict: Happenings of quad class 3.
        material_conflict: Happenings of quad class 4.
        reports: Reports of all these.
    """

    month: str
    intensity: float | None
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    reports: int


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """An event between two actors that is said to have happened.

    Attributes:
        ref: Its ids.
        story: The happening it reports.
        type: PLOVER type.
        intensity: PLOVER score.
        days: When; None where nothing tells.
    """

    ref: EventRef
    story: str
    type: str
    intensity: float | None
    days: Days | None


def deeds_of(
    coding: Coding, story_of: Mapping[EventRef, str]
) -> Iterator[tuple[frozenset[str], Deed]]:
    """Yield what one article says that pairs of actors did to one another.

    Args:
        coding: The coding.
        story_of: The story of each event; one that has none is a happening of its own.

    Yields:
        The ids of the pair, and the event.
    """
    for event in coding.events:
        if event.status not in SAYS_YES:
            continue
        ref = EventRef(coding.article.id, event.id)
        deed = Deed(
            ref=ref,
            story=story_of.get(ref) or f"{ref.article}/{ref.event}",
            type=event.type,
            intensity=event.intensity,
            days=days_of(event, coding.article.published, UNDATED_DAYS),
        )
        pairs = {
            frozenset((one.id, other.id))
            for one, other in product(event.actors, event.recipients)
            if one.id != other.id
        }
        for pair in pairs:
            yield pair, deed


def months_of(deeds: Iterable[Deed]) -> tuple[Month, ...]:
    """Return the months in which anything happened, in order.

    A happening counts once, in the month of its first report. One that may lie in either of two
    months, or in more, counts in none.

    Args:
        deeds: What was done between the pair.

    Returns:
        The months.
    """
    by_story: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        by_story[deed.story].append(deed)
    months: defaultdict[str, list[list[Deed]]] = defaultdict(list)
    for told in by_story.values():
        month = next(filter(None, map(_month, told)), None)
        if month:
            months[month].append(told)
    return tuple(_counted(month, months[month]) for month in sorted(months))


def _month(deed: Deed) -> str | None:
    if deed.days is None:
        return None
    first, last = (day.isoformat()[:7] for day in (deed.days.first, deed.days.last))
    return first if first == last else None


def _counted(month: str, happenings: list[list[Deed]]) -> Month:
    quads = [load_ontology().types[told[0].type].quad for told in happenings]
    scores = [told[0].intensity for told in happenings if told[0].intensity is not None]
    return Month(
        month=month,
        intensity=round(mean(scores), 2) if scores else None,
        verbal_cooperation=quads.count(1),
        material_cooperation=quads.count(2),
        verbal_conflict=quads.count(3),
        material_conflict=quads.count(4),
        reports=sum(map(len, happenings)),
    )
