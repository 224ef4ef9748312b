"""Counts whom a set of reports really rests on: ten reports of one interview have one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

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
        name: The source, or the outlet that says so itself.
        kind: What kind of source it is.
        named: Whether the reports name it; an unnamed one may be the same person as another.
        outlet: Whose unnamed source it is; None for a named one.
        reports: Ids of the articles that rest on it, in the order given.
    """

    name: str
    kind: SourceKind
    named: bool
    outlet: str | None
    reports: tuple[str, ...]


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
    given = list(reports)
    outlets = _outlets(given, original_of)
    found: dict[Key, Origin] = {}
    articles: defaultdict[Key, dict[str, None]] = defaultdict(dict)
    for text, told in _by_text(given, original_of).items():
        teller = _teller(told, text)
        keys = [_enter(found, r.chain, outlets[text]) for r in told if r.article.id == teller]
        for report in told:
            own = _origin(report.chain, outlets[text])[0]
            articles[own if own in keys else keys[0]][report.article.id] = None
    order = list(found)
    return tuple(
        msgspec.structs.replace(found[key], reports=tuple(articles[key]))
        for key in sorted(order, key=lambda key: (-len(articles[key]), order.index(key)))
    )


def _by_text(reports: Sequence[Report], original_of: Mapping[str, str]) -> dict[str, list[Report]]:
    texts: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        texts[original_of.get(report.article.id, report.article.id)].append(report)
    return texts


def _teller(told: Sequence[Report], original: str) -> str:
    """Return the article that speaks for the copies of a text: the original, if it is there."""
    ids = [report.article.id for report in told]
    return original if original in ids else ids[0]


def _enter(found: dict[Key, Origin], chain: Sequence[Source], outlet: str) -> Key:
    key, origin = _origin(chain, outlet)
    found.setdefault(key, origin)
    return key


def _origin(chain: Sequence[Source], outlet: str) -> tuple[Key, Origin]:
    """Return the origin of a chain, without reports, and what makes it one and the same."""
    if not chain:
        kind = SourceKind.OUTLET
        origin = Origin(name=outlet, kind=kind, named=True, outlet=None, reports=())
        return (outlet.casefold(),), origin
    source = chain[-1]
    named = source.kind is not SourceKind.UNNAMED
    # Who passed an unnamed source on, innermost first, tells it from another one's.
    through = next((s.name for s in chain[-2::-1] if s.kind is not SourceKind.UNNAMED), outlet)
    origin = Origin(
        name=source.name,
        kind=source.kind,
        named=named,
        outlet=None if named else through,
        reports=(),
    )
    name = source.name.casefold()
    return ((name,) if named else (name, through.casefold())), origin


def _outlets(reports: Sequence[Report], original_of: Mapping[str, str]) -> dict[str, str]:
    """Return for each text the outlet it comes from, as far as any of its copies tells."""
    articles = {report.article.id: report.article for report in reports}
    answer: dict[str, str] = {}
    for text, told in _by_text(reports, original_of).items():
        copies = [articles[i] for i in dict.fromkeys(report.article.id for report in told)]
        copies.sort(key=lambda article: article.id != text)
        agencies = [article.agency for article in copies]
        taken = [a.republished_from and a.republished_from.outlet for a in copies]
        publishers = [article.publisher for article in copies]
        names = [name for name in (*agencies, *taken, *publishers) if name]
        answer[text] = names[0] if names else copies[0].input
    return answer
