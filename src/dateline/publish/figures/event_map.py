"""The event map: where it was reported from, places near one another put together."""

import math
from collections.abc import Iterable, Sequence

from bokeh.models import CDSView, ColumnDataSource, DataRange1d, IndexFilter
from bokeh.plotting import figure

from dateline.publish.figures.clusters import Cluster, Level, Point, level_for, levels_of
from dateline.publish.figures.figure import Figure, Rows, counted, listed
from dateline.publish.figures.look import (
    LIGHT,
    Marks,
    Theme,
    addresses,
    blank,
    calm,
    hover,
    leading,
    moving,
    plot,
    source,
    write,
)
from dateline.publish.figures.outlines import Box, mercator, outlines

TITLE = "Where it happened"
HEIGHT = 440  # pixels
USUAL_WIDTH = 800  # pixels, for the first look of a page that cannot say how wide it is
LEAST_SPAN = 8.0  # degrees: one place alone is shown with the land around it
KINDS = ("alone", "joined", "number")  # of marks
SMALLEST, OF_PLACE, LARGEST = 9, 18, 44  # pixels across; OF_PLACE is the largest single place


def event_map(points: Iterable[Point], *, theme: Theme = LIGHT, title: str = TITLE) -> Figure:
    """Return where events happened.

    Args:
        points: The places, each once.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a disc a place, as large as its events are many. A click on one place leads to
        its address; places too near one another are one disc, until a closer look parts them.
    """
    given = sorted(points, key=lambda point: (-point.count, point.label))
    table = Rows(
        ("place", "latitude", "longitude", "events"),
        tuple((point.label, point.lat, point.lon, point.count) for point in given),
        tuple(point.address for point in given),
    )
    return Figure(
        name="map",
        title=title,
        alternative=_alternative(given),
        table=table,
        model=_drawn(given, theme) if given else blank(theme, "No events with a place."),
    )


def _alternative(points: Sequence[Point]) -> str:
    if not points:
        return "There are no events with a place to show."
    total = sum(point.count for point in points)
    most = listed([f"{point.label} ({point.count:,})" for point in points[:3]])
    return f"{counted(total, 'event')} in {counted(len(points), 'place')}. Most in {most}."


def _drawn(points: Sequence[Point], theme: Theme) -> figure:
    window = _window(points)
    # Both ranges follow the marks of the corners, with one scale for both directions.
    ranges = [DataRange1d(range_padding=0.0), DataRange1d(range_padding=0.0)]
    drawn = plot(
        theme, height=HEIGHT, tools=moving(), x_range=ranges[0], y_range=ranges[1],
        match_aspect=True, toolbar_location="above",
    )  # fmt: skip
    drawn.axis.visible = False
    drawn.grid.visible = False
    xs, ys = outlines(window)
    drawn.patches(xs, ys, fill_color=theme.land, line_color=theme.border, line_width=0.7)
    corners = drawn.scatter(
        [window.west, window.east], [window.south, window.north], size=1, alpha=0
    )
    for one in ranges:
        one.renderers = [corners]
    levels = levels_of(points)
    _add_levels(drawn, levels, level_for(levels, (window.east - window.west) / USUAL_WIDTH), theme)
    return drawn


def _window(points: Sequence[Point]) -> Box:
    """Return the stretch that holds all places, with some land around it."""
    xs, ys = [point.lon for point in points], [mercator(point.lat) for point in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    room = max(LEAST_SPAN - (box.east - box.west), (box.east - box.west) * 0.2) / 2
    high = max(LEAST_SPAN / 2 - (box.north - box.south), (box.north - box.south) * 0.2) / 2
    return Box(
        max(box.west - room, -180.0), box.south - high, min(box.east + room, 180.0),
        box.north + high,
    )  # fmt: skip


def _add_levels(drawn: figure, levels: Sequence[Level], shown: Level, theme: Theme) -> None:
    """Draw each level; the one for the first look is visible, the page's script shows the others.

    Their names tell the script when: ``level 0.04 alone`` is drawn while a pixel is at most 0.04
    degrees wide. Places that stand alone are sent once, and each level names those that it draws.
    """
    points = sorted({p for cluster in levels[-1].clusters for p in cluster.points}, key=_weight)
    index = {point: number for number, point in enumerate(points)}
    most = max(point.count for point in points)
    places = _columns([Cluster.of([point]) for point in points], most)
    alone_at, joined_at = [], []
    for level in levels:
        joined = [cluster for cluster in level.clusters if len(cluster.points) > 1]
        alone = [index[c.points[0]] for c in level.clusters if len(c.points) == 1]
        alone_at.append(_discs(drawn, places, theme, alone))
        joined_at.append(_discs(drawn, _columns(joined, most), theme))
        numbers = _numbers(drawn, joined, theme)
        for renderer, kind in zip((alone_at[-1], joined_at[-1], numbers), KINDS, strict=True):
            renderer.name = f"level {level.resolution:.6f} {kind}"
            renderer.visible = level is shown
    drawn.add_tools(
        hover(*alone_at, *joined_at, tips=[("", "@label"), ("events", "@count")]),
        leading(*alone_at),
    )


def _weight(point: Point) -> tuple[int, str, float, float]:
    return -point.count, point.label, point.lat, point.lon


def _columns(clusters: Sequence[Cluster], most: int) -> ColumnDataSource:
    return source(
        x=[cluster.x for cluster in clusters],
        y=[cluster.y for cluster in clusters],
        size=[_size(cluster, most) for cluster in clusters],
        label=[cluster.label for cluster in clusters],
        count=[cluster.count for cluster in clusters],
        address=addresses([cluster.points[0].address for cluster in clusters]),
    )


def _size(cluster: Cluster, most: int) -> float:
    """Return how wide a disc is: its area grows with the events, by one scale for all levels.

    Args:
        cluster: What it stands for.
        most: Number of events of the place with most.

    Returns:
        Pixels.
    """
    least = 22 if len(cluster.points) > 1 else SMALLEST  # a number must fit
    return round(min(LARGEST, max(least, OF_PLACE * math.sqrt(cluster.count / most))), 1)


def _discs(
    drawn: figure, columns: ColumnDataSource, theme: Theme, rows: Sequence[int] | None = None
) -> Marks:
    view = CDSView() if rows is None else CDSView(filter=IndexFilter(indices=[*rows]))
    return calm(
        drawn.scatter(
            source=columns, view=view, size="size", fill_color=theme.accent, fill_alpha=0.75,
            line_color=theme.paper, line_width=1,
        )
    )  # fmt: skip


def _numbers(drawn: figure, clusters: Sequence[Cluster], theme: Theme) -> Marks:
    """Write on discs of several places how many events they hold."""
    columns = source(
        x=[cluster.x for cluster in clusters],
        y=[cluster.y for cluster in clusters],
        text=[f"{cluster.count:,}" for cluster in clusters],
    )
    return write(drawn, columns, theme.paper, text_align="center", text_font_size="11px")
