"""The tree of origins: whom the reports of a story rest on, and by which way each comes to it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.figure import Figure, Rows, counted, shortened
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

TITLE = "What the reports rest on"
ROW = 26  # pixels
INDENT = 5.0  # hundredths of the width
LONGEST_LABEL = 40  # characters


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """How one report comes by what it says.

    Attributes:
        origin: Whom it rests on.
        named: Whether the report names the origin.
        denies: Whether it rests on it for saying that it did not happen.
        links: Names from the outlet of the text to the origin, as in ``aggregate.Way``.
        publisher: Who published the report.
        published: When, ISO; None where nothing tells.
        copy: Whether its text is a copy of another one.
        address: Where a click leads to.
    """

    origin: str
    named: bool
    denies: bool
    links: tuple[str, ...]
    publisher: str
    published: str | None
    copy: bool
    address: str | None = None

    @property
    def between(self) -> tuple[str, ...]:
        """Who stands between the origin and the report, from the origin on."""
        inner = [name for name in reversed(self.links) if name != self.origin]
        return tuple(inner[:-1] if inner and inner[-1] == self.publisher else inner)

    @property
    def label(self) -> str:
        """The report in a few words: "Gazette, 2016-08-09 (copy)"."""
        dated = f"{self.publisher}, {self.published}" if self.published else self.publisher
        return f"{dated} (copy)" if self.copy else dated


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the tree.

    Attributes:
        depth: 0 for an origin.
        above: Number of the line that it hangs on; None for an origin.
        path: The first of the reports under it.
        label: Its words.
        kind: "origin", "link" or "report".
    """

    depth: int
    above: int | None
    path: Path
    label: str
    kind: str


def origins_tree(paths: Iterable[Path], *, theme: Theme = LIGHT, title: str = TITLE) -> Figure:
    """Return whom the reports of a story rest on.

    Args:
        paths: The reports, one for each origin that a report rests on.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a tree that is read from the origins down to the reports; unnamed origins are
        hollow, origins of denials have the colour of conflict.
    """
    given = sorted(paths, key=lambda path: path.denies)  # keeps the order of each half
    table = Rows(
        ("report", "published", "by way of", "origin", "says"),
        tuple(
            (path.publisher, path.published, " > ".join(reversed(path.between)) or None,
             path.origin if path.named else f"{path.origin} (unnamed)",
             "it did not happen" if path.denies else "it happened")
            for path in given
        ),
        tuple(path.address for path in given),
    )  # fmt: skip
    return Figure(
        name="origins",
        title=title,
        alternative=_alternative(given),
        table=table,
        model=_drawn(list(_lines(given)), theme) if given else blank(theme, "No reports."),
    )


def _alternative(paths: Sequence[Path]) -> str:
    if not paths:
        return "There are no reports to show."
    reports = len({(path.publisher, path.published, path.address) for path in paths})
    telling = {(path.origin, path.named) for path in paths if not path.denies}
    denying = {(path.origin, path.named) for path in paths if path.denies}
    rests = {
        origin: sum(path.origin == origin and not path.denies for path in paths)
        for origin, _ in telling
    }
    words = f"{counted(reports, 'report')} on {counted(len(telling), 'independent origin')}"
    most = max(sorted(rests), key=lambda origin: rests[origin], default="")
    if rests.get(most, 0) > 1:
        words += f", {rests[most]:,} of them on {most}"
    denied = f" {counted(len(denying), 'origin')} denied it." if denying else ""
    return f"{words}.{denied}"


def _lines(paths: Sequence[Path]) -> Iterator[_Line]:
    """Yield the lines of the tree, each before those that hang on it."""
    number = 0
    origins = dict.fromkeys((path.origin, path.named, path.denies) for path in paths)
    for origin, named, denies in origins:
        own = [p for p in paths if (p.origin, p.named, p.denies) == (origin, named, denies)]
        words = origin if named else f"{origin} (unnamed)"
        label = f"{words}, denying it" if denies else words
        top = _Line(depth=0, above=None, path=own[0], label=label, kind="origin")
        for line in _under(top, own, number):
            yield line
            number += 1


def _under(line: _Line, paths: Sequence[Path], number: int) -> Iterator[_Line]:
    """Yield a line, which has a number, and all that hang on it."""
    yield line
    below = number + 1
    depth = line.depth
    for link in dict.fromkeys(p.between[depth] for p in paths if len(p.between) > depth):
        through = [p for p in paths if p.between[depth : depth + 1] == (link,)]
        child = _Line(depth=depth + 1, above=number, path=through[0], label=link, kind="link")
        for inner in _under(child, through, below):
            yield inner
            below += 1
    for path in paths:
        if len(path.between) == depth:
            yield _Line(depth=depth + 1, above=number, path=path, label=path.label, kind="report")
            below += 1


def _drawn(lines: Sequence[_Line], theme: Theme) -> figure:
    drawn = plot(
        theme, height=20 + ROW * len(lines), x_range=(-1.5, 100), y_range=(len(lines) - 0.4, -0.6)
    )
    drawn.axis.visible = False
    drawn.grid.visible = False
    _elbows(drawn, lines, theme)
    marks = [
        _marks(drawn, lines, [n for n, line in enumerate(lines) if line.kind == kind], theme)
        for kind in ("origin", "link", "report")
    ]
    for kind, colour in (("origin", theme.ink), ("link", theme.muted), ("report", theme.ink)):
        some = [(n, line) for n, line in enumerate(lines) if line.kind == kind]
        columns = source(
            x=[line.depth * INDENT for _, line in some],
            y=[n for n, _ in some],
            text=[shortened(line.label, LONGEST_LABEL) for _, line in some],
        )
        style = "bold" if kind == "origin" else "normal"
        write(drawn, columns, colour, x_offset=10, text_font_style=style)
    drawn.add_tools(hover(*marks, tips=[("", "@label")]), leading(marks[-1]))
    return drawn


def _elbows(drawn: figure, lines: Sequence[_Line], theme: Theme) -> None:
    hanging = [(n, line, line.above) for n, line in enumerate(lines) if line.above is not None]
    for copies, dash in ((False, "solid"), (True, "dashed")):
        some = [
            (n, line, above)
            for n, line, above in hanging
            if (line.kind == "report" and line.path.copy) is copies
        ]
        drawn.multi_line(
            [[(line.depth - 1) * INDENT] * 2 + [line.depth * INDENT] for _, line, _ in some],
            [[above, n, n] for n, _, above in some],
            line_color=theme.border,
            line_width=1.2,
            line_dash=dash,
        )


def _marks(drawn: figure, lines: Sequence[_Line], numbers: Sequence[int], theme: Theme) -> Marks:
    some = [lines[number] for number in numbers]
    colours = [theme.quad(4) if line.path.denies else theme.accent for line in some]
    hollow = [line.kind == "origin" and not line.path.named for line in some]
    columns = source(
        x=[line.depth * INDENT for line in some],
        y=list(numbers),
        fill=[
            theme.paper if empty else colour for empty, colour in zip(hollow, colours, strict=True)
        ],
        line=colours,
        size=[11 if line.kind == "origin" else 7 for line in some],
        label=[line.label for line in some],
        address=addresses([line.path.address for line in some]),
    )
    return calm(
        drawn.scatter(
            source=columns, size="size", fill_color="fill", line_color="line", line_width=1.5
        )
    )
