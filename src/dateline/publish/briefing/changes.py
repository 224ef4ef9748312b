"""What changed between two actors in the period, against what held before it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.aggregate import Spell, seen_on
from dateline.publish.briefing.naming import listed, named_actor, named_source, sentence_case
from dateline.publish.briefing.records import Change, Pair, Question, Sentence
from dateline.publish.briefing.references import References
from dateline.publish.briefing.words import counted, day_words
from dateline.records import Relation
from dateline.records.dates import first_day, last_day

WAS = {
    Relation.FIGHTING: "to have fought each other",
    Relation.TRUCE: "to have had a truce",
    Relation.ALLIANCE: "to have been allied",
    Relation.TALKS: "to have held talks",
    Relation.HOSTILE: "to have been openly hostile to each other",
}
HELD = {
    Relation.FIGHTING: "fighting",
    Relation.TRUCE: "a truce",
    Relation.ALLIANCE: "an alliance",
    Relation.TALKS: "talks",
    Relation.HOSTILE: "open hostility",
}
MOST_HOSTILE = 2  # pairs that are told one by one
MOST_PAIRS = 12  # pairs that are named; of more, the rest is counted
ORDER = ("truce broken", "new state", "talks begun", "newly reported")


class _Found(NamedTuple):
    """A spell that is a change in the period, and the kind of change."""

    pair: Pair
    spell: Spell
    kind: str


def changes_in(
    pairs: Iterable[Pair], question: Question, references: References, most: int
) -> tuple[tuple[Change, ...], int]:
    """Return what changed in the pairs of actors.

    Args:
        pairs: The histories of the pairs, over all that is stored.
        question: The period.
        references: The references so far, which the changes add to.
        most: Changes at most.

    Returns:
        Changes, broken truces first, then new states, talks begun, and what is newly reported of
        older ones; and how many more there are.
    """
    found = sorted((found for pair in pairs for found in _found(pair, question)), key=_order)
    hostile = [one for one in found if one.spell.state is Relation.HOSTILE]
    many = len(hostile) > MOST_HOSTILE  # one accusation makes a pair hostile: no news by itself
    others = [one for one in found if one not in hostile] if many else found
    told = [_told(one, question, references) for one in others[:most]]
    if many:
        told.append(_hostility(hostile, references))
    return tuple(told), max(0, len(others) - most)


def _order(found: _Found) -> tuple[int, int, str]:
    return ORDER.index(found.kind), -len(found.spell.origins), _sides(found.pair)


def _hostility(found: Sequence[_Found], references: References) -> Change:
    """Return many pairs that have become hostile as one change."""
    pairs = listed([_sides(one.pair) for one in found], most=MOST_PAIRS, apart="; ")
    for one in found:
        references.know(one.pair.articles.values())
    numbers = references.numbers(one.spell.reports[0] for one in found)
    return Change(
        pair="Several",
        kind="open hostility",
        sentence=Sentence(
            text=f"Words or deeds of open hostility are reported between: {pairs}.",
            references=numbers,
        ),
        before="",
        disputed=None,
        counts=counted(len(found), "pair"),
    )


def _found(pair: Pair, question: Question) -> Iterator[_Found]:
    first, last = _ends(question)
    for spell in pair.history.spells:
        kind = _kind(pair, spell, first, last)
        if kind:
            yield _Found(pair, spell, kind)


def _ends(question: Question) -> tuple[date, date]:
    first = first_day(question.since) or date.min
    return first, (last_day(question.until) if question.until else None) or date.max


def _kind(pair: Pair, spell: Spell, first: date, last: date) -> str | None:
    """Return the kind of change that a spell is in the period; None for no change."""
    began = first_day(spell.earliest) if spell.earliest else None
    if _breaches(pair, spell, first, last):
        return "truce broken"
    if began and first <= began <= last:
        return "talks begun" if spell.state is Relation.TALKS else "new state"
    printed = [day for id in spell.reports if (day := _printed(pair, id))]
    if printed and first <= min(printed) <= last and (began is None or began < first):
        return "newly reported"
    return None


def _printed(pair: Pair, article: str) -> date | None:
    known = pair.articles.get(article)
    return first_day(known.published) if known and known.published else None


def _breaches(pair: Pair, spell: Spell, first: date, last: date) -> list[str]:
    """Return the articles of the period that report assaults while a truce lasted."""
    printed = ((ref.article, _printed(pair, ref.article)) for ref in spell.violations)
    return [article for article, day in printed if day and first <= day <= last]


def _words(pair: Pair, spell: Spell, kind: str, period: tuple[date, date]) -> str:
    if kind == "truce broken":
        times = counted(len(_breaches(pair, spell, *period)), "assault")
        since = f" of {day_words(spell.earliest)}" if spell.earliest else ""
        return f"are reported to have broken their truce{since}: {times} while it lasted"
    return f"are reported {WAS[spell.state]} {_when(spell)}".rstrip()


def _when(spell: Spell) -> str:
    """Return when a state was held: "from 2015 to 8 August 2016", "since June", "by 9 August"."""
    earliest, latest = spell.earliest, spell.latest
    if earliest and latest and earliest != latest:
        return f"from {day_words(earliest)} to {day_words(latest)}"
    if earliest and latest:
        return f"{'on' if len(earliest) == 10 else 'in'} {day_words(earliest)}"
    if latest:
        return f"by {day_words(latest)}"
    return f"since {day_words(earliest)}" if earliest else ""


def _before(pair: Pair, spell: Spell, first: date) -> str:
    """Return what else held on the day before the period; of each state, its latest spell."""
    held = seen_on(pair.history, (first - timedelta(days=1)).isoformat()).spells
    latest = {other.state: other for other in held if other is not spell}
    words = [
        HELD[other.state] + (f" (since {day_words(other.earliest)})" if other.earliest else "")
        for other in latest.values()
    ]
    return f"Before: {listed(words)}." if words else "Before: nothing else is known."


def _sides(pair: Pair) -> str:
    return listed([named_actor(side).words for side in (pair.history.a, pair.history.b)])


def _told(found: _Found, question: Question, references: References) -> Change:
    pair, spell, kind = found
    references.know(pair.articles.values())
    period = _ends(question)
    sides = sentence_case(_sides(pair))
    reports = spell.reports
    if kind == "truce broken":
        reports = (*(ref.article for ref in spell.violations), *reports)
    deniers = [named_source(o.name, unnamed=not o.named) for o in spell.disputed_by]
    disputed = f"denied by {listed(deniers)}" if deniers else "disputed in a report of it"
    return Change(
        pair=sides,
        kind=kind,
        sentence=Sentence(
            text=f"{sides} {_words(pair, spell, kind, period)}.",
            references=references.numbers(reports),
        ),
        before=_before(pair, spell, period[0]),
        disputed=disputed if spell.disputed else None,
        counts=(
            f"{counted(len(spell.reports), 'report')}, "
            f"{counted(len(spell.origins), 'independent origin')}"
        ),
    )
