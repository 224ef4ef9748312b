"""Reads from a database what a briefing is made from, without reading the rest of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from dateline import aggregate
from dateline.aggregate import InformationGrade, Overruling, story_from, story_grade
from dateline.publish.briefing.about import About
from dateline.publish.briefing.items import best_report
from dateline.publish.briefing.records import Pair, Told
from dateline.records import Article, Coding
from dateline.records.dates import outer_days
from dateline.records.story import EventRef
from dateline.settings import Settings
from dateline.store import Store, StoredEvent, StoredStory, in_force


class Gathered(msgspec.Struct, frozen=True):
    """The stories and pairs that a briefing is made from."""

    told: tuple[Told, ...]
    pairs: tuple[Pair, ...]


def gather(
    store: Store,
    settings: Settings,
    *,
    about: About | None = None,
    **wanted: Any,  # noqa: ANN401
) -> Gathered:
    """Read the stories of a period, and the histories of the pairs of actors that are in them.

    What was not joined when it was added must have been joined before (``joined.catch_up``).

    Args:
        store: The database.
        settings: As for joining.
        about: The country, actor or place that events must have to do with; None for all.
        **wanted: Which events, as for ``Store.events``.

    Returns:
        Every story with an event that fits, with all of its reports.
    """
    chosen = about.filter if about else {}
    events = [
        stored
        for stored in store.events(**(wanted | chosen))
        if about is None or about.fits(stored.event)
    ]
    stories = _stories(store, events)
    texts = {stored.article.id: stored.article for stored in events}
    overruled = _overruled(store)
    told = (_told(one, texts, settings, overruled) for one in stories)
    told = (one for one in told if in_period(one, wanted.get("since"), wanted.get("until")))
    pairs = _pairs(store, {stored.article.id for stored in events}, about)
    return Gathered(tuple(_with_text(store, one) for one in told), tuple(pairs))


def in_period(told: Told, since: str | None, until: str | None) -> bool:
    """Say whether a story may have happened in a period."""
    # What has no date lies in the few days before its report, or after it where it is planned:
    # "troops will leave" of 2003 is no news of 2021.
    first, last = outer_days(since, until)
    earliest, latest = outer_days(told.story.earliest, told.story.latest)
    if not (told.story.earliest or told.story.latest) or earliest > last or latest < first:
        return False
    # What began before the period belongs to it only where it was told of in it.
    printed = (outer_days(a.published, a.published) for a, _ in told.reports if a.published)
    return earliest >= first or any(begins <= last and ends >= first for begins, ends in printed)


def _stories(store: Store, events: Iterable[StoredEvent]) -> Iterator[StoredStory]:
    refs = (EventRef(stored.article.id, stored.event.id) for stored in events)
    ids = {story for ref in refs if (story := store.joined.story_with(ref))}
    yield from store.joined.stories(ids=ids) if ids else ()


def _overruled(store: Store) -> dict[str, Overruling]:
    grades = in_force(store.grades("story")).items()
    return {
        id: Overruling(value=int(grade.value or 6), by=grade.by, why=grade.why)
        for id, grade in grades
    }


def _told(
    stored: StoredStory,
    texts: Mapping[str, Article],
    settings: Settings,
    overruled: Mapping[str, Overruling],
) -> Told:
    story = story_from(stored, settings)
    grade: InformationGrade = story_grade(story, overruled)
    reports = {(a.id, e.id): (texts.get(a.id, a), e) for a, e in stored.events}
    ordered = tuple(reports[ref.article, ref.event] for ref in story.events)
    return Told(story=story, reports=ordered, grade=grade)


def _with_text(store: Store, told: Told) -> Told:
    """Return a story whose best report has its text, which it lacks where no event of it fits."""
    best, _ = best_report(told)
    if best.text:
        return told
    article = store.coding(best.id).article
    reports = tuple((article if a.id == best.id else a, event) for a, event in told.reports)
    return msgspec.structs.replace(told, reports=reports)


def _pairs(store: Store, articles: Iterable[str], about: About | None) -> Iterator[Pair]:
    """Yield the histories of the pairs that some articles tell of, over all that is stored."""
    wanted = {
        frozenset({dyad.a.id, dyad.b.id}): dyad
        for id in sorted(articles)
        for dyad in store.coding(id).dyads
        if about is None or about.fits_pair(dyad)
    }
    codings: dict[str, Coding] = {}
    for actor in sorted({dyad.a.name for dyad in wanted.values()}):
        codings |= {coding.article.id: coding for coding in store.codings(actor=actor)}
    if not codings:
        return
    copies = map(aggregate.copies_among, store.joined.copies())
    given = {id: coding.article for id, coding in codings.items()}
    histories = aggregate.dyad_histories(codings.values(), aggregate.originals(copies))
    for history in histories:
        if frozenset({history.a.id, history.b.id}) in wanted:
            ids = {id for spell in history.spells for id in spell.reports}
            ids |= {ref.article for spell in history.spells for ref in spell.violations}
            yield Pair(history=history, articles={id: given[id] for id in sorted(ids)})
