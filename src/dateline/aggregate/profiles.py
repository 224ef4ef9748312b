"""Boils events down to what is compared, and names the blocks that they are looked for in.

Two reports of one happening agree on at least two things (``match``), so an event is looked for
under pairs of things: who and whom, who and where, where and how, how many dead, the words.
"""

import hashlib
import math
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import product

from dateline.aggregate.reported import days_of
from dateline.records import Actor, Article, Event, Place, Status
from dateline.records.story import Block, EventProfile, EventRef, Party, Spot, event_key

# How a truce or a withdrawal is coded depends on the words a reporter picks.
ONE_FAMILY = frozenset({"AGREE", "CONCEDE", "RETREAT"})
FAMILY = "/".join(sorted(ONE_FAMILY))
STATE_SECTORS = frozenset({None, "GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
NARROW = 10  # days; an event that may lie anywhere in more is found by its words alone
CELL = 1.0  # degrees of latitude and longitude
REACH = 0.5  # degrees that an event is looked for beyond its own cell
KM_IN_DEGREE = 111.0
MOST_WORDS = 60
LEAST_WORDS = 6  # a shorter sentence says the same as another by chance
PRIME = (1 << 61) - 1
# Eight ways to put words in order; sentences that share the first word of two ways share a block.
FACTORS = tuple(pow(6364136223846793005, n, PRIME) for n in range(1, 9))


def profile_of(
    article: Article, event: Event, *, article_key: int, position: int, same_story_days: int
) -> EventProfile:
    """Boil one event down.

    Args:
        article: Its article.
        event: The event.
        article_key: Key of the article.
        position: The event's place among those of the article, from 0.
        same_story_days: Days before publication within which an undated event may lie.

    Returns:
        What is compared.
    """
    days = days_of(event, article.published, same_story_days)
    return EventProfile(
        key=event_key(article_key, position),
        ref=EventRef(article.id, event.id),
        published=article.published,
        start=event.anchor.start,
        type=event.type,
        mode=event.mode,
        planned=event.status is Status.PLANNED,
        reciprocal=event.reciprocal,
        actors=parties_of(event.actors),
        recipients=parties_of(event.recipients),
        place=_spot(event.place) if event.place else None,
        first=days.first.toordinal() if days else None,
        last=days.last.toordinal() if days else None,
        deaths=(event.deaths.low, event.deaths.high) if event.deaths else None,
        words=_words(article.text[event.evidence.start : event.evidence.end]),
    )


def parties_of(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Return actors as they are compared."""
    return tuple(Party(a.id, a.name, a.country, a.sector, a.listed) for a in actors)


def _spot(place: Place) -> Spot:
    return Spot(
        place.name, place.geonameid, place.lat, place.lon, place.country, place.admin1,
        place.precision,
    )  # fmt: skip


def _words(sentence: str) -> tuple[str, ...]:
    words = (word.strip(".,;:\"'()") for word in sentence.lower().split())
    kept = {word for word in words if len(word) > 3 or word.isdecimal()}
    # Interned, for the same words stand in a hundred thousand sentences.
    return tuple(map(sys.intern, sorted(kept)[:MOST_WORDS]))


def family(type: str) -> str:
    """Return the name under which types that may be one happening stand together."""
    return FAMILY if type in ONE_FAMILY else type


def is_narrow(profile: EventProfile) -> bool:
    """Say whether the days of an event are few enough to look for it by them."""
    return (
        profile.first is not None
        and profile.last is not None
        and profile.last - profile.first <= NARROW
    )


def blocks_of(profile: EventProfile) -> tuple[Block, ...]:
    """Return the blocks that an event is entered in.

    One whose days are known is found by them; by the whole of its sentence on any day too, for a
    report without a date may be a copy of it. One whose days are not is found by its words alone.
    """
    words = tuple(_by_words(profile))
    if is_narrow(profile):
        by_days = (*_by_days(profile, _own_cells(profile.place)), *words)
        found = [Block(_number(profile, name), profile.first or 0) for name in by_days]
        found += [Block(_number(profile, f"any day {name}"), 0) for name in words[:1]]
    else:
        found = [Block(_number(profile, f"no day {name}"), 0) for name in words]
    return tuple(dict.fromkeys(found))


def blocks_around(profile: EventProfile) -> tuple[list[int], list[int]]:
    """Return the blocks that reports of the same happening may be entered in.

    Args:
        profile: An event.

    Returns:
        Those to be looked into on the days of the event, and those without days.
    """
    words = tuple(_by_words(profile))
    near: list[str] = []
    dayless = [f"no day {name}" for name in words]
    if is_narrow(profile):
        near = [*_by_days(profile, _cells_around(profile.place)), *words]
        dayless = dayless[:1]
    else:
        dayless += [f"any day {name}" for name in words[:1]]
    return (
        list(dict.fromkeys(_number(profile, name) for name in near)),
        list(dict.fromkeys(_number(profile, name) for name in dayless)),
    )


def _number(profile: EventProfile, name: str) -> int:
    digest = hashlib.blake2b(f"{family(profile.type)} {name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _by_days(profile: EventProfile, cells: tuple[str, ...]) -> Iterator[str]:
    """Yield the pairs of things that a report of the same days may share with this one."""
    one, other = _side(profile.actors), _side(profile.recipients)
    if profile.reciprocal:
        both = sorted(one | other)
        yield from (f"sides {a} {b}" for a in both for b in both if a < b)
    yield from (f"sides {' '.join(sorted(pair))}" for pair in product(one, other))
    for cell in cells:
        yield from (f"there {side} {cell}" for side in sorted(one | other))
        yield f"how {profile.mode} {cell}"
    if profile.deaths:
        yield f"deaths {profile.deaths}"


def _side(parties: Iterable[Party]) -> set[str]:
    """Return under which names a side may be known: a state's army also as the state."""
    names = set()
    for party in parties:
        names.add(party.id)
        if party.country and party.sector in STATE_SECTORS:
            names.add(f"{party.country} state")
        elif not party.listed:
            names.add(f"{party.country} {party.sector}")
    return names


def _own_cells(place: Spot | None) -> tuple[str, ...]:
    if place is None:
        return ()
    if place.precision != "point" or place.lat is None or place.lon is None:
        return (place.name,)
    return (f"{math.floor(place.lat / CELL)} {math.floor(place.lon / CELL)}", place.name)


def _cells_around(place: Spot | None) -> tuple[str, ...]:
    if place is None:
        return ()
    own = _own_cells(place)
    if place.lat is None or place.lon is None or len(own) == 1:
        return own
    north = (math.floor((place.lat + step) / CELL) for step in (-REACH, REACH))
    east = [math.floor((place.lon + step) / CELL) for step in (-REACH, REACH)]
    return tuple(dict.fromkeys([*(f"{n} {e}" for n in north for e in east), *own]))


def _by_words(profile: EventProfile) -> Iterator[str]:
    """Yield digests of which sentences in almost the same words share at least one."""
    words = profile.words
    if len(words) < LEAST_WORDS:
        return
    yield f"words {' '.join(words)}"
    hashed = [zlib.crc32(word.encode()) for word in words]
    least = [min(one * factor % PRIME for one in hashed) for factor in FACTORS]
    for number in range(0, len(least), 2):
        yield f"least {number} {least[number]} {least[number + 1]}"
