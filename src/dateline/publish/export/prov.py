"""PROV-JSON: what each event and statement was made from, by whom, and who said it to whom.

A chain "Reuters quotes a newspaper, which quotes a spokesman" becomes statements, each derived from
the next as a quotation and attributed to its agent; the innermost one is the primary source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.publish.export.cells import outlet_of
from dateline.publish.export.tally import Options, Tally
from dateline.records import Article, Source, SourceKind, Span
from dateline.store import Selected
from dateline.store.event_table import words
from dateline.version import VERSION

PREFIX = {"dateline": "urn:dateline:", "prov": "http://www.w3.org/ns/prov#"}
AGENTS = {SourceKind.PERSON: "prov:Person", SourceKind.OUTLET: "prov:Organization"}
Document = dict[str, dict[str, dict[str, Any]]]


def lines(selected: Iterable[Selected], options: Options, tally: Tally) -> Iterator[str]:
    """Yield one PROV-JSON document.

    Args:
        selected: Articles with the events wanted.
        options: Without text, no words are written.
        tally: Counts the entities, agents and relations.

    Yields:
        The document, as one line.
    """
    document: Document = defaultdict(dict)
    for item in selected:
        _Writer(document, item, options).write()
    for kind, entries in document.items():
        tally.written[kind] += len(entries)
    yield msgspec.json.encode({"prefix": PREFIX, **document}).decode() + "\n"


class _Writer:
    """Writes one article into the document."""

    def __init__(self, document: Document, item: Selected, options: Options) -> None:
        self._document = document
        self._item = item
        self._options = options
        self._article = item.coding.article
        self._coding = f"dateline:run/{item.run}"

    def write(self) -> None:
        """Enter the article, its events and its statements."""
        article, text = self._article, f"dateline:article/{self._article.id}"
        self._add("entity", text, {"prov:label": article.title or article.input})
        self._relate("wasAttributedTo", entity=text, agent=self._agent(_outlet(article)))
        self._coder(text)
        for event in self._item.events:
            name = f"dateline:event/{article.id}/{event.id}"
            self._enter(name, f"{event.type} {event.mode or ''}".strip(), event.anchor, text)
            self._attribute(name, event.chain)
        for statement in self._item.coding.statements:
            name = f"dateline:statement/{article.id}/{statement.id}"
            self._enter(name, statement.stance.value, statement.content[0], text)
            self._attribute(name, statement.chain)

    def _coder(self, text: str) -> None:
        run = self._options.coded_by.get(self._item.run)
        coder = f"dateline:coder/{run.version if run else VERSION}"
        kind = {"prov:type": _name("prov:SoftwareAgent"), "prov:label": "dateline"}
        self._add("agent", coder, kind)
        times = {"prov:startTime": run.started, "prov:endTime": run.finished} if run else {}
        self._add("activity", self._coding, {key: value for key, value in times.items() if value})
        self._relate("wasAssociatedWith", activity=self._coding, agent=coder)
        self._relate("used", activity=self._coding, entity=text)

    def _enter(self, name: str, label: str, span: Span, text: str) -> None:
        about: dict[str, Any] = {
            "prov:label": label,
            "dateline:start": span.start,
            "dateline:end": span.end,
        }
        if self._options.with_text:
            about["prov:value"] = words(self._article, span)
        self._add("entity", name, about)
        self._relate("wasGeneratedBy", entity=name, activity=self._coding)
        self._relate("wasDerivedFrom", generatedEntity=name, usedEntity=text)

    def _attribute(self, name: str, chain: Sequence[Source]) -> None:
        """Enter what each link of a chain said: each was quoted from the next."""
        quoted = name
        for number, source in enumerate(chain):
            said = f"{name}/link/{number}"
            self._add("entity", said, {"prov:label": f"{source.name} {source.act.value}"})
            self._relate("wasAttributedTo", entity=said, agent=self._agent(source))
            last = number == len(chain) - 1
            kind = "prov:PrimarySource" if last else "prov:Quotation"
            self._relate("wasDerivedFrom", kind, generatedEntity=quoted, usedEntity=said)
            quoted = said

    def _agent(self, source: Source) -> str:
        agent = f"dateline:agent/{source.id}"
        about: dict[str, Any] = {"prov:label": source.name}
        if source.kind in AGENTS:
            about["prov:type"] = _name(AGENTS[source.kind])
        self._add("agent", agent, about)
        return agent

    def _add(self, kind: str, name: str, about: dict[str, Any]) -> None:
        self._document[kind].setdefault(name, about)

    def _relate(self, relation: str, kind: str | None = None, /, **ends: str) -> None:
        about: dict[str, Any] = {f"prov:{end}": name for end, name in ends.items()}
        if kind:
            about["prov:type"] = _name(kind)
        self._add(relation, "_:" + "/".join((relation, *ends.values())), about)


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _outlet(article: Article) -> Source:
    """Return the publisher of an article as a source."""
    name = outlet_of(article)
    return Source(
        id=name.lower().replace(" ", "-"),
        name=name,
        text=name,
        span=Span(0, 1),
        kind=SourceKind.OUTLET,
    )
