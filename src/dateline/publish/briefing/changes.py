"""What changed between two actors in the period, against what held before it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

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


def changes_in(
    pairs: Iterable[Pair], question: Question, references: References
) -> tuple[Change, ...]:
    """Return what changed in the pairs of actors.

    Args:
        pairs: The histories of the pairs, over all that is stored.
        question: The period.
        references: The references so far, which the changes add to.

    Returns:
        Changes: broken truces first, then new states, talks begun, and states that ended.
    """
    found = [told for pair in pairs for told in _changes(pair, question, references)]
    hostile = [change for change, spell in found if spell.state is Relation.HOSTILE]
    if len(hostile) > MOST_HOSTILE:  # one accusation makes a pair hostile: no news pair by pair
        found = [told for told in found if told[1].state is not Relation.HOSTILE]
    else:
        hostile = []
    order = sorted((change for change, _ in found), key=_order)
    return (*order, *([_hostility(hostile)] if hostile else []))


def _order(change: Change) -> tuple[int, str]:
    return ORDER.index(change.kind), change.pair


def _hostility(changes: Sequence[Change]) -> Change:
    """Return many pairs that have become hostile as one change."""
    pairs = listed(sorted({change.pair for change in changes}), most=MOST_PAIRS, apart="; ")
    numbers = {number for change in changes for number in change.sentence.references}
    return Change(
        pair="Several",
        kind="open hostility",
        sentence=Sentence(
            text=f"Words or deeds of open hostility are reported between: {pairs}.",
            references=tuple(sorted(numbers)),
        ),
        before="",
        disputed=None,
        counts=counted(len(changes), "pair"),
    )


def _changes(
    pair: Pair, question: Question, references: References
) -> Iterator[tuple[Change, Spell]]:
    first = first_day(question.since) or date.min
    last = (last_day(question.until) if question.until else None) or date.max
    references.know(pair.articles.values())
    for spell in pair.history.spells:
        kind = _kind(pair, spell, first, last)
        if kind:
            yield _told(pair, spell, kind, (first, last), references), spell


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
    """Return what else held on the day before the period."""
    held = seen_on(pair.history, (first - timedelta(days=1)).isoformat()).spells
    words = [
        HELD[other.state] + (f" (since {day_words(other.earliest)})" if other.earliest else "")
        for other in held
        if other is not spell
    ]
    return f"Before: {listed(words)}." if words else "Before: nothing else is known."


def _told(
    pair: Pair, spell: Spell, kind: str, period: tuple[date, date], references: References
) -> Change:
    words = _words(pair, spell, kind, period)
    sides = listed([named_actor(side).words for side in (pair.history.a, pair.history.b)])
    reports = spell.reports
    if kind == "truce broken":
        reports = (*reports, *(ref.article for ref in spell.violations))
    deniers = [named_source(o.name, unnamed=not o.named) for o in spell.disputed_by]
    disputed = f"denied by {listed(deniers)}" if deniers else "disputed in a report of it"
    return Change(
        pair=sentence_case(sides),
        kind=kind,
        sentence=Sentence(
            text=f"{sentence_case(sides)} {words}.", references=references.numbers(reports)
        ),
        before=_before(pair, spell, period[0]),
        disputed=disputed if spell.disputed else None,
        counts=(
            f"{counted(len(spell.reports), 'report')}, "
            f"{counted(len(spell.origins), 'independent origin')}"
        ),
    )
