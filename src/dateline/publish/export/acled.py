"""A file laid out as ACLED's exports are: 31 columns, one row a happening.

The layout only: these are Dateline's events, not ACLED's. As there, actor 1 and actor 2 do not say
who did it to whom. ACLED has no room for statements, plans and denials; they are left out and
counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from dateline.knowledge.codebooks import Decided, load_codebook
from dateline.knowledge.countries import load_countries
from dateline.knowledge.sectors import ARMED, GOVERNMENT, STATE_ARMED, sectors_of
from dateline.publish.export.cells import csv_line, outlet_of, stated
from dateline.publish.export.happenings import REAL, Happening, happenings
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Code, Place
from dateline.store import Selected
from dateline.store.event_table import SEPARATOR, days, names, words

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
TIME_PRECISION = {"day": 1, "week": 2, "month": 3}
GEO_PRECISION = {"point": 1, "district": 2, "province": 3}
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Demonstrations",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
# ACLED's inter codes, in the order in which an interaction names them.
INTER = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters",
    "Protesters", "Civilians", "External/Other forces",
)  # fmt: skip
FOREIGN = frozenset({"IGO", "UNO", "EUR", "IMG"})


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield the heading and a line a happening, as comma-separated values.

    Args:
        selected: Articles with the events wanted.
        options: Without text, the notes hold no sentence of an article.
        tally: Counts the rows, and what is left out.

    Yields:
        Lines of a CSV file.
    """
    yield csv_line(COLUMNS)
    for happening in happenings(selected, options):
        code, turned_away = _decide(happening)
        reason = _reason_against(happening, code, turned_away)
        if reason or code is None:
            tally.leave_out(happening.event, reason or "")
            continue
        tally.written["rows"] += 1
        row = _row(happening, code, options)
        yield csv_line(row.get(column) for column in COLUMNS)


def _decide(happening: Happening) -> Decided:
    event = happening.event
    return load_codebook("acled").decide(event, words(happening.article, event.evidence))


def _reason_against(happening: Happening, code: Code | None, turned_away: str | None) -> str | None:
    event = happening.event
    if event.status not in REAL:
        return f"status {event.status.value}: ACLED lists what happened"
    if turned_away:
        return turned_away
    if code is None:
        mode = f" {event.mode}" if event.mode else ""
        return f"{event.type}{mode}: ACLED has no such event"
    if event.when is None or event.when.precision not in TIME_PRECISION:
        return "no day, week or month is known"
    if happening.place is None or happening.place.country is None:
        return "no country is known"
    return None


def _row(happening: Happening, code: Code, options: Options) -> dict[str, object]:
    event, place = happening.event, happening.place
    first_day = days(event)[0] or ""
    run = options.coded_by.get(happening.run)
    notes = words(happening.article, event.evidence) if options.with_text else ""
    deaths = stated(event.deaths)
    return {
        "event_id_cnty": f"{place and place.country}{happening.id}",
        "event_date": first_day,
        "year": first_day[:4],
        "time_precision": TIME_PRECISION[event.when.precision] if event.when else None,
        "disorder_type": _disorder(code),
        "event_type": code.type,
        "sub_event_type": code.sub_type,
        **_sides(happening, code.type),
        **_where(place),
        "source": SEPARATOR.join(dict.fromkeys(map(outlet_of, happening.articles))),
        "notes": notes,
        "fatalities": deaths or 0,
        "tags": f"crowd size={event.size.text}" if event.size else None,
        "timestamp": int(datetime.fromisoformat(run.started).timestamp()) if run else None,
    }


def _disorder(code: Code) -> str:
    """Return ACLED's disorder type; force against protesters is of two."""
    if code.sub_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    return DISORDER[code.type]


def _sides(happening: Happening, event_type: str) -> dict[str, object]:
    event, place = happening.event, happening.place
    country = place.country if place else None
    sides: list[Sequence[Actor]] = [s for s in (event.actors, event.recipients) if s]
    if event_type in {"Protests", "Riots"}:  # whom it is against is no side there, who steps in is
        forces = [actor for actor in event.recipients if sectors_of(actor) & STATE_ARMED]
        sides = [side for side in (event.actors, forces) if side]
    inters = [_inter(side[0], event_type, country, number) for number, side in enumerate(sides)]
    row: dict[str, object] = {}
    for number, (side, inter) in enumerate(zip(sides, inters, strict=True), 1):
        row[f"actor{number}"] = side[0].name
        row[f"assoc_actor_{number}"] = names(side[1:])
        row[f"inter{number}"] = inter
    row["interaction"] = _interaction(inters)
    if "Civilians" in inters and event_type != "Strategic developments":
        row["civilian_targeting"] = "Civilian targeting"
    return row


def _inter(actor: Actor, event_type: str, country: str | None, number: int) -> str:
    """Return the kind of an actor, as ACLED divides them."""
    if number == 0 and event_type in {"Riots", "Protests"} and not sectors_of(actor) & ARMED:
        return "Rioters" if event_type == "Riots" else "Protesters"
    if actor.country in FOREIGN:
        return "External/Other forces"
    sectors = sectors_of(actor)
    if sectors & {"MIL", "COP", "SPY", GOVERNMENT}:
        abroad = country is not None and actor.country not in {None, country}
        return "External/Other forces" if abroad else "State forces"
    if "REB" in sectors:
        return "Rebel group"
    return "Political militia" if sectors & {"PRM", "UAF", "CRM"} else "Civilians"


def _interaction(inters: list[str]) -> str:
    ordered = sorted(inters, key=INTER.index)
    return f"{ordered[0]} only" if len(ordered) == 1 else "-".join(ordered)


def _where(place: Place | None) -> dict[str, object]:
    if place is None or place.country is None:
        return {}
    country = load_countries().get(place.country)
    return {
        "iso": country and country.number,
        "region": country and country.acled_region,
        "country": country.name if country else place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO_PRECISION.get(place.precision, 3),
    }
