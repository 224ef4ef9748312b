"""Turns what a store and the joining of articles answer with into the records of figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dateline.aggregate import DyadHistory, EventRef, OriginTree
from dateline.aggregate.agreement import Agreement
from dateline.aggregate.trees import Branch
from dateline.publish.figures.actor_network import Edge, Node
from dateline.publish.figures.agreement import FieldShare, Pairing
from dateline.publish.figures.clusters import Point
from dateline.publish.figures.dyad_band import Band, Violation
from dateline.publish.figures.links import HERE, Links
from dateline.publish.figures.origins_tree import Path
from dateline.publish.figures.periods import step_for
from dateline.publish.figures.source_network import Reliance
from dateline.publish.figures.timeline import Bar
from dateline.records.dates import first_day
from dateline.store import StoredEvent
from dateline.store.pages import Network, PlaceRow, Timeline
from dateline.store.review import StoredStanding, value_of, view_of

NEAR = 0.005  # degrees around a place that are the place


def bars_of(counts: Timeline, links: Links = HERE) -> tuple[Bar, ...]:
    """Return the bars of what ``store.pages.timeline`` counts, by year where it is very long."""
    days = [day for count in counts.counts if (day := first_day(count.time))]
    length = min(step_for(days), len(counts.counts[0].time)) if days else 0
    numbers: Counter[tuple[str, str]] = Counter()
    for count in counts.counts:
        numbers[count.time[:length], count.type] += count.events
    return tuple(
        Bar(
            period=period,
            type=type_,
            count=number,
            address=links.events(type=type_, since=period, until=period),
        )
        for (period, type_), number in numbers.items()
    )


def points_of(places: Iterable[PlaceRow], links: Links = HERE) -> tuple[Point, ...]:
    """Return the points of what ``store.pages.places`` counts; what has no coordinates has none."""
    return tuple(
        Point(
            lat=place.lat,
            lon=place.lon,
            label=place.place,
            count=place.events,
            address=links.events(box=_around(place.lat, place.lon)),
        )
        for place in places
        if place.lat is not None and place.lon is not None
    )


def _around(lat: float, lon: float) -> str:
    """Return the box of a place as pages take it: west, south, east, north."""
    return f"{lon - NEAR:.4f},{lat - NEAR:.4f},{lon + NEAR:.4f},{lat + NEAR:.4f}"


def actors_of(network: Network, links: Links = HERE) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Return actors and who acts on whom of ``store.pages.actor_network``."""
    events: Counter[str] = Counter()
    for edge in network.edges:
        events.update({edge.start: edge.events, edge.end: edge.events})
    nodes = tuple(
        Node(id=node.id, label=node.name, count=events[node.id],
             address=links.to("actors", node.id))
        for node in network.nodes
    )  # fmt: skip
    edges = tuple(
        Edge(
            a=edge.start,
            b=edge.end,
            count=edge.events,
            intensity=None if edge.intensity is None else round(edge.intensity, 1),
            address=links.to("dyads", *sorted((edge.start, edge.end))),
        )
        for edge in network.edges
    )
    return nodes, edges


def sources_of(
    network: Network, links: Links = HERE
) -> tuple[tuple[Node, ...], tuple[Reliance, ...]]:
    """Return sources and who relies on whom of ``store.pages.source_network``."""
    names = {node.id: node.name for node in network.nodes}
    tied: Counter[tuple[str, str]] = Counter()
    for edge in network.edges:
        tied[edge.start, edge.end] += edge.events
    publishers = {node.id for node in network.nodes if node.kind == "publisher"}
    return _tied(tied, names, publishers, links)


def reliances_of(
    events: Iterable[StoredEvent], links: Links = HERE
) -> tuple[tuple[Node, ...], tuple[Reliance, ...]]:
    """Return sources and who relies on whom in the chains of some events.

    An outlet that is also a source, by its name, is one with it.

    Args:
        events: The events, with their articles.
        links: Where marks lead to.

    Returns:
        The outlets and sources, and who takes what from whom.
    """
    given = [(item.article.publisher or item.article.input, item.event.chain) for item in events]
    names = {source.id: source.name for _, chain in given for source in chain}
    as_source = {name: id for id, name in names.items()}
    tied: Counter[tuple[str, str]] = Counter()
    publishers = set()
    for publisher, chain in given:
        first = as_source.get(publisher, publisher)
        if first == publisher:
            names[publisher] = publisher
            publishers.add(publisher)
        tied.update(pairwise((first, *(source.id for source in chain))))
    return _tied(tied, names, publishers, links)


