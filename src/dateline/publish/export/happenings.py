"""Reports of one happening together, for formats that hold one row a happening.

Data sets of conflict list what happened, once; what many articles report is a story here. The most
confident report of a story speaks for it, and the others stand beside it as its sources.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from dateline.publish.export.tally import Options
from dateline.records import Article, Event, Place, Quantity, Status
from dateline.records.story import EventRef
from dateline.store import Selected

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


def happenings(selected: Iterable[Selected], options: Options) -> list[Happening]:
    """Put the events of articles together as the database has joined them.

    Args:
        selected: Articles with the events wanted.
        options: Says which story each event belongs to; one of none stands alone.

    Returns:
        Happenings in the order of their first day, then of their ids.
    """
    members: defaultdict[str, list[tuple[Event, Article]]] = defaultdict(list)
    run_of: dict[str, int] = {}
    for item in selected:
        article = item.coding.article
        run_of[article.id] = item.run
        for event in item.events:
            story = options.story_of.get(EventRef(article.id, event.id), f"{article.id}/{event.id}")
            members[story].append((event, article))
    found = []
    for story, reports in members.items():
        event, article = max(reports, key=_weight)
        found.append(
            Happening(
                id=story,
                event=event,
                article=article,
                run=run_of[article.id],
                reports=tuple(reports),
            )
        )
    return sorted(found, key=lambda happening: (_day(happening.event), happening.id))


def _weight(report: tuple[Event, Article]) -> tuple[bool, bool, bool, float]:
    event, _ = report
    return event.status in REAL, event.place is not None, event.when is not None, event.confidence


def _day(event: Event) -> str:
    return (event.when and (event.when.earliest or event.when.latest)) or "9999"
