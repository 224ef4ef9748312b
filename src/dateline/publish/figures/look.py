"""How figures look: two sets of colours, quiet axes, and what a click does."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote, unquote

import msgspec
from bokeh.core.properties import value
from bokeh.models import (
    ColumnDataSource,
    DataSource,
    DatetimeTicker,
    DatetimeTickFormatter,
    HoverTool,
    NoOverlap,
    OpenURL,
    PanTool,
    ResetTool,
    TapTool,
    Tool,
    WheelZoomTool,
    ZoomInTool,
    ZoomOutTool,
)
from bokeh.models.annotations import Legend, LegendItem
from bokeh.models.renderers import GlyphRenderer
from bokeh.plotting import figure

if TYPE_CHECKING:
    Marks: TypeAlias = GlyphRenderer[Any]  # all that one glyph draws
else:  # generic in its stubs alone
    Marks = GlyphRenderer

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"
SMALL = "12px"
QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
NOWHERE = "#"
# What JavaScript's encodeURI lets stand: Bokeh runs it over every address that is clicked.
KEPT_BY_ENCODE_URI = ";,/?:@&=+$#-_.!~*'()"
ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of a figure, no two the same, so that a page can exchange one set for another.

    Blue and orange are told apart by every kind of colour blindness, and each pair by lightness.

    Attributes:
        paper: What lies behind; figures themselves are transparent.
        ink: Words that matter.
        muted: Words of axes.
        grid: Lines of the grid.
        land: Land on maps.
        border: Borders and coasts.
        accent: What is not told apart by quad class.
        soft: The accent, faint.
        quads: Verbal and material cooperation, verbal and material conflict.
        ramp: From few to many, five steps.
    """

    paper: str
    ink: str
    muted: str
    grid: str
    land: str
    border: str
    accent: str
    soft: str
    quads: tuple[str, str, str, str]
    ramp: tuple[str, str, str, str, str]

    def quad(self, number: int) -> str:
        """Return the colour of a quad class, 1 to 4."""
        return self.quads[number - 1]

    def step(self, number: float, most: float) -> str:
        """Return the colour of a number between few and many, on a scale of square roots."""
        place = (number / most) ** 0.5 if most else 0.0
        return self.ramp[min(4, int(place * 5))]

    def colours(self) -> tuple[str, ...]:
        """Return all colours, in an order that is the same for every theme."""
        single = (self.paper, self.ink, self.muted, self.grid, self.land, self.border)
        return (*single, self.accent, self.soft, *self.quads, *self.ramp)


LIGHT = Theme(
    paper="#fdfdfc",
    ink="#20262d",
    muted="#5b6570",
    grid="#e3e6ea",
    land="#eceef0",
    border="#bcc4cc",
    accent="#0f6b78",
    soft="#cfe3e6",
    quads=("#8fc1e3", "#1f6cb0", "#f3b562", "#c4460c"),
    ramp=("#e4f0f1", "#b5d6da", "#7db6bd", "#418f99", "#0c5a65"),
)
DARK = Theme(
    paper="#15191e",
    ink="#e6e9ec",
    muted="#a2acb6",
    grid="#2b323a",
    land="#262d34",
    border="#46515c",
    accent="#4fb3c1",
    soft="#1f4148",
    quads=("#a5d0ee", "#4492d8", "#f6c681", "#e5703a"),
    ramp=("#1b2c31", "#23505a", "#2f7a87", "#4aa5b3", "#86d7e2"),
)
THEMES = {"light": LIGHT, "dark": DARK}


def plot(theme: Theme, *, height: int, tools: Sequence[Tool] = (), **more: Any) -> figure:  # noqa: ANN401 - passed on
    """Return an empty figure as wide as its place.

    Args:
        theme: Its colours.
        height: Pixels.
        tools: What it can be done with.
        **more: As for ``bokeh.plotting.figure``.

    Returns:
        The figure.
    """
    drawn = figure(
        height=height,
        sizing_mode="stretch_width",
        tools=list(tools),
        background_fill_color=None,
        border_fill_color=None,
        outline_line_color=None,
        min_border=4,
        **{"toolbar_location": None, **more},
    )
    drawn.toolbar.logo = None
    for axis in drawn.axis:
        axis.axis_line_color = theme.border
        axis.major_tick_line_color = theme.border
        axis.minor_tick_line_color = None
        axis.major_label_text_color = theme.muted
        axis.major_label_text_font = FONT
        axis.major_label_text_font_size = SMALL
        axis.major_tick_in = 0
        axis.major_tick_out = 4
    drawn.grid.grid_line_color = theme.grid
    return drawn


