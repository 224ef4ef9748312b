"""Networks of actors, an edge an event: GEXF with dates for Gephi's timeline, and GraphML."""

from collections.abc import Iterable, Iterator
from itertools import product

import networkx

from dateline.publish.export.cells import outlet_of
from dateline.publish.export.tally import Options, Tally
from dateline.records import Actor, Event
from dateline.store import Selected
from dateline.store.event_table import chain, days


def gexf_lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield the network as GEXF, its edges with the days they hold.

    Args:
        selected: Articles with the events wanted.
        options: Not asked: the network holds no text.
        tally: Counts nodes and edges, and what is left out.

    Yields:
        Lines of XML.
    """
    graph = _graph(selected, options, tally)
    graph.graph["mode"] = "dynamic"
    for line in networkx.generate_gexf(graph, version="1.2draft"):
        yield line + "\n"


def graphml_lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield the network as GraphML, which knows no time: days are text there.

    Args:
        selected: Articles with the events wanted.
        options: Not asked: the network holds no text.
        tally: Counts nodes and edges, and what is left out.

    Yields:
        Lines of XML.
    """
    for line in networkx.generate_graphml(_graph(selected, options, tally)):
        yield line + "\n"


def _graph(
    selected: Iterable[Selected], _options: Options, tally: Tally
) -> "networkx.MultiDiGraph[str]":
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for item in selected:
        for event in item.events:
            pairs = list(product(event.actors, event.recipients))
            if not pairs:
                tally.leave_out(event, "one side is not named: an edge has two ends")
            for actor, recipient in pairs:
                _add_edge(graph, actor, recipient, event, item)
    tally.written["nodes"] = graph.number_of_nodes()
    tally.written["edges"] = graph.number_of_edges()
    return graph


def _add_edge(
    graph: "networkx.MultiDiGraph[str]",
    actor: Actor,
    recipient: Actor,
    event: Event,
    item: Selected,
) -> None:
    for node in (actor, recipient):
        graph.add_node(
            node.id, label=node.name, country=node.country or "", sector=node.sector or ""
        )
    start, end = days(event)
    times = {key: day for key, day in (("start", start), ("end", end)) if day}
    article = item.coding.article
    graph.add_edge(
        actor.id,
        recipient.id,
        key=f"{article.id}/{event.id}",
        type_of_event=event.type,
        mode=event.mode or "",
        status=event.status.value,
        certainty=event.certainty.value,
        weight=abs(event.intensity or 0.0),
        intensity=event.intensity or 0.0,
        chain=chain(event.chain),
        publisher=outlet_of(article),
        **times,
    )
