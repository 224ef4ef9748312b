"""Every figure says the same three times: as a drawing, in words, and as a table."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any

import pytest
from bokeh.models import ColumnDataSource, Model, OpenURL
from bokeh.models.renderers import GlyphRenderer
from bokeh.models.tools import RangeTool, TapTool

from dateline.publish.figures import (
    DARK,
    LIGHT,
    Bar,
    Edge,
    Figure,
    Node,
    Path,
    Point,
    Reliance,
    actor_network,
    event_map,
    origins_tree,
    source_network,
    timeline,
)
from dateline.publish.figures.clusters import levels_of
from dateline.publish.figures.look import addresses
from dateline.publish.figures.outlines import FILE, Box, mercator, outlines
from dateline.publish.figures.periods import in_words, step_for
from tests.publish.figures.build import BARS, EDGES, NODES, POINTS, SOURCES, empty_figures, figures

ROOT = FilePath(__file__).resolve().parents[3]
KINDS = sorted(figures())
SCRIPTED = ("CustomJS", "Div", "Paragraph", "PreText")


def models_of(figure: Figure) -> Iterator[Model]:
    """Yield all Bokeh models of a figure."""
    yield from figure.model.references()


def rows_of(figure: Figure, *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of all glyphs of a figure that have them, a tuple a mark."""
    return [
        row
        for model in models_of(figure)
        if isinstance(model, ColumnDataSource) and set(names) <= model.data.keys()
        for row in zip(*(model.data[name] for name in names), strict=True)
    ]


def column_of(figure: Figure, name: str) -> list[Any]:
    """Return one column of all glyphs of a figure that have it."""
    return [value for (value,) in rows_of(figure, name)]


