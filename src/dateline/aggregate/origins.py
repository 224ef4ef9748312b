"""Counts whom a set of reports really rests on: ten reports of one interview have one origin.

Copies of one text are one. A chain ends in its innermost source. Where that is an outlet whose own
report is in the set, the way goes on along that report; where it comes back to where it was, the
reports rest on one another, which is circular reporting and one origin, not two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.aggregate.names import folded
from dateline.records import Article, Source, SourceKind

Key = tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article saying something, on the word of one chain of sources.

    Attributes:
        article: The article.
        chain: Its sources, outermost first; empty where the publisher itself says so.
    """

    article: Article
    chain: tuple[Source, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whom some reports rest on.

    Attributes:
        name: The source, or the outlet that says so itself; of a circle the outlet first to print.
        kind: What kind of source it is.
        named: Whether the reports name it; an unnamed one may be the same person as another.
        outlet: Whose unnamed source it is; None for a named one.
        reports: Ids of the articles that rest on it, in the order given.
        circle: Names of the outlets that rest on one another, where nothing else stands behind
            them.
    """

    name: str
    kind: SourceKind
    named: bool
    outlet: str | None
    reports: tuple[str, ...]
    circle: tuple[str, ...] = ()


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How one report comes by what it says.

    Attributes:
        article: Id of the article.
        copy_of: Id of the original, where it is a copy of it.
        links: Names from the outlet of the text to the origin.
    """

    article: str
    copy_of: str | None
    links: tuple[str, ...]


class _Text(msgspec.Struct, frozen=True):
    """One text with its copies: who carries it, what its original says, and whom copies name."""

    outlet: str
    names: frozenset[str]
    articles: tuple[Article, ...]
    told: tuple[Report, ...]


def independent_origins(
    reports: Iterable[Report], original_of: Mapping[str, str]
) -> tuple[Origin, ...]:
    """Return the independent origins of reports on one thing.

    Copies of one text are one origin. Chains that end in one named source are one. An empty chain
    ends in the agency credited, else the outlet the text was taken from, else the publisher.
    Unnamed sources of different outlets stay apart, for nobody can tell that they are one.

    Args:
        reports: The reports, in the order their articles are to be listed.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        Origins, those of most reports first, then in the order of their first report.
    """
    return tuple(origin for origin, _ in origins_with_ways(reports, original_of))


def origins_with_ways(
    reports: Iterable[Report], original_of: Mapping[str, str]
) -> tuple[tuple[Origin, tuple[Way, ...]], ...]:
    """Return the independent origins, each with how its reports come by what they say.

    Args:
        reports: The reports, in the order their articles are to be listed.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        Origins as ``independent_origins`` gives them, with a way for each report.
    """
    given = list(reports)
    texts = _texts(given, original_of)
    found: dict[Key, Origin] = {}
    ways: defaultdict[Key, dict[str, Way]] = defaultdict(dict)
    names = _Names(given, frozenset(name for text in texts.values() for name in text.names))
    for original, text in texts.items():
        ends = [_followed(report.chain, text, texts, names) for report in text.told]
        for key, origin, links in ends:
            found.setdefault(key, origin)
            for article in text.articles:
                copy_of = original if article.id != original else None
                way = Way(article=article.id, copy_of=copy_of, links=links)
                ways[key].setdefault(article.id, way)
    _leave_to_tellers(ways, given, texts, names)
    place = {report.article.id: number for number, report in reversed(list(enumerate(given)))}
    order = {key: number for number, key in enumerate(found)}
    answer = []
    for key in sorted(found, key=lambda key: (-len(ways[key]), order[key])):
        told = sorted(ways[key].values(), key=lambda way: place[way.article])
        named = msgspec.structs.replace(found[key], reports=tuple(way.article for way in told))
        answer.append((named, tuple(told)))
    return tuple(answer)


def _leave_to_tellers(
    ways: dict[Key, dict[str, Way]],
    given: Sequence[Report],
    texts: Mapping[str, _Text],
    names: "_Names",
) -> None:
    """Let a copy rest on those origins of its text that it names itself, if it names any."""
    said: defaultdict[str, set[Key]] = defaultdict(set)
    text_of = {article.id: text for text in texts.values() for article in text.articles}
    for report in given:
        text = text_of[report.article.id]
        said[report.article.id].add(_followed(report.chain, text, texts, names)[0])
    for article, own in said.items():
        here = [key for key, told in ways.items() if article in told]
        kept = own & set(here) or {here[0]}
        for key in here:
            if key not in kept:
                del ways[key][article]


class _Names:
    """The names in a set of reports: "Otieno" stands for the one "James Otieno".

    Attributes:
        outlets: Who carries the texts, in folded names.
        behind: The one named source that others say such an outlet quotes.
    """

    def __init__(self, reports: Sequence[Report], outlets: frozenset[str]) -> None:
        self.outlets = outlets
        self.behind = _sources_behind(reports)
        self._by_surname: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for report in reports:
            for source in report.chain[-1:]:
                if source.kind is SourceKind.PERSON:
                    name = source.name.casefold()
                    self._by_surname[surname_of(name)].setdefault(name, source.name)

    def full(self, name: str) -> str:
        """Return the longer name that this one is short for, itself where there are two."""
        words = set(name.casefold().split())
        known = self._by_surname.get(surname_of(name.casefold()), {})
        longer = [own for folded, own in known.items() if words < set(folded.split())]
        return longer[0] if len(longer) == 1 else name


def _sources_behind(reports: Iterable[Report]) -> dict[str, Source]:
    """Return for each outlet the one named source that others say it quotes."""
    found: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    for report in reports:
        *_, through, source = (None, None, *report.chain)
        if through and source and source.kind is not SourceKind.UNNAMED:
            found[folded(through.name)][folded(source.name)] = source
    single = {outlet: told for outlet, told in found.items() if len(told) == 1}
    return {outlet: next(iter(told.values())) for outlet, told in single.items()}


def surname_of(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1] if name.strip() else name


def _texts(reports: Sequence[Report], original_of: Mapping[str, str]) -> dict[str, _Text]:
    """Return each text of the reports with its copies, by the id of its original."""
    by_text: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_text[original_of.get(report.article.id, report.article.id)].append(report)
    found = {}
    for original, told in by_text.items():
        articles = list({report.article.id: report.article for report in told}.values())
        articles.sort(key=lambda article: article.id != original)
        taken = [a.republished_from and a.republished_from.outlet for a in articles]
        credited = [name for name in (*(a.agency for a in articles), *taken) if name]
        publishers = [a.publisher or a.input for a in articles]
        outlet = (credited or publishers)[0]
        teller = articles[0].id
        found[original] = _Text(
            outlet=outlet,
            names=frozenset(map(folded, (*credited, *publishers))),
            articles=tuple(articles),
            told=tuple(r for r in told if r.article.id == teller or _names_somebody(r)),
        )
    return found


def _names_somebody(report: Report) -> bool:
    """Say whether a report rests on a named source other than an outlet."""
    # What a copy says in its own voice or of officials is the original's to say; a person whom it
    # names stands in the text, or was added by whoever rewrote it.
    return bool(report.chain) and report.chain[-1].kind not in {
        SourceKind.OUTLET,
        SourceKind.UNNAMED,
    }


def _followed(
    chain: Sequence[Source], text: _Text, texts: Mapping[str, _Text], names: _Names
) -> tuple[Key, Origin, tuple[str, ...]]:
    """Follow a chain to its end, and on along the report of the outlet that it ends in.

    Returns:
        What makes the origin one and the same, the origin without reports, and the names on the
        way to it.
    """
    key, origin, links = _end(chain, text, names)
    passed, here = [key], text
    while key[0] not in here.names:
        cited = [other for other in texts.values() if key[0] in other.names]
        ends = [(_end(r.chain, other, names), other) for other in cited for r in other.told]
        if not ends or any(end[0] == key for end, _ in ends):
            break  # its report is not among these, or it says so itself
        (key, origin, more), here = ends[0]
        links += more[1:] if folded(more[0]) == folded(links[-1]) else more
        if key in passed or key[0] in text.names:
            round_ = [*passed[passed.index(key) :], key] if key in passed else [*passed, key]
            return _circle(round_, texts, names, links)
        passed.append(key)
    return key, origin, links


def _circle(
    keys: Iterable[Key], texts: Mapping[str, _Text], names: _Names, links: tuple[str, ...]
) -> tuple[Key, Origin, tuple[str, ...]]:
    """Return what outlets that rest on one another rest on besides, if anything.

    Returns:
        As ``_followed``: the first source that one of them has outside of the circle, else the one
        origin that they are together, named after the one that printed first.
    """
    inside = {key[0] for key in keys}
    for text in texts.values():
        for report in text.told if text.names & inside else ():
            key, origin, more = _end(report.chain, text, names)
            if key[0] not in inside:
                return key, origin, (*links, *more[1:])
    found = [
        (article.published or "9999", article.id, text.outlet)
        for text in texts.values()
        if text.names & inside
        for article in text.articles
    ]
    outlets = tuple(dict.fromkeys(outlet for _, _, outlet in sorted(found)))
    origin = Origin(
        name=outlets[0], kind=SourceKind.OUTLET, named=True, outlet=None, reports=(),
        circle=outlets,
    )  # fmt: skip
    return ("circle", *sorted(inside)), origin, links


def _end(
    chain: Sequence[Source], text: _Text, names: _Names
) -> tuple[Key, Origin, tuple[str, ...]]:
    """Return the origin that a chain itself ends in; who cites itself says so itself."""
    others = [source for source in chain if folded(source.name) not in text.names]
    behind = names.behind.get(folded(text.outlet))
    if not others and behind and folded(behind.name) not in text.names:
        others = [behind]  # it does not say so itself, but whoever cites it does
    links = (text.outlet, *(source.name for source in others))
    if not others:
        origin = Origin(
            name=text.outlet, kind=SourceKind.OUTLET, named=True, outlet=None, reports=()
        )
        return (folded(text.outlet),), origin, links
    source = others[-1]
    named = source.kind is not SourceKind.UNNAMED
    # Who passed an unnamed source on, innermost first, tells it from another one's.
    through = next((s.name for s in others[-2::-1] if s.kind is not SourceKind.UNNAMED), None)
    through = through or text.outlet
    kind, name = source.kind, source.name
    if kind is SourceKind.PERSON and folded(name) in names.outlets:
        kind = SourceKind.OUTLET  # "The Northern Star", which carries one of the texts
    elif kind is SourceKind.PERSON:
        name = names.full(name)
    outlet = None if named else through
    origin = Origin(name=name, kind=kind, named=named, outlet=outlet, reports=())
    key = (folded(name),) if named else (folded(name), folded(through))
    return key, origin, links
