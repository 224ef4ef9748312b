"""The history of each pair of actors over all articles: what state it was in, when, who says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

import msgspec

from dateline.aggregate.disputes import SAYS_NO
from dateline.aggregate.months import Deed, Month, deeds_of, months_of
from dateline.aggregate.origins import Origin, Report, independent_origins
from dateline.aggregate.reported import accounts_of
from dateline.records import Actor, Article, Coding, Relation, State
from dateline.records.dates import first_day, last_day
from dateline.records.story import EventRef

Published = tuple[str, str]  # date of publication and id of an article, which sort it
GAP = timedelta(days=90)  # reports of one state further apart are of two spells of it
# What ends a state: fighting again after a truce is a spell of its own, talks change neither.
ENDS = {
    Relation.FIGHTING: frozenset({Relation.TRUCE, Relation.ALLIANCE}),
    Relation.TRUCE: frozenset({Relation.FIGHTING}),
    Relation.ALLIANCE: frozenset({Relation.FIGHTING, Relation.HOSTILE}),
    Relation.HOSTILE: frozenset({Relation.ALLIANCE}),
    Relation.TALKS: frozenset[Relation](),
}


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a pair over a stretch of time, as one or more articles report it.

    Attributes:
        state: Fighting, truce, alliance, talks or hostile.
        earliest: First day that a report gives, ISO, possibly partial; None if none does.
        latest: Last day that a report gives, likewise.
        precision: How exact the days are: day, month or year, of the less exact end; unknown
            where no report gives any.
        until: Last day that it is held to have lasted: that of the reports, else the day before a
            state began that ends it; None where it may go on.
        disputed: Whether a source of one of the articles says otherwise.
        disputed_by: Who says that what shows it did not happen.
        reports: Ids of the articles, by date of publication.
        origins: Whom the reports rest on.
        events: The events that show it.
        violations: Of a truce, the assaults of one side on the other while it lasted.
    """

    state: Relation
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    precision: str
    until: str | None
    disputed: bool
    disputed_by: tuple[Origin, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    events: tuple[EventRef, ...]
    violations: tuple[EventRef, ...] = ()


class DyadHistory(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors over time.

    Attributes:
        a: One of the two.
        b: The other.
        spells: The states of the pair, in order of time.
        months: What they did to one another, month by month.
        a_members: Names of the actors that are taken together as ``a``; empty for a single one.
        b_members: Likewise.
    """

    a: Actor
    b: Actor
    spells: tuple[Spell, ...]
    months: tuple[Month, ...]
    a_members: tuple[str, ...] = ()
    b_members: tuple[str, ...] = ()


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A state as one article tells it, with days to sort by, guessed where the text is silent."""

    article: Article
    state: State
    begins: date
    ends: date
    denials: tuple[Report, ...]


class _Pair(msgspec.Struct):
    """What is kept of one pair while the codings are read, none of their texts."""

    told: list[_Told] = []
    deeds: list[tuple[Published, Deed]] = []
    named: tuple[Published, Actor, Actor] | None = None


def dyad_histories(
    codings: Iterable[Coding],
    original_of: Mapping[str, str],
    story_of: Mapping[EventRef, str] | None = None,
) -> tuple[DyadHistory, ...]:
    """Return the history of every pair of actors.

    Args:
        codings: The codings, each article once; their order does not matter, and one at a time is
            held.
        original_of: For each article that is in a group of copies, the original.
        story_of: The story of each event, so that a happening counts once however many report it;
            None counts reports.

    Returns:
        Histories by the names of the pair; a pair is one whichever of the two stands first.
    """
    pairs: defaultdict[frozenset[str], _Pair] = defaultdict(_Pair)
    for coding in codings:
        published = _publication(coding.article)
        for key, deed in deeds_of(coding, story_of or {}):
            pairs[key].deeds.append((published, deed))
        for dyad in coding.dyads:
            first, second = sorted((dyad.a, dyad.b), key=lambda actor: (actor.name, actor.id))
            pair = pairs[frozenset({first.id, second.id})]
            pair.told += _dated(coding, dyad.states)
            if pair.named is None or published < pair.named[0]:
                pair.named = (published, first, second)
    histories = (_history(pair, original_of) for pair in pairs.values())
    return tuple(sorted(filter(None, histories), key=lambda found: (found.a.name, found.b.name)))


def _history(pair: _Pair, original_of: Mapping[str, str]) -> DyadHistory | None:
    """Return the history of a pair, None where no article tells a state of it."""
    if pair.named is None:
        return None
    _, a, b = pair.named
    told = sorted(pair.told, key=lambda one: _publication(one.article))
    deeds = [deed for _, deed in sorted(pair.deeds, key=itemgetter(0))]
    spells = tuple(_spells(told, deeds, original_of))
    return DyadHistory(a=a, b=b, spells=spells, months=months_of(deeds))


def _publication(article: Article) -> Published:
    return article.published or "9999", article.id


def _dated(coding: Coding, states: Sequence[State]) -> list[_Told]:
    """Give the states of one article days to sort by, which keep the order they are told in.

    A state without a beginning ("they had fought before") begins at the latest when it ends, when
    it was reported, or when the state that the article tells next begins.

    Args:
        coding: The article.
        states: Its states of one pair, in order of time.

    Returns:
        The same states in the same order.
    """
    article = msgspec.structs.replace(coding.article, text="", paragraphs=())
    printed = (last_day(article.published) if article.published else None) or date.max
    found: list[_Told] = []
    bound = date.max
    for state in reversed(states):
        first = first_day(state.earliest) if state.earliest else None
        last = last_day(state.latest) if state.latest else None
        begins = first or min(last or printed, bound)
        ends = max(begins, last or printed)
        denials = tuple(_denials(coding, state, article))
        told = _Told(article=article, state=state, begins=begins, ends=ends, denials=denials)
        found.append(told)
        bound = begins
    return found[::-1]


def _denials(coding: Coding, state: State, article: Article) -> Iterator[Report]:
    """Yield who says that what shows a state did not happen."""
    for event in coding.events:
        for account in accounts_of(event) if event.id in state.events else ():
            if account.status in SAYS_NO:
                yield Report(article=article, chain=account.chain)


def known_on(codings: Iterable[Coding], day: str) -> Iterator[Coding]:
    """Yield the codings of articles that were published by a day; undated ones are left out.

    Args:
        codings: The codings.
        day: ISO date, possibly partial; all of it counts.

    Yields:
        Codings.
    """
    end = last_day(day)
    for coding in codings:
        printed = last_day(coding.article.published) if coding.article.published else None
        if printed and end and printed <= end:
            yield coding


def seen_on(history: DyadHistory, day: str) -> DyadHistory:
    """Return the states that a pair is held to have been in on a day, and the months until then.

    Args:
        history: The history of the pair.
        day: ISO date, possibly partial: any day of it counts.

    Returns:
        The history without the spells that had not begun or had ended, or that have no date.
    """
    first, last = first_day(day), last_day(day)
    found = []
    for spell in history.spells:
        began = first_day(spell.earliest) if spell.earliest else None
        ended = last_day(spell.until) if spell.until else None
        dated = began is not None or ended is not None
        if dated and first and last and (began or first) <= last and (ended or last) >= first:
            found.append(spell)
    months = tuple(month for month in history.months if last and month.month <= str(last)[:7])
    return msgspec.structs.replace(history, spells=tuple(found), months=months)


def _spells(
    told: Sequence[_Told],
    deeds: Sequence[Deed],
    original_of: Mapping[str, str],
) -> Iterator[Spell]:
    """Join reports of one state that nothing comes between."""
    spells: list[list[_Told]] = []
    ended_by: dict[int, date] = {}
    latest: dict[Relation, int] = {}
    for one in sorted(told, key=lambda t: t.begins):
        state = one.state.state
        current = latest.get(state)
        if current is not None and one.begins - max(t.ends for t in spells[current]) <= GAP:
            spells[current].append(one)
        else:
            latest[state] = len(spells)
            spells.append([one])
        for ended in ENDS[state] & latest.keys():
            ended_by[latest.pop(ended)] = one.begins
    for number, members in enumerate(spells):
        yield _spell(members, ended_by.get(number), deeds, original_of)


def _spell(
    members: Sequence[_Told],
    ended: date | None,
    deeds: Sequence[Deed],
    original_of: Mapping[str, str],
) -> Spell:
    reports = [
        Report(article=told.article, chain=chain)
        for told in members
        for chain in (told.state.chains or ((),))
    ]
    earliest = min((t.state.earliest for t in members if t.state.earliest), default=None)
    latest = max((t.state.latest for t in members if t.state.latest), default=None)
    shown = [EventRef(told.article.id, event) for told in members for event in told.state.events]
    denials = [report for told in members for report in told.denials]
    published = sorted(members, key=lambda told: told.article.published or "9999")
    state = members[0].state.state
    until = latest or ((ended - timedelta(days=1)).isoformat() if ended else None)
    return Spell(
        state=state,
        earliest=earliest,
        latest=latest,
        precision=_precision(earliest, latest),
        until=until,
        disputed=bool(denials) or any(told.state.disputed for told in members),
        disputed_by=independent_origins(denials, original_of),
        reports=tuple(dict.fromkeys(told.article.id for told in published)),
        origins=independent_origins(reports, original_of),
        events=tuple(dict.fromkeys(shown)),
        violations=_violations(members, ended, deeds) if state is Relation.TRUCE else (),
    )


def _precision(*ends: str | None) -> str:
    """Return how exact the less exact of two dates is."""
    known = [len(end) for end in ends if end]
    return {4: "year", 7: "month"}.get(min(known), "day") if known else "unknown"


def _violations(
    members: Sequence[_Told], ended: date | None, deeds: Sequence[Deed]
) -> tuple[EventRef, ...]:
    """Return the assaults of one on the other after a truce began and before it was over.

    Fighting ends a truce, so that the assault which ends it is the last of its violations.
    """
    began = min(told.begins for told in members)
    stated = [last_day(told.state.latest) for told in members if told.state.latest]
    over = max((day for day in stated if day), default=None) or ended or began + GAP
    return tuple(
        dict.fromkeys(
            deed.ref
            for deed in deeds
            if deed.type == "ASSAULT" and deed.days and began < deed.days.first <= over
        )
    )
