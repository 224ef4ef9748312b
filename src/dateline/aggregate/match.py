"""Decides whether two reports can be of one happening, and how much speaks for it.

Precision comes before recall: whatever contradicts (other sides, another place, another day) ends
the matter; what remains must add up to ``ENOUGH``, agree on two things at least, and say enough to
tell one attack from the next.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from dateline.aggregate.profiles import LEAST_WORDS, STATE_SECTORS, family
from dateline.records.story import EventProfile, Party, Spot

ENOUGH = 5
EARTH_KM = 6371.0
EXACT, TIGHT = 1, 3  # days; wider windows overlap by chance
ALIKE = 0.5  # share of words that the shorter sentence has in common with the other
MANY_DEAD = 3  # as many in two reports tell one attack from the next
COPIED = 0.7  # share of all words of two sentences that both have; below, they are own words
ARMED = frozenset({"REB", "UAF", "UNK", "CRM", "PRM"})
# Happens again from day to day between the same sides, so that sides and days alone say little.
RECURRENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "ACCUSE", "REQUEST", "REJECT"})


class Match(msgspec.Struct, frozen=True):
    """What speaks for two reports being of one happening.

    Attributes:
        points: How much.
        reasons: In words, for a person.
        anchors: On how many things they agree that tell one happening from another.
        specific: Whether one of these is more than who takes part.
    """

    points: int = 0
    reasons: tuple[str, ...] = ()
    anchors: int = 0
    specific: bool = False


NOTHING = Match()
COPY = Match(ENOUGH, ("in the same words",), 2, specific=True)


def match(a: EventProfile, b: EventProfile, same_place_km: float) -> Match | None:
    """Compare two events of different articles.

    Args:
        a: One event.
        b: The other.
        same_place_km: Kilometres between two points that may still be one place.

    Returns:
        What speaks for one happening, or None where something speaks against it or too little
        for it.
    """
    parts = _parts(a, b, same_place_km)
    if parts is None:
        return None
    found = (*parts, _words(a, b))
    if a.type != b.type and not _on_one_day(a, b):
        return None
    points = sum(part.points for part in found)
    anchors = sum(part.anchors for part in found)
    recurs = a.type in RECURRENT or b.type in RECURRENT
    if points < ENOUGH or anchors < 2 or (recurs and not any(part.specific for part in found)):
        return None
    return Match(points, tuple(r for part in found for r in part.reasons), anchors, specific=True)


def _on_one_day(a: EventProfile, b: EventProfile) -> bool:
    """Say whether two events are dated alike, as a deal and its execution often are not."""
    return bool((days := _days(a, b)) and days.points)


def compatible(a: EventProfile, b: EventProfile, same_place_km: float) -> bool:
    """Say whether nothing that two events tell keeps them from being one happening."""
    return _parts(a, b, same_place_km) is not None


def _parts(a: EventProfile, b: EventProfile, same_place_km: float) -> tuple[Match, ...] | None:
    """Compare kind, days, place and sides, None where one of them contradicts."""
    if a.planned != b.planned or family(a.type) != family(b.type):
        return None
    if (kinds := _kinds(a, b)) is None:
        return None
    if (places := _places(a.place, b.place, same_place_km)) is None:
        return None
    sides, days = _sides(a, b), _days(a, b)
    if places.specific and kinds.specific and a.mode is not None and a.mode == b.mode:
        # All else is the same: one may be wrong about the day, or about who did it.
        if days is None and sides is not None and sides.anchors > 1:
            days = _day_apart(a, b)
        elif sides is None and days is not None and days.specific:
            sides = _other_doer(a, b)
    return None if sides is None or days is None else (sides, days, places, kinds)


def _day_apart(a: EventProfile, b: EventProfile) -> Match | None:
    """Compare two single days that follow on one another, where many have died alike."""
    if not _many_died(a) or a.first is None or b.first is None:
        return None
    if a.first != a.last or b.first != b.last or abs(a.first - b.first) > 1:
        return None
    one, other = sorted(map(date.fromordinal, (a.first, b.first)))
    return Match(0, (f"one says {one} and one {other}, all else is the same",))


def _other_doer(a: EventProfile, b: EventProfile) -> Match | None:
    """Compare to whom it was done, where many have died alike and two are named as who did it."""
    recipients = None if a.reciprocal or b.reciprocal else _people(a.recipients, b.recipients)
    if recipients is None or not recipients.anchors or not _many_died(a):
        return None
    one, other = (", ".join(party.name for party in sides) for sides in (a.actors, b.actors))
    words = f"one names {one} and one {other}, all else is the same"
    return Match(recipients.points, (*recipients.reasons, words), recipients.anchors)


def _many_died(profile: EventProfile) -> bool:
    return bool(profile.deaths and (profile.deaths[0] or 0) >= MANY_DEAD)


def are_others(a: Iterable[Party], b: Iterable[Party]) -> bool:
    """Say whether two accounts of one side cannot both be right."""
    return _people(a, b) is None


def _sides(a: EventProfile, b: EventProfile) -> Match | None:
    """Compare who did it with who did it, and to whom with to whom; two-sided events as wholes."""
    if a.reciprocal or b.reciprocal:
        pooled = _people((*a.actors, *a.recipients), (*b.actors, *b.recipients))
        if pooled is None:
            return None
        shared = {p.id for p in (*a.actors, *a.recipients)} & {
            p.id for p in (*b.actors, *b.recipients)
        }
        return Match(2 * pooled.points, pooled.reasons, 2 if len(shared) > 1 else pooled.anchors)
    actors = _people(a.actors, b.actors)
    recipients = _people(a.recipients, b.recipients)
    if actors is None or recipients is None:
        return None
    return Match(
        actors.points + recipients.points,
        actors.reasons + recipients.reasons,
        actors.anchors + recipients.anchors,
    )


def _people(a: Iterable[Party], b: Iterable[Party]) -> Match | None:
    first, second = _by_id(a), _by_id(b)
    if not first or not second:
        return NOTHING
    shared = first.keys() & second.keys()
    if shared:
        names = ", ".join(sorted(first[identity].name for identity in shared))
        told_apart = any(_is_somebody(first[identity]) for identity in shared)
        return Match(2 if told_apart else 1, (f"both name {names}",), 1)
    for one in first.values():
        for other in second.values():
            if _may_be_one(one, other):
                return Match(1, (f"{one.name} and {other.name} may be one side",), 1)
    pairs = ((one, other) for one in first.values() for other in second.values())
    return NOTHING if any(_may_be_anybody(one, other) for one, other in pairs) else None


def _by_id(parties: Iterable[Party]) -> Mapping[str, Party]:
    return {party.id: party for party in parties}


def _is_somebody(party: Party) -> bool:
    """Say whether a name means one actor everywhere, as "officials" and "the army" do not."""
    return party.listed or party.country is not None or party.name[:1].isupper()


def _may_be_one(a: Party, b: Party) -> bool:
    """Say whether one may be part of the other: a state and its army, villagers and civilians."""
    if a.country != b.country:
        return False
    if a.country is None:
        return a.sector is not None and a.sector == b.sector and not (a.listed and b.listed)
    both_state = a.sector in STATE_SECTORS and b.sector in STATE_SECTORS
    return both_state or (a.sector == b.sector and not (a.listed and b.listed))


def _may_be_anybody(a: Party, b: Party) -> bool:
    """Say whether one is so vague that the other may be meant: gunmen and a group by its name."""
    if _is_somebody(a) and _is_somebody(b):
        return False
    sectors = {a.sector, b.sector}
    return len(sectors) == 1 or None in sectors or sectors <= ARMED


def _days(a: EventProfile, b: EventProfile) -> Match | None:
    # Ordinals, not dates: this is asked of a hundred pairs for each article.
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return NOTHING
    first = max(a.first, b.first)
    if first > min(a.last, b.last):
        return None
    widest = max(a.last - a.first, b.last - b.first)
    if widest > TIGHT:
        return Match(0, ("their times overlap",))
    day = date.fromordinal(first)
    return Match(2, (f"both about {day}",), specific=widest <= EXACT)


def _places(a: Spot | None, b: Spot | None, same_place_km: float) -> Match | None:
    if a is None or b is None:
        return NOTHING
    if a.country and b.country and a.country != b.country:
        return None
    if (a.geonameid and a.geonameid == b.geonameid) or a.name == b.name:
        exact = a.precision in {"point", "district"}
        return Match(2 if exact else 1, (f"both in {a.name}",), int(exact), specific=exact)
    apart = kilometres(a, b)
    if apart is not None and a.precision == b.precision == "point":
        words = f"{a.name} and {b.name} are {apart:.0f} km apart"
        return Match(2, (words,), 1, specific=True) if apart <= same_place_km else None
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return None
    return Match(1, (f"{a.name} and {b.name} may be one place",))


def kilometres(a: Spot, b: Spot) -> float | None:
    """Return the distance between two places in kilometres, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _kinds(a: EventProfile, b: EventProfile) -> Match | None:
    """Compare the modes, and the numbers of dead, which may differ between accounts."""
    if a.mode and b.mode and a.type == b.type and a.mode != b.mode:
        return None
    points, anchors, reasons = 0, 0, []
    if a.mode and a.mode == b.mode:
        points += 1
        reasons.append(f"both {a.mode}")
    if a.deaths and a.deaths == b.deaths:
        points += 1
        anchors += 1
        low, high = a.deaths
        reasons.append(f"both say {low if low is not None else high} dead")
    return Match(points, tuple(reasons), anchors, specific=bool(anchors))


def _words(a: EventProfile, b: EventProfile) -> Match:
    one, other = frozenset(a.words), frozenset(b.words)
    shared = len(one & other)
    if shared >= LEAST_WORDS and shared >= COPIED * len(one | other) and a.type == b.type:
        return COPY
    alike = shared / max(1, min(len(one), len(other)))
    return Match(1, ("in like words",), specific=True) if alike >= ALIKE else NOTHING
