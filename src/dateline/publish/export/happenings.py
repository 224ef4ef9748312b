"""Reports of one happening together, for formats that hold one row a happening.

Data sets of conflict list what happened, once; what many articles report is a story here. The most
confident report of a story speaks for it, and the others stand beside it as its sources.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from dateline.publish.export.tally import Options
from dateline.records import Article, Event, Place, Quantity, Status
from dateline.records.story import EventRef
from dateline.store import Selected

Report = tuple[Event, Article, int]  # and the run that coded it
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.ENDED})


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """What one or more articles report.

    Attributes:
        id: Id of the story.
        event: The most confident report of it.
        article: The article of that report.
        run: The run that coded it.
        reports: Every report with its article, by date of publication.
    """

    id: str
    event: Event
    article: Article
    run: int
    reports: tuple[tuple[Event, Article], ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that report it, each once."""
        return tuple({article.id: article for _, article in self.reports}.values())

    @property
    def place(self) -> Place | None:
        """Where, by the report that speaks for it, else by the first that knows."""
        places = [event.place for event in (self.event, *(e for e, _ in self.reports))]
        return next((place for place in places if place), None)

    @property
    def deaths(self) -> tuple[Quantity, ...]:
        """Every number of dead that a report gives."""
        return tuple(event.deaths for event, _ in self.reports if event.deaths)


def happenings(selected: Iterable[Selected], options: Options) -> Iterator[Happening]:
    """Put the events of articles together as the database has joined them.

    Args:
        selected: Articles with the events wanted. Those that come by story
            (``Store.selected_by_story``) are told as they come, and others when all are there.
        options: Says which story each other event belongs to; one of none stands alone.

    Yields:
        Happenings in the order of their first day, then of their ids.
    """
    members: defaultdict[str, list[Report]] = defaultdict(list)
    for story, items in groupby(selected, lambda item: item.story):
        reports = ((event, i.coding.article, i.run) for i in items for event in i.events)
        if story is not None:
            yield _happening(story, list(reports))
            continue
        for report in reports:
            event, article, _ = report
            alone = f"{article.id}/{event.id}"
            members[options.story_of.get(EventRef(article.id, event.id), alone)].append(report)
    found = [_happening(story, reports) for story, reports in members.items()]
    yield from sorted(found, key=lambda happening: (_day(happening.event), happening.id))


def _happening(story: str, reports: list[Report]) -> Happening:
    event, article, run = max(reports, key=lambda report: _weight(report[0]))
    told = tuple((event, article) for event, article, _ in reports)
    return Happening(id=story, event=event, article=article, run=run, reports=told)


def _weight(event: Event) -> tuple[bool, bool, bool, float]:
    return event.status in REAL, event.place is not None, event.when is not None, event.confidence


def _day(event: Event) -> str:
    return (event.when and (event.when.earliest or event.when.latest)) or "9999"
