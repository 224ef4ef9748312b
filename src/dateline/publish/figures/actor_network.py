"""The actor network: who acts on whom, and whether that is cooperation or conflict."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.figure import Figure, Rows, counted, listed, shortened
from dateline.publish.figures.layout import Place, Places, layout
from dateline.publish.figures.look import (
    LIGHT,
    Marks,
    Theme,
    add_legend,
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
from dateline.publish.figures.outlines import Box

TITLE = "Who acts on whom"
HEIGHT = 480  # pixels
MOST_EDGES = 60  # that are drawn; the table has all
HIGH = 0.08  # of a name, where the whole is 2 high
OFF = 9  # pixels between the middle of an actor and its name
BENDS = 8  # points of a line
BOW = 0.06  # of its length, that its middle stands aside
ROOM = 0.18  # around the outermost actors, for their names


class _Width(msgspec.Struct, frozen=True):
    """How names are written on a page of some width.

    Attributes:
        when: What the page's script calls it: "wide" or "narrow".
        letter: How wide a letter is, where the whole is 2 wide.
        longest: Characters of a name at most.
    """

    when: str
    letter: float
    longest: int


WIDTHS = (_Width("wide", 0.019, 26), _Width("narrow", 0.05, 14))


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a source of a network.

    Attributes:
        id: What edges call it.
        label: Its name.
        count: Number of events, or of what rests on it.
        address: Where a click leads to.
    """

    id: str
    label: str
    count: int
    address: str | None = None


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What one actor does to another; what both do to each other is an edge either way.

    Attributes:
        a: Id of the one who acts.
        b: Id of the one acted on.
        count: Number of events.
        intensity: Mean PLOVER intensity of these, -10 to 10; None where none has one.
        address: Where a click leads to.
    """

    a: str
    b: str
    count: int
    intensity: float | None
    address: str | None = None

    @property
    def hostile(self) -> bool:
        """Whether it is conflict more than cooperation."""
        return self.intensity is not None and self.intensity < 0


def actor_network(
    nodes: Iterable[Node], edges: Iterable[Edge], *, theme: Theme = LIGHT, title: str = TITLE
) -> Figure:
    """Return who acts on whom.

    Args:
        nodes: The actors, each once.
        edges: Who acts on whom, each pair once either way; their ends are among the nodes.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a disc an actor, a line an edge, bowed to the left of who acts; those of most
        events where there are many. The same facts give the same picture.
    """
    known = {node.id: node for node in nodes}
    given = sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b))
    table = Rows(
        ("actor", "acts on", "events", "mean intensity"),
        tuple(
            (known[edge.a].label, known[edge.b].label, edge.count, edge.intensity) for edge in given
        ),
        tuple(edge.address for edge in given),
    )
    return Figure(
        name="network",
        title=title,
        alternative=_alternative(known, given),
        table=table,
        model=_drawn(known, given[:MOST_EDGES], theme)
        if given
        else blank(theme, "No events between two actors."),
    )


def _alternative(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> str:
    if not edges:
        return "There are no events between two actors to show."
    actors = {end for edge in edges for end in (edge.a, edge.b)}
    most = listed([
        f"{nodes[edge.a].label} on {nodes[edge.b].label} ({edge.count:,})" for edge in edges[:3]
    ])  # fmt: skip
    hostile = sum(edge.hostile for edge in edges)
    drawn = f" The {MOST_EDGES} strongest ties are drawn." if len(edges) > MOST_EDGES else ""
    return (
        f"{counted(len(edges), 'tie')} between {counted(len(actors), 'actor')}, "
        f"{hostile:,} of them more conflict than cooperation. Strongest: {most}.{drawn}"
    )


def _drawn(nodes: Mapping[str, Node], edges: Sequence[Edge], theme: Theme) -> figure:
    places = layout((edge.a, edge.b, edge.count) for edge in edges)
    drawn = plot(
        theme, height=HEIGHT, tools=moving(), x_range=(-1 - ROOM, 1 + ROOM),
        y_range=(-1 - ROOM, 1 + ROOM), toolbar_location="above",
    )  # fmt: skip
    drawn.axis.visible = False
    drawn.grid.visible = False
    lines = [
        (words, _lines(drawn, nodes, some, places, colour))
        for words, colour, some in (
            ("mostly cooperation", theme.quad(2), [e for e in edges if not e.hostile]),
            ("mostly conflict", theme.quad(4), [e for e in edges if e.hostile]),
        )
        if some
    ]
    present = sorted((nodes[id] for id in places), key=lambda node: (-node.count, node.label))
    discs = _discs(drawn, present, places, theme)
    for width in WIDTHS:
        _names(drawn, present, places, width, theme)
    renderers = [renderer for _, renderer in lines]
    drawn.add_tools(
        hover(discs, tips=[("", "@label"), ("events", "@count")]),
        hover(*renderers, tips=[("", "@pair"), ("events", "@count"), ("intensity", "@intensity")]),
        leading(discs, *renderers),
    )  # fmt: skip
    add_legend(drawn, lines, theme)
    return drawn


def _names(
    drawn: figure, nodes: Sequence[Node], places: Places, width: "_Width", theme: Theme
) -> None:
    """Write the names of actors below or above them, where they cover no other name or actor.

    Those of most events go first; the pointer shows the names for which there is no room.
    """
    boxes: list[Box] = []
    named: list[tuple[Node, float]] = []
    for node in nodes:
        others = [place for id, place in places.items() if id != node.id]
        for side in (-1.0, 1.0):
            box = _box(node, places[node.id], side, width)
            if not any(map(box.meets, boxes)) and not any(box.holds(x, y) for x, y in others):
                boxes.append(box)
                named.append((node, side))
                break
    columns = source(
        x=[places[node.id][0] for node, _ in named],
        y=[places[node.id][1] for node, _ in named],
        text=[shortened(node.label, width.longest) for node, _ in named],
        align=[_inwards(places[node.id][0], 1 - width.longest * width.letter / 2)
               for node, _ in named],
        baseline=["top" if side < 0 else "bottom" for _, side in named],
        off=[-OFF * side for _, side in named],
    )  # fmt: skip
    names = write(
        drawn, columns, theme.ink, text_align="align", text_baseline="baseline", y_offset="off"
    )
    names.name = width.when
    names.visible = width is WIDTHS[0]


def _box(node: Node, place: Place, side: float, width: "_Width") -> Box:
    """Return what the name of an actor covers when it stands above (1) or below (-1) it."""
    x, y = place
    across = len(shortened(node.label, width.longest)) * width.letter
    shift = {"left": 0.5, "right": -0.5}.get(_inwards(x, 1 - width.longest * width.letter / 2), 0.0)
    middle, level = x + shift * across, y + side * HIGH
    return Box(middle - across / 2, level - HIGH / 2, middle + across / 2, level + HIGH / 2)


def _inwards(x: float, edge: float) -> str:
    """Return how a name stands to its actor, so that it does not leave the figure."""
    return "left" if x < -edge else "right" if x > edge else "center"


def _lines(
    drawn: figure, nodes: Mapping[str, Node], edges: Sequence[Edge], places: Places, colour: str
) -> Marks:
    bows = [_bow(places[edge.a], places[edge.b]) for edge in edges]
    columns = source(
        xs=[xs for xs, _ in bows],
        ys=[ys for _, ys in bows],
        width=[round(min(8.0, 1 + edge.count**0.5), 1) for edge in edges],
        pair=[f"{nodes[edge.a].label} on {nodes[edge.b].label}" for edge in edges],
        count=[edge.count for edge in edges],
        intensity=[edge.intensity for edge in edges],
        address=addresses([edge.address for edge in edges]),
    )
    return calm(
        drawn.multi_line(source=columns, line_color=colour, line_width="width", line_alpha=0.6)
    )


def _bow(start: Place, end: Place) -> tuple[list[float], list[float]]:
    """Return a line that bows to the left, so that the one back does not cover it."""
    (x0, y0), (x1, y1) = start, end
    steps = [step / BENDS for step in range(BENDS + 1)]
    aside = [BOW * 4 * step * (1 - step) for step in steps]
    xs = [round(x0 + (x1 - x0) * t - (y1 - y0) * a, 3) for t, a in zip(steps, aside, strict=True)]
    ys = [round(y0 + (y1 - y0) * t + (x1 - x0) * a, 3) for t, a in zip(steps, aside, strict=True)]
    return xs, ys


def _discs(drawn: figure, nodes: Sequence[Node], places: Places, theme: Theme) -> Marks:
    most = max(node.count for node in nodes)
    columns = source(
        x=[places[node.id][0] for node in nodes],
        y=[places[node.id][1] for node in nodes],
        size=[round(8 + 16 * (node.count / most) ** 0.5, 1) for node in nodes],
        label=[node.label for node in nodes],
        count=[node.count for node in nodes],
        address=addresses([node.address for node in nodes]),
    )
    return calm(
        drawn.scatter(
            source=columns, size="size", fill_color=theme.accent, line_color=theme.paper,
            line_width=1.5,
        )
    )  # fmt: skip
