"""How far reviewers agree: field by field, and value by value."""

from collections.abc import Iterable, Sequence

import msgspec
from bokeh.plotting import figure

from dateline.publish.figures.figure import Figure, Rows, counted, listed
from dateline.publish.figures.look import (
    LIGHT,
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

ROW = 26  # pixels


class FieldShare(msgspec.Struct, frozen=True, kw_only=True):
    """How far reviewers agree on one field.

    Attributes:
        field: The field.
        items: Events that at least two judged.
        agreed: Of these, those on which all said the same.
        alpha: Krippendorff's alpha; None where it cannot be told.
        address: Where a click leads to.
    """

    field: str
    items: int
    agreed: int
    alpha: float | None
    address: str | None = None

    @property
    def share(self) -> float:
        """Share of the events on which all said the same, 0 to 1."""
        return self.agreed / self.items if self.items else 0.0


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """How often one reviewer said one thing where the other said another, or the same.

    Attributes:
        one: What the one says.
        other: What the other says.
        count: Number of events.
        address: Where a click leads to.
    """

    one: str
    other: str
    count: int
    address: str | None = None


def agreement_by_field(
    shares: Iterable[FieldShare],
    reviewers: Sequence[str] = (),
    *,
    theme: Theme = LIGHT,
    title: str = "Agreement of reviewers",
) -> Figure:
    """Return how far reviewers agree on each field.

    Args:
        shares: One entry a field, in the order to be shown.
        reviewers: Who is compared.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a bar a field, as long as the share of events on which all said the same.
    """
    given = list(shares)
    judged = [one for one in given if one.items]
    table = Rows(
        ("field", "events", "agreed", "share", "alpha"),
        tuple(
            (one.field, one.items, one.agreed, f"{one.share:.0%}" if one.items else None,
             None if one.alpha is None else f"{one.alpha:.2f}")
            for one in given
        ),
        tuple(one.address for one in given),
    )  # fmt: skip
    nothing = "No event has two reviewers."
    return Figure(
        name="agreement",
        title=title,
        alternative=_of_fields(judged, reviewers) if judged else nothing,
        table=table,
        model=_bars(judged, theme) if judged else blank(theme, nothing),
    )


def _of_fields(shares: Sequence[FieldShare], reviewers: Sequence[str]) -> str:
    ordered = sorted(shares, key=lambda one: (-one.share, one.field))
    best, worst = ordered[0], ordered[-1]
    who = f"{listed(list(reviewers))}: " if reviewers else ""
    return (
        f"{who}{counted(max(one.items for one in shares), 'event')} judged by at least two. They "
        f"agree most on {best.field} ({best.share:.0%}) "
        f"and least on {worst.field} ({worst.share:.0%})."
    )


def _bars(shares: Sequence[FieldShare], theme: Theme) -> figure:
    fields = [one.field for one in shares]
    drawn = plot(theme, height=50 + ROW * len(fields), x_range=(0, 1.5), y_range=fields[::-1])
    drawn.ygrid.grid_line_color = None
    drawn.xaxis.ticker = [0, 0.5, 1]
    drawn.xaxis.major_label_overrides = {0: "0%", 0.5: "50%", 1: "100%"}
    whole = source(field=fields, right=[1.0] * len(fields))
    drawn.hbar(source=whole, y="field", right="right", height=0.62, fill_color=theme.soft,
               line_color=None)  # fmt: skip
    columns = source(
        field=fields,
        right=[one.share for one in shares],
        said=[f"{one.agreed:,} of {counted(one.items, 'event')}" for one in shares],
        address=addresses([one.address for one in shares]),
    )
    bars = calm(
        drawn.hbar(source=columns, y="field", right="right", height=0.62, fill_color=theme.accent,
                   line_color=None)
    )  # fmt: skip
    words = source(
        x=[1.02] * len(fields),
        y=fields,
        text=[
            f"{one.share:.0%}"
            + ("" if one.alpha is None else f", \N{GREEK SMALL LETTER ALPHA} {one.alpha:.2f}")
            for one in shares
        ],
    )
    write(drawn, words, theme.ink, text_font_size="11px")
    drawn.add_tools(hover(bars, tips=[("", "@field"), ("agreed", "@said")]), leading(bars))
    return drawn


def agreement_by_value(
    reviewers: tuple[str, str],
    pairings: Iterable[Pairing],
    *,
    theme: Theme = LIGHT,
    title: str = "What one calls it and what the other",
) -> Figure:
    """Return how often two reviewers gave the same value, and which others they gave.

    Args:
        reviewers: The names of the two.
        pairings: One entry a pair of values.
        theme: The colours.
        title: What stands above it.

    Returns:
        The figure: a row a value of the one, a column a value of the other; what they agree on
        stands on the diagonal.
    """
    given = sorted(pairings, key=lambda pairing: (pairing.one, pairing.other))
    table = Rows(
        (*reviewers, "events"),
        tuple((pairing.one, pairing.other, pairing.count) for pairing in given),
        tuple(pairing.address for pairing in given),
    )
    return Figure(
        name="agreement-values",
        title=title,
        alternative=_of_values(reviewers, given),
        table=table,
        model=_cells(reviewers, given, theme)
        if given
        else blank(theme, "No event has both as reviewers."),
    )


def _of_values(reviewers: tuple[str, str], pairings: Sequence[Pairing]) -> str:
    if not pairings:
        return f"{reviewers[0]} and {reviewers[1]} have not judged one event both."
    total = sum(pairing.count for pairing in pairings)
    same = sum(pairing.count for pairing in pairings if pairing.one == pairing.other)
    words = (
        f"{reviewers[0]} and {reviewers[1]} say the same of {same:,} of {counted(total, 'event')}."
    )
    other = [pairing for pairing in pairings if pairing.one != pairing.other]
    if not other:
        return words
    most = max(other, key=lambda pairing: pairing.count)
    return f"{words} Most often they part on {most.one} against {most.other} ({most.count:,})."


def _cells(reviewers: tuple[str, str], pairings: Sequence[Pairing], theme: Theme) -> figure:
    values = sorted({value for one in pairings for value in (one.one, one.other)})
    drawn = plot(
        theme, height=130 + ROW * len(values), x_range=values, y_range=values[::-1],
        x_axis_label=reviewers[1], y_axis_label=reviewers[0],
    )  # fmt: skip
    drawn.grid.grid_line_color = None
    drawn.xaxis.major_label_orientation = 0.9
    for axis in drawn.axis:
        axis.axis_label_text_color = theme.muted
        axis.axis_label_text_font_style = "normal"
    most = max(pairing.count for pairing in pairings)
    agreed = [pairing.one == pairing.other for pairing in pairings]
    columns = source(
        x=[pairing.other for pairing in pairings],
        y=[pairing.one for pairing in pairings],
        count=[pairing.count for pairing in pairings],
        fill=[theme.step(pairing.count, most) for pairing in pairings],
        line=[theme.border if same else theme.quad(4) for same in agreed],
        address=addresses([pairing.address for pairing in pairings]),
    )
    cells = calm(
        drawn.rect(source=columns, width=0.9, height=0.86, fill_color="fill", line_color="line")
    )
    for dark in (False, True):
        some = [one for one in pairings if (one.count / most > 0.3) is dark]
        numbers = source(
            x=[one.other for one in some], y=[one.one for one in some],
            text=[f"{one.count:,}" for one in some],
        )  # fmt: skip
        write(drawn, numbers, theme.paper if dark else theme.ink, text_align="center")
    tips = [(reviewers[0], "@y"), (reviewers[1], "@x"), ("events", "@count")]
    drawn.add_tools(hover(cells, tips=tips), leading(cells))
    return drawn
