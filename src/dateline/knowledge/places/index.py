"""The place index: sorted name keys and parallel columns over one memory-mapped file."""

import math
import zlib
from collections.abc import Container, Iterable

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from dateline.errors import KnowledgeError
from dateline.knowledge.places.fold import SKELETON, fold, key_of, skeleton

MAGIC = b"DLPLACE1"
MOST_CANDIDATES = 200
MOST_SEEN = 50_000  # names and records kept: a long run must not keep every one it ever met
LEAST_LIKENESS = 72.0  # of 100, of two spellings with the same consonants
ALIAS_BIT = np.uint32(1 << 31)  # set on a row that the key reaches by a further name

Column = npt.NDArray[np.generic]
Rows = npt.NDArray[np.uint32]


class PlaceRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place of the index.

    Attributes:
        row: Its number in the index.
        name: Canonical name.
        lat: Latitude in degrees; None where nobody knows.
        lon: Longitude in degrees; likewise.
        geonameid: GeoNames id, where it has one.
        feature: "city", "admin1", "admin2", "country", "region", "sea", ...
        precision: "point", "district", "province", "country" or "region".
        population: People; of a division, those of its towns.
        country: ISO 3166-1 alpha-3, KOS for Kosovo; None for seas and the like.
        admin1: Name of the first-level division it lies in (or is).
        admin2: Name of the second-level division it lies in (or is).
        admin1_row: Row of the first-level division, -1 where there is none.
        admin2_row: Row of the second-level division, -1 where there is none.
        is_alias: Whether the name asked for is one of its further names.
    """

    row: int
    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    feature: str
    precision: str
    population: int
    country: str | None
    admin1: str | None
    admin2: str | None
    admin1_row: int
    admin2_row: int
    is_alias: bool = False


class ColumnPlan(msgspec.Struct, frozen=True):
    """Where one column lies in the file: its type, first byte after the header, and length."""

    name: str
    dtype: str
    offset: int
    length: int


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the columns: their plan, and the small tables.

    Attributes:
        columns: The plan of the columns.
        features: Names of the features, by number.
        precisions: Names of the precisions, by number.
        countries: ISO 3166-1 alpha-3 codes, by number; number 0 is no country.
        demonyms: Country code by folded demonym.
        abbreviations: Row of the division by abbreviation as written ("La.", "LA").
        common_words: Folded names that are also everyday words.
        given_names: Frequent given names, folded.
        surnames: Frequent surnames, folded.
        context: Words around a name that speak for or against a place, by kind.
    """

    columns: tuple[ColumnPlan, ...]
    features: tuple[str, ...]
    precisions: tuple[str, ...]
    countries: tuple[str, ...]
    demonyms: dict[str, str]
    abbreviations: dict[str, int]
    common_words: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    context: dict[str, frozenset[str]]


def packed(header: Header, columns: Iterable[Column]) -> bytes:
    """Return an index as the bytes of its file; the plan of the columns is filled in here."""
    plan, parts, offset = [], [], 0
    for name, column in zip(COLUMN_NAMES, columns, strict=True):
        content = column.tobytes()
        content += b"\0" * (-len(content) % 8)
        plan.append(ColumnPlan(name, column.dtype.str, offset, len(column)))
        parts.append(content)
        offset += len(content)
    head = msgspec.msgpack.encode(
        msgspec.structs.replace(header, columns=tuple(plan)), order="deterministic"
    )
    head += b"\0" * (-len(head) % 8)  # columns start on a multiple of eight bytes
    body = head + b"".join(parts)
    check = zlib.crc32(body)
    return MAGIC + len(head).to_bytes(4, "little") + check.to_bytes(4, "little") + body


COLUMN_NAMES = (
    "keys", "key_rows", "lat", "lon", "population", "geonameid", "feature", "precision",
    "country", "admin1", "admin2", "name_start", "names",
)  # fmt: skip


