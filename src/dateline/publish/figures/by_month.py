"""Types by month: which types of event were reported when, as a heat map."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bokeh.plotting import figure

from dateline.knowledge.ontology import load_ontology
from dateline.publish.figures.figure import Figure, Rows, counted, listed
from dateline.publish.figures.look import (
    LIGHT,
    Theme,
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
from dateline.publish.figures.periods import ends, in_words, milliseconds
from dateline.publish.figures.timeline import Bar, undated

TITLE = "Types of events by month"
HIGH = 24  # pixels a type


def type_by_month(
    bars: Iterable[Bar], *, elsewhere: int = 0, theme: Theme = LIGHT, title: str = TITLE
) -> Figure:
    """Return which types of event were reported when.

    Args:
        bars: The counts, one a period and type; usually by month.
        elsewhere: Number of events that lie in none of the periods: without a date, or longer.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a row a type, in the order of their quad classes, the darker the more events.
    """
    given = sorted(bars, key=lambda bar: (_place(bar.type), bar.period))
    table = Rows(
        ("type", "period", "events"),
        tuple((bar.type, bar.period, bar.count) for bar in given),
        tuple(bar.address for bar in given),
    )
    return Figure(
        name="types",
        title=title,
        alternative=_alternative(given) + undated(elsewhere),
        table=table,
        model=_drawn(given, theme) if given else blank(theme, "No events with a date."),
    )


def _place(type_: str) -> tuple[int, str]:
    """Return what sorts types from cooperation to conflict."""
    return load_ontology().types[type_].quad, type_


def _alternative(bars: Sequence[Bar]) -> str:
    if not bars:
        return "There are no events with a date to show."
    by_type: Counter[str] = Counter()
    for bar in bars:
        by_type[bar.type] += bar.count
    most = listed([f"{name} ({number:,})" for name, number in by_type.most_common(3)])
    peak = max(bars, key=lambda bar: bar.count)
    return (
        f"{counted(by_type.total(), 'event')} of {counted(len(by_type), 'type')}, "
        f"most of them {most}. The most of one type at one time: "
        f"{peak.count:,} {peak.type}, {in_words(peak.period)}."
    )


def _drawn(bars: Sequence[Bar], theme: Theme) -> figure:
    types = list(dict.fromkeys(bar.type for bar in bars))
    days = [day for bar in bars for day in ends(bar.period)]
    most = max(bar.count for bar in bars)
    drawn = plot(
        theme, height=70 + HIGH * len(types), tools=moving(along="width"), x_axis_type="datetime",
        x_range=(milliseconds(min(days)), milliseconds(max(days))), y_range=types,
        toolbar_location="above",
    )  # fmt: skip
    quiet_time(drawn)
    columns = source(
        left=[milliseconds(ends(bar.period)[0]) for bar in bars],
        right=[milliseconds(ends(bar.period)[1]) for bar in bars],
        bottom=[(bar.type, -0.46) for bar in bars],
        top=[(bar.type, 0.46) for bar in bars],
        colour=[theme.step(bar.count, most) for bar in bars],
        when=[in_words(bar.period) for bar in bars],
        type=[bar.type for bar in bars],
        count=[bar.count for bar in bars],
        address=addresses([bar.address for bar in bars]),
    )
    cells = calm(drawn.quad(source=columns, fill_color="colour", line_color=None))
    drawn.add_tools(hover(cells, tips=[("", "@when"), ("", "@count @type")]), leading(cells))
    return drawn
