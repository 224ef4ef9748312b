"""Where the actors of a network stand: each group that hangs together in a field of its own."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import networkx

SEED = 11  # one picture for one set of facts
ROUNDS = 200
WIDER = 1.5  # how much wider than high the whole is

Place = tuple[float, float]
Places = Mapping[str, Place]


def layout(edges: Iterable[tuple[str, str, int]]) -> Places:
    """Return where each end of some edges stands, from -1 to 1 either way.

    Args:
        edges: The two ends, and how strongly they are tied.

    Returns:
        Places; the same for the same edges in any order.
    """
    graph: networkx.Graph[str] = networkx.Graph()
    strength: Counter[tuple[str, ...]] = Counter()
    for a, b, count in edges:
        strength[tuple(sorted((a, b)))] += count
    for (a, b), count in sorted(strength.items()):
        graph.add_edge(a, b, weight=count**0.5)
    groups = sorted(networkx.connected_components(graph), key=lambda g: (-len(g), min(g)))
    fields = _fields([len(group) for group in groups])
    found: dict[str, Place] = {}
    for group, (left, bottom, across) in zip(groups, fields, strict=True):
        for id, (x, y) in _within(_part(graph, group)).items():
            found[id] = (left + across * (x + 1) / 2, bottom + across * (y + 1) / 2)
    return _stretched(found)


def _part(graph: "networkx.Graph[str]", group: Collection[str]) -> "networkx.Graph[str]":
    """Return a group as a network of its own, in an order that no run of Python changes."""
    part: networkx.Graph[str] = networkx.Graph()
    part.add_nodes_from(sorted(group))
    within = ((*sorted((a, b)), tie) for a, b, tie in graph.edges(group, data="weight"))
    part.add_weighted_edges_from(sorted(within))
    return part


def _within(graph: "networkx.Graph[str]") -> Places:
    """Lay out what hangs together, from -0.75 to 0.75."""
    if len(graph) == 2:
        a, b = sorted(graph)
        return {a: (-0.45, 0.15), b: (0.45, -0.15)}
    apart = 2.5 / len(graph) ** 0.5
    placed = networkx.spring_layout(graph, k=apart, seed=SEED, iterations=ROUNDS)
    return _stretched({id: (float(x), float(y)) for id, (x, y) in placed.items()}, 0.75)


def _stretched(places: Places, reach: float = 1.0) -> Places:
    """Move and stretch places so that they fill a square, from minus to plus the reach."""
    moved: list[dict[str, float]] = []
    for axis in (0, 1):
        values = {id: place[axis] for id, place in places.items()}
        low, high = min(values.values()), max(values.values())
        half = (high - low) / 2 or 1.0
        moved.append({id: (v - (low + high) / 2) / half * reach for id, v in values.items()})
    return {id: (round(moved[0][id], 3), round(moved[1][id], 3)) for id in places}


def _fields(sizes: Collection[int]) -> list[tuple[float, float, float]]:
    """Return a square field for each group, row after row: left, bottom, how far across."""
    wide = [size**0.5 for size in sizes]
    row_ends = max(wide[0], (WIDER * sum(across**2 for across in wide)) ** 0.5)
    fields = []
    left = bottom = high = 0.0
    for across in wide:
        if left + across > row_ends + 1e-9:
            left, bottom, high = 0.0, bottom - high, 0.0
        fields.append((left, bottom - across, across))
        left, high = left + across, max(high, across)
    return fields
