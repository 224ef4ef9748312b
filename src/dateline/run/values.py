"""Values that a person gives an event, in words, as the records that they stand for.

Names are looked up in the lists, and kept as unlisted ones where no list has them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.extract.actors import resolve_actor
from dateline.extract.actors.resolve import slug
from dateline.extract.places.resolve import prior
from dateline.knowledge.actors.lists import load_actors_with
from dateline.knowledge.contexts import load_contexts
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.outlets import load_outlets
from dateline.knowledge.places import PlaceRecord, fold, load_places
from dateline.records import (
    Actor,
    Certainty,
    Coding,
    Event,
    Place,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from dateline.records.dates import first_day, last_day
from dateline.run.quantities import read_number, read_sum
from dateline.run.scene import NOTHING, Scene, stand
from dateline.settings import Settings
from dateline.store.review import TOLLS, sentence_around

ALSO_CALLED = {
    "time": "when", "actor": "actors", "recipient": "recipients", "context": "contexts",
    "words": "anchor",
}  # fmt: skip
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
PRECISIONS = {4: "year", 7: "month", 10: "day"}  # by the length of an ISO date
COUNTRY_WEIGHT = 4.0  # of a country that the article names, against the size of a town


CAMEO = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")  # a root of 01 to 20, then up to two digits
OFFSETS = re.compile(r"(\d+):(\d+)")
YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False}

Reader = Callable[[str, Event, Scene], Any]


def event_values(given: Mapping[str, str], event: Event, scene: Scene) -> dict[str, Any]:
    """Turn fields given in words into values as they stand in JSON.

    Args:
        given: Field to words: ``type``, ``mode``, ``actors`` and ``recipients`` ("; " between
            several), ``place`` ("Goma" or "Goma, COD"), ``when`` ("2016-08-09", "2016-08",
            "2016-08-01..2016-08-09"), ``status``, ``certainty``, ``chain`` ("a newspaper > an
            officer", outermost first), ``deaths``, ``injured``, ``arrested``, ``size``,
            ``displaced`` ("80", "80..", "..80", "60..80"), ``money`` ("5000000 US dollars"),
            ``contexts`` ("; " between several), ``reciprocal`` ("yes", "no"), ``cameo``,
            ``anchor`` (the words that report it, or their offsets, "120:134"); "none" for no value.
        event: The event before.
        scene: The article, and what names are looked up in.

    Returns:
        The fields, and what follows from them: a new type has its own score and modes.

    Raises:
        StoreError: A field is unknown, or a value is none of those that it may have.
    """
    if not given:
        raise StoreError(f"nothing to change; give FIELD=VALUE, fields are {', '.join(READERS)}")
    values: dict[str, Any] = {}
    for name, words in given.items():
        field = ALSO_CALLED.get(name, name)
        if field not in READERS:
            raise StoreError(f"{name!r} is no field; fields are {', '.join(READERS)}")
        values[field] = msgspec.to_builtins(READERS[field](words.strip(), event, scene))
    return _consequences(values, event, scene) | values


def resolve_name(name: str, settings: Settings, on: str | None = None) -> Actor | None:
    """Return the actor that a name means in the lists, None where they do not know it."""
    found = resolve_actor(name, load_actors_with(settings.actors), on)
    return found if found and found.listed else None


def _consequences(values: dict[str, Any], event: Event, scene: Scene) -> dict[str, Any]:
    """Return what values bring with them, once they fit together."""
    also: dict[str, Any] = {"statement": None} if "chain" in values else {}
    if "anchor" in values and not event.evidence.holds(Span(*values["anchor"])):
        also["evidence"] = list(sentence_around(scene.coding, Span(*values["anchor"])))
    return also | _of_type(values, event) if {"type", "mode"} & values.keys() else also


def _of_type(values: dict[str, Any], event: Event) -> dict[str, Any]:
    """Return what a new type or mode brings with it: the score, a mode and no code that fits."""
    ontology = load_ontology()
    event_type = values.get("type", event.type)
    modes = ontology.types[event_type].modes
    mode = values.get("mode", event.mode)
    if mode not in modes:
        if values.get("mode"):
            raise StoreError(f"{mode!r} is no mode of {event_type}; {_modes_of(event_type)}")
        mode = None
    also = {"mode": mode, "intensity": ontology.intensity(event_type, mode)}
    if (event_type, mode) != (event.type, event.mode):
        also["cameo"] = None
    return also


def _modes_of(event_type: str) -> str:
    modes = load_ontology().types[event_type].modes
    return f"its modes are {', '.join(modes)}" if modes else "it has none"


def _type(words: str, _event: Event, _scene: Scene) -> str:
    types = load_ontology().types
    if words.upper() not in types:
        raise StoreError(f"{words!r} is no type of PLOVER; types are {', '.join(types)}")
    return words.upper()


def _mode(words: str, _event: Event, _scene: Scene) -> str | None:
    return None if words.lower() in NOTHING else words.lower()


def _one_of(kind: type[StrEnum]) -> Reader:
    def read(words: str, _event: Event, _scene: Scene) -> StrEnum:
        try:
            return kind(words.lower())
        except ValueError as error:
            raise StoreError(f"{words!r} is none of {', '.join(kind)}") from error

    return read


def _actors(words: str, _event: Event, scene: Scene) -> tuple[Actor, ...]:
    found = {actor.id: actor for name in _parts(words, ";") for actor in [_actor(name, scene)]}
    return tuple(found.values())


def _actor(name: str, scene: Scene) -> Actor:
    """Return an actor that the article has under this name, else as the lists or words have it."""
    for event in scene.coding.events:
        for actor in (*event.actors, *event.recipients):
            if name.lower() in {actor.id.lower(), actor.name.lower()}:
                return actor
    text, span = stand(name, scene)
    on = scene.coding.article.published
    found = resolve_actor(name, load_actors_with(scene.settings.actors), on)
    if found is None or (not found.listed and fold(found.name) != fold(name)):
        found = Actor(id=slug(name), name=name, text=text, span=span)
    return msgspec.structs.replace(found, text=text, span=span, rule="reviewer")


def _place(words: str, event: Event, scene: Scene) -> Place | None:
    if words.lower() in NOTHING:
        return None
    text, span = stand(words.partition(",")[0], scene)
    for place in scene.coding.places:
        if fold(words) in {fold(place.name), fold(place.text)}:
            return place
    found = _listed_place(words, event, scene)
    if found is None:
        return Place(name=words, text=text, span=span)
    return Place(
        name=found.name,
        text=text,
        span=span,
        lat=found.lat,
        lon=found.lon,
        geonameid=found.geonameid,
        admin1=found.admin1,
        admin2=found.admin2,
        country=found.country,
        feature=found.feature,
        precision=found.precision,
    )


def _listed_place(words: str, event: Event, scene: Scene) -> PlaceRecord | None:
    """Return the place of the index that fits best: of the country given, else of the article."""
    known = load_places()
    name, comma, region = words.rpartition(",")
    candidates = known.candidates(name if comma else words)
    if comma:
        wanted = {region.strip().upper(), *(r.country for r in known.candidates(region))}
        candidates = [one for one in candidates if one.country in wanted]
    weights = _countries(event, scene)
    return max(
        candidates,
        key=lambda one: prior(one) + COUNTRY_WEIGHT * weights.get(one.country or "", 0.0),
        default=None,
    )


def _countries(event: Event, scene: Scene) -> dict[str, float]:
    """Return the share of each country among what the article names."""
    named = [place.country for place in scene.coding.places]
    named += [actor.country for actor in (*event.actors, *event.recipients)]
    counts = Counter(country for country in named if country)
    return {country: count / counts.total() for country, count in counts.items()}


def _when(words: str, _event: Event, _scene: Scene) -> When | None:
    if words.lower() in NOTHING:
        return None
    first, dots, last = (part.strip() for part in words.partition(".."))
    last = last if dots else first
    for day in (first, last):
        if day and not (DAY.fullmatch(day) and first_day(day)):
            raise StoreError(f"{day!r} is not a date; write 2016, 2016-08 or 2016-08-09")
    if first and last and str(first_day(first)) > str(last_day(last)):
        raise StoreError(f"{words!r} ends before it begins; write the earlier date first")
    return When(
        earliest=first or None,
        latest=last or None,
        precision=PRECISIONS[len(first)] if first == last else "interval",
    )


def _chain(words: str, _event: Event, scene: Scene) -> tuple[Source, ...]:
    return tuple(_source(name, scene) for name in _parts(words, ">"))


def _source(name: str, scene: Scene) -> Source:
    """Return a source that the article names, else an outlet or a name of this spelling."""
    for source in _sources_in(scene.coding):
        if name.lower() in {source.id.lower(), source.name.lower()}:
            return source
    text, span = stand(name, scene)
    outlet = load_outlets().find(name)
    if outlet:
        return Source(id=outlet.id, name=outlet.name, text=text, span=span, kind=SourceKind.OUTLET)
    found = resolve_actor(name, load_actors_with(scene.settings.actors))
    if found and found.listed:
        return Source(
            id=found.id, name=found.name, text=text, span=span, kind=SourceKind.ORGANISATION,
            country=found.country, sector=found.sector,
        )  # fmt: skip
    is_named = name[:1].isupper()
    kind = SourceKind.PERSON if is_named else SourceKind.UNNAMED
    return Source(id=slug(name), name=name, text=text, span=span, kind=kind)


def _sources_in(coding: Coding) -> Iterable[Source]:
    for statement in coding.statements:
        yield from statement.chain
    for event in coding.events:
        for account in event.accounts:
            yield from account.chain
        yield from event.chain


def _parts(words: str, mark: str) -> list[str]:
    if words.lower() in NOTHING:
        return []
    return [part.strip() for part in words.split(mark) if part.strip()]


def _contexts(words: str, _event: Event, _scene: Scene) -> tuple[str, ...]:
    known = [context.id for context in load_contexts().contexts]
    given = [name.lower() for name in _parts(words, ";")]
    for name in given:
        if name not in known:
            raise StoreError(f"{name!r} is no context of PLOVER; contexts are {', '.join(known)}")
    return tuple(dict.fromkeys(given))


def _reciprocal(words: str, _event: Event, _scene: Scene) -> bool:
    if words.lower() not in YES_OR_NO:
        raise StoreError(f"{words!r} is neither yes nor no")
    return YES_OR_NO[words.lower()]


def _cameo(words: str, _event: Event, _scene: Scene) -> str | None:
    if words.lower() in NOTHING:
        return None
    if not CAMEO.fullmatch(words):
        raise StoreError(f"{words!r} is no CAMEO code; write 2 to 4 digits, such as 036 or 190")
    return words


def _anchor(words: str, event: Event, scene: Scene) -> Span:
    """Return where words stand, given as offsets or as words of the article."""
    text = scene.coding.article.text
    offsets = OFFSETS.fullmatch(words)
    if offsets:
        return scene.words_at(int(offsets[1]), int(offsets[2]))
    found, span = stand(words, scene)
    if not words or found.lower() != words.lower():
        raise StoreError(
            f"{words!r} does not stand in article {scene.coding.article.id}; write words of it, or "
            f"offsets such as {event.anchor.start}:{event.anchor.end} (its text has {len(text):,} "
            "characters)"
        )
    return span


READERS: dict[str, Reader] = {
    "type": _type,
    "mode": _mode,
    "actors": _actors,
    "recipients": _actors,
    "reciprocal": _reciprocal,
    "place": _place,
    "when": _when,
    "status": _one_of(Status),
    "certainty": _one_of(Certainty),
    **dict.fromkeys(TOLLS, read_number),
    "money": read_sum,
    "contexts": _contexts,
    "cameo": _cameo,
    "chain": _chain,
    "anchor": _anchor,
}
