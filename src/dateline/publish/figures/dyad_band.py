"""The dyad band: the states that a pair of actors was in over time, truces broken, disputes."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.figure import Figure, Rows, counted, listed
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
    quiet_time,
    source,
)
from dateline.publish.figures.periods import DAY_MS, ends, in_words, milliseconds
from dateline.records import Relation

LANES = (
    Relation.FIGHTING, Relation.HOSTILE, Relation.TALKS, Relation.TRUCE, Relation.ALLIANCE,
)  # fmt: skip
HALF = 0.36  # of a lane that a band is high to either side of its middle
ROOM = 0.03  # of the whole stretch, left free at either end


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a pair over a stretch of time.

    Attributes:
        state: Fighting, truce, alliance, talks or hostile.
        earliest: First day, ISO, possibly partial; None where nothing tells.
        latest: Last day, likewise; None where it may go on.
        disputed: Whether a source says otherwise.
        reports: Number of reports.
        origins: Number of independent origins.
        address: Where a click leads to.
    """

    state: Relation
    earliest: str | None
    latest: str | None
    disputed: bool
    reports: int
    origins: int
    address: str | None = None


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """An assault of one side on the other while a truce lasted.

    Attributes:
        day: ISO date, possibly partial.
        label: What happened, in a few words.
        address: Where a click leads to.
    """

    day: str
    label: str
    address: str | None = None


def dyad_band(
    pair: tuple[str, str],
    bands: Iterable[Band],
    violations: Iterable[Violation] = (),
    *,
    theme: Theme = LIGHT,
    title: str | None = None,
) -> Figure:
    """Return the states of a pair of actors over time.

    Args:
        pair: The names of the two.
        bands: The states; those without any day stand in the table alone.
        violations: What broke truces.
        theme: The colours.
        title: What stands above it; None names the pair.

    Returns:
        The figure: a lane a state; bands that a source disputes are hatched, bands without a
        first or last day run to the end of the figure, and a diamond marks each assault during a
        truce.
    """
    given = sorted(bands, key=lambda band: (band.earliest or "9999", LANES.index(band.state)))
    broken = sorted(violations, key=lambda violation: violation.day)
    dated = [band for band in given if band.earliest or band.latest]
    return Figure(
        name="dyad",
        title=title or f"{pair[0]} and {pair[1]}: states over time",
        alternative=_alternative(pair, given, broken),
        table=_table(given, broken),
        model=_drawn(dated, broken, theme) if dated else blank(theme, "No states with a date."),
    )


def _table(bands: Sequence[Band], violations: Sequence[Violation]) -> Rows:
    rows = [
        (band.state.value, band.earliest, band.latest, "yes" if band.disputed else "no",
         band.reports, band.origins)
        for band in bands
    ]  # fmt: skip
    broken = [(f"violation: {one.label}", one.day, one.day, None, None, None) for one in violations]
    return Rows(
        ("state", "from", "to", "disputed", "reports", "origins"),
        (*rows, *broken),
        (*(one.address for one in bands), *(one.address for one in violations)),
    )


def _alternative(
    pair: tuple[str, str], bands: Sequence[Band], violations: Sequence[Violation]
) -> str:
    names = f"{pair[0]} and {pair[1]}"
    if not bands:
        return f"No state of {names} is reported."
    stretches = listed([_in_words(band) for band in bands[:6]])
    more = f" and {counted(len(bands) - 6, 'more state')}" if len(bands) > 6 else ""
    disputed = sum(band.disputed for band in bands)
    ends_with = [
        *([f"{disputed} of these disputed"] if disputed else []),
        *([counted(len(violations), "assault") + " during a truce"] if violations else []),
    ]
    return f"{names}: {stretches}{more}." + (f" {listed(ends_with)}." if ends_with else "")


def _in_words(band: Band) -> str:
    first = in_words(band.earliest) if band.earliest else None
    last = in_words(band.latest) if band.latest else None
    if first and last:
        when = f" on {first}" if first == last else f" from {first} to {last}"
    elif first or last:
        when = f" from {first}" if first else f" until {last}"
    else:
        when = " at no given time"
    return band.state.value + when


