"""A PLOVER event of another coder as a coding of its own: an article that is its sentence."""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.errors import UnreadableInputError
from dateline.knowledge.contexts import load_contexts
from dateline.knowledge.ontology import load_ontology
from dateline.read.given import iso_day
from dateline.records import (
    Account,
    Actor,
    Article,
    Certainty,
    Coding,
    Event,
    Place,
    Quantity,
    Reason,
    Span,
    Status,
    When,
)

ENTITY = frozenset((  # what is read of an actor or recipient
    "code", "sector", "entity_text", "identifier_id", "identifier_text",
))  # fmt: skip
PRECISION = {5: "point", 4: "point", 3: "district", 2: "province", 1: "country"}


class ForeignEvent(msgspec.Struct, frozen=True, kw_only=True):
    """The data fields of PLOVER, as far as they are read; see the manual's chapter of that name."""

    date: str
    actor: list[dict[str, Any]]
    event: list[str]
    text: str | None = None
    event_text: list[str] = []
    id: str | int | None = None
    recipient: list[dict[str, Any]] = []
    mode: list[str] = []
    context: list[str] = []
    event_loc: dict[str, Any] | None = None
    size: dict[str, int] = {}
    cite_info: dict[str, Any] = {}
    enddate: str | None = None
    coder: str | None = None
    coded_date: str | None = None
    quad_code: int | None = None
    event_scale: float | None = None
    text_info: dict[str, Any] | None = None
    link: Any = None
    comment: str | None = None


def foreign_coding(given: ForeignEvent, place: str, fallback: str) -> Coding:
    """Return the coding of one line.

    Args:
        given: The line.
        place: The file and line, for messages.
        fallback: Id of the event where the line gives none.

    Returns:
        An article that holds the sentence, with the event.

    Raises:
        UnreadableInputError: There are no words, no known type, or a date is wrong.
    """
    text = given.text or " ... ".join(given.event_text)
    if not text.strip():
        raise UnreadableInputError(
            place, "has neither text nor event_text, and an event needs the words it was read from"
        )
    article = _article(given, text, place)
    return Coding(article=article, events=(_event(given, text, place, fallback),))


def not_understood(line: dict[str, Any], given: ForeignEvent) -> frozenset[str]:
    """Return what a line says that is not read: fields, values of entities, contexts and modes.

    Args:
        line: The line as it stands.
        given: What of it is read.

    Returns:
        Words for a person, such as "weather", "actor.mood", "context 'tea'".
    """
    found = set(line) - set(ForeignEvent.__struct_encode_fields__)
    for side in ("actor", "recipient"):
        for entity in getattr(given, side):
            found |= {f"{side}.{key}" for key in entity.keys() - ENTITY}
    found |= {f"context {name!r}" for name in given.context if name not in _contexts()}
    known = load_ontology().modes_of.get(next((n.upper() for n in given.event), ""), {})
    found |= {f"mode {mode!r}" for mode in given.mode if mode not in known}
    found |= {f"mode {mode!r} beside the first" for mode in given.mode[1:] if mode in known}
    where = given.event_loc or {}
    found |= {
        f"event_loc.{key} {where[key]!r}"
        for key, kind in (("lat", int | float), ("lon", int | float), ("geonameid", int))
        if where.get(key) is not None and not isinstance(where[key], kind)
    }
    return frozenset(found)


def _contexts() -> frozenset[str]:
    return frozenset(context.id for context in load_contexts().contexts)


