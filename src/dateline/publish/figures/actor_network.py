"""The actor network: who did something to whom, and whether that was cooperation or conflict."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.figure import Figure, Rows, counted, listed, shortened
from dateline.publish.figures.layout import Places, layout
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

TITLE = "Who deals with whom"
HEIGHT = 480  # pixels
MOST_PAIRS = 50  # that are drawn; the table has all
HIGH = 0.09  # of a name, where the whole is 2 high
ROOM = 0.18  # around the outermost actors, for their names


class _Width(msgspec.Struct, frozen=True):
    """How names are written on a page of some width.

    Attributes:
        when: What the page's script calls it: "wide" or "narrow".
        name: How wide a name is, where the whole is 2 wide.
        longest: Characters of a name at most.
    """

    when: str
    name: float
    longest: int


WIDTHS = (_Width("wide", 0.32, 20), _Width("narrow", 0.75, 14))


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
    """What two actors did to one another.

    Attributes:
        a: Id of the one.
        b: Id of the other.
        cooperation: Number of events of quad classes 1 and 2.
        conflict: Number of events of quad classes 3 and 4.
        address: Where a click leads to.
    """

    a: str
    b: str
    cooperation: int
    conflict: int
    address: str | None = None

    @property
    def count(self) -> int:
        """Number of events."""
        return self.cooperation + self.conflict


def actor_network(
    nodes: Iterable[Node], edges: Iterable[Edge], *, theme: Theme = LIGHT, title: str = TITLE
) -> Figure:
    """Return who dealt with whom.

    Args:
        nodes: The actors, each once.
        edges: The pairs, each once; their ends are among the nodes.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a disc an actor, a line a pair, those of most events where there are many.
        The same facts give the same picture.
    """
    known = {node.id: node for node in nodes}
    given = sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b))
    table = Rows(
        ("actor", "with", "events", "cooperation", "conflict"),
        tuple(
            (known[edge.a].label, known[edge.b].label, edge.count, edge.cooperation, edge.conflict)
            for edge in given
        ),
        tuple(edge.address for edge in given),
    )
    return Figure(
        name="network",
        title=title,
        alternative=_alternative(known, given),
        table=table,
        model=_drawn(known, given[:MOST_PAIRS], theme)
        if given
        else blank(theme, "No events between two actors."),
    )


def _alternative(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> str:
    if not edges:
        return "There are no events between two actors to show."
    actors = {end for edge in edges for end in (edge.a, edge.b)}
    most = listed([
        f"{nodes[edge.a].label} with {nodes[edge.b].label} ({edge.count:,})" for edge in edges[:3]
    ])  # fmt: skip
    conflict, total = sum(e.conflict for e in edges), sum(e.count for e in edges)
    drawn = f" The {MOST_PAIRS} most active pairs are drawn." if len(edges) > MOST_PAIRS else ""
    return (
        f"{counted(len(edges), 'pair')} of {counted(len(actors), 'actor')}, "
        f"{conflict / total:.0%} of their events conflict. Most active: {most}.{drawn}"
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
            ("mostly cooperation", theme.quad(2), [e for e in edges if e.conflict * 2 <= e.count]),
            ("mostly conflict", theme.quad(4), [e for e in edges if e.conflict * 2 > e.count]),
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
        hover(*renderers, tips=[("", "@pair"), ("cooperation", "@cooperation"),
                                ("conflict", "@conflict")]),
        leading(discs, *renderers),
    )  # fmt: skip
    add_legend(drawn, lines, theme)
    return drawn


def _names(
    drawn: figure, nodes: Sequence[Node], places: Places, width: "_Width", theme: Theme
) -> None:
    """Write the names of actors, of those of most events first, as far as none covers another."""
    named: list[Node] = []
    for node in nodes:
        x, y = places[node.id]
        if all(
            abs(places[other.id][0] - x) > width.name or abs(places[other.id][1] - y) > HIGH
            for other in named
        ):
            named.append(node)
    columns = source(
        x=[places[node.id][0] for node in named],
        y=[places[node.id][1] for node in named],
        text=[shortened(node.label, width.longest) for node in named],
        align=[_inwards(places[node.id][0], 1 - width.name / 2) for node in named],
    )
    names = write(drawn, columns, theme.ink, text_align="align", text_baseline="top", y_offset=9)
    names.name = width.when
    names.visible = width is WIDTHS[0]


def _inwards(x: float, edge: float) -> str:
    """Return how a name stands to its actor, so that it does not leave the figure."""
    return "left" if x < -edge else "right" if x > edge else "center"


def _lines(
    drawn: figure, nodes: Mapping[str, Node], edges: Sequence[Edge], places: Places, colour: str
) -> Marks:
    columns = source(
        xs=[[places[edge.a][0], places[edge.b][0]] for edge in edges],
        ys=[[places[edge.a][1], places[edge.b][1]] for edge in edges],
        width=[round(min(8.0, 1 + edge.count**0.5), 1) for edge in edges],
        pair=[f"{nodes[edge.a].label} and {nodes[edge.b].label}" for edge in edges],
        cooperation=[edge.cooperation for edge in edges],
        conflict=[edge.conflict for edge in edges],
        address=addresses([edge.address for edge in edges]),
    )
    return calm(
        drawn.multi_line(source=columns, line_color=colour, line_width="width", line_alpha=0.6)
    )


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
