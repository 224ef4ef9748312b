"""Tells whom a set of articles relies on: for what, how often alone, denied or confirmed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from dateline.aggregate.disputes import SAYS_NO
from dateline.aggregate.names import folded
from dateline.aggregate.reported import accounts_of
from dateline.aggregate.stories import Story
from dateline.records import Account, Article, Coding, Event, Source, SourceKind

COUNTS = ("stories", "alone", "confirmed", "denied", "denies")
Value = TypeVar("Value", bound=str)


class SourceProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What rests on one source, over all articles.

    Attributes:
        id: Id of the source; that of an unnamed one ends in its country and sector, for officials
            of two countries are not one source ("officials.AFG.GOV").
        name: The name, or the description of an unnamed source, that most links give it.
        kind: What kind of source most links say it is.
        named: Whether the reports name it; behind one description may stand many people.
        country: The country that most links give it.
        sector: The sector that most links give it.
        statements: Number of statements of which it is the innermost source.
        events: Number of events of which it is the innermost source, by any account of them.
        passes_on: Number of events in whose chains it stands further out.
        types: PLOVER types of the events that rest on it, with their numbers, most frequent first.
        articles: Number of articles that it stands in.
        outlets: Publishers of these, those of most articles first.
        stories: Number of stories of which it is an independent origin.
        alone: Number of these of which it is the only one.
        confirmed: Number of these of which another independent origin says the same.
        denied: Number of these which another source denies.
        denies: Number of stories that it denies and another source tells.
        grade: Its reliability, A to F, as an analyst graded it; None where nobody did.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool
    country: str | None
    sector: str | None
    statements: int
    events: int
    passes_on: int
    types: dict[str, int]
    articles: int
    outlets: tuple[str, ...]
    stories: int
    alone: int
    confirmed: int
    denied: int
    denies: int
    grade: str | None = None

    @property
    def reliance(self) -> int:
        """How much rests on it: statements and events of which it is the innermost source."""
        return self.statements + self.events

    def is_called(self, wanted: str) -> bool:
        """Say whether this is its id or name: neither case, apostrophes nor "the" count."""
        own = {_folded(self.id), _folded(self.name)}
        return not own.isdisjoint((_folded(wanted), _folded(wanted).removeprefix("the ")))


class _Tally(msgspec.Struct):
    """What is counted of one source while the codings are read."""

    names: Counter[str] = msgspec.field(default_factory=Counter)
    kinds: Counter[SourceKind] = msgspec.field(default_factory=Counter)
    countries: Counter[str] = msgspec.field(default_factory=Counter)
    sectors: Counter[str] = msgspec.field(default_factory=Counter)
    statements: int = 0
    types: Counter[str] = msgspec.field(default_factory=Counter)
    passes_on: int = 0
    outlets: dict[str, str] = {}
    stories: Counter[str] = msgspec.field(default_factory=Counter)


def source_profiles(
    codings: Iterable[Coding],
    standings: Iterable[tuple[str, str, int]] = (),
    grades: Mapping[str, str] | None = None,
) -> tuple[SourceProfile, ...]:
    """Return every source of some codings, with what rests on it.

    Args:
        codings: The codings, each article once; one at a time is held.
        standings: In how many stories a source, by its id, stands how, as ``standings_in`` says.
        grades: Reliability by the id of the source.

    Returns:
        Sources, those on which most rests first, then by id.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for coding in codings:
        _count(coding, tallies)
    for id, standing, number in standings:
        if id in tallies:
            tallies[id].stories[standing] += number
    given = grades or {}
    profiles = (_profile(id, tally, given.get(id)) for id, tally in tallies.items())
    return tuple(sorted(profiles, key=lambda found: (-found.reliance, -found.articles, found.id)))


def source_id(source: Source) -> str:
    """Return what makes a source one and the same over articles."""
    if source.kind is not SourceKind.UNNAMED:
        return source.id
    return ".".join(filter(None, (source.id, source.country, source.sector)))


