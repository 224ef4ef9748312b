"""One figure of each kind, from made-up facts."""

from functools import cache

from dateline.publish.figures import (
    Band,
    Bar,
    Edge,
    FieldShare,
    Figure,
    Node,
    Pairing,
    Path,
    Point,
    Reliance,
    Violation,
    actor_network,
    agreement_by_field,
    agreement_by_value,
    dyad_band,
    event_map,
    origins_tree,
    source_network,
    timeline,
    type_by_month,
)
from dateline.records import Relation

BARS = (
    Bar(period="2016-08", type="ASSAULT", count=5, address="/events?type=ASSAULT&since=2016-08"),
    Bar(period="2016-07", type="CONSULT", count=2, address="/events?type=CONSULT&since=2016-07"),
    Bar(period="2016-08", type="CONSULT", count=1, address="/events?type=CONSULT&since=2016-08"),
    Bar(period="2016-08", type="ACCUSE", count=3),
)
POINTS = (
    Point(lat=36.2, lon=37.16, label="Aleppo", count=9, address="/events?place=Aleppo"),
    Point(lat=36.21, lon=37.2, label="Karm al-Jabal", count=1, address="/events?place=Karm"),
    Point(lat=33.51, lon=36.29, label="Damascus", count=4, address="/events?place=Damascus"),
)
NODES = (
    Node(id="red", label="Red Army of the Hills", count=7, address="/actors/red"),
    Node(id="blue", label="Blue Guard", count=6, address="/actors/blue"),
    Node(id="un", label="United Nations", count=2, address="/actors/un"),
)
EDGES = (
    Edge(a="blue", b="red", count=6, intensity=-4.5, address="/dyads/blue/red"),
    Edge(a="red", b="un", count=2, intensity=3.0, address="/dyads/red/un"),
)
SOURCES = (
    Node(id="gazette", label="The Gazette", count=5, address="/sources/gazette"),
    Node(id="wire", label="Lake Wire", count=5, address="/sources/wire"),
    Node(id="otieno", label="James Otieno", count=4, address="/sources/otieno"),
)
LINKS = (
    Reliance(who="gazette", on="wire", count=3, address="/sources/gazette"),
    Reliance(who="wire", on="otieno", count=4, address="/sources/wire"),
    Reliance(who="wire", on="wire", count=9),
)
BANDS = (
    Band(state=Relation.TRUCE, earliest="2016-08-21", latest=None, disputed=True, reports=3,
         origins=2, address="/dyads/blue/red#s2"),
    Band(state=Relation.FIGHTING, earliest="2016-03", latest="2016-08-20", disputed=False,
         reports=1, origins=1, address="/dyads/blue/red#s1"),
    Band(state=Relation.TALKS, earliest=None, latest=None, disputed=False, reports=1, origins=1),
)  # fmt: skip
VIOLATIONS = (Violation(day="2016-09-02", label="shelling of Kalu", address="/events/e9"),)
PATHS = (
    Path(origin="James Otieno", named=True, denies=False, links=("Wire", "James Otieno"),
         publisher="Wire", published="2016-08-09", copy=False, address="/articles/a1"),
    Path(origin="James Otieno", named=True, denies=False, links=("Wire", "James Otieno"),
         publisher="Gazette", published="2016-08-10", copy=True, address="/articles/a2"),
    Path(origin="army", named=False, denies=True, links=("Herald", "army"), publisher="Herald",
         published=None, copy=False, address="/articles/a3"),
)  # fmt: skip
SHARES = (
    FieldShare(field="event", items=10, agreed=9, alpha=0.62, address="/review"),
    FieldShare(field="type", items=8, agreed=4, alpha=0.31),
    FieldShare(field="place", items=0, agreed=0, alpha=None),
)
PAIRINGS = (
    Pairing(one="ASSAULT", other="ASSAULT", count=4),
    Pairing(one="ASSAULT", other="COERCE", count=2, address="/review"),
)


@cache
def figures() -> dict[str, Figure]:
    """Return a figure of each kind."""
    return {
        "timeline": timeline(BARS),
        "types": type_by_month(BARS),
        "map": event_map(POINTS),
        "dyad": dyad_band(("Blue Guard", "Red Army"), BANDS, VIOLATIONS),
        "network": actor_network(NODES, EDGES),
        "sources": source_network(SOURCES, LINKS),
        "origins": origins_tree(PATHS),
        "agreement": agreement_by_field(SHARES, ("Ana", "Ben")),
        "agreement-values": agreement_by_value(("Ana", "Ben"), PAIRINGS),
    }


@cache
def empty_figures() -> dict[str, Figure]:
    """Return a figure of each kind that has nothing to show."""
    return {
        "timeline": timeline([]),
        "types": type_by_month([]),
        "map": event_map([]),
        "dyad": dyad_band(("Blue Guard", "Red Army"), []),
        "network": actor_network([], []),
        "sources": source_network([], []),
        "origins": origins_tree([]),
        "agreement": agreement_by_field([]),
        "agreement-values": agreement_by_value(("Ana", "Ben"), []),
    }
