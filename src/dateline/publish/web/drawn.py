"""Figures on pages, drawn once as long as what they show stays the same.

Drawing takes longer than all questions of a page together, and most pages are read again.
"""

from functools import lru_cache

from markupsafe import Markup

from dateline.publish import figures
from dateline.publish.figures import (
    Band,
    Figure,
    Path,
    Point,
    Violation,
    facts,
    fragment,
)
from dateline.publish.figures.links import Links
from dateline.store.pages import Network, PlaceRow, Timeline

MOST = 64  # figures of a kind that are held; each takes up to a quarter of a megabyte

Filters = tuple[tuple[str, str], ...]  # names and values, as addresses have them


@lru_cache(MOST)
def timeline(counted: Timeline, asked: Filters = ()) -> Markup:
    """Return the timeline of some events, whose parts lead to lists.

    Args:
        counted: The counts.
        asked: The filters that the events are listed with.
    """
    bars = facts.bars_of(counted, Links(asked=asked))
    return _as_html(figures.timeline(bars, elsewhere=counted.elsewhere))


@lru_cache(MOST)
def types(counted: Timeline, asked: Filters = ()) -> Markup:
    """Return which types of event were reported when, likewise."""
    bars = facts.bars_of(counted, Links(asked=asked))
    return _as_html(figures.type_by_month(bars, elsewhere=counted.elsewhere))


@lru_cache(MOST)
def places(found: tuple[PlaceRow, ...], asked: Filters = ()) -> Markup:
    """Return the map of some places, likewise."""
    return _as_html(figures.event_map(facts.points_of(found, Links(asked=asked))))


@lru_cache(MOST)
def points(given: tuple[Point, ...]) -> Markup:
    """Return the map of some points."""
    return _as_html(figures.event_map(given))


@lru_cache(MOST)
def network(found: Network, of: str) -> Markup:
    """Return who acts on whom ("actors"), or who relies on whom ("sources")."""
    if of == "actors":
        return _as_html(figures.actor_network(*facts.actors_of(found)))
    return _as_html(figures.source_network(*facts.sources_of(found)))


@lru_cache(MOST)
def band(
    names: tuple[str, str], bands: tuple[Band, ...], violations: tuple[Violation, ...]
) -> Markup:
    """Return the states of a pair over time."""
    return _as_html(figures.dyad_band(names, bands, violations))


@lru_cache(MOST)
def tree(paths: tuple[Path, ...]) -> Markup:
    """Return whom the reports of a story rest on."""
    return _as_html(figures.origins_tree(paths))


def _as_html(figure: Figure) -> Markup:
    """Return a figure as a part of a page; all in it is escaped already."""
    return Markup(fragment(figure))  # noqa: S704 - made from a template that escapes
