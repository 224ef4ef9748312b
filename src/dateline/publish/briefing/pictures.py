"""Draws the map and the timeline of a briefing as pictures, which any mail program shows."""

import tempfile
from collections import Counter
from pathlib import Path

from dateline.publish.briefing.html import Picture, Pictures
from dateline.publish.briefing.records import Briefing
from dateline.publish.figures import Bar, Figure, Point, event_map, timeline
from dateline.publish.figures.saved import save
from dateline.records.dates import outer_days

WIDTH = 720  # pixels
FEWEST = 2  # days of a timeline; one day needs no drawing
MOST_DAYS = 62  # bars; a longer time is drawn by month
DAY, MONTH = 10, 7  # characters of an ISO date


def draw(briefing: Briefing) -> Pictures:
    """Return the map and the timeline of a briefing; what has nothing to show is left out.

    Args:
        briefing: The briefing.

    Returns:
        The pictures, each with what it shows in words.

    Raises:
        BrowserMissingError: There is no Chromium, which draws them.
        BrowserError: It failed, or took too long.
    """
    points = points_of(briefing)
    bars = _bars(briefing)
    drawn = len({bar.period for bar in bars}) >= FEWEST
    return Pictures(
        places=_picture(event_map(points)) if points else None,
        timeline=_picture(timeline(bars)) if drawn else None,
    )


def points_of(briefing: Briefing) -> list[Point]:
    """Return the places of a briefing as points, each leading to the first story there."""
    return [
        Point(
            lat=spot.lat,
            lon=spot.lon,
            label=spot.place,
            count=len(spot.items),
            address=f"#story-{spot.items[0]}",
        )
        for spot in briefing.places
        if spot.lat is not None and spot.lon is not None
    ]


def _bars(briefing: Briefing) -> list[Bar]:
    """Return the stories of the period by day, or by month where there are many days."""
    first, last = outer_days(briefing.question.since, briefing.question.until)
    dated = [e for e in briefing.timeline if len(e.day) == DAY and first <= e.day <= last]
    days = {entry.day for entry in dated}
    length = DAY if len(days) <= MOST_DAYS else MONTH
    counts = Counter((entry.day[:length], entry.type) for entry in dated)
    return [Bar(period=day, type=type, count=count) for (day, type), count in counts.items()]


def _picture(figure: Figure) -> Picture:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / "figure.png"
        save(figure, file, width=WIDTH)
        return Picture(png=file.read_bytes(), alternative=figure.alternative)
