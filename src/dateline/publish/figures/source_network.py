"""The source network: who relies on whom, from those who publish to those who know."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.actor_network import Node
from dateline.publish.figures.figure import Figure, Rows, listed, shortened
from dateline.publish.figures.look import (
    LIGHT,
    Marks,
    Theme,
    addresses,
    blank,
    calm,
    hover,
    leading,
    plot,
    source,
    write,
)

TITLE = "Who relies on whom"
COLUMNS = ("publish", "pass on", "are relied on")
ALIGNED = ("left", "center", "right")
MOST_IN_COLUMN = 14  # that are drawn; the table has all
LONGEST_NAME = 22  # characters
ROW = 36  # pixels
BENDS = 14  # points of a line


class Reliance(msgspec.Struct, frozen=True, kw_only=True):
    """One source taking what it says from another.

    Attributes:
        who: Id of the one that says it.
        on: Id of the one that it names.
        count: Number of events.
        address: Where a click leads to.
    """

    who: str
    on: str
    count: int
    address: str | None = None


def source_network(
    nodes: Iterable[Node], links: Iterable[Reliance], *, theme: Theme = LIGHT, title: str = TITLE
) -> Figure:
    """Return who relies on whom.

    Args:
        nodes: The outlets and sources, each once.
        links: Who takes what from whom, each pair once; their ends are among the nodes.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: three columns, those who only publish, those who pass on, and those who rely on
        nobody; in each the ones of most events.
    """
    known = {node.id: node for node in nodes}
    given = sorted(
        (link for link in links if link.who != link.on),
        key=lambda link: (-link.count, link.who, link.on),
    )
    table = Rows(
        ("who", "relies on", "events"),
        tuple((known[link.who].label, known[link.on].label, link.count) for link in given),
        tuple(link.address for link in given),
    )
    return Figure(
        name="sources",
        title=title,
        alternative=_alternative(known, given),
        table=table,
        model=_drawn(known, given, theme) if given else blank(theme, "Nobody relies on another."),
    )


def _alternative(nodes: Mapping[str, Node], links: Sequence[Reliance]) -> str:
    if not links:
        return "No source relies on another here."
    leant_on: Counter[str] = Counter()
    for link in links:
        leant_on[link.on] += link.count
    most = listed([f"{nodes[id].label} ({number:,})" for id, number in leant_on.most_common(3)])
    columns = _columns(links, links)
    kinds = ", ".join(
        f"{len(column)} {words}" for column, words in zip(columns, COLUMNS, strict=True)
    )
    shown = len(_most_relied_on(links))
    drawn = (
        f" The {shown} strongest of {len(links):,} ties are drawn." if shown < len(links) else ""
    )
    return f"{sum(map(len, columns))} sources: {kinds}. Most relied on: {most}.{drawn}"


def _columns(links: Sequence[Reliance], shown: Sequence[Reliance]) -> list[list[str]]:
    """Return who of some only publish, who pass on and who rely on nobody, as all links tell."""
    relying, relied_on = {link.who for link in links}, {link.on for link in links}
    ordered = dict.fromkeys(end for link in shown for end in (link.who, link.on))
    return [
        [id for id in ordered if id not in relied_on],
        [id for id in ordered if id in relied_on and id in relying],
        [id for id in ordered if id not in relying],
    ]


def _most_relied_on(links: Sequence[Reliance]) -> list[Reliance]:
    """Return the links of most events that the columns have room for."""
    column_of = {
        id: number for number, column in enumerate(_columns(links, links)) for id in column
    }
    members: list[set[str]] = [set(), set(), set()]
    shown = []
    for link in links:
        wanted = [(members[column_of[end]], end) for end in (link.who, link.on)]
        if all(end in column or len(column) < MOST_IN_COLUMN for column, end in wanted):
            for column, end in wanted:
                column.add(end)
            shown.append(link)
    return shown


def _drawn(nodes: Mapping[str, Node], links: Sequence[Reliance], theme: Theme) -> figure:
    shown = _most_relied_on(links)
    columns = _untangled(_columns(links, shown), shown)
    rows = max(map(len, columns))
    places = {
        id: (float(number), (place + 0.5) * rows / len(column) + 0.2 * (number == 1))
        for number, column in enumerate(columns)
        for place, id in enumerate(column)
    }
    drawn = plot(
        theme, height=60 + ROW * rows, x_range=(-0.03, 2.03), y_range=(rows + 0.3, -0.8),
    )  # fmt: skip
    drawn.axis.visible = False
    drawn.grid.visible = False
    lines = _lines(drawn, nodes, shown, places, theme)
    discs = _discs(drawn, [nodes[id] for id in places], places, theme)
    for number, column in enumerate(columns):
        heading = source(x=[number], y=[-0.5], text=[COLUMNS[number]] if column else [""])
        write(drawn, heading, theme.muted, text_align=ALIGNED[number])
        names = source(
            x=[number] * len(column),
            y=[places[id][1] for id in column],
            text=[shortened(nodes[id].label, LONGEST_NAME) for id in column],
        )
        write(
            drawn, names, theme.ink, text_align=ALIGNED[number], text_baseline="bottom",
            y_offset=-6, text_font_size="11px",
        )  # fmt: skip
    drawn.add_tools(
        hover(discs, tips=[("", "@label"), ("events", "@count")]),
        hover(lines, tips=[("", "@who"), ("relies on", "@on"), ("events", "@count")]),
        leading(discs, lines),
    )
    return drawn


def _untangled(columns: Sequence[Sequence[str]], links: Sequence[Reliance]) -> list[list[str]]:
    """Order each column by where those stand that its members are linked with."""
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        linked[link.who].append(link.on)
        linked[link.on].append(link.who)
    ordered = [list(column) for column in columns]
    for number in (1, 2, 0, 1, 2):
        height = {
            id: place / len(column)
            for column in ordered
            for place, id in enumerate(column)
            if column is not ordered[number]
        }

        def middle(id: str, height: Mapping[str, float] = height) -> float:
            known = [height[other] for other in linked[id] if other in height]
            return sum(known) / len(known) if known else 0.5

        ordered[number] = sorted(ordered[number], key=middle)
    return ordered


def _lines(
    drawn: figure,
    nodes: Mapping[str, Node],
    links: Sequence[Reliance],
    places: Mapping[str, tuple[float, float]],
    theme: Theme,
) -> Marks:
    curves = [_curve(places[link.who], places[link.on]) for link in links]
    columns = source(
        xs=[xs for xs, _ in curves],
        ys=[ys for _, ys in curves],
        width=[round(min(9.0, 0.8 + link.count**0.5), 1) for link in links],
        who=[nodes[link.who].label for link in links],
        on=[nodes[link.on].label for link in links],
        count=[link.count for link in links],
        address=addresses([link.address for link in links]),
    )
    return calm(
        drawn.multi_line(
            source=columns, line_color=theme.accent, line_width="width", line_alpha=0.35
        )
    )


def _curve(start: tuple[float, float], end: tuple[float, float]) -> tuple[list[float], list[float]]:
    """Return a line that leaves and arrives level; within one column it bows out."""
    (x0, y0), (x1, y1) = start, end
    bow = 0.25 if x0 == x1 else 0.0
    steps = [step / BENDS for step in range(BENDS + 1)]
    xs = [round(x0 + (x1 - x0) * t + bow * 4 * t * (1 - t), 3) for t in steps]
    ys = [round(y0 + (y1 - y0) * t * t * (3 - 2 * t), 3) for t in steps]
    return xs, ys


def _discs(
    drawn: figure,
    nodes: Sequence[Node],
    places: Mapping[str, tuple[float, float]],
    theme: Theme,
) -> Marks:
    columns = source(
        x=[places[node.id][0] for node in nodes],
        y=[places[node.id][1] for node in nodes],
        label=[node.label for node in nodes],
        count=[node.count for node in nodes],
        address=addresses([node.address for node in nodes]),
    )
    return calm(
        drawn.scatter(
            source=columns, size=9, fill_color=theme.accent, line_color=theme.paper, line_width=1.5
        )
    )
