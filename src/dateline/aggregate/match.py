"""Decides whether two reports can be of one happening, and how much speaks for it.

Precision comes before recall: whatever contradicts (other sides, another place, another day) ends
the matter, and what remains must add up to ``ENOUGH``.
"""

import math
from collections.abc import Iterable, Mapping

import msgspec

from dateline.aggregate.reported import Reported
from dateline.records import Actor, Place, Status
from dateline.settings import Settings

ENOUGH = 5
EARTH_KM = 6371.0
TIGHT = 3  # days; wider windows overlap by chance
ALIKE = 0.5  # share of words that the shorter sentence has in common with the other
# How a truce or a withdrawal is coded depends on the words a reporter picks.
ONE_FAMILY = frozenset({"AGREE", "CONCEDE", "RETREAT"})
STATE_SECTORS = frozenset({None, "GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
ARMED = frozenset({"REB", "UAF", "UNK", "CRM", "PRM"})


class Match(msgspec.Struct, frozen=True):
    """What speaks for two reports being of one happening.

    Attributes:
        points: How much.
        reasons: In words, for a person.
    """

    points: int
    reasons: tuple[str, ...]


def match(a: Reported, b: Reported, settings: Settings, same_text: bool) -> Match | None:
    """Compare two events of different articles.

    Args:
        a: One event.
        b: The other.
        settings: How far apart places may be.
        same_text: Whether their articles are copies of one text.

    Returns:
        What speaks for one happening, or None where something speaks against it or too little
        for it.
    """
    if family(a) != family(b) or (a.event.status is Status.PLANNED) != (
        b.event.status is Status.PLANNED
    ):
        return None
    parts = (
        _sides(a, b),
        _days(a, b),
        _places(a.event.place, b.event.place, settings.same_place_km),
        _kinds(a, b),
        _words(a, b, same_text),
    )
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    points = sum(part.points for part in found)
    reasons = tuple(reason for part in found for reason in part.reasons)
    return Match(points, reasons) if points >= ENOUGH else None


def family(reported: Reported) -> str:
    """Return the name under which types that may be one happening stand together."""
    kind = reported.event.type
    return "/".join(sorted(ONE_FAMILY)) if kind in ONE_FAMILY else kind


def _sides(a: Reported, b: Reported) -> Match | None:
    """Compare who did it with who did it, and to whom with to whom; two-sided events as wholes."""
    if a.event.reciprocal or b.event.reciprocal:
        pooled = _people(
            (*a.event.actors, *a.event.recipients), (*b.event.actors, *b.event.recipients)
        )
        return pooled and Match(2 * pooled.points, pooled.reasons)
    actors = _people(a.event.actors, b.event.actors)
    recipients = _people(a.event.recipients, b.event.recipients)
    if actors is None or recipients is None:
        return None
    return Match(actors.points + recipients.points, actors.reasons + recipients.reasons)


def _people(a: Iterable[Actor], b: Iterable[Actor]) -> Match | None:
    first, second = _by_id(a), _by_id(b)
    if not first or not second:
        return Match(0, ())
    shared = first.keys() & second.keys()
    if shared:
        names = ", ".join(sorted(first[identity].name for identity in shared))
        told_apart = any(_is_somebody(first[identity]) for identity in shared)
        return Match(2 if told_apart else 1, (f"both name {names}",))
    for one in first.values():
        for other in second.values():
            if _may_be_one(one, other):
                return Match(1, (f"{one.name} and {other.name} may be one side",))
    pairs = ((one, other) for one in first.values() for other in second.values())
    return Match(0, ()) if any(_may_be_anybody(one, other) for one, other in pairs) else None


def _by_id(actors: Iterable[Actor]) -> Mapping[str, Actor]:
    return {actor.id: actor for actor in actors}


def _is_somebody(actor: Actor) -> bool:
    """Say whether a name means one actor everywhere, as "officials" and "the army" do not."""
    return actor.listed or actor.country is not None or actor.name[:1].isupper()


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Say whether one may be part of the other: a state and its army, villagers and civilians."""
    if a.country != b.country:
        return False
    if a.country is None:
        return a.sector is not None and a.sector == b.sector and not (a.listed and b.listed)
    both_state = a.sector in STATE_SECTORS and b.sector in STATE_SECTORS
    return both_state or (a.sector == b.sector and not (a.listed and b.listed))


def _may_be_anybody(a: Actor, b: Actor) -> bool:
    """Say whether one is so vague that the other may be meant: gunmen and a group by its name."""
    if _is_somebody(a) and _is_somebody(b):
        return False
    sectors = {a.sector, b.sector}
    return len(sectors) == 1 or None in sectors or sectors <= ARMED


def _days(a: Reported, b: Reported) -> Match | None:
    if a.days is None or b.days is None:
        return Match(0, ())
    if not a.days.overlaps(b.days):
        return None
    if max(a.days.width, b.days.width) > TIGHT:
        return Match(0, ("their times overlap",))
    return Match(2, (f"both about {max(a.days.first, b.days.first)}",))


def _places(a: Place | None, b: Place | None, same_place_km: float) -> Match | None:
    if a is None or b is None:
        return Match(0, ())
    if a.country and b.country and a.country != b.country:
        return None
    if (a.geonameid and a.geonameid == b.geonameid) or a.name == b.name:
        return Match(2 if a.precision == "point" else 1, (f"both in {a.name}",))
    apart = kilometres(a, b)
    if apart is not None and a.precision == b.precision == "point":
        near = Match(2, (f"{a.name} and {b.name} are {apart:.0f} km apart",))
        return near if apart <= same_place_km else None
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return None
    return Match(1, (f"{a.name} and {b.name} may be one place",))


def kilometres(a: Place, b: Place) -> float | None:
    """Return the distance between two places in kilometres, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _kinds(a: Reported, b: Reported) -> Match | None:
    """Compare the modes, and the numbers of dead, which may differ between accounts."""
    one, other = a.event, b.event
    if one.mode and other.mode and one.type == other.type and one.mode != other.mode:
        return None
    points, reasons = 0, []
    if one.mode and one.mode == other.mode:
        points += 1
        reasons.append(f"both {one.mode}")
    if (
        one.deaths
        and other.deaths
        and (one.deaths.low, one.deaths.high)
        == (
            other.deaths.low,
            other.deaths.high,
        )
    ):
        points += 1
        reasons.append(f"both say {one.deaths.text} dead")
    return Match(points, tuple(reasons))


def _words(a: Reported, b: Reported, same_text: bool) -> Match:
    one, other = _evidence(a), _evidence(b)
    alike = len(one & other) / max(1, min(len(one), len(other)))
    if same_text and alike >= ALIKE and a.event.type == b.event.type:
        return Match(ENOUGH, ("copies of one text report it in the same words",))
    return Match(1, ("in like words",)) if alike >= ALIKE else Match(0, ())


def _evidence(reported: Reported) -> frozenset[str]:
    start, end = reported.event.evidence
    words = reported.article.text[start:end].lower().split()
    return frozenset(word.strip(".,;:\"'()") for word in words if len(word) > 3)
