"""The history of each pair of actors over all articles: what state it was in, when, who says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dateline.aggregate.origins import Origin, Report, independent_origins
from dateline.records import Actor, Article, Coding, Relation, State
from dateline.records.dates import first_day, last_day
from dateline.records.story import EventRef

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
        disputed: Whether a source of one of the articles says otherwise.
        reports: Ids of the articles, by date of publication.
        origins: Whom the reports rest on.
        events: The events that show it.
    """

    state: Relation
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    disputed: bool
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    events: tuple[EventRef, ...]


class DyadHistory(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors and its spells, in order of time."""

    a: Actor
    b: Actor
    spells: tuple[Spell, ...]


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A state as one article tells it, with days to sort by, guessed where the text is silent."""

    article: Article
    state: State
    begins: date
    ends: date


def dyad_histories(
    codings: Iterable[Coding], original_of: Mapping[str, str]
) -> tuple[DyadHistory, ...]:
    """Return the history of every pair of actors.

    Args:
        codings: The codings, each article once; their order does not matter.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        Histories by the names of the pair; a pair is one whichever of the two stands first.
    """
    told: defaultdict[frozenset[str], list[_Told]] = defaultdict(list)
    pairs: dict[frozenset[str], tuple[Actor, Actor]] = {}
    for coding in sorted(codings, key=_by_publication):
        for dyad in coding.dyads:
            key = frozenset({dyad.a.id, dyad.b.id})
            first, second = sorted((dyad.a, dyad.b), key=lambda actor: (actor.name, actor.id))
            pairs.setdefault(key, (first, second))
            told[key] += _dated(coding.article, dyad.states)
    histories = [
        DyadHistory(a=a, b=b, spells=_spells(told[key], original_of))
        for key, (a, b) in pairs.items()
    ]
    return tuple(sorted(histories, key=lambda history: (history.a.name, history.b.name)))


def _by_publication(coding: Coding) -> tuple[str, str]:
    return coding.article.published or "9999", coding.article.id


def _dated(article: Article, states: Sequence[State]) -> list[_Told]:
    """Give the states of one article days to sort by, which keep the order they are told in.

    A state without a beginning ("they had fought before") begins at the latest when it ends, when
    it was reported, or when the state that the article tells next begins.

    Args:
        article: The article.
        states: Its states of one pair, in order of time.

    Returns:
        The same states in the same order.
    """
    printed = (last_day(article.published) if article.published else None) or date.max
    found: list[_Told] = []
    bound = date.max
    for state in reversed(states):
        first = first_day(state.earliest) if state.earliest else None
        last = last_day(state.latest) if state.latest else None
        begins = first or min(last or printed, bound)
        ends = max(begins, last or printed)
        found.append(_Told(article=article, state=state, begins=begins, ends=ends))
        bound = begins
    return found[::-1]


def _spells(told: Sequence[_Told], original_of: Mapping[str, str]) -> tuple[Spell, ...]:
    """Join reports of one state that nothing comes between."""
    spells: list[list[_Told]] = []
    latest: dict[Relation, list[_Told]] = {}
    for one in sorted(told, key=lambda t: t.begins):
        state = one.state.state
        current = latest.get(state)
        if current and one.begins - max(t.ends for t in current) <= GAP:
            current.append(one)
        else:
            latest[state] = [one]
            spells.append(latest[state])
        for ended in ENDS[state]:
            latest.pop(ended, None)
    return tuple(_spell(members, original_of) for members in spells)


def _spell(members: Sequence[_Told], original_of: Mapping[str, str]) -> Spell:
    reports = [
        Report(article=told.article, chain=chain)
        for told in members
        for chain in (told.state.chains or ((),))
    ]
    firsts = [told.state.earliest for told in members if told.state.earliest]
    lasts = [told.state.latest for told in members if told.state.latest]
    events = [EventRef(told.article.id, event) for told in members for event in told.state.events]
    published = sorted(members, key=lambda told: told.article.published or "9999")
    return Spell(
        state=members[0].state.state,
        earliest=min(firsts, default=None),
        latest=max(lasts, default=None),
        disputed=any(told.state.disputed for told in members),
        reports=tuple(dict.fromkeys(told.article.id for told in published)),
        origins=independent_origins(reports, original_of),
        events=tuple(dict.fromkeys(events)),
    )
