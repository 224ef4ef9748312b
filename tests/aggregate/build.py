"""Builders for the tests of what many articles say together: small codings from a few words."""

import hashlib
from collections.abc import Iterable

from dateline.aggregate import Story, standings_in
from dateline.records import (
    Account,
    Actor,
    Article,
    Certainty,
    Coding,
    Dyad,
    Event,
    Place,
    Quantity,
    Relation,
    Republished,
    Source,
    SourceKind,
    Span,
    State,
    Status,
    When,
)

HERE = Span(0, 1)


def article(
    id: str,
    published: str | None = "2020-03-02",
    publisher: str | None = None,
    *,
    text: str = "",
    agency: str | None = None,
    taken_from: str | None = None,
) -> Article:
    """Build an article; its publisher is named after its id unless given."""
    text = text or f"Report {id}."
    return Article(
        id=id,
        input=f"{id}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher=publisher or f"Outlet {id}",
        published=published,
        agency=agency,
        republished_from=Republished(taken_from) if taken_from else None,
    )


def actor(name: str, *, listed: bool = True) -> Actor:
    """Build an actor whose id is its name."""
    return Actor(id=name, name=name, text=name, span=HERE, listed=listed)


def chain(words: str) -> tuple[Source, ...]:
    """Build a chain from "Daily Post > an officer": an article in front makes a link unnamed."""
    links = []
    for name in filter(None, words.split(" > ")):
        unnamed = name.startswith(("a ", "an "))
        kind = SourceKind.UNNAMED if unnamed else SourceKind.PERSON
        links.append(Source(id=name.lower(), name=name, text=name, span=HERE, kind=kind))
    return tuple(links)


def number(low: int | None, high: int | None = None) -> Quantity:
    """Build a number; an exact one where only one value is given."""
    return Quantity(low, low if high is None else high, str(low), HERE)


def place(name: str, lat: float = 0.0, lon: float = 0.0, country: str = "KEN") -> Place:
    """Build a point."""
    return Place(name=name, text=name, span=HERE, lat=lat, lon=lon, country=country)


def event(  # noqa: PLR0913 - what a test does not name does not matter to it
    id: str,
    type: str = "ASSAULT",
    *,
    actors: str = "Rebels",
    recipients: str = "Army",
    where: Place | None = None,
    on: str | None = "2020-03-01",
    until: str | None = None,
    status: Status = Status.HAPPENED,
    says: str = "",
    deaths: Quantity | None = None,
    accounts: tuple[Account, ...] = (),
    mode: str | None = None,
    reciprocal: bool = False,
    evidence: Span = HERE,
    confidence: float = 0.9,
    listed: bool = True,
) -> Event:
    """Build an event; names of actors are joined by commas, ``says`` is its chain."""
    return Event(
        id=id,
        type=type,
        mode=mode,
        contexts=(),
        cameo=None,
        intensity=None,
        actors=tuple(actor(name, listed=listed) for name in actors.split(",") if name),
        recipients=tuple(actor(name, listed=listed) for name in recipients.split(",") if name),
        reciprocal=reciprocal,
        anchor=HERE,
        evidence=evidence,
        place=where,
        when=When(earliest=on, latest=until or on, precision="day") if on else None,
        status=status,
        certainty=Certainty.ASSERTED,
        confidence=confidence,
        deaths=deaths,
        chain=chain(says),
        accounts=accounts,
    )


def account(
    says: str = "", *, status: Status = Status.HAPPENED, deaths: Quantity | None = None
) -> Account:
    """Build one account of an event."""
    return Account(
        chain=chain(says),
        statement=None,
        status=status,
        certainty=Certainty.ASSERTED,
        deaths=deaths,
    )


def coding(source: Article, *events: Event, dyads: tuple[Dyad, ...] = ()) -> Coding:
    """Build a coding."""
    return Coding(article=source, events=events, dyads=dyads)


def dyad(a: str, b: str, *states: State) -> Dyad:
    """Build a pair and its states."""
    return Dyad(a=actor(a), b=actor(b), states=states)


def state(
    relation: Relation,
    on: str | None,
    until: str | None = None,
    *,
    disputed: bool = False,
    says: str = "",
) -> State:
    """Build one state."""
    return State(
        state=relation,
        disputed=disputed,
        events=("e1",),
        chains=(chain(says),),
        earliest=on,
        latest=until,
    )


def standings_of(codings: Iterable[Coding], stories: Iterable[Story]) -> list[tuple[str, str, int]]:
    """Return how each source stands in each of some stories of the codings."""
    told = {(one.article.id, e.id): (one.article, e) for one in codings for e in one.events}
    return [
        (source, how, 1)
        for story in stories
        for source, how in standings_in(story, [told[r.article, r.event] for r in story.events])
    ]
