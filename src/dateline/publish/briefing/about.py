"""What a briefing is about: a country, an actor or a place, by its name or code."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import msgspec

from dateline.errors import DatelineError
from dateline.knowledge.countries import load_countries
from dateline.records import Dyad, Event
from dateline.store import Store

NEAREST = 5  # names that are proposed instead of one that nobody knows


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a briefing is about.

    Attributes:
        name: Its name, for the heading.
        filter: What it asks of ``Store.events``.
        fits: Whether an event that the filter returns has to do with it.
        fits_pair: Whether a pair of actors has to do with it.
    """

    name: str
    filter: dict[str, Any]
    fits: Callable[[Event], bool]
    fits_pair: Callable[[Dyad], bool]


def find_about(store: Store, words: str) -> About:
    """Return the country, actor or place that some words name.

    Args:
        store: The database, whose actors and places may be named.
        words: A name or a code, in any case.

    Returns:
        What is meant: a country rather than an actor, and an actor rather than a place.

    Raises:
        DatelineError: Nothing has that name; the message gives the nearest names.
    """
    wanted = _folded(words)
    for country in load_countries().values():
        if wanted in {_folded(country.name), country.code.lower()}:
            return _country(country.code, country.name)
    actors = {_folded(name): actor for actor in store.actors() for name in (actor.id, actor.name)}
    if wanted in actors:
        return _actor(actors[wanted].id, actors[wanted].name)
    places = _places(store)
    if wanted in places:
        return _place(places[wanted])
    known = {_folded(c.name): c.name for c in load_countries().values()}
    known |= places | {_folded(actor.name): actor.name for actor in actors.values()}
    raise DatelineError(f"{store.name}: nothing here is about {words!r}; {_nearest(wanted, known)}")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def _nearest(wanted: str, known: dict[str, str]) -> str:
    near = get_close_matches(wanted, known, NEAREST, 0.6) if wanted else []
    near += sorted(name for name in known if wanted and wanted in name and name not in near)
    names = ", ".join(known[name] for name in near[:NEAREST])
    return f"near to it are {names}" if names else "give a country, actor or place by its name"


def _places(store: Store) -> dict[str, str]:
    names: Iterable[str] = (
        stored.event.place.name for stored in store.events() if stored.event.place
    )
    return {_folded(name): name for name in names}


def _country(code: str, name: str) -> About:
    return About(
        name=name,
        filter={"country": code},
        fits=lambda _: True,
        fits_pair=lambda dyad: code in {dyad.a.country, dyad.b.country},
    )


def _actor(id: str, name: str) -> About:
    return About(
        name=name,
        filter={"actor": id},
        fits=lambda _: True,
        fits_pair=lambda dyad: id in {dyad.a.id, dyad.b.id},
    )


def _place(name: str) -> About:
    return About(
        name=name,
        filter={},
        fits=lambda event: event.place is not None and event.place.name == name,
        fits_pair=lambda _: True,
    )
