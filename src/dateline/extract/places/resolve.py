"""Decides which place of a name is meant: one sense an article, but for "City, Region"."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.extract.places.spot import Spot
from dateline.knowledge.places import PlaceIndex, PlaceRecord, fold

ROUNDS = 3
COUNTRY_PULL = 3.5  # what a country that all else points at adds to a candidate
DIVISION_PULL = 4.0
NEAR_PULL = 1.5
ALIAS_LOSS = 1.5  # half of it for a large town, whose further names are in use
LARGE = 200_000  # people
LEADING = 0.25  # the share of the votes that makes a country one the article is about
KINDS = {
    "city": ("city", "point"),
    "province": ("admin1", "province"),
    "district": ("admin2", "district"),
}
EARTH = 6371.0  # km
NEAR = 150.0  # km over which the pull of another place falls to a third


class Votes(msgspec.Struct, frozen=True):
    """What else the article points at.

    Attributes:
        countries: Weight by country code.
    """

    countries: dict[str, float]


def resolve(spots: Sequence[Spot], votes: Votes, known: PlaceIndex) -> list[PlaceRecord | None]:
    """Return the place that each spot means.

    Args:
        spots: The spots of an article that were taken for places.
        votes: What demonyms, actors, dateline and publisher point at.
        known: The place index.

    Returns:
        One record for each spot, None where no candidate is left.
    """
    options = [_options(spot, spots, known) for spot in spots]
    groups = _groups(spots)
    chosen: dict[tuple[str, str], PlaceRecord | None] = {}
    for _ in range(ROUNDS):
        previous = dict(chosen)
        for key, members in groups.items():
            others = {name: one for name, one in previous.items() if name != key and one}
            chosen[key] = _best(members, spots, options, _Scene(votes, others))
    countries = _Scene(votes, {key: one for key, one in chosen.items() if one}).leading()
    return [
        chosen[_key(spot)] if spot.is_known else _unlisted(spot, countries, known) for spot in spots
    ]


def _unlisted(spot: Spot, countries: Sequence[str], known: PlaceIndex) -> PlaceRecord | None:
    """Return the place of a name that the index does not know as it is written.

    A place of the countries that the article is about with the same consonants is taken for it.
    Where there is none, a name with a noun beside it ("the village of X") stays a place without
    coordinates, in the one country that the article is about.
    """
    similar = known.similar(spot.name, countries)
    if similar:
        return similar[0]
    if not spot.hint:
        return None
    feature, precision = KINDS[spot.hint]
    return PlaceRecord(
        row=-1,
        name=spot.name,
        lat=None,
        lon=None,
        geonameid=None,
        feature=feature,
        precision=precision,
        population=0,
        country=countries[0] if len(countries) == 1 else None,
        admin1=None,
        admin2=None,
        admin1_row=-1,
        admin2_row=-1,
    )


class _Scene:
    """The votes and the places chosen for the other names, summed up once."""

    def __init__(self, votes: Votes, others: dict[tuple[str, str], PlaceRecord]) -> None:
        countries: defaultdict[str, float] = defaultdict(float, votes.countries)
        divisions: Counter[int] = Counter()
        for place in others.values():
            if place.country:
                countries[place.country] += 1.0
            if place.admin1_row >= 0:
                divisions[place.admin1_row] += 1
        self.countries = countries
        self.divisions = divisions
        self.total = sum(countries.values()) + 1.0
        self.division_total = sum(divisions.values()) + 1.0
        self.points = [
            (place.lat, place.lon, place.row)
            for place in others.values()
            if place.feature in {"city", "admin2"}
            and place.lat is not None
            and place.lon is not None
        ]

    def leading(self) -> list[str]:
        """Return the countries that the article is about, most votes first."""
        ordered = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        return [country for country, count in ordered if count >= LEADING * self.total]


def _key(spot: Spot) -> tuple[str, str]:
    """Return what spots of one sense share: the name, and whether it stands as a region."""
    return (fold(spot.name), "parent" if spot.is_parent else spot.hint)


def _groups(spots: Sequence[Spot]) -> dict[tuple[str, str], list[int]]:
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for position, spot in enumerate(spots):
        if spot.is_known:
            groups[_key(spot)].append(position)
    return groups


def _options(spot: Spot, spots: Sequence[Spot], known: PlaceIndex) -> list[PlaceRecord]:
    """Return the candidates of a spot; those in its parent alone where it has one."""
    if spot.row >= 0:
        return [known.record(spot.row)]
    found = known.candidates(spot.name)
    if spot.is_parent:
        found = [one for one in found if one.feature != "city"] or found
    if spot.parent >= 0:
        region = spots[spot.parent]
        above = [known.record(region.row)] if region.row >= 0 else known.candidates(region.name)
        found = list(_inside(found, above)) or found
    return found


def _inside(found: Iterable[PlaceRecord], above: Iterable[PlaceRecord]) -> Iterable[PlaceRecord]:
    rows = {one.row for one in above}
    countries = {one.country for one in above if one.feature == "country"}
    for one in found:
        if one.row in rows:
            continue
        if {one.admin1_row, one.admin2_row} & rows or one.country in countries:
            yield one


def _best(
    members: Sequence[int],
    spots: Sequence[Spot],
    options: Sequence[list[PlaceRecord]],
    scene: _Scene,
) -> PlaceRecord | None:
    """Return the candidate that fits the mentions of one name best."""
    linked = [options[position] for position in members if spots[position].parent >= 0]
    candidates = min(linked, key=len) if linked else options[members[0]]
    spot = spots[members[0]]
    return max(candidates, key=lambda one: fit(one, spot, scene), default=None)


def fit(place: PlaceRecord, spot: Spot, scene: _Scene) -> float:
    """Return how well a candidate fits: its weight, the nouns beside it, votes, neighbours."""
    country = scene.countries[place.country] / scene.total if place.country else 0.0
    division = scene.divisions[place.admin1_row] / scene.division_total
    return (
        prior(place)
        + hint_weight(place, spot)
        + COUNTRY_PULL * country
        + DIVISION_PULL * division
        + NEAR_PULL * nearness(place, scene)
        - ALIAS_LOSS * place.is_alias * (0.5 if place.population > LARGE else 1.0)
    )


def prior(place: PlaceRecord) -> float:
    """Return how likely a place is meant before anything else is known, on a scale of 0 to 9."""
    size = math.log10(place.population + 1)
    if place.feature == "country":
        return 7.5 + 0.1 * size
    if place.feature == "admin1":
        return 4.0 + 0.25 * size
    if place.feature == "admin2":
        return 0.75 * size - 0.5
    if place.geonameid is None:
        return 7.0
    return size


def hint_weight(place: PlaceRecord, spot: Spot) -> float:
    """Weigh what the noun beside the name says it is."""
    wanted = {
        "city": {"city"},
        "province": {"admin1", "region"},
        "district": {"admin2"},
    }.get(spot.hint)
    if wanted is None:
        return 0.0
    if place.feature in wanted:
        return 3.0
    return -1.0 if place.feature != "country" else 0.0


def nearness(place: PlaceRecord, scene: _Scene) -> float:
    """Return how close the nearest other places of the article are, 0 to 2."""
    if place.lat is None or place.lon is None or place.feature == "country":
        return 0.0
    pulls = [
        math.exp(-distance(place.lat, place.lon, lat, lon) / NEAR)
        for lat, lon, row in scene.points
        if row != place.row
    ]
    return min(2.0, sum(pulls))


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance between two points given in degrees, in km, good to 1%."""
    mean = math.radians((lat + other_lat) / 2)
    turn = abs(lon - other_lon)
    east = math.radians(min(turn, 360 - turn)) * math.cos(mean)
    return EARTH * math.hypot(math.radians(lat - other_lat), east)
