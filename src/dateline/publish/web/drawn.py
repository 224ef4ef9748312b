"""Figures on pages, drawn once as long as what they show stays the same.

Drawing takes longer than all questions of a page together, and most pages are read again.
"""

from functools import lru_cache

from markupsafe import Markup

from dateline.publish.figures import Band, Path, Violation, dyad_band, origins_tree
from dateline.publish.web import drawings
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
    return drawings.as_html(drawings.timeline_of(counted, **dict(asked)))


@lru_cache(MOST)
def types(counted: Timeline, asked: Filters = ()) -> Markup:
    """Return which types of event were reported when, likewise."""
    return drawings.as_html(drawings.types_of(counted, **dict(asked)))


@lru_cache(MOST)
def places(found: tuple[PlaceRow, ...], asked: Filters = ()) -> Markup:
    """Return the map of some places, likewise."""
    return drawings.as_html(drawings.map_of(found, **dict(asked)))


@lru_cache(MOST)
def network(found: Network, of: str) -> Markup:
    """Return who acts on whom ("actors"), or who relies on whom ("sources")."""
    drawn = drawings.actors_of if of == "actors" else drawings.sources_of
    return drawings.as_html(drawn(found))


@lru_cache(MOST)
def band(
    names: tuple[str, str], bands: tuple[Band, ...], violations: tuple[Violation, ...]
) -> Markup:
    """Return the states of a pair over time."""
    return drawings.as_html(dyad_band(names, bands, violations))


@lru_cache(MOST)
def tree(paths: tuple[Path, ...]) -> Markup:
    """Return whom the reports of a story rest on."""
    return drawings.as_html(origins_tree(paths))