def _tied(
    tied: Mapping[tuple[str, str], int],
    names: Mapping[str, str],
    publishers: set[str],
    links: Links,
) -> tuple[tuple[Node, ...], tuple[Reliance, ...]]:
    """Return nodes and links; an outlet that is only a publisher leads to its articles."""

    def page_of(id: str) -> str | None:
        if id in publishers:
            return links.to("articles", publisher=names[id])
        return links.to("sources", id)

    strength: Counter[str] = Counter()
    for (who, on), count in tied.items():
        if who != on:
            strength.update({who: count, on: count})
    nodes = tuple(
        Node(id=id, label=names[id], count=count, address=page_of(id))
        for id, count in strength.items()
    )
    found = tuple(
        Reliance(who=who, on=on, count=count, address=page_of(on))
        for (who, on), count in tied.items()
        if who != on
    )
    return nodes, found


def bands_of(
    history: DyadHistory, events: Mapping[EventRef, StoredEvent], links: Links = HERE
) -> tuple[tuple[Band, ...], tuple[Violation, ...]]:
    """Return the states of a pair, and what broke its truces.

    Args:
        history: The history of the pair.
        events: The events that broke truces; one that is missing or has no date is left out.
        links: Where marks lead to.

    Returns:
        Bands and violations.
    """
    pair = links.to("dyads", history.a.id, history.b.id)
    bands = tuple(
        Band(
            state=spell.state,
            earliest=spell.earliest,
            latest=spell.until,
            disputed=spell.disputed,
            reports=len(spell.reports),
            origins=len(spell.origins),
            address=pair,
        )
        for spell in history.spells
    )
    broken = dict.fromkeys(ref for spell in history.spells for ref in spell.violations)
    violations = (_violation(ref, events[ref], links) for ref in broken if ref in events)
    return bands, tuple(one for one in violations if one.day)


def _violation(ref: EventRef, stored: StoredEvent, links: Links) -> Violation:
    event = stored.event
    when = event.when
    start, end = event.anchor
    sides = " and ".join(actor.name for actor in event.actors) or "somebody"
    return Violation(
        day=(when and (when.earliest or when.latest)) or stored.article.published or "",
        label=f"{sides}: {stored.article.text[start:end] or event.type.lower()}",
        address=links.to("events", ref.event, article=ref.article),
    )


def paths_of(tree: OriginTree, links: Links = HERE) -> tuple[Path, ...]:
    """Return how each report of a story comes by what it says."""
    told = {outlet.article: outlet for outlet in tree.articles}

    def paths(branches: Sequence[Branch], *, denies: bool) -> Iterable[Path]:
        for branch in branches:
            for way in branch.ways:
                yield Path(
                    origin=branch.origin.name,
                    named=branch.origin.named,
                    denies=denies,
                    links=way.links,
                    publisher=told[way.article].publisher,
                    published=told[way.article].published,
                    copy=way.copy_of is not None,
                    address=links.to("articles", way.article),
                )

    return (*paths(tree.origins, denies=False), *paths(tree.denials, denies=True))


def shares_of(found: Agreement) -> tuple[FieldShare, ...]:
    """Return how far reviewers agree on each field."""
    return tuple(
        FieldShare(field=one.field, items=one.items, agreed=one.agreed, alpha=one.alpha)
        for one in found.fields
    )


def pairings_of(
    standings: Iterable[StoredStanding], reviewers: tuple[str, str], field: str
) -> tuple[Pairing, ...]:
    """Return which values two reviewers gave a field of the events that both judged.

    Args:
        standings: The events on which somebody decided.
        reviewers: Who is compared.
        field: The field.

    Returns:
        How often each pair of values was given.
    """
    given: Counter[tuple[str, str]] = Counter()
    for one in standings:
        views = [view_of(one.standing.decided, name) for name in reviewers]
        values = [value_of(view, field) for view in views if view is not None]
        if len(values) == 2:
            given[values[0], values[1]] += 1
    return tuple(Pairing(one=a, other=b, count=count) for (a, b), count in given.items())