ALTERNATIVES = {
    "timeline": "11 events from July 2016 to August 2016: 3 verbal cooperation, 0 material "
    "cooperation, 3 verbal conflict, 5 material conflict. Most in one month: 9, August 2016.",
    "types": "11 events of 3 types, most of them ASSAULT (5), CONSULT (3) and ACCUSE (3). The most "
    "of one type at one time: 5 ASSAULT, August 2016.",
    "map": "14 events in 3 places. Most in Aleppo (9), Damascus (4) and Karm al-Jabal (1).",
    "dyad": "Blue Guard and Red Army: fighting from March 2016 to 20 August 2016, truce from "
    "21 August 2016 and talks at no given time. 1 of these disputed and 1 assault during a truce.",
    "network": "2 ties between 3 actors, 1 of them more conflict than cooperation. Strongest: Blue "
    "Guard on Red Army of the Hills (6) and Red Army of the Hills on United Nations (2).",
    "sources": "3 sources: 1 publish, 1 pass on, 1 are relied on. Most relied on: James Otieno (4) "
    "and Lake Wire (3).",
    "origins": "3 reports on 1 independent origin, 2 of them on James Otieno. 1 origin denied it.",
    "agreement": "Ana and Ben: 10 events judged by at least two. They agree most on event (90%) "
    "and least on type (50%).",
    "agreement-values": "Ana and Ben say the same of 4 of 6 events. Most often they part on "
    "ASSAULT against COERCE (2).",
}  # fmt: skip
FIRST_ROWS = {
    "timeline": ("2016-07", "CONSULT", "verbal cooperation", 2),
    "types": ("CONSULT", "2016-07", 2),
    "map": ("Aleppo", 36.2, 37.16, 9),
    "dyad": ("fighting", "2016-03", "2016-08-20", "no", 1, 1),
    "network": ("Blue Guard", "Red Army of the Hills", 6, -4.5),
    "sources": ("Lake Wire", "James Otieno", 4),
    "origins": ("Wire", "2016-08-09", None, "James Otieno", "it happened"),
    "agreement": ("event", 10, 9, "90%", "0.62"),
    "agreement-values": ("ASSAULT", "ASSAULT", 4),
}
SHOWN: dict[str, tuple[str, list[Any]]] = {  # a column of what is drawn, and its values
    "timeline": ("count", [2, 1, 3, 5]),
    "types": ("count", [2, 1, 3, 5]),
    "dyad": ("words", ["fighting from March 2016 to 20 August 2016",
                       "truce from 21 August 2016, disputed", "shelling of Kalu"]),
    "network": ("pair", ["Red Army of the Hills on United Nations",
                         "Blue Guard on Red Army of the Hills"]),
    "sources": ("on", ["James Otieno", "Lake Wire"]),
    "agreement": ("said", ["9 of 10 events", "4 of 8 events"]),
    "agreement-values": ("fill", [LIGHT.ramp[4], LIGHT.ramp[3]]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_alternative_says_what_is_shown(kind: str) -> None:
    """One or two sentences with the figures of the records."""
    assert figures()[kind].alternative == ALTERNATIVES[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_holds_the_records(kind: str) -> None:
    """Each row has a cell a column, and leads somewhere or nowhere."""
    table = figures()[kind].table
    assert table.rows[0] == FIRST_ROWS[kind]
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len(table.addresses) == len(table.rows)


@pytest.mark.parametrize("kind", sorted(SHOWN))
def test_what_is_drawn_are_the_records(kind: str) -> None:
    """The columns of the glyphs hold the values of the records."""
    column, values = SHOWN[kind]
    assert sorted(column_of(figures()[kind], column)) == sorted(values)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_needs_a_script_of_its_own(kind: str) -> None:
    """No model compiles code in the browser or holds HTML: the policy of pages forbids it."""
    kinds = {type(model).__name__ for model in models_of(figures()[kind])}
    assert not [name for name in kinds if name.startswith(SCRIPTED)]


@pytest.mark.parametrize("kind", KINDS)
def test_marks_lead_where_their_records_say(kind: str) -> None:
    """What can be clicked has an address that stands in the table, or leads nowhere."""
    figure = figures()[kind]
    known = {*figure.table.addresses, *(node.address for node in (*NODES, *SOURCES)), "#"}
    clicked = [
        address
        for tool in models_of(figure)
        if isinstance(tool, TapTool) and isinstance(tool.callback, OpenURL)
        for renderer in tool.renderers
        if isinstance(renderer, GlyphRenderer)
        if isinstance(renderer.data_source, ColumnDataSource)
        for address in renderer.data_source.data["address"]
    ]
    assert clicked
    assert set(clicked) <= known


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_said(kind: str) -> None:
    """Without records there is a figure that says so, and an empty table."""
    figure = empty_figures()[kind]
    assert not figure.table.rows
    assert column_of(figure, "text")
    assert any(word in figure.alternative for word in ("no ", "No ", "not "))


def test_a_network_is_the_same_in_any_order() -> None:
    """Where an actor stands does not depend on the order of pairs."""
    one, other = actor_network(NODES, EDGES), actor_network(NODES[::-1], EDGES[::-1])
    assert sorted(column_of(one, "xs")) == sorted(column_of(other, "xs"))


def test_a_network_is_the_same_in_any_run() -> None:
    """Where an actor stands does not depend on how Python orders its sets."""
    program = "from tests.publish.figures.test_figures import star; print(sorted(star()))"
    command = [sys.executable, "-c", program]
    runs = set()
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        run = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=True)
        runs.add(run.stdout)
    assert len(runs) == 1


def star() -> list[list[float]]:
    """Return the lines of a network of some actors around one."""
    nodes = [Node(id=f"actor-{n}", label=f"actor {n}", count=1) for n in range(12)]
    edges = [Edge(a=nodes[0].id, b=node.id, count=1, intensity=None) for node in nodes[1:]]
    return column_of(actor_network(nodes, edges), "xs")


def test_bars_of_one_period_stand_on_one_another() -> None:
    """Cooperation is at the bottom, conflict at the top, and none covers another."""
    figure = timeline(BARS)
    assert sorted(rows_of(figure, "type", "bottom", "top")) == [
        ("ACCUSE", 1, 4), ("ASSAULT", 4, 9), ("CONSULT", 0, 1), ("CONSULT", 0, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(("months", "brushed"), [(2, False), (12, True)])
def test_long_stretches_have_a_brush(months: int, brushed: bool) -> None:
    """A second, smaller drawing appears where there are many periods."""
    bars = [Bar(period=f"2016-{n:02}", type="AID", count=n) for n in range(1, months + 1)]
    tools = [model for model in models_of(timeline(bars)) if isinstance(model, RangeTool)]
    assert bool(tools) is brushed


def test_near_places_are_one_disc_until_looked_at_closely() -> None:
    """Aleppo and a village beside it are one disc, Damascus stands alone; all events are kept."""
    levels = levels_of(POINTS)
    assert [len(level.clusters) for level in levels] == [1, 1, 1, 2, 2, 2, 2, 2, 3]
    assert {sum(cluster.count for cluster in level.clusters) for level in levels} == {14}
    assert levels[0].clusters[0].label == "Aleppo and 2 more places"


def test_one_level_of_a_map_is_visible() -> None:
    """Without the page's script a map shows the level for a page of usual width."""
    marks = [
        model
        for model in models_of(event_map(POINTS))
        if isinstance(model, GlyphRenderer) and str(model.name).startswith("level")
    ]
    assert len({str(mark.name).split()[1] for mark in marks if mark.visible}) == 1
    assert len({str(mark.name).split()[1] for mark in marks}) == len(levels_of(POINTS))


def test_more_events_are_never_a_smaller_disc() -> None:
    """Places by themselves and places put together are drawn by one scale."""
    sizes = sorted(set(rows_of(event_map(POINTS), "count", "size")))
    assert [size for _, size in sizes] == sorted(size for _, size in sizes)


def test_places_that_share_a_point_stay_one_disc() -> None:
    """Two names of one point cannot be parted, and nothing loops for ever."""
    twice = [Point(lat=1.0, lon=2.0, label=name, count=1) for name in ("Old Town", "Town")]
    assert [len(level.clusters) for level in levels_of(twice)][-1] == 1


def test_the_outlines_are_small_and_whole() -> None:
    """The file is under 300 kB; rings stay on the map and none jumps from one end to the other."""
    assert FILE.stat().st_size < 300_000
    xs, ys = outlines(Box(35, 32, 43, 40))
    assert len(xs) > 400
    assert all(abs(b - a) < 90 for ring in xs for a, b in pairwise(ring))
    assert max(map(max, ys)) <= mercator(84) + 0.01


def test_a_map_is_fine_only_where_it_looks() -> None:
    """Most points of the outlines stand near what is shown."""
    near, everywhere = outlines(Box(35, 32, 43, 40)), outlines(Box(-170, -60, 170, 70))
    assert sum(map(len, near[0])) > sum(map(len, everywhere[0]))
    assert sum(map(len, near[0])) < 25_000


def test_who_passes_on_stands_between() -> None:
    """A wire that relies on somebody and is relied on stands in the middle column."""
    places = dict(rows_of(figures()["sources"], "label", "x"))
    assert places == {"The Gazette": 0.0, "Lake Wire": 1.0, "James Otieno": 2.0}


def test_circles_of_sources_are_drawn() -> None:
    """Two outlets that rely on one another both pass on."""
    nodes = [Node(id=id, label=id, count=1) for id in "ab"]
    figure = source_network(nodes, [Reliance(who="a", on="b", count=1),
                                    Reliance(who="b", on="a", count=1)])  # fmt: skip
    assert "0 publish, 2 pass on, 0 are relied on" in figure.alternative


def test_only_the_strongest_are_drawn_and_all_are_listed() -> None:
    """What a crowded figure leaves out is said, and stands in the table."""
    nodes = [Node(id=str(n), label=f"actor {n}", count=1) for n in range(101)]
    edges = [Edge(a="0", b=str(n), count=1, intensity=None) for n in range(1, 101)]
    figure = actor_network(nodes, edges)
    assert "The 60 strongest ties are drawn." in figure.alternative
    assert len(figure.table.rows) == 100
    assert len(column_of(figure, "pair")) == 60


def test_a_tree_merges_ways_that_begin_alike() -> None:
    """Two papers that got it from one wire hang on one line."""
    paths = [
        Path(origin="Otieno", named=True, denies=False, links=(paper, "Wire", "Otieno"),
             publisher=paper, published=None, copy=False)
        for paper in ("Post", "Herald")
    ]  # fmt: skip
    figure = origins_tree(paths)
    words = [text for _, text in sorted(rows_of(figure, "y", "text"))]
    assert words == ["Otieno", "Wire", "Post", "Herald"]


@pytest.mark.parametrize(
    ("address", "column"),
    [
        ("/actors/red", "/actors/red"),
        ("/events?actor=Red%20Army", "/events?actor=Red Army"),
        ("/events?actor=%C3%89tat", "/events?actor=\u00c9tat"),
        (None, "#"),
    ],
)
def test_addresses_are_encoded_once(address: str | None, column: str) -> None:
    """Bokeh encodes what is clicked, so that what is encoded already is decoded before."""
    assert addresses([address]) == [column]


def test_the_colours_of_both_looks_differ() -> None:
    """Every colour is the only one of its kind, or pages could not exchange them."""
    assert len({*LIGHT.colours(), *DARK.colours()}) == 2 * len(LIGHT.colours())


@pytest.mark.parametrize(
    ("days", "step"),
    [
        ([], 10),
        ([(2016, 1), (2016, 3)], 10),
        ([(2016, 1), (2020, 3)], 7),
        ([(1900, 1), (2020, 3)], 4),
    ],
)
def test_periods_grow_with_the_stretch(days: list[tuple[int, int]], step: int) -> None:
    """A few weeks are counted by day, years by month, a century by year."""
    assert step_for(date(year, month, 1) for year, month in days) == step


@pytest.mark.parametrize(
    ("period", "words"),
    [("2016", "2016"), ("2016-08", "August 2016"), ("2016-08-09", "9 August 2016")],
)
def test_periods_read_as_english(period: str, words: str) -> None:
    """Partial dates stay partial."""
    assert in_words(period) == words


def test_what_is_no_date_is_refused() -> None:
    """The message says what a date looks like."""
    with pytest.raises(ValueError, match="'soon' is no date; write 2016"):
        in_words("soon")