def _folded(name: str) -> str:
    return name.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _count(coding: Coding, tallies: defaultdict[str, _Tally]) -> None:
    """Count the statements and events of one article for each source of their chains."""
    article = coding.article
    for statement in coding.statements:
        for link in statement.chain:
            _enter(link, article, tallies)
        if statement.chain:
            tallies[source_id(statement.chain[-1])].statements += 1
    for event in coding.events:
        chains = [account.chain for account in accounts_of(event)]
        for link in (link for chain in chains for link in chain):
            _enter(link, article, tallies)
        innermost = {source_id(chain[-1]) for chain in chains if chain}
        outer = {source_id(link) for chain in chains for link in chain[:-1]}
        for id in innermost:
            tallies[id].types[event.type] += 1
        for id in outer - innermost:
            tallies[id].passes_on += 1


def _enter(link: Source, article: Article, tallies: defaultdict[str, _Tally]) -> None:
    tally = tallies[source_id(link)]
    tally.names[link.name] += 1
    tally.kinds[link.kind] += 1
    tally.countries.update(filter(None, [link.country]))
    tally.sectors.update(filter(None, [link.sector]))
    tally.outlets[article.id] = article.publisher or article.input


def standings_in(story: Story, told: Iterable[tuple[Article, Event]]) -> Iterator[tuple[str, str]]:
    """Yield how each source of a story stands in it.

    Args:
        story: The story.
        told: Its events with their articles.

    Yields:
        The id of the source, and one of ``COUNTS``: that it tells the story, as its only origin or
        beside others, that another source denies what it tells, or that it denies what another
        tells. A publisher that denies in its own voice is among them, by its name.
    """
    accounts = [(article, account) for article, event in told for account in accounts_of(event)]
    says_so: dict[bool, set[str]] = {True: set(), False: set()}
    for article, account in accounts:
        says_so[account.status not in SAYS_NO].add(_innermost(article, account))
    yes, no = says_so[True], says_so[False]
    for id in sorted(set(_vouchers(story, accounts))):
        yield id, "stories"
        yield id, "alone" if len(story.origins) == 1 else "confirmed"
        if no - {id}:
            yield id, "denied"
    for id in sorted(no):
        if yes - {id}:
            yield id, "denies"


def _vouchers(story: Story, accounts: Iterable[tuple[Article, Account]]) -> Iterator[str]:
    """Yield the ids of the sources that tell a story and are independent origins of it."""
    for article, account in accounts:
        if not account.chain or account.status in SAYS_NO:
            continue
        source = account.chain[-1]
        name = folded(source.name)
        if any(folded(o.name) == name and article.id in o.reports for o in story.origins):
            yield source_id(source)


def _innermost(article: Article, account: Account) -> str:
    """Return whose word an account is: the innermost source, else the publisher."""
    return source_id(account.chain[-1]) if account.chain else article.publisher or article.input


def _profile(id: str, tally: _Tally, grade: str | None) -> SourceProfile:
    kind = _most(tally.kinds) or SourceKind.UNNAMED
    outlets = Counter(tally.outlets.values())
    return SourceProfile(
        id=id,
        name=_most(tally.names) or id,
        kind=kind,
        named=kind is not SourceKind.UNNAMED,
        country=_most(tally.countries),
        sector=_most(tally.sectors),
        statements=tally.statements,
        events=tally.types.total(),
        passes_on=tally.passes_on,
        types=dict(tally.types.most_common()),
        articles=len(tally.outlets),
        outlets=tuple(outlet for outlet, _ in outlets.most_common()),
        grade=grade,
        **{count: tally.stories[count] for count in COUNTS},
    )


def _most(counted: Counter[Value]) -> Value | None:
    """Return the most frequent value, of equally frequent ones the first; None if there is none."""
    return counted.most_common(1)[0][0] if counted else None