class PlaceIndex:
    """Places by folded name, read from one file without copying it."""

    def __init__(self, content: npt.NDArray[np.uint8]) -> None:
        """Open an index.

        Args:
            content: The bytes of its file, usually memory-mapped.

        Raises:
            KnowledgeError: They are not a whole and undamaged index.
        """
        start, length, check = bytes(content[:8]), bytes(content[8:12]), bytes(content[12:16])
        if start != MAGIC or zlib.crc32(content[16:].data) != int.from_bytes(check, "little"):
            raise KnowledgeError("the place index is damaged; delete it, and it is built anew")
        first = 16 + int.from_bytes(length, "little")
        head = bytes(content[16:first]).rstrip(b"\0")
        self.words = msgspec.msgpack.decode(head, type=Header)
        content = content.view(np.ndarray)  # indexing a memmap object costs ten times as much
        found = {}
        for plan in self.words.columns:
            dtype = np.dtype(plan.dtype)
            begin = first + plan.offset
            found[plan.name] = content[begin : begin + plan.length * dtype.itemsize].view(dtype)
        self._columns = found
        self._seen: dict[str, Rows] = {}
        self._records: dict[tuple[int, bool], PlaceRecord] = {}

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def rows(self, name: str) -> Rows:
        """Return the rows with this name, most people first, with ``ALIAS_BIT`` set on some."""
        return self._rows_of(fold(name))

    def _rows_of(self, folded: str) -> Rows:
        known = self._seen.get(folded)
        if known is None:
            key = np.uint64(key_of(folded))
            keys = self._columns["keys"]
            first = int(np.searchsorted(keys, key, "left"))
            last = first
            while last < len(keys) and keys[last] == key:
                last += 1
            known = self._columns["key_rows"][first:last]
            if len(self._seen) > MOST_SEEN:
                self._seen.clear()
            self._seen[folded] = known
        return known

    def has(self, name: str) -> bool:
        """Say whether any place has this name."""
        return len(self.rows(name)) > 0

    def candidates(self, name: str) -> list[PlaceRecord]:
        """Return the places of a name, countries first, then by population.

        Args:
            name: A name in any spelling that folds to one of the names known.

        Returns:
            At most ``MOST_CANDIDATES`` records; empty for an unknown name.
        """
        rows = self.rows(name)[:MOST_CANDIDATES]
        return [self.record(int(row & ~ALIAS_BIT), bool(row & ALIAS_BIT)) for row in rows]

    def similar(self, name: str, countries: Container[str]) -> list[PlaceRecord]:
        """Return places of some countries that another transliteration might call so.

        Args:
            name: A name that the index does not know as it is written.
            countries: The countries to look in, as ISO 3166-1 alpha-3.

        Returns:
            Places with the same consonants, the best likeness first; most often none.
        """
        folded = fold(name)
        consonants = skeleton(folded)
        found = []
        for row in self._rows_of(SKELETON + consonants) if consonants else ():
            one = self.record(int(row & ~ALIAS_BIT), is_alias=True)
            likeness = fuzz.ratio(folded, fold(one.name))
            if one.country in countries and likeness >= LEAST_LIKENESS:
                found.append((likeness, one))
        return [one for _, one in sorted(found, key=lambda pair: -pair[0])]

    def record(self, row: int, is_alias: bool = False) -> PlaceRecord:
        """Return one row as a record."""
        known = self._records.get((row, is_alias))
        if known is None:
            if len(self._records) > MOST_SEEN:
                self._records.clear()
            known = self._records[row, is_alias] = self._read(row, is_alias)
        return known

    def _read(self, row: int, is_alias: bool) -> PlaceRecord:
        columns, words = self._columns, self.words
        lat, lon = float(columns["lat"][row]), float(columns["lon"][row])
        country = int(columns["country"][row])
        feature = words.features[int(columns["feature"][row])]
        first, second = int(columns["admin1"][row]), int(columns["admin2"][row])
        first = row if feature == "admin1" else first
        second = row if feature == "admin2" else second
        return PlaceRecord(
            row=row,
            name=self.name(row),
            lat=None if math.isnan(lat) else round(lat, 4),
            lon=None if math.isnan(lon) else round(lon, 4),
            geonameid=int(columns["geonameid"][row]) or None,
            feature=feature,
            precision=words.precisions[int(columns["precision"][row])],
            population=int(columns["population"][row]),
            country=words.countries[country] or None,
            admin1=self.name(first) if first >= 0 else None,
            admin2=self.name(second) if second >= 0 else None,
            admin1_row=first,
            admin2_row=second,
            is_alias=is_alias,
        )

    def name(self, row: int) -> str:
        """Return the canonical name of a row."""
        starts = self._columns["name_start"]
        return bytes(self._columns["names"][int(starts[row]) : int(starts[row + 1])]).decode()

    def divisions_of(self, country: str) -> list[PlaceRecord]:
        """Return the second-level divisions of a country."""
        if country not in self.words.countries or "admin2" not in self.words.features:
            return []
        wanted = (self._columns["country"] == self.words.countries.index(country)) & (
            self._columns["feature"] == self.words.features.index("admin2")
        )
        return [self.record(int(row)) for row in np.flatnonzero(wanted)]
