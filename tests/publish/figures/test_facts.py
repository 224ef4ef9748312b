"""What a store and the joining answer becomes the records of figures, with their addresses."""

import pytest

from dateline.aggregate import DyadHistory, EventRef, Origin, OriginTree, Spell, Way
from dateline.aggregate.trees import Branch, Outlet
from dateline.publish.figures import Bar, Edge, Path, Point, Reliance, Violation, facts
from dateline.publish.figures.links import NOWHERE, Links
from dateline.records import Relation, SourceKind
from dateline.store import StoredEvent
from dateline.store.pages import Edge as StoreEdge
from dateline.store.pages import Network, PlaceRow, TimeCount, Timeline
from dateline.store.pages import Node as StoreNode
from tests.store.build import actor, article, coding

TREE = OriginTree(
    story="s1", type="ASSAULT", reports=2,
    origins=(
        Branch(
            origin=Origin(name="Otieno", kind=SourceKind.PERSON, named=True, outlet=None,
                          reports=("a1",)),
            ways=(Way(article="a1", copy_of=None, links=("Post", "Otieno")),),
        ),
    ),
    denials=(
        Branch(
            origin=Origin(name="army", kind=SourceKind.UNNAMED, named=False, outlet="Herald",
                          reports=("a2",)),
            ways=(Way(article="a2", copy_of="a9", links=("Herald", "army")),),
        ),
    ),
    articles=(
        Outlet(article="a1", publisher="Post", published="2016-08-09"),
        Outlet(article="a2", publisher="Herald", published=None),
    ),
)  # fmt: skip


def stored() -> StoredEvent:
    """Return the event of the builder: a daily post has it from a police officer."""
    made = coding(article())
    return StoredEvent(event=made.events[0], article=made.article, run=1)


def test_counts_become_bars() -> None:
    """A bar leads to the events of its type and month."""
    counts = Timeline(counts=(TimeCount("2016-08", "ASSAULT", 3),), elsewhere=0)
    assert facts.bars_of(counts) == (
        Bar(period="2016-08", type="ASSAULT", count=3,
            address="/events?type=ASSAULT&since=2016-08&until=2016-08"),
    )  # fmt: skip


def test_very_long_stretches_are_counted_by_year() -> None:
    """Months of sixty years would be too thin to see."""
    months = ("1950-01", "1950-07", "2010-01")
    counts = Timeline(counts=tuple(TimeCount(m, "AID", 1) for m in months), elsewhere=0)
    assert [(bar.period, bar.count) for bar in facts.bars_of(counts)] == [("1950", 2), ("2010", 1)]


def test_no_counts_are_no_bars() -> None:
    """An empty database has an empty timeline."""
    assert facts.bars_of(Timeline(counts=(), elsewhere=4)) == ()


def test_places_become_points() -> None:
    """A point leads to the events in a small box around it; what has no coordinates is none."""
    places = [PlaceRow("Aleppo", "SYR", 36.2, 37.16, 9), PlaceRow("Nowhere", None, None, None, 1)]
    assert facts.points_of(places) == (
        Point(lat=36.2, lon=37.16, label="Aleppo", count=9,
              address="/events?box=37.1550%2C36.1950%2C37.1650%2C36.2050"),
    )  # fmt: skip


def test_who_acts_on_whom_keeps_its_direction() -> None:
    """An actor counts what it does and what is done to it; either way leads to one page."""
    network = Network(
        nodes=(StoreNode(id="b", name="Blue"), StoreNode(id="a", name="Red")),
        edges=(StoreEdge(start="b", end="a", events=3, intensity=-4.26),
               StoreEdge(start="a", end="b", events=1)),
    )  # fmt: skip
    nodes, edges = facts.actors_of(network)
    assert [(node.label, node.count) for node in nodes] == [("Blue", 4), ("Red", 4)]
    assert edges == (
        Edge(a="b", b="a", count=3, intensity=-4.3, address="/dyads/a/b"),
        Edge(a="a", b="b", count=1, intensity=None, address="/dyads/a/b"),
    )


def test_chains_become_reliances() -> None:
    """Each link takes it from the next one; the publisher stands before all of them."""
    nodes, links = facts.reliances_of([stored()], NOWHERE)
    assert links == (
        Reliance(who="Example Times", on="daily-post", count=1),
        Reliance(who="daily-post", on="police-officer", count=1),
    )
    assert {node.label: node.count for node in nodes} == {
        "Example Times": 1, "Daily Post": 2, "police officer": 1,
    }  # fmt: skip


def test_a_publisher_leads_to_its_articles() -> None:
    """An outlet that is no source has no page as one."""
    network = Network(
        nodes=(StoreNode(id="The Post", name="The Post", kind="publisher"),
               StoreNode(id="otieno", name="James Otieno", kind="person")),
        edges=(StoreEdge(start="The Post", end="otieno", events=2),),
    )  # fmt: skip
    nodes, _ = facts.sources_of(network)
    assert {node.address for node in nodes} == {
        "/articles?publisher=The+Post", "/sources/otieno",
    }  # fmt: skip


def test_states_become_bands_and_violations() -> None:
    """A truce keeps its dates, its weight and what broke it; an unknown event is left out."""
    ref, unknown = EventRef("a1", "e1"), EventRef("a1", "e2")
    truce = Spell(
        state=Relation.TRUCE, earliest="2016-08", latest=None, precision="month",
        until="2016-09-01", disputed=True, disputed_by=(), reports=("a1", "a2"), origins=(),
        events=(), violations=(ref, unknown),
    )  # fmt: skip
    text = article().text
    history = DyadHistory(
        a=actor(text, "Rebels", "rebels"), b=actor(text, "people", "people"), spells=(truce,),
        months=(),
    )  # fmt: skip
    (band,), violations = facts.bands_of(history, {ref: stored()})
    assert (band.state, band.earliest, band.latest) == (Relation.TRUCE, "2016-08", "2016-09-01")
    assert (band.disputed, band.reports, band.address) == (True, 2, "/dyads/rebels/people")
    assert violations == (
        Violation(day="2016-08-08", label="Rebels: shelled", address="/events/e1?article=a1"),
    )


def test_trees_become_paths() -> None:
    """Each way of each branch is a path; those of denials say so."""
    assert facts.paths_of(TREE) == (
        Path(origin="Otieno", named=True, denies=False, links=("Post", "Otieno"), publisher="Post",
             published="2016-08-09", copy=False, address="/articles/a1"),
        Path(origin="army", named=False, denies=True, links=("Herald", "army"),
             publisher="Herald", published=None, copy=True, address="/articles/a2"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("", "/events/a%2Fb?type=AID"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/events/a%2Fb?type=AID"),
        (None, None),
    ],
)
def test_addresses_are_those_of_pages(base: str | None, address: str | None) -> None:
    """What is in a part of a path is quoted, and what is None is left out."""
    assert Links(base).to("events", "a/b", type="AID", actor=None) == address


def test_lists_that_marks_lead_to_keep_the_filters_of_the_figure() -> None:
    """What a mark itself asks goes before what is asked anyway."""
    links = Links(asked=(("actor", "Red Army"), ("type", "AID")))
    assert links.events(type="ASSAULT") == "/events?actor=Red+Army&type=ASSAULT"
