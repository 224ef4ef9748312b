"""Derive the outlines of countries in ``data/outlines`` from the package world-atlas; run by hand.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py package/countries-50m.json src/dateline/data/outlines/world.json

world-atlas carries the 1:50m countries of Natural Earth 4.1.0, which are in the public domain, as
TopoJSON: borders are arcs that two neighbours share, so that thinning an arc leaves no gap.

The file written holds each arc twice, fine for what a map shows and coarse for the rest of the
world, as hundredths of a degree of longitude and latitude, each point the difference from the one
before; and the outer rings of all countries but Antarctica as numbers of arcs, where ``-1 - n`` is
arc n backwards. Islands of less than a fifteenth of a degree are left out.
"""

import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

UNITS = 100  # of a degree
FINE = 0.035  # degrees that a thinned line may lie off
COARSE = 0.25
SMALLEST = 0.067  # degrees across
LEFT_OUT = "Antarctica"  # has no end on a Mercator map

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON file as degrees of longitude and latitude."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return arcs


def thinned(points: list[Point], tolerance: float) -> list[Point]:
    """Return a line with fewer points, none of the old ones further off (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    if points[0] == points[-1]:  # a whole ring needs a third point to hang on
        kept.add(max(range(len(points)), key=lambda n: math.dist(points[0], points[n])))
    ends = sorted(kept)
    open_stretches = list(pairwise(ends))
    while open_stretches:
        first, last = open_stretches.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda n: _off(points[n], points[first], points[last]), default=None)
        if far is not None and _off(points[far], points[first], points[last]) > tolerance:
            kept.add(far)
            open_stretches += [(first, far), (far, last)]
    return [points[n] for n in sorted(kept)]


def _off(point: Point, a: Point, b: Point) -> float:
    """Return how far a point lies from the stretch between two others."""
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    if not length:
        return math.dist(point, a)
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def as_steps(points: list[Point]) -> list[int]:
    """Return a line as whole units, each point as the difference from the one before."""
    steps, before = [], (0, 0)
    for x, y in points:
        here = (round(x * UNITS), round(y * UNITS))
        if here != before or not steps:
            steps += [here[0] - before[0], here[1] - before[1]]
        before = here
    return steps


def rings_of(topology: dict[str, Any], arcs: list[list[Point]]) -> list[list[int]]:
    """Return the outer rings of the countries, small islands of a larger country left out."""
    rings = []
    for country in topology["objects"]["countries"]["geometries"]:
        if country["properties"]["name"] == LEFT_OUT:
            continue
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        outer = sorted((polygon[0] for polygon in polygons), key=lambda r: -_across(r, arcs))
        rings += [ring for n, ring in enumerate(outer) if n == 0 or _across(ring, arcs) > SMALLEST]
    return rings


def _across(ring: list[int], arcs: list[list[Point]]) -> float:
    points = [point for number in ring for point in arcs[number if number >= 0 else ~number]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def main(source: Path, target: Path) -> None:
    """Write the outlines."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    rings = rings_of(topology, arcs)
    used = sorted({number if number >= 0 else ~number for ring in rings for number in ring})
    place = {number: index for index, number in enumerate(used)}
    outlines = {
        "source": "Natural Earth 4.1.0, 1:50m countries; public domain",
        "units": UNITS,
        "fine": [as_steps(thinned(arcs[number], FINE)) for number in used],
        "coarse": [as_steps(thinned(arcs[number], COARSE)) for number in used],
        "rings": [[place[n] if n >= 0 else ~place[~n] for n in ring] for ring in rings],
    }
    target.write_text(json.dumps(outlines, separators=(",", ":")) + "\n", encoding="utf-8")
    points = {key: sum(len(arc) // 2 for arc in outlines[key]) for key in ("fine", "coarse")}
    print(f"{len(rings)} rings, {points} points, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
