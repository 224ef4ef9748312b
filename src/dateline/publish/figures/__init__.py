"""Figures: each a drawing in Bokeh, a text that says what it shows, and its table.

Every function takes small records of what is to be shown, in any order, and returns a ``Figure``.
Its ``model`` is for ``bokeh.plotting.show`` in notebooks, ``fragment`` sets it into a page, and
``file_page`` makes a page of it that works offline. ``of_store`` draws what a database holds, and
``facts`` turns what it answers with into the records.
"""

from dateline.publish.figures.actor_network import Edge, Node, actor_network
from dateline.publish.figures.agreement import (
    FieldShare,
    Pairing,
    agreement_by_field,
    agreement_by_value,
)
from dateline.publish.figures.by_month import type_by_month
from dateline.publish.figures.clusters import Point
from dateline.publish.figures.dyad_band import Band, Violation, dyad_band
from dateline.publish.figures.embed import (
    BOKEH_SCRIPTS,
    BOKEH_STATIC,
    STATIC,
    file_page,
    fragment,
)
from dateline.publish.figures.event_map import event_map
from dateline.publish.figures.figure import Figure, Rows
from dateline.publish.figures.look import DARK, LIGHT, THEMES, Theme
from dateline.publish.figures.origins_tree import Path, origins_tree
from dateline.publish.figures.source_network import Reliance, source_network
from dateline.publish.figures.timeline import Bar, timeline

__all__ = [
    "BOKEH_SCRIPTS",
    "BOKEH_STATIC",
    "DARK",
    "LIGHT",
    "STATIC",
    "THEMES",
    "Band",
    "Bar",
    "Edge",
    "FieldShare",
    "Figure",
    "Node",
    "Pairing",
    "Path",
    "Point",
    "Reliance",
    "Rows",
    "Theme",
    "Violation",
    "actor_network",
    "agreement_by_field",
    "agreement_by_value",
    "dyad_band",
    "event_map",
    "file_page",
    "fragment",
    "origins_tree",
    "source_network",
    "timeline",
    "type_by_month",
]
