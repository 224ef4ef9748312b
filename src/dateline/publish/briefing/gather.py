"""Reads from a database what a briefing is made from, without reading the rest of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dateline import aggregate
from dateline.aggregate import Overruling, story_from, story_grade
from dateline.publish.briefing.about import About
from dateline.publish.briefing.items import best_report, weighed
from dateline.publish.briefing.records import Pair, Question, Told
from dateline.publish.briefing.weight import expected
from dateline.records import Article, Coding
from dateline.records.dates import outer_days
from dateline.settings import Settings
from dateline.store import Store, StoredStory, in_force
from dateline.store.pages import StoryRow, Wanted

AT_ONCE = 1000  # rows that one question to a list brings
ROOM = 4  # times as many stories are weighed in full as are told
MOST_PAIRS = 40  # of actors, those that most articles of the period tell of


class Gathered(msgspec.Struct, frozen=True):
    """What a briefing is made from.

    Attributes:
        told: The stories, more than are told, with the texts of those that weigh most.
        pairs: The histories of the pairs of actors that their articles tell of.
        others: How many more stories of the period there are, which weigh less.
    """

    told: tuple[Told, ...]
    pairs: tuple[Pair, ...]
    others: int


def gather(
    store: Store,
    question: Question,
    settings: Settings,
    *,
    about: About | None = None,
    **wanted: Any,  # noqa: ANN401 - as in ``Wanted``
) -> Gathered:
    """Read the stories of a period, and the histories of the pairs of actors that are in them.

    Lists must be up to date: ``joined.catch_up`` and ``summaries.refresh`` come first.

    Args:
        store: The database.
        question: The period.
        settings: As for joining, and how many stories are told.
        about: The country, actor or place that stories must have to do with; None for all.
        **wanted: Further conditions, as in ``dateline.store.pages.Wanted``.

    Returns:
        The stories that weigh most, and the pairs.
    """
    asked = Wanted(
        since=question.since, until=question.until, **(wanted | (about.filter if about else {}))
    )
    rows = [
        row
        for row in _rows(store, asked)
        if _in_period(row, question) and (about is None or about.fits(row))
    ]
    rows.sort(key=lambda row: -expected(row, question, settings))
    chosen = [row.id for row in rows[: settings.briefing_stories * ROOM]]
    overruled = _overruled(store)
    codings: dict[str, Coding] = {}
    told = [
        _told(stored, settings, overruled)
        for stored in (store.joined.stories(ids=chosen) if chosen else ())
    ]
    told.sort(key=lambda one: -weighed(one, question, settings).weight.points)
    articles = {article.id for one in told for article, _ in one.reports}
    for id in sorted(articles):
        codings[id] = store.coding(id)
    first = [_with_text(one, codings) for one in told[: settings.briefing_stories * 2]]
    return Gathered(
        told=(*first, *told[len(first) :]),
        pairs=tuple(_pairs(store, codings, about)),
        others=len(rows) - len(told),
    )


def _rows(store: Store, wanted: Wanted) -> Iterator[StoryRow]:
    after = None
    while True:
        page = store.pages.stories(wanted, order="origins", after=after, limit=AT_ONCE)
        yield from page.rows
        after = page.next
        if after is None:
            return


def _in_period(row: StoryRow, question: Question) -> bool:
    """Say whether a story may have happened in a period."""
    # What has no date lies in the few days before its report, or after it where it is planned:
    # "troops will leave" of 2003 is no news of 2021.
    first, last = outer_days(question.since, question.until)
    if not (row.earliest or row.latest):
        return False
    # What began before the period belongs to it only where it was told of in it.
    if (row.earliest or "") >= first:
        return True
    printed = outer_days(row.first_published or None, row.last_published or None)
    return bool(row.first_published) and printed[0] <= last and printed[1] >= first


def _overruled(store: Store) -> dict[str, Overruling]:
    grades = in_force(store.grades("story")).items()
    return {
        id: Overruling(value=int(grade.value or 6), by=grade.by, why=grade.why)
        for id, grade in grades
    }


def _told(stored: StoredStory, settings: Settings, overruled: Mapping[str, Overruling]) -> Told:
    story = story_from(stored, settings)
    reports = {(article.id, event.id): (article, event) for article, event in stored.events}
    ordered = tuple(reports[ref.article, ref.event] for ref in story.events)
    return Told(story=story, reports=ordered, grade=story_grade(story, overruled))


def _with_text(told: Told, codings: Mapping[str, Coding]) -> Told:
    """Return a story of which the best report has its text."""
    best, _ = best_report(told)
    article: Article = codings[best.id].article
    reports = tuple((article if a.id == best.id else a, event) for a, event in told.reports)
    return msgspec.structs.replace(told, reports=reports)


def _pairs(store: Store, codings: Mapping[str, Coding], about: About | None) -> Iterator[Pair]:
    """Yield the histories of the pairs that some articles tell of, over all that is stored."""
    told = Counter(
        (dyad.a.id, dyad.b.id)
        for coding in codings.values()
        for dyad in coding.dyads
        if about is None or about.fits_pair(dyad)
    )
    wanted = {frozenset(pair) for pair, _ in told.most_common(MOST_PAIRS)}
    known = dict(codings)
    for pair in wanted:
        for id in _articles_of(store, sorted(pair)):
            if id not in known:
                known[id] = store.coding(id)
    if not wanted:
        return
    copies = map(aggregate.copies_among, store.joined.copies())
    original_of = aggregate.originals(copies)
    for history in aggregate.dyad_histories(_only(known.values(), wanted), original_of):
        ids = {id for spell in history.spells for id in spell.reports}
        ids |= {ref.article for spell in history.spells for ref in spell.violations}
        yield Pair(history=history, articles={id: known[id].article for id in sorted(ids)})


def _only(codings: Iterable[Coding], pairs: Collection[frozenset[str]]) -> Iterator[Coding]:
    """Yield codings with those pairs alone: the history of each other one would cost as much."""
    for coding in codings:
        dyads = tuple(d for d in coding.dyads if frozenset({d.a.id, d.b.id}) in pairs)
        yield msgspec.structs.replace(coding, dyads=dyads)


def _articles_of(store: Store, pair: Sequence[str]) -> Iterable[str]:
    """Return the ids of the articles that tell a state of a pair."""
    page = store.pages.dyad(pair[0], pair[-1])
    return [state.article for state in page.states] if page else []