def _drawn(bands: Sequence[Band], violations: Sequence[Violation], theme: Theme) -> figure:
    lanes = [lane for lane in LANES if any(band.state is lane for band in bands)]
    if violations and Relation.TRUCE not in lanes:
        lanes.append(Relation.TRUCE)
    start, end = _stretch(bands, violations)
    room = max((end - start) * ROOM, 3 * DAY_MS)
    ends_of_axis = (start - room, end + room)
    drawn = plot(
        theme, height=110 + 34 * len(lanes), tools=moving(along="width"), x_axis_type="datetime",
        x_range=ends_of_axis, y_range=[lane.value for lane in reversed(lanes)],
        toolbar_location="above",
    )  # fmt: skip
    quiet_time(drawn)
    drawn.ygrid.grid_line_color = None
    agreed = _bands(drawn, [band for band in bands if not band.disputed], ends_of_axis, theme)
    entries = []
    if disputed := [band for band in bands if band.disputed]:
        hatched = _bands(drawn, disputed, ends_of_axis, theme)
        hatched.glyph.hatch_pattern = "right_diagonal_line"
        hatched.glyph.hatch_color = theme.paper
        hatched.glyph.hatch_scale = 8
        entries.append(("disputed", hatched))
    if violations:
        entries.append(("assault during a truce", _diamonds(drawn, violations, theme)))
    renderers = [agreed, *(renderer for _, renderer in entries)]
    drawn.add_tools(hover(*renderers, tips=[("", "@words"), ("", "@weight")]), leading(*renderers))
    if entries:
        add_legend(drawn, entries, theme)
    return drawn


def _stretch(bands: Sequence[Band], violations: Sequence[Violation]) -> tuple[int, int]:
    """Return the first day and the one after the last one, as Bokeh counts time."""
    given = (day for band in bands for day in (band.earliest, band.latest))
    known = [*filter(None, given), *(one.day for one in violations)]
    days: list[date] = [day for value in known for day in ends(value)]
    return milliseconds(min(days)), milliseconds(max(days))


def _bands(
    drawn: figure, bands: Sequence[Band], open_ends: tuple[float, float], theme: Theme
) -> Marks:
    colours = {
        Relation.FIGHTING: theme.quad(4),
        Relation.HOSTILE: theme.quad(3),
        Relation.TALKS: theme.quad(1),
        Relation.TRUCE: theme.quad(2),
        Relation.ALLIANCE: theme.accent,
    }
    columns = source(
        left=[
            milliseconds(ends(band.earliest)[0]) if band.earliest else open_ends[0]
            for band in bands
        ],
        right=[
            milliseconds(ends(band.latest)[1]) if band.latest else open_ends[1] for band in bands
        ],
        bottom=[(band.state.value, -HALF) for band in bands],
        top=[(band.state.value, HALF) for band in bands],
        colour=[colours[band.state] for band in bands],
        words=[_in_words(band) + (", disputed" if band.disputed else "") for band in bands],
        weight=[
            f"{counted(band.reports, 'report')}, {counted(band.origins, 'origin')}"
            for band in bands
        ],
        address=addresses([band.address for band in bands]),
    )
    return calm(drawn.quad(source=columns, fill_color="colour", line_color="colour", line_width=2))


def _diamonds(drawn: figure, violations: Sequence[Violation], theme: Theme) -> Marks:
    columns = source(
        x=[milliseconds(ends(one.day)[0]) for one in violations],
        y=[Relation.TRUCE.value] * len(violations),
        words=[one.label for one in violations],
        weight=[in_words(one.day) for one in violations],
        address=addresses([one.address for one in violations]),
    )
    return calm(
        drawn.scatter(
            source=columns, marker="diamond", size=14, fill_color=theme.ink, line_color=theme.paper
        )
    )
