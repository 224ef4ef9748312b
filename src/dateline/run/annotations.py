"""Decisions from what annotators made of an article elsewhere, in Label Studio.

An annotator sees what was exported and not what others decide meanwhile, so the decisions are
blind ones: on the machine's values and the annotator's own. An event left as it was is accepted,
one taken away is rejected.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.errors import StoreError
from dateline.read.labelstudio import IN_LINES, SIDES, Annotation, Region
from dateline.records import Actor, Event, ReviewState, Source, Span
from dateline.run.reviewer import Reviewer, beginning_of
from dateline.store.review import (
    FIELDS,
    ArticleReview,
    Decision,
    What,
    match_events,
    standings_of,
    value_of,
    view_of,
)

WHY = "annotated in Label Studio"
NO_VALUE = {"reciprocal": "no"}  # what stands for no value; "none" of all other fields


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the article.

    Attributes:
        event: As the annotator left it, else as the machine has it, else as somebody added it.
        is_decided: Whether the annotator has decided on it.
    """

    event: Event
    is_decided: bool

    @property
    def is_rejected(self) -> bool:
        """Whether the annotator holds that it is none."""
        review = self.event.review
        return review is not None and review.state is ReviewState.REJECTED


def decide_as_annotated(
    annotation: Annotation, reviewer: Reviewer
) -> Iterator[Decision | StoreError]:
    """Make the decisions that an annotation holds, but for those that it has brought before.

    Args:
        annotation: What one annotator made of one article.
        reviewer: The annotator, at the time of the annotation.

    Yields:
        Decisions, by the place of their events; or why one cannot be made, and the rest goes on.
    """
    try:
        review = reviewer.store.reviews.of_article(annotation.article)
    except StoreError as error:
        yield error
        return
    if review.machine.article.sha256 != annotation.sha256:
        yield StoreError(
            f"article {annotation.article} has another text here than was annotated; import into "
            "the database that the tasks were exported from"
        )
        return
    yield from _Deciding(annotation, reviewer._replace(blind=True), review).decisions()


