"""A file laid out as UCDP's georeferenced event data are: 49 columns, one row a lethal happening.

``source_original`` is the column that UCDP keeps for who reported it; it is filled from the chain
of sources. Numbers that UCDP's own lists give to conflicts, dyads and actors are left empty.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import floor

from dateline.knowledge.countries import load_countries
from dateline.knowledge.sectors import GOVERNMENT, STATE_ARMED, is_armed, sectors_of
from dateline.publish.export.cells import csv_line, one_line, outlet_of, stated
from dateline.publish.export.happenings import REAL, Happening, happenings
from dateline.publish.export.sides import first
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Event, Place
from dateline.store import Selected
from dateline.store.event_table import days, words

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
WHERE_PRECISION = {"point": 1, "district": 3, "province": 4, "country": 6, "region": 7}
LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4))  # days it may have happened in, and UCDP's precision


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield the heading and a line a happening in which somebody was killed.

    Args:
        selected: Articles with the events wanted.
        options: Without text, headlines and sentences are left out.
        tally: Counts the rows, and what is left out.

    Yields:
        Lines of a CSV file.
    """
    yield csv_line(COLUMNS)
    for happening in happenings(selected, options):
        reason = _reason_against(happening)
        if reason:
            tally.leave_out(happening.event, reason)
            continue
        tally.written["rows"] += 1
        row = _row(happening, options, tally.written["rows"])
        yield csv_line(row.get(column) for column in COLUMNS)


def _reason_against(happening: Happening) -> str | None:
    event = happening.event
    if event.status not in REAL:
        return f"status {event.status.value}: UCDP lists what happened"
    if event.type not in {"ASSAULT", "COERCE", "PROTEST"} or not any(
        stated(number) for number in happening.deaths
    ):
        return "not lethal, or the number of dead is not known: UCDP lists lethal events"
    if event.when is None or not all(days(event)):
        return "no date is known"
    if happening.place is None or happening.place.country is None:
        return "no country is known"
    return None


def _row(happening: Happening, options: Options, number: int) -> dict[str, object]:
    event = happening.event
    start, end = days(event)
    return {
        "id": number,
        "relid": happening.id,
        "year": (start or "")[:4],
        "active_year": 1,
        "code_status": "Machine coded",
        **_who(event),
        **_sources(happening, options),
        **_where(happening.place),
        "event_clarity": 1 if start == end else 2,
        "date_prec": _date_precision(start, end),
        "date_start": start,
        "date_end": end,
        **_dead(happening),
    }


def _who(event: Event) -> dict[str, object]:
    kind = _type_of_violence(event)
    a, b = first(event.actors), first(event.recipients)
    if b and kind == STATE_BASED and a and not _is_force_of_state(a):
        a, b = b, a  # UCDP names the government first
    side_a = _side(a) if a else "XXX Unknown"
    side_b = "Civilians" if kind == ONE_SIDED else _side(b) if b else "XXX Unknown"
    return {
        "type_of_violence": kind,
        "conflict_name": f"{side_a} - {side_b}",
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "gwnoa": _state_number(a),
        "gwnob": _state_number(b) if kind != ONE_SIDED else None,
    }


def _type_of_violence(event: Event) -> int:
    """Return 1 where a state fights, 2 where armed groups do, 3 where civilians are killed."""
    if not any(map(is_armed, event.recipients)):
        return ONE_SIDED
    sides = (event.actors, event.recipients)
    state = any(_is_force_of_state(actor) for side in sides for actor in side)
    return STATE_BASED if state else NON_STATE


def _is_force_of_state(actor: Actor) -> bool:
    return bool(sectors_of(actor) & (STATE_ARMED | {GOVERNMENT}))


def _side(actor: Actor) -> str:
    """Name a side as UCDP does: a state's forces are its government."""
    country = load_countries().get(actor.country or "")
    state = country and _is_force_of_state(actor)
    return f"Government of {country.name}" if country and state else actor.name


def _state_number(actor: Actor | None) -> int | None:
    if actor is None or not _is_force_of_state(actor):
        return None
    country = load_countries().get(actor.country or "")
    return country.gw if country else None


def _sources(happening: Happening, options: Options) -> dict[str, object]:
    articles = happening.articles
    original = dict.fromkeys(
        event.chain[-1].name if event.chain else outlet_of(article)
        for event, article in happening.reports
    )
    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(one_line(a.url or a.input) for a in articles),
        "source_office": ";".join(outlet_of(article) for article in articles),
        "source_date": ";".join(article.published or "" for article in articles),
        "source_headline": (
            ";".join(one_line(article.title) for article in articles) if options.with_text else None
        ),
        "source_original": ";".join(original),
        "where_description": (
            words(happening.article, happening.event.evidence) if options.with_text else None
        ),
    }


def _where(place: Place | None) -> dict[str, object]:
    if place is None or place.country is None:
        return {}
    country = load_countries().get(place.country)
    row: dict[str, object] = {
        "where_prec": WHERE_PRECISION[place.precision],
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "country": country.name if country else place.country,
        "country_id": country and country.gw,
    }
    if place.lat is not None and place.lon is not None:
        row |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": priogrid(place.lat, place.lon),
        }
    return row


def priogrid(lat: float, lon: float) -> int:
    """Return the number of the PRIO-GRID cell that a point lies in.

    Args:
        lat: Latitude in degrees.
        lon: Longitude in degrees.

    Returns:
        1 to 259,200: cells of half a degree, row by row from the south-west corner
        (Tollefsen, Strand and Buhaug 2012).
    """
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _date_precision(start: str | None, end: str | None) -> int:
    """Return UCDP's precision: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    length = (date.fromisoformat(end or "") - date.fromisoformat(start or "")).days + 1
    return next((precision for longest, precision in LONGEST if length <= longest), 5)


def _dead(happening: Happening) -> dict[str, object]:
    """Return the dead; who of them stood on which side is not told, unless all were civilians."""
    numbers = [n for quantity in happening.deaths for n in (quantity.low, quantity.high) if n]
    best = stated(happening.event.deaths) or max(filter(None, map(stated, happening.deaths)))
    civilians = _type_of_violence(happening.event) == ONE_SIDED
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": best if civilians else 0,
        "deaths_unknown": 0 if civilians else best,
        "best": best,
        "high": max(numbers),
        "low": min(numbers),
    }
