"""Builders for the tests of the briefing: stories from texts whose words can be quoted."""

from collections.abc import Iterable
from datetime import date

import msgspec

from dateline.aggregate import (
    dyad_histories,
    find_copies,
    find_stories,
    originals,
    story_grade,
)
from dateline.publish.briefing import Briefing, Pair, Question, Told, briefing
from dateline.records import Actor, Coding, Event, Reason, Span, Via
from dateline.settings import Settings
from tests.aggregate import build

QUESTION = Question(since="2020-03-01", until="2020-03-07", made=date(2020, 3, 8))


def actor(name: str, text: str = "", *, country: str | None = None) -> Actor:
    """Build an actor: a role where the name is in lower case, else somebody by name."""
    span = Span(text.index(name), text.index(name) + len(name)) if name in text else Span(0, 1)
    role = name[:1].islower()
    via = Via.ROLE if role else Via.NAME
    return Actor(
        id=name, name=name, text=name, span=span, via=via, listed=not role, country=country,
        sector="MIL" if role else None,
    )  # fmt: skip


def coding(  # noqa: PLR0913 - what a test does not name does not matter to it
    id: str,
    text: str,
    *events: Event,
    published: str = "2020-03-02",
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    taken_from: str | None = None,
) -> Coding:
    """Build a coding whose events all stand in the whole of a text."""
    made = build.article(id, published, publisher, text=text, taken_from=taken_from)
    made = msgspec.structs.replace(made, title=title or f"Title of {id}", url=url)
    whole = Span(0, len(text))
    return build.coding(made, *(msgspec.structs.replace(e, evidence=whole) for e in events))


def framed(event: Event, frame: str) -> Event:
    """Return an event as a frame coded it."""
    return msgspec.structs.replace(event, reasons=(Reason(f"frame {frame}", Span(0, 1)),))


def told(codings: Iterable[Coding]) -> list[Told]:
    """Return the stories of some codings as a briefing takes them."""
    given = list(codings)
    events = {(c.article.id, e.id): (c.article, e) for c in given for e in c.events}
    return [
        Told(
            story=story,
            reports=tuple(events[ref.article, ref.event] for ref in story.events),
            grade=story_grade(story, {}),
        )
        for story in find_stories(given, Settings())
    ]


def pairs(codings: Iterable[Coding]) -> list[Pair]:
    """Return the histories of the pairs of some codings."""
    given = list(codings)
    articles = {c.article.id: c.article for c in given}
    groups = find_copies(articles.values(), containment=Settings().near_copy_containment)
    histories = dyad_histories(given, originals(groups))
    return [Pair(history=history, articles=articles) for history in histories]


def brief(*codings: Coding, question: Question = QUESTION, **settings: float) -> Briefing:
    """Return the briefing of some codings."""
    chosen = msgspec.structs.replace(Settings(), **settings)
    return briefing(question, told(codings), pairs(codings), chosen)
