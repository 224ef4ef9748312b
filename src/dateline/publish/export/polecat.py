"""A file laid out as POLECAT's weekly files are: 40 tab-separated columns, one row an event.

POLECAT drops the sentence, the offsets and the chain; only the outlet and the date are kept. Where
a side has several members, their values stand in the same order, joined by ";".
"""

from collections.abc import Callable, Iterable, Iterator

from dateline.knowledge.countries import load_countries
from dateline.publish.export.cells import one_line, outlet_of
from dateline.publish.export.sides import quad
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Coding, Event, Place, SourceKind
from dateline.store import Selected
from dateline.store.event_table import days
from dateline.version import VERSION

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
LIST = ";"


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield the heading and a line an event.

    Args:
        selected: Articles with the events wanted.
        options: Who coded them.
        tally: Counts the rows.

    Yields:
        Lines of tab-separated values, none of which holds a tab or a line break.
    """
    yield "\t".join(COLUMNS) + "\n"
    for item in selected:
        story = _story(item.coding)
        run = options.coded_by.get(item.run)
        story["Version"] = f"dateline {run.version if run else VERSION}"
        for event in item.events:
            tally.written["rows"] += 1
            row = _event(event) | _place(event.place) | story
            row["Event Date"] = days(event)[0] or item.coding.article.published
            row["Event ID"] = f"{item.coding.article.id}_{event.id}"
            yield "\t".join(one_line(row.get(column)) for column in COLUMNS) + "\n"


def _event(event: Event) -> dict[str, object]:
    return {
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": quad(event),
        "Contexts": LIST.join(event.contexts),
        **_side("Actor", event.actors),
        **_side("Recipient", event.recipients),
    }


def _side(side: str, people: tuple[Actor, ...]) -> dict[str, object]:
    def joined(value: Callable[[Actor], object]) -> str:
        return LIST.join(one_line(value(actor)) for actor in people)

    return {
        f"{side} Name": joined(lambda actor: actor.name),
        f"{side} Country": joined(lambda actor: actor.country),
        f"{side} COW": joined(_cow),
        f"Primary {side} Sector": joined(lambda actor: actor.sector),
        f"{side} Sectors": LIST.join(
            sector for actor in people for sector in (actor.sector, *actor.other_sectors) if sector
        ),
        f"{side} Name Raw": joined(lambda actor: actor.text),
    }


def _cow(actor: Actor) -> int | None:
    country = load_countries().get(actor.country or "")
    return country.cow if country else None


def _place(place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "point" else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonameid,
        "Raw Placename": place.text,
        "Feature Type": place.feature,
    }


def _story(coding: Coding) -> dict[str, object]:
    article = coding.article
    sources = [link for statement in coding.statements for link in statement.chain]

    def named(kind: SourceKind) -> str:
        return LIST.join(dict.fromkeys(link.name for link in sources if link.kind is kind))

    return {
        "Source": outlet_of(article),
        "Publication Date": article.published,
        "Story People": named(SourceKind.PERSON),
        "Story Organizations": named(SourceKind.ORGANISATION),
        "Story Locations": LIST.join(dict.fromkeys(place.name for place in coding.places)),
        "Language": article.language,
    }
