"""Where something is reported to have happened."""

import msgspec

from dateline.records.text import Span


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as one stretch of text names it.

    Attributes:
        name: Its canonical name.
        text: The words in the article.
        span: Where they stand.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        geonameid: GeoNames id, where it has one.
        admin1: Name of the first-level division.
        admin2: Name of the second-level division.
        country: ISO 3166-1 alpha-3; None for seas and regions of many countries.
        feature: "city", "admin1", "admin2", "country", "region", "sea", ...
        precision: "point", "district", "province", "country" or "region".
    """

    name: str
    text: str
    span: Span
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    feature: str = "city"
    precision: str = "point"
