"""Reports of one happening together, for formats that hold one row a happening.

Data sets of conflict list what happened, once; what many articles report is a story here. The most
confident report of a story speaks for it, and the others stand beside it as its sources.
"""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.aggregate import find_stories
from dateline.records import Article, Coding, Event, Place, Quantity, Status
from dateline.settings import Settings
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


def happenings(selected: Iterable[Selected]) -> list[Happening]:
    """Join the events of articles to what happened.

    Args:
        selected: Articles with the events wanted.

    Returns:
        Happenings in the order of their first day, then of their ids.
    """
    given = list(selected)
    codings = [msgspec.structs.replace(item.coding, events=item.events) for item in given]
    run_of = {item.coding.article.id: item.run for item in given}
    of_key = _events_of(codings)
    found = []
    for story in find_stories(codings, Settings()):
        reports = tuple(of_key[ref.article, ref.event] for ref in story.events)
        event, article = max(reports, key=_weight)
        found.append(
            Happening(
                id=story.id, event=event, article=article, run=run_of[article.id], reports=reports
            )
        )
    return sorted(found, key=lambda happening: (_day(happening.event), happening.id))


def _events_of(codings: Sequence[Coding]) -> dict[tuple[str, str], tuple[Event, Article]]:
    return {
        (coding.article.id, event.id): (event, coding.article)
        for coding in codings
        for event in coding.events
    }


def _weight(report: tuple[Event, Article]) -> tuple[bool, bool, bool, float]:
    event, _ = report
    return event.status in REAL, event.place is not None, event.when is not None, event.confidence


def _day(event: Event) -> str:
    return (event.when and (event.when.earliest or event.when.latest)) or "9999"
