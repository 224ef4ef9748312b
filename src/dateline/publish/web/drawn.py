"""Figures on pages of one thing, drawn once as long as what they show stays the same.

Drawing takes longer than all questions of a page together, and most pages are read again.
"""

from functools import lru_cache

from markupsafe import Markup

from dateline.publish.figures import Band, Path, Violation, dyad_band, origins_tree
from dateline.publish.web import drawings
from dateline.store.pages import Timeline

MOST = 64  # figures of a kind that are held; each takes up to a quarter of a megabyte


@lru_cache(MOST)
def timeline(counted: Timeline, asked: str, value: str) -> Markup:
    """Return the timeline of some events, whose parts lead to lists.

    Args:
        counted: The counts.
        asked: Name of the filter that the events are listed with.
        value: Its value.
    """
    return drawings.as_html(drawings.timeline_of(counted, **{asked: value}))


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
