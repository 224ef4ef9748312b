"""Outlines of countries (Natural Earth): fine where a map looks, coarse elsewhere."""

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

import dateline

FILE = Path(dateline.__file__).parent / "data" / "outlines" / "world.json"
WIDE = 120.0  # degrees: a map of so much of the world is coarse everywhere
FARTHEST_NORTH = 84.0  # degrees; further on a Mercator map has no end


class Box(msgspec.Struct, frozen=True):
    """A stretch of the map, in degrees of longitude and of ``mercator``."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Say whether the two share a place."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, x: float, y: float) -> bool:
        """Say whether a place lies in it."""
        return self.west <= x <= self.east and self.south <= y <= self.north

    def grown(self, times: float) -> "Box":
        """Return a box with the same middle, wider and higher by a factor."""
        across = (self.east - self.west) * (times - 1) / 2
        up = (self.north - self.south) * (times - 1) / 2
        return Box(self.west - across, self.south - up, self.east + across, self.north + up)


class _Topology(msgspec.Struct, frozen=True):
    """The file of outlines, as ``tools/build_outlines.py`` writes it."""

    source: str
    units: int
    fine: list[list[int]]
    coarse: list[list[int]]
    rings: list[list[int]]


Line = list[tuple[float, float]]


def mercator(latitude: float) -> float:
    """Return how far north a latitude stands on a Mercator map, in degrees at the equator."""
    bounded = max(-FARTHEST_NORTH, min(FARTHEST_NORTH, latitude))
    return math.degrees(math.asinh(math.tan(math.radians(bounded))))


def outlines(window: Box) -> tuple[list[list[float]], list[list[float]]]:
    """Return the outlines of all countries.

    Args:
        window: What the map shows first; there they are fine.

    Returns:
        Degrees of longitude and of ``mercator``, a list a ring.
    """
    near = window.grown(2.0 if window.east - window.west < WIDE else 0.0)
    arcs = [
        fine if near.meets(box) else coarse
        for fine, coarse, box in zip(_lines("fine"), _lines("coarse"), _boxes(), strict=True)
    ]
    xs, ys = [], []
    for ring in _topology().rings:
        points = [point for number in ring for point in _along(arcs, number)]
        if len(set(points)) > 2:  # what is smaller far away is not worth a mark
            for shift in _shifts(points := _unbroken(points)):
                xs.append([round(x + shift, 2) for x, _ in points])
                ys.append([y for _, y in points])
    return xs, ys


def _unbroken(points: Line) -> Line:
    """Return a ring that goes on past 180 degrees where it would jump to the other end."""
    turned, unbroken = 0.0, []
    before = points[0][0]
    for x, y in points:
        if abs(x - before) > 180:
            turned += 360.0 if x < before else -360.0
        unbroken.append((x + turned, y))
        before = x
    return unbroken


def _shifts(points: Line) -> list[float]:
    """Return how far aside a ring is drawn; one that goes past an end is drawn at both."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    return [0.0] + [-360.0] * (east > 180) + [360.0] * (west < -180)


def _along(arcs: Sequence[Line], number: int) -> Line:
    """Return an arc in the direction that a ring goes along it, without its last point."""
    points = arcs[number] if number >= 0 else arcs[~number][::-1]
    return points[:-1]


@cache
def _topology() -> _Topology:
    return msgspec.json.decode(FILE.read_bytes(), type=_Topology)


@cache
def _lines(which: str) -> tuple[Line, ...]:
    topology = _topology()
    return tuple(_line(steps, topology.units) for steps in getattr(topology, which))


def _line(steps: Sequence[int], units: int) -> Line:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / units, round(mercator(y / units), 2)))
    return points


@cache
def _boxes() -> tuple[Box, ...]:
    found = []
    for line in _lines("fine"):
        xs, ys = [x for x, _ in line], [y for _, y in line]
        found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)