class _Deciding:
    """One annotation beside what is known of its article."""

    def __init__(self, annotation: Annotation, reviewer: Reviewer, review: ArticleReview) -> None:
        self._annotation = annotation
        self._reviewer = reviewer
        self._coding = review.machine
        self._known = list(_known(review, reviewer.by))
        made = [d for d in review.decisions if (d.by, d.at) == (reviewer.by, reviewer.at)]
        self._before = {decision.event for decision in made}
        self._added_before = {decision.span for decision in made if decision.what is What.ADD}

    def decisions(self) -> Iterator[Decision | StoreError]:
        """Yield the decisions, as they are made."""
        regions = self._annotation.regions
        events = [known.event for known in self._known]
        pairs = match_events(events, _as_events(regions, self._known))
        for place, known in enumerate(self._known):
            region = regions[pairs[place]] if place in pairs else None
            if known.event.id not in self._before:
                yield from self._decide(known, region)
        for place, region in enumerate(regions):
            if place not in pairs.values() and region.span not in self._added_before:
                yield from self._attempt(What.ADD, None, region)
        yield from self._strays()

    def _strays(self) -> Iterator[StoreError]:
        """Yield the people whom the annotator marked and joined with nothing.

        What an event leaves behind that was taken away is not meant.
        """
        known = {
            one.span
            for event in self._coding.events
            for field in SIDES.values()
            for one in _people_of(event, field)
        }
        for region in self._annotation.loose if self._annotation.has_sides else ():
            if region.span not in known:
                yield StoreError(
                    f"{region.label} {self._words(region.span)!r} is joined with no event; draw a "
                    "relation from the event to it"
                )

    def _decide(self, known: _Known, region: Region | None) -> Iterator[Decision | StoreError]:
        if region is None:
            is_offered = known.event.id in (self._annotation.offered or ())
            if is_offered and not known.is_rejected:
                yield from self._attempt(What.REJECT, known.event, None)
        elif self._changed(known.event, region):
            yield from self._attempt(What.EDIT, known.event, region)
        elif not known.is_decided:
            yield from self._attempt(What.ACCEPT, known.event, region)
        elif known.is_rejected:
            yield StoreError(
                f"event {known.event.id} is there again, and {self._reviewer.by} had rejected it; "
                f"take that back with 'dateline review undo {known.event.id}' first"
            )

    def _attempt(
        self, what: What, event: Event | None, region: Region | None
    ) -> Iterator[Decision | StoreError]:
        try:
            yield self._make(what, event, region)
        except StoreError as error:
            span = region.span if region else event.anchor if event else None
            yield StoreError(f"{what.value} of {self._words(span)!r}: {error}")

    def _make(self, what: What, event: Event | None, region: Region | None) -> Decision:
        reviewer, article = self._reviewer, self._coding.article.id
        if region is not None and event is None:
            given = {"type": region.label} | self._given(None, region)
            return reviewer.add(article, region.span, given, WHY)
        assert event is not None  # noqa: S101 - one of the two is there
        if what is What.EDIT and region is not None:
            return reviewer.edit(event.id, self._changed(event, region), WHY, article=article)
        decide = reviewer.reject if what is What.REJECT else reviewer.accept
        return decide(event.id, WHY, article=article)

    def _changed(self, event: Event, region: Region) -> dict[str, str]:
        """Return the fields in which a region is not the event, in words."""
        start, end = region.span
        given = {"type": region.label.upper(), "anchor": f"{start}:{end}"}
        given |= self._given(event, region)
        return {field: words for field, words in given.items() if words != _words_of(event, field)}

    def _given(self, event: Event | None, region: Region) -> dict[str, str]:
        """Return what a region says beside its label and where it stands."""
        given = dict(region.values)
        if self._annotation.has_values and event is not None:
            given = {field: NO_VALUE.get(field, "none") for field in IN_LINES} | given
        if self._annotation.has_sides:
            for field in SIDES.values():
                spans = region.sides.get(field, ())
                there = _people_of(event, field) if event else ()
                if {person.span for person in there} != set(spans):
                    given.setdefault(field, self._people(field, spans))
        return given

    def _people(self, field: str, spans: Sequence[Span]) -> str:
        """Return who stands at some words: those that the article has there, else the words."""
        found: dict[str, None] = {}
        for span in spans:
            people = (one for event in self._coding.events for one in _people_of(event, field))
            names = [one.name for one in people if one.span == span]
            found |= dict.fromkeys(names or [self._words(span)])
        return (" > " if field == "chain" else "; ").join(found) or "none"

    def _words(self, span: Span | None) -> str:
        return " ".join(self._coding.article.text[slice(*span)].split()) if span else ""


def _known(review: ArticleReview, by: str) -> Iterator[_Known]:
    """Yield the events of an article as an annotator knows them."""
    standings = standings_of(review.machine, review.decisions)
    for one in standings:
        own = view_of(one.decided, by)
        event = own or one.machine or beginning_of(one)
        yield _Known(
            event=msgspec.structs.replace(event, id=one.event.id), is_decided=own is not None
        )
    decided = {one.machine.id for one in standings if one.machine}
    for event in review.machine.events:
        if event.id not in decided:
            yield _Known(event=event, is_decided=False)


def _as_events(regions: Iterable[Region], known: Sequence[_Known]) -> list[Event]:
    """Return regions as events, so that they can be matched with those that are known."""
    return [
        msgspec.structs.replace(
            known[0].event, id=region.id, type=region.label.upper(), mode=None,
            anchor=region.span, mentions=(),
        )
        for region in regions
        if known
    ]  # fmt: skip


def _people_of(event: Event, field: str) -> tuple[Actor | Source, ...]:
    people: tuple[Actor | Source, ...] = getattr(event, field)
    return people


def _words_of(event: Event, field: str) -> str | None:
    """Return the value of a field as annotators are shown it; None where there is no such field."""
    return value_of(event, field) or "none" if field in FIELDS else None
