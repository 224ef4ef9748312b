"""What a briefing is about: a country, an actor or a place, by its name or code."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import msgspec

from dateline.errors import DatelineError
from dateline.knowledge.actors import Form, Kind, fold, load_actors
from dateline.knowledge.countries import Country, load_countries
from dateline.records import Dyad
from dateline.store import Store
from dateline.store.pages import ActorRow, StoryRow, Wanted

ALL_PLACES = 1_000_000
MOST_ACTORS = 1000
LEAST = 4  # letters that name something by standing in it
NEAREST = 5  # names that are proposed instead of one that nobody knows


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a briefing is about.

    Attributes:
        name: Its name, for the heading.
        filter: What it asks of the lists of the database.
        place: The place that a story must have happened in; None for any.
        of_pair: Country code or id of one of a pair that has to do with it; None for any.
    """

    name: str
    filter: dict[str, Any] = {}
    place: str | None = None
    of_pair: str | None = None

    def fits(self, row: StoryRow) -> bool:
        """Say whether a story that the filter lets through has to do with it."""
        return self.place is None or row.place == self.place

    def fits_pair(self, dyad: Dyad) -> bool:
        """Say whether a pair of actors has to do with it."""
        sides = {dyad.a.id, dyad.b.id, dyad.a.country, dyad.b.country}
        return self.of_pair is None or self.of_pair in sides


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
            return _of_country(country)
    for actor in _actors(store, wanted):
        if wanted in {_folded(actor.id), _folded(actor.name)}:
            return _of_actor(actor)
    places = {_folded(row.place): row.place for row in store.pages.places(limit=ALL_PLACES)}
    if wanted in places:
        return About(name=places[wanted], place=places[wanted])
    alias = _by_alias(store, words)
    if alias:
        return alias
    known = {_folded(c.name): c.name for c in load_countries().values()}
    known |= places | {_folded(a.name): a.name for a in store.pages.actors(limit=MOST_ACTORS).rows}
    raise DatelineError(f"{store.name}: nothing here is about {words!r}; {_nearest(wanted, known)}")


def _of_country(country: Country) -> About:
    code = country.code
    return About(name=country.name, filter={"country": code}, of_pair=code)


def _of_actor(actor: ActorRow) -> About:
    return About(name=actor.name, filter={"actor": actor.id}, of_pair=actor.id)


def _by_alias(store: Store, words: str) -> About | None:
    """Return what a listed name or acronym means ("FARC", "the US"), if reports here name it."""
    table = load_actors()
    for name in table.names.get(fold(words), ()):
        entry = table.entries[name.entry]
        if name.form in {Form.NAME, Form.ACRONYM}:
            country = load_countries().get(entry.country or "")
            if country and entry.kind is Kind.STATE:
                return _of_country(country)
            page = store.pages.actor(entry.id)
            if page:
                return _of_actor(page.row)
    return None


def _actors(store: Store, wanted: str) -> Iterator[ActorRow]:
    """Yield the actors that some words may mean: by id, or by a name that holds them."""
    page = store.pages.actor(wanted)
    if page:
        yield page.row
    if re.search(r"\w", wanted):
        yield from store.pages.actors(Wanted(words=wanted), limit=MOST_ACTORS).rows


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def _nearest(wanted: str, known: dict[str, str]) -> str:
    near = get_close_matches(wanted, known, NEAREST, 0.6) if wanted else []
    if len(wanted) >= LEAST:
        near += sorted(name for name in known if wanted in name and name not in near)
    names = ", ".join(known[name] for name in near[:NEAREST])
    return f"near to it are {names}" if names else "give a country, actor or place by its name"