def _article(given: ForeignEvent, text: str, place: str) -> Article:
    cited = given.cite_info
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        input=place,
        text=text,
        sha256=digest,
        title=_text(cited.get("title")),
        publisher=_text(cited.get("publication")),
        url=_text(cited.get("url")),
        language=_text(cited.get("language")),
        paragraphs=(Span(0, len(text)),),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _event(given: ForeignEvent, text: str, place: str, fallback: str) -> Event:
    event_type = _type(given, place)
    mode = given.mode[0] if given.mode else None
    modes = load_ontology().modes_of[event_type]
    anchor = _span(text, given.event_text[0] if given.event_text else None)
    for key, number in given.size.items():
        if number < 0:
            raise UnreadableInputError(place, f"size.{key} is {number}, less than nobody; mend it")
    deaths, injured, arrested = (
        _size(given.size.get(key), anchor, text) for key in ("dead", "injured", "arrested")
    )
    happened = Account(
        chain=(), statement=None, status=Status.HAPPENED, certainty=Certainty.ASSERTED
    )
    return Event(
        id=str(given.id) if given.id not in {None, ""} else fallback,
        type=event_type,
        mode=mode if mode in modes else None,
        contexts=tuple(name for name in given.context if name in _contexts()),
        cameo=None,
        intensity=load_ontology().intensity(event_type, mode if mode in modes else None),
        actors=_side(given.actor, text, anchor),
        recipients=_side(given.recipient, text, anchor),
        reciprocal=False,
        anchor=anchor,
        evidence=Span(0, len(text)),
        place=_place(given.event_loc, text, anchor),
        when=_when(given, place),
        status=Status.HAPPENED,
        certainty=Certainty.ASSERTED,
        confidence=1.0,
        deaths=deaths,
        injured=injured,
        arrested=arrested,
        accounts=(happened,),
        reasons=(Reason("imported", anchor),),
    )


def _type(given: ForeignEvent, place: str) -> str:
    known = load_ontology().types
    found = next((name.upper() for name in given.event if name.upper() in known), None)
    if found is None:
        raise UnreadableInputError(
            place, f"event is {given.event!r}, which is none of PLOVER's: {', '.join(known)}"
        )
    return found


def _when(given: ForeignEvent, place: str) -> When:
    first = iso_day(given.date, "date", place)
    last = iso_day(given.enddate, "enddate", place) if given.enddate else first
    if last < first:
        raise UnreadableInputError(place, f"enddate {last} lies before date {first}; mend one")
    return When(
        earliest=first,
        latest=last,
        precision="day" if first == last else "interval",
        text="",
        span=None,
        anchor="none",
    )


def _span(text: str, words: object) -> Span:
    """Return where words stand in a text; all of it where they do not."""
    start = text.find(words) if isinstance(words, str) and words else -1
    return Span(start, start + len(str(words))) if start >= 0 else Span(0, len(text))


def _side(given: Sequence[dict[str, Any]], text: str, anchor: Span) -> tuple[Actor, ...]:
    return tuple(_actor(entity, text, anchor) for entity in given if _name(entity))


def _name(entity: dict[str, Any]) -> str | None:
    keys = ("identifier_text", "entity_text", "code")
    return next((name for key in keys if (name := _text(entity.get(key)))), None)


def _actor(entity: dict[str, Any], text: str, anchor: Span) -> Actor:
    name, words = _name(entity) or "", _text(entity.get("entity_text"))
    sectors = entity.get("sector") or []
    sectors = [sectors] if isinstance(sectors, str) else [s for s in sectors if _text(s)]
    stands = words is not None and words in text
    span = _span(text, words) if stands else anchor
    return Actor(
        id=name.lower().replace(" ", "-"),
        name=name,
        text=text[span.start : span.end],
        span=span,
        country=_text(entity.get("code")),
        sector=sectors[0] if sectors else None,
        other_sectors=tuple(sectors[1:]),
        wikidata=_text(entity.get("identifier_id")),
        rule="imported",
    )


def _size(number: int | None, anchor: Span, text: str) -> Quantity | None:
    if number is None:
        return None
    return Quantity(low=number, high=number, text=text[anchor.start : anchor.end], span=anchor)


def _place(given: dict[str, Any] | None, text: str, anchor: Span) -> Place | None:
    name = given and (_text(given.get("resolved_place")) or _text(given.get("extracted_place")))
    if not given or not name:
        return None
    words = _text(given.get("extracted_place"))
    span = _span(text, words) if words and words in text else anchor
    lat, lon = given.get("lat"), given.get("lon")
    located = isinstance(lat, int | float) and isinstance(lon, int | float)
    return Place(
        name=name,
        text=text[span.start : span.end],
        span=span,
        lat=float(lat or 0) if located else None,
        lon=float(lon or 0) if located else None,
        geonameid=given.get("geonameid") if isinstance(given.get("geonameid"), int) else None,
        admin1=_text(given.get("province")),
        admin2=_text(given.get("district")),
        country=_text(given.get("country_code")),
        precision=PRECISION.get(given.get("resolution") or 0, "country"),
    )
