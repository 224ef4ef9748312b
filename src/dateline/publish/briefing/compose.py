"""Makes a briefing from stories and the histories of pairs: a pure function of both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.publish.briefing.changes import changes_in
from dateline.publish.briefing.disputes import disputes_of
from dateline.publish.briefing.items import Weighed, grouped, item, said_on, weighed
from dateline.publish.briefing.records import (
    Alone,
    Briefing,
    Dispute,
    Entry,
    Item,
    Pair,
    Question,
    Spot,
    Told,
)
from dateline.publish.briefing.references import References
from dateline.publish.briefing.words import counted, day_words, period_words
from dateline.settings import Settings


def briefing(
    question: Question,
    told: Iterable[Told],
    pairs: Iterable[Pair],
    settings: Settings,
    *,
    others: int = 0,
) -> Briefing:
    """Return the briefing of a period.

    Args:
        question: The period, and what it is about.
        told: The stories of the period, in any order.
        pairs: The histories of the pairs of actors that it is about, over all that is stored.
        settings: How many stories are told, how sure their codings must be, what weighs how much.
        others: How many stories of the period there are besides, which weigh less.

    Returns:
        The briefing. Where nothing was reported it says so.
    """
    given = list(told)
    ranked = sorted((weighed(one, question, settings) for one in given), key=_by_weight)
    sure = [one for one in ranked if _is_sure(one, settings)]
    groups = grouped(sure[: settings.briefing_stories])
    references = References(given)
    items = tuple(
        item(number, group, references, question) for number, group in enumerate(groups, 1)
    )
    disputes = _disputes(items, groups, references)
    changes, further = changes_in(pairs, question, references, settings.briefing_stories)
    listed = references.listed()
    return Briefing(
        title=f"{question.about or 'All news'}, {period_words(question.since, question.until)}",
        question=question,
        summary=_summary(items, disputes, len(listed)),
        notes=(
            *_notes(question, ranked, sure, settings, others),
            *(
                [f"{counted(further, 'change')} between actors {_was(further)} left out."]
                if further
                else []
            ),
        ),
        items=items,
        disputes=disputes,
        changes=changes,
        alone=_alone(items),
        timeline=_timeline(items),
        places=_places(items),
        references=listed,
    )


def _by_weight(one: Weighed) -> tuple[float, str, str]:
    return -one.weight.points, one.told.story.earliest or "9999", one.told.story.id


def _is_sure(one: Weighed, settings: Settings) -> bool:
    return (
        one.event.review is not None or one.event.confidence >= settings.briefing_least_confidence
    )


def _disputes(
    items: Sequence[Item], groups: Sequence[Sequence[Weighed]], references: References
) -> tuple[Dispute, ...]:
    return tuple(
        dispute
        for one, group in zip(items, groups, strict=True)
        for line in one.lines
        for story in group
        if story.told.story.id == line.story
        for dispute in disputes_of(one.number, story, line.sentence.text, references)
    )


def _summary(
    items: Sequence[Item], disputes: Sequence[Dispute], references: int
) -> tuple[str, ...]:
    """Return what the briefing holds in a few sentences; that there is nothing, where so."""
    lines = [line for one in items for line in one.lines]
    if not lines:
        return ("Nothing was reported in this period.",)
    alone = sum(len(line.origins) == 1 for line in lines)
    disputed = len({dispute.item for dispute in disputes})
    rest = "rests" if alone < 2 else "rest"
    differ = "differ on what happened" if disputed else "differ on none"
    return (
        f"{counted(len(lines), 'story', 'stories')} from {counted(references, 'article')}.",
        f"{alone or 'None'} {rest} on one origin only; accounts {differ}"
        + (f" in {counted(disputed, 'story', 'stories')}." if disputed else "."),
    )


def _notes(
    question: Question,
    ranked: Sequence[Weighed],
    sure: Sequence[Weighed],
    settings: Settings,
    others: int,
) -> tuple[str, ...]:
    """Return what has to be known first: who looked at the codings, and what was left out."""
    notes = [_review_note(sure[: settings.briefing_stories], question)] if sure else []
    lighter = max(0, len(sure) - settings.briefing_stories) + others
    if lighter > 0:
        notes.append(
            f"{counted(lighter, 'story', 'stories')} of less weight {_was(lighter)} left out."
        )
    unsure = len(ranked) - len(sure)
    if unsure:
        notes.append(
            f"{counted(unsure, 'story', 'stories')} {_was(unsure)} left out because the program "
            f"is not sure of the coding (confidence below {settings.briefing_least_confidence:g})."
        )
    if question.filters:
        notes.append(f"Only these were asked for: {'; '.join(question.filters)}.")
    return tuple(notes)


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _review_note(told: Sequence[Weighed], question: Question) -> str:
    reviewed = sum(one.event.review is not None for one in told)
    made = (
        f"Coded by {question.program} by machine; made on {day_words(question.made.isoformat())}."
    )
    if not reviewed:
        return (
            f"{made} Nobody has checked the codings: read the quoted words before relying on one."
        )
    if reviewed == len(told):
        return f"{made} People have checked every coding."
    return (
        f"{made} People have checked the codings of {reviewed} of {len(told)} stories, which say "
        "so; nobody has checked the others."
    )


def _alone(items: Sequence[Item]) -> tuple[Alone, ...]:
    """Return what rests on one origin only, the origins with most items first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one in items:
        for line in one.lines:
            if len(line.origins) == 1 and one.number not in found[line.origins[0]]:
                found[line.origins[0]].append(one.number)
    alone = (Alone(origin=origin, items=tuple(numbers)) for origin, numbers in found.items())
    return tuple(sorted((one for one in alone if one.items), key=lambda one: -len(one.items)))


def _timeline(items: Sequence[Item]) -> tuple[Entry, ...]:
    found = [
        Entry(day=line.day, type=line.type, words=said_on(line), text=line.short, item=one.number)
        for one in items
        for line in one.lines
        if line.day
    ]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.item)))


def _places(items: Sequence[Item]) -> tuple[Spot, ...]:
    found: dict[str, Spot] = {}
    for one in items:
        for line in one.lines:
            if line.place is None:
                continue
            known = found.get(line.place)
            numbers = dict.fromkeys((*(known.items if known else ()), one.number))
            found[line.place] = Spot(
                place=line.place, lat=line.lat, lon=line.lon, items=tuple(numbers)
            )
    return tuple(sorted(found.values(), key=lambda spot: (-len(spot.items), spot.place)))
