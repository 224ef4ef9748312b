"""Turns what the store counts into figures whose parts lead to pages."""

from collections.abc import Iterable

from markupsafe import Markup

from dateline.publish.briefing.records import Spot
from dateline.publish.figures import (
    Bar,
    Figure,
    Point,
    actor_network,
    event_map,
    facts,
    fragment,
    source_network,
    timeline,
    type_by_month,
)
from dateline.publish.web.templating import href
from dateline.store.pages import Network, PlaceRow, Timeline

NEAR = 0.01  # degrees around a place within which its events are listed


def as_html(figure: Figure, id: str | None = None) -> Markup:
    """Return a figure as a part of a page; all in it is escaped already."""
    return Markup(fragment(figure, id))  # noqa: S704 - made from a template that escapes


def bars_of(counted: Timeline, **asked: str | None) -> list[Bar]:
    """Return what a timeline counts as bars that lead to their events.

    Args:
        counted: The counts.
        **asked: The filters that the events are listed with besides.
    """
    return [
        Bar(
            period=one.time,
            type=one.type,
            count=one.events,
            address=href(
                "events", **asked | {"type": one.type, "since": one.time, "until": one.time}
            ),
        )
        for one in counted.counts
    ]


def timeline_of(counted: Timeline, **asked: str | None) -> Figure:
    """Return the timeline of some events."""
    return timeline(bars_of(counted, **asked))


def types_of(counted: Timeline, **asked: str | None) -> Figure:
    """Return which types of event were reported when."""
    return type_by_month(bars_of(counted, **asked))


def map_of(places: Iterable[PlaceRow], **asked: str | None) -> Figure:
    """Return the map of some places."""
    return event_map([
        Point(
            lat=place.lat,
            lon=place.lon,
            label=place.place,
            count=place.events,
            address=href("events", **asked | {"box": box_around(place.lat, place.lon)}),
        )
        for place in places
        if place.lat is not None and place.lon is not None
    ])


def map_of_spots(spots: Iterable[Spot]) -> Figure:
    """Return the map of the places of a briefing; a disc leads to the first story there."""
    return event_map([
        Point(
            lat=spot.lat,
            lon=spot.lon,
            label=spot.place,
            count=len(spot.items),
            address=f"#story-{spot.items[0]}",
        )
        for spot in spots
        if spot.lat is not None and spot.lon is not None
    ])


def box_around(lat: float, lon: float) -> str:
    """Return a small part of the map around a point, as addresses have it."""
    corners = (lon - NEAR, lat - NEAR, lon + NEAR, lat + NEAR)
    return ",".join(f"{degrees:.4f}" for degrees in corners)


def actors_of(network: Network) -> Figure:
    """Return who acts on whom."""
    return actor_network(*facts.actors_of(network))


def sources_of(network: Network) -> Figure:
    """Return who relies on whom."""
    return source_network(*facts.sources_of(network))
