"""Puts places that would cover one another on a map together, for each step of zooming in."""

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import msgspec

from dateline.publish.figures.outlines import mercator

CELL = 44  # pixels across which places are put together
WIDEST = 360 / 320  # degrees a pixel: the whole world on a narrow page
STEP = 2.5  # how much closer each step of zooming looks
MOST_STEPS = 8
SAME_POINT = 0.001  # degrees

Place = tuple[float, float]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one place.

    Attributes:
        lat: Degrees north.
        lon: Degrees east.
        label: Name of the place.
        count: Number of events.
        address: Where a click leads to.
    """

    lat: float
    lon: float
    label: str
    count: int
    address: str | None = None


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Places drawn as one.

    Attributes:
        x: Degrees of longitude of the place of most events.
        y: Likewise, degrees of ``mercator``.
        count: Number of events.
        points: The places, that of most events first.
    """

    x: float
    y: float
    count: int
    points: tuple[Point, ...]

    @classmethod
    def of(cls, points: Sequence[Point]) -> "Cluster":
        """Return some places as one, that of most events first."""
        lead = points[0]
        x, y = round(lead.lon, 3), round(mercator(lead.lat), 3)
        count = sum(point.count for point in points)
        return cls(x=x, y=y, count=count, points=tuple(points))

    @property
    def label(self) -> str:
        """What it is called: "Aleppo", "Aleppo and 3 more places"."""
        others = len(self.points) - 1
        more = f" and {others} more place{'s' if others > 1 else ''}" if others else ""
        return self.points[0].label + more


class Level(msgspec.Struct, frozen=True):
    """How a map is drawn up to some width of a pixel.

    Attributes:
        resolution: Degrees of longitude that a pixel is wide at most.
        clusters: What is drawn.
    """

    resolution: float
    clusters: tuple[Cluster, ...]


def levels_of(points: Sequence[Point]) -> tuple[Level, ...]:
    """Return how a map is drawn at each step of zooming in.

    Args:
        points: The places.

    Returns:
        Levels, the widest look first; the last one shows every place by itself, as far as places
        do not share a point.
    """
    alone = _clusters(points, SAME_POINT)
    levels: list[Level] = []
    for step in range(MOST_STEPS):
        resolution = WIDEST / STEP**step
        clusters = _clusters(points, resolution * CELL)
        if len(clusters) == len(alone):
            return (*levels, Level(resolution, alone))
        levels.append(Level(resolution, clusters))
    return (*levels, Level(WIDEST / STEP**MOST_STEPS, alone))


def level_for(levels: Sequence[Level], resolution: float) -> Level:
    """Return the level to draw while a pixel is so many degrees wide."""
    wide_enough = [level for level in levels if level.resolution >= resolution]
    return wide_enough[-1] if wide_enough else levels[0]


def _clusters(points: Sequence[Point], apart: float) -> tuple[Cluster, ...]:
    """Put each place with the largest one that is nearer than some degrees, where there is one."""
    members: dict[Place, list[Point]] = {}
    near: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)
    for point in sorted(points, key=lambda point: (-point.count, point.label, point.lon)):
        x, y = round(point.lon, 3), round(mercator(point.lat), 3)
        column, row = int(x // apart), int(y // apart)
        around = product((column - 1, column, column + 1), (row - 1, row, row + 1))
        seeds = (seed for cell in around for seed in near.get(cell, ()))
        found = next((seed for seed in seeds if math.dist(seed, (x, y)) < apart), None)
        if found is None:
            near[column, row].append((x, y))
        members.setdefault(found or (x, y), []).append(point)
    return tuple(map(Cluster.of, members.values()))
