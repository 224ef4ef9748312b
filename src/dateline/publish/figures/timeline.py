"""The timeline: what was reported over time, by quad class, with a brush to look closer."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from bokeh.layouts import column
from bokeh.models import LayoutDOM, Range1d, RangeTool
from bokeh.plotting import figure

from dateline.knowledge.ontology import load_ontology
from dateline.publish.figures.figure import Figure, Rows, counted
from dateline.publish.figures.look import (
    LIGHT,
    QUADS,
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
    quiet_time,
    source,
)
from dateline.publish.figures.periods import WORDS, ends, in_words, milliseconds

TITLE = "Events over time"
FEWEST_TO_BRUSH = 12  # periods; fewer need no second, smaller drawing


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one type in one day, month or year.

    Attributes:
        period: ISO date, partial for a month or year; all bars of a figure are of one length.
        type: PLOVER type.
        count: Number of events.
        address: Where a click leads to.
    """

    period: str
    type: str
    count: int
    address: str | None = None


def timeline(
    bars: Iterable[Bar], *, elsewhere: int = 0, theme: Theme = LIGHT, title: str = TITLE
) -> Figure:
    """Return what was reported over time.

    Args:
        bars: The counts, one a period and type.
        elsewhere: Number of events that lie in none of the periods: without a date, or longer.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: bars piled up by quad class and, where there are many, a smaller drawing of
        all of them below, on which the stretch to look at can be moved.
    """
    given = sorted(bars, key=lambda bar: (bar.period, _quad(bar), bar.type))
    table = Rows(
        ("period", "type", "quad class", "events"),
        tuple((bar.period, bar.type, QUADS[_quad(bar)], bar.count) for bar in given),
        tuple(bar.address for bar in given),
    )
    return Figure(
        name="timeline",
        title=title,
        alternative=_alternative(given) + undated(elsewhere),
        table=table,
        model=_drawn(given, theme) if given else blank(theme, "No events with a date."),
    )


def undated(number: int) -> str:
    """Return a sentence on events that are in no period, nothing where there are none."""
    return (
        f" {number:,} more {'has' if number == 1 else 'have'} no date so exact." if number else ""
    )


def _quad(bar: Bar) -> int:
    return load_ontology().types[bar.type].quad


def _alternative(bars: Sequence[Bar]) -> str:
    if not bars:
        return "There are no events with a date to show."
    total = sum(bar.count for bar in bars)
    by_period: Counter[str] = Counter()
    by_quad: Counter[int] = Counter()
    for bar in bars:
        by_period[bar.period] += bar.count
        by_quad[_quad(bar)] += bar.count
    most, number = max(by_period.items(), key=lambda item: item[1])
    shares = ", ".join(f"{by_quad[quad]:,} {words}" for quad, words in QUADS.items())
    first, last = in_words(bars[0].period), in_words(bars[-1].period)
    when = f"in {first}" if first == last else f"from {first} to {last}"
    return (
        f"{counted(total, 'event')} {when}: {shares}. "
        f"Most in one {WORDS[len(most)]}: {number:,}, {in_words(most)}."
    )


def _drawn(bars: Sequence[Bar], theme: Theme) -> LayoutDOM:
    days = [day for bar in bars for day in ends(bar.period)]
    start, end = milliseconds(min(days)), milliseconds(max(days))
    piles = _piled(bars)
    room = (end - start) * 0.02
    x_range = Range1d(start=start - room, end=end + room, bounds="auto")
    top = max(high for _, high in piles)
    main = plot(
        theme, height=280, tools=moving(along="width"), x_axis_type="datetime", x_range=x_range,
        y_range=(0, top * 1.05), toolbar_location="above",
    )  # fmt: skip
    quiet_time(main)
    drawn = {
        quad: _bars(main, [(bar, pile) for bar, pile in zip(bars, piles, strict=True)
                           if _quad(bar) == quad], theme.quad(quad))
        for quad in sorted({_quad(bar) for bar in bars})
    }  # fmt: skip
    tips = [("", "@when"), ("", "@count @type"), ("", "@quad")]
    main.add_tools(hover(*drawn.values(), tips=tips), leading(*drawn.values()))
    add_legend(main, [(QUADS[quad], renderer) for quad, renderer in drawn.items()], theme)
    if len({bar.period for bar in bars}) < FEWEST_TO_BRUSH:
        return main
    below = _brush(bars, x_range, (start - room, end + room), theme)
    return column(main, below, sizing_mode="stretch_width", spacing=0)


def _piled(bars: Sequence[Bar]) -> list[tuple[int, int]]:
    """Return where each bar begins and ends when those of one period stand on one another."""
    heights: Counter[str] = Counter()
    piles = []
    for bar in bars:
        low = heights[bar.period]
        heights[bar.period] = low + bar.count
        piles.append((low, low + bar.count))
    return piles


def _bars(drawn: figure, piled: Sequence[tuple[Bar, tuple[int, int]]], colour: str) -> Marks:
    bars = [bar for bar, _ in piled]
    columns = source(
        left=[_inside(bar.period)[0] for bar in bars],
        right=[_inside(bar.period)[1] for bar in bars],
        bottom=[low for _, (low, _) in piled],
        top=[high for _, (_, high) in piled],
        when=[in_words(bar.period) for bar in bars],
        type=[bar.type for bar in bars],
        quad=[QUADS[_quad(bar)] for bar in bars],
        count=[bar.count for bar in bars],
        address=addresses([bar.address for bar in bars]),
    )
    return calm(drawn.quad(source=columns, fill_color=colour, line_color=None))


def _inside(period: str) -> tuple[float, float]:
    """Return the ends of a bar, with a little room to the next one."""
    left, right = map(milliseconds, ends(period))
    gap = (right - left) * 0.05
    return left + gap, right - gap


def _brush(
    bars: Sequence[Bar], x_range: Range1d, whole: tuple[float, float], theme: Theme
) -> figure:
    """Return a small drawing of all bars on which the stretch to look at can be moved."""
    totals: Counter[str] = Counter()
    for bar in bars:
        totals[bar.period] += bar.count
    below = plot(
        theme, height=70, x_axis_type="datetime", x_range=whole,
        y_range=(0, max(totals.values()) * 1.1),
    )  # fmt: skip
    quiet_time(below)
    below.yaxis.visible = False
    below.ygrid.grid_line_color = None
    below.quad(
        left=[_inside(period)[0] for period in totals],
        right=[_inside(period)[1] for period in totals],
        top=list(totals.values()),
        bottom=0,
        fill_color=theme.border,
        line_color=None,
    )
    tool = RangeTool(x_range=x_range)
    tool.overlay.fill_color = theme.accent
    tool.overlay.fill_alpha = 0.15
    tool.overlay.line_color = theme.accent
    below.add_tools(tool)
    return below
