"""Files laid out as GDELT 2.0's are: a table of events and one of mentions, tabs, no headings.

An event row is a happening, and each report of it is a mention. Where GDELT measures what Dateline
does not (tone, Goldstein's own scale), the column is empty, but for GoldsteinScale: PLOVER's
intensity, of the same range, stands there. SentenceID is the number of the paragraph.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from dateline.knowledge.countries import load_countries
from dateline.publish.export.cells import one_line, outlet_of
from dateline.publish.export.happenings import REAL, Happening, happenings
from dateline.publish.export.sides import first, quad
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Article, Event, Place
from dateline.store import Selected
from dateline.store.event_table import days

EVENTS, MENTIONS = "dateline.export.CSV", "dateline.mentions.CSV"
ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in ACTOR), *(f"Actor2{name}" for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in GEO), *(f"Actor2Geo_{name}" for name in GEO),
    *(f"ActionGeo_{name}" for name in GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
)  # fmt: skip
WEB, CITATION_ONLY = 1, 2  # types of mentions
COUNTRY, US_STATE, US_CITY, CITY, STATE = 1, 2, 3, 4, 5  # types of places


def write(selected: Iterable[Selected], folder: Path, options: Options, tally: Tally) -> None:
    """Write both tables.

    Args:
        selected: Articles with the events wanted.
        folder: Where to; it is there.
        options: Who coded them.
        tally: Counts the rows, and what is left out.
    """
    events, mentions = folder / EVENTS, folder / MENTIONS
    with (
        events.open("w", encoding="utf-8", newline="") as event_stream,
        mentions.open("w", encoding="utf-8", newline="") as mention_stream,
    ):
        for happening in happenings(selected, options):
            reason = _reason_against(happening.event)
            if reason:
                tally.leave_out(happening.event, reason)
                continue
            run = options.coded_by.get(happening.run)
            added = _seconds(run.started) if run else ""
            event_stream.write(_line(EVENT_COLUMNS, _event(happening, added)))
            tally.written["events"] += 1
            for event, article in happening.reports:
                row = _mention(happening, event, article, added)
                mention_stream.write(_line(MENTION_COLUMNS, row))
                tally.written["mentions"] += 1


def _line(columns: Iterable[str], row: dict[str, object]) -> str:
    return "\t".join(one_line(row.get(column)) for column in columns) + "\n"


def _reason_against(event: Event) -> str | None:
    if event.status not in REAL:
        return f"status {event.status.value}: GDELT has no column for it"
    if not event.cameo:
        return "no CAMEO code"
    return None if days(event)[0] else "no date is known"


def _number_of(happening: Happening) -> int:
    """Return a number that stays the same as long as the story's id does."""
    return int(hashlib.sha256(happening.id.encode()).hexdigest()[:12], 16)


def _event(happening: Happening, added: str) -> dict[str, object]:
    event, articles = happening.event, happening.articles
    day = days(event)[0] or ""
    year, month, of_month = day.split("-")
    cameo = event.cameo or ""
    return {
        "GLOBALEVENTID": _number_of(happening),
        "SQLDATE": day.replace("-", ""),
        "MonthYear": year + month,
        "Year": year,
        "FractionDate": f"{int(year) + (int(month) * 30 + int(of_month)) / 365:.4f}",
        **_actor("Actor1", first(event.actors)),
        **_actor("Actor2", first(event.recipients)),
        "IsRootEvent": int(_paragraph(happening.article, event) == 1),
        "EventCode": cameo,
        "EventBaseCode": cameo[:3],
        "EventRootCode": cameo[:2],
        "QuadClass": quad(event),
        "GoldsteinScale": event.intensity,
        "NumMentions": sum(1 + len(report.mentions) for report, _ in happening.reports),
        "NumSources": len({outlet_of(article) for article in articles}),
        "NumArticles": len(articles),
        **_geo("ActionGeo_", happening.place),
        "DATEADDED": added,
        "SOURCEURL": happening.article.url or happening.article.input,
    }


def _actor(prefix: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return {}
    sectors = [sector for sector in (actor.sector, *actor.other_sectors) if sector][:3]
    code = (actor.country or "") + "".join(sectors[:1])
    row: dict[str, object] = {
        f"{prefix}Code": code,
        f"{prefix}Name": actor.name.upper(),
        f"{prefix}CountryCode": actor.country,
    }
    return row | {f"{prefix}Type{number}Code": sector for number, sector in enumerate(sectors, 1)}


def _geo(prefix: str, place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    country = load_countries().get(place.country or "")
    parts = (place.name, place.admin1, country and country.name)
    kind = COUNTRY
    if place.precision == "point":
        kind = US_CITY if place.country == "USA" else CITY
    elif place.precision in {"district", "province"}:
        kind = US_STATE if place.country == "USA" else STATE
    return {
        f"{prefix}Type": kind,
        f"{prefix}FullName": ", ".join(dict.fromkeys(part for part in parts if part)),
        f"{prefix}CountryCode": country and country.fips,
        f"{prefix}Lat": place.lat,
        f"{prefix}Long": place.lon,
    }


def _mention(happening: Happening, event: Event, article: Article, added: str) -> dict[str, object]:
    actor, recipient = first(event.actors), first(event.recipients)
    return {
        "GLOBALEVENTID": _number_of(happening),
        "EventTimeDate": _seconds(days(happening.event)[0] or ""),
        "MentionTimeDate": _seconds(article.published or "") or added,
        "MentionType": WEB if article.url else CITATION_ONLY,
        "MentionSourceName": outlet_of(article),
        "MentionIdentifier": article.url or article.input,
        "SentenceID": _paragraph(article, event),
        "Actor1CharOffset": actor.span.start if actor else -1,
        "Actor2CharOffset": recipient.span.start if recipient else -1,
        "ActionCharOffset": event.anchor.start,
        "InRawText": 1,
        "Confidence": round(event.confidence * 100),
        "MentionDocLen": len(article.text),
    }


def _paragraph(article: Article, event: Event) -> int:
    """Return the number of the paragraph an event stands in, from 1; 0 is the headline."""
    return sum(span.start <= event.anchor.start for span in article.paragraphs)


def _seconds(time: str) -> str:
    """Return a date or time as YYYYMMDDHHMMSS."""
    digits = "".join(character for character in time[:19] if character.isdigit())
    return digits.ljust(14, "0") if len(digits) >= 8 else ""
