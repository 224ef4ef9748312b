"""Makes codings out of pieces directly, as a reader without error would code them."""

import hashlib
from collections.abc import Sequence

from bench.across.press import Piece, Telling
from bench.across.prose import Link
from bench.across.world import Happening
from dateline.records import (
    Actor,
    Article,
    Certainty,
    Coding,
    Event,
    Place,
    Quantity,
    Republished,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)


def article_of(piece: Piece) -> Article:
    """Return the article of a piece; what it is about is left to be read."""
    text = piece.text
    return Article(
        id=piece.id,
        input=f"{piece.id}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher=piece.publisher,
        published=piece.published.isoformat() if piece.published else None,
        republished_from=Republished(piece.taken_from) if piece.taken_from else None,
        agency=piece.agency,
        language="en",
        url=piece.url,
        paragraphs=(Span(0, len(text)),),
    )


def coding_of(piece: Piece, happenings: Sequence[Happening]) -> Coding:
    """Return the coding of a piece."""
    article = article_of(piece)
    events = [
        _event(f"e{number}", told, happenings[told.happening], article.text)
        for number, told in enumerate(piece.tellings)
        if told.sentence in article.text
    ]
    return Coding(article=article, events=tuple(events))


def _event(id: str, told: Telling, happening: Happening, text: str) -> Event:
    start = text.index(told.sentence)
    span = Span(start, start + len(told.sentence))
    theatre, kind = happening.theatre, happening.kind
    army = _actor(theatre.army_id, theatre.army, theatre.country, "MIL", span)
    if told.blur == "army":
        army = _actor("government-forces", "government forces", theatre.country, "MIL", span)
    group = _actor(theatre.group_id, theatre.group, theatre.country, "REB", span)
    if told.blur == "group":
        group = Actor(id="gunmen", name="gunmen", text="gunmen", span=span, sector="UAF")
    doer, done_to = (army, group) if kind.turned else (group, army)
    lat, lon = happening.where
    town = Place(
        name=happening.town,
        text=happening.town,
        span=span,
        lat=lat,
        lon=lon,
        country=theatre.country,
    )
    day = told.day.isoformat() if told.day else None
    return Event(
        id=id,
        type=kind.type,
        mode=None if told.blur == "mode" else kind.mode,
        contexts=(),
        cameo=None,
        intensity=None,
        actors=(doer,),
        recipients=(done_to,),
        reciprocal=kind.reciprocal,
        anchor=span,
        evidence=span,
        place=None if told.blur == "town" else town,
        when=When(earliest=day, latest=day, precision="day") if day else None,
        status=Status.DENIED if told.denies else Status.HAPPENED,
        certainty=Certainty.ASSERTED,
        confidence=0.9,
        deaths=Quantity(told.toll, told.toll, str(told.toll), span) if told.toll else None,
        chain=tuple(_source(link, span) for link in told.chain),
    )  # fmt: skip


def _actor(id: str, name: str, country: str, sector: str, span: Span) -> Actor:
    return Actor(
        id=id, name=name, text=name, span=span, country=country, sector=sector, listed=True
    )


def _source(link: Link, span: Span) -> Source:
    return Source(
        id=link.name.lower().replace(" ", "-"), name=link.name, text=link.name, span=span,
        kind=SourceKind(link.kind),
    )  # fmt: skip