def blank(theme: Theme, words: str) -> figure:
    """Return a figure that only says that there is nothing to draw."""
    drawn = plot(theme, height=90, x_range=(0, 1), y_range=(0, 1))
    drawn.axis.visible = False
    drawn.grid.grid_line_color = None
    write(drawn, source(x=[0.5], y=[0.5], text=[words]), theme.muted, text_align="center")
    return drawn


def write(drawn: figure, columns: ColumnDataSource, colour: str, **more: Any) -> Marks:  # noqa: ANN401 - passed on
    """Write words into a figure.

    Args:
        drawn: The figure.
        columns: Where and what: ``x``, ``y`` and ``text``.
        colour: Colour of the words.
        **more: As for the glyph ``text``.

    Returns:
        What draws them.
    """
    return drawn.text(
        source=columns,
        text_color=colour,
        text_font=value(FONT),
        **{"text_font_size": SMALL, "text_baseline": "middle", **more},
    )


def hover(*renderers: Marks, tips: Sequence[tuple[str, str]], **more: Any) -> HoverTool:  # noqa: ANN401 - passed on
    """Return what tells of a mark under the pointer."""
    return HoverTool(renderers=list(renderers), tooltips=list(tips), visible=False, **more)


def moving(*, along: Literal["width", "height", "both"] = "both") -> list[Tool]:
    """Return pan and zoom; the wheel scrolls the page until it is asked for in the toolbar."""
    return [
        PanTool(dimensions=along),
        WheelZoomTool(dimensions=along),
        ZoomInTool(dimensions=along),
        ZoomOutTool(dimensions=along),
        ResetTool(),
    ]


def leading(*renderers: Marks) -> TapTool:
    """Return what opens the address of a mark that is clicked: its column ``address``."""
    some = [one for one in renderers if _leads_somewhere(one.data_source)]
    return TapTool(renderers=[*some], callback=OpenURL(url="@address"), visible=False)


def _leads_somewhere(columns: DataSource) -> bool:
    return isinstance(columns, ColumnDataSource) and {*columns.data["address"]} != {NOWHERE}


def addresses(given: Sequence[str | None]) -> list[str]:
    """Return addresses as ``leading`` wants them: encodeURI runs over them once more."""
    return [ESCAPED.sub(_decoded, address) if address else NOWHERE for address in given]


def _decoded(escaped: re.Match[str]) -> str:
    words = unquote(escaped[0])
    return "".join(c if c not in KEPT_BY_ENCODE_URI else quote(c, safe="") for c in words)


def source(**columns: Sequence[Any]) -> ColumnDataSource:
    """Return the columns that a glyph is drawn from."""
    return ColumnDataSource({name: list(values) for name, values in columns.items()})


def calm(renderer: Marks) -> Marks:
    """Let a renderer look the same whether something is selected or not."""
    renderer.nonselection_glyph = None
    renderer.selection_glyph = None
    return renderer


def add_legend(drawn: figure, entries: Sequence[tuple[str, Marks]], theme: Theme) -> None:
    """Set a legend above a figure, in two columns, so that it fits a narrow one."""
    legend = Legend(
        items=[LegendItem(label=words, renderers=[renderer]) for words, renderer in entries],
        ncols=2,
        location="top_left",
        background_fill_color=None,
        border_line_color=None,
        label_text_color=theme.muted,
        label_text_font=FONT,
        label_text_font_size="11px",
        glyph_width=12,
        glyph_height=12,
        label_height=16,
        label_standoff=4,
        spacing=2,
        margin=0,
        padding=2,  # type: ignore[arg-type]  # one number for all sides: the stubs lack it
    )
    drawn.add_layout(legend, "above")


def quiet_time(drawn: figure) -> None:
    """Let an axis of time name days, months or years and nothing else."""
    drawn.xaxis.formatter = DatetimeTickFormatter(
        hours="%d %b", days="%d %b", months="%b %Y", years="%Y", hourmin="%d %b", minutes="%d %b"
    )
    drawn.xaxis.ticker = DatetimeTicker(desired_num_ticks=5)
    drawn.xaxis.major_label_policy = NoOverlap(min_distance=12)
    drawn.xgrid.grid_line_color = None
