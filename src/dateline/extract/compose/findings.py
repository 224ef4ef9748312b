"""What the stages found in one article, and where in it: looked up by sentence, not searched."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

import msgspec

from dateline.extract.places import settings_of
from dateline.records import (
    Article,
    EventMention,
    Mention,
    Place,
    Sentence,
    Span,
    Stance,
    Statement,
    TimeMention,
)
from dateline.records.dates import parse_day

NEWS_DAYS = 7  # days before publication that a report may still be about
T = TypeVar("T")


class Findings(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What the stages found in one article.

    Attributes:
        article: The article.
        sentences: Its parse.
        mentions: Its actors, resolved.
        events: The predicates that code events.
        statements: Who says what.
        places: Its places.
        times: Its time expressions.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    places: tuple[Place, ...]
    times: tuple[TimeMention, ...]

    @cached_property
    def mentions_in(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions of each sentence, by its index."""
        return _grouped((mention.sentence, mention) for mention in self.mentions)

    @cached_property
    def times_told(self) -> tuple[TimeMention, ...]:
        """The time expressions of the report itself, without the dates of the masthead."""
        start = next((s.span.start for s in self.sentences if not s.is_title), 0)
        title = self.article.title_span
        return tuple(
            time
            for time in self.times
            if time.span.start >= start or (title and title.holds(time.span))
        )

    @cached_property
    def times_in(self) -> dict[int, tuple[TimeMention, ...]]:
        """The time expressions that touch each sentence, by its index, masthead apart."""
        return _grouped(self._by_sentence((time.span, time) for time in self.times_told))

    @cached_property
    def news_days(self) -> tuple[tuple[int, str], ...]:
        """The days at most ``NEWS_DAYS`` before publication, each with its offset, in order."""
        return tuple(
            (time.span.start, time.earliest)
            for time in self.times_told
            if time.earliest and _is_news(time, self.article.published)
        )

    def day_spoken_of(self, sentence: Sentence) -> str | None:
        """Return the day that a report last named before a sentence, if it is news at all.

        Args:
            sentence: The sentence.

        Returns:
            A full date at most ``NEWS_DAYS`` before publication, None where there is none.
        """
        before = bisect_left(self.news_days, (sentence.starts[0],))
        return self.news_days[before - 1][1] if before else None

    @cached_property
    def places_in(self) -> dict[int, tuple[Place, ...]]:
        """The places that touch each sentence, by its index."""
        return _grouped(self._by_sentence((place.span, place) for place in self.places))

    @cached_property
    def settings(self) -> tuple[Place | None, ...]:
        """The place that the text is set in at each sentence."""
        return settings_of(self.sentences, self.places)

    @cached_property
    def focus(self) -> Place | None:
        """What the article is about: the country named or meant most often, None on a tie."""
        counts = Counter(place.country for place in self.places if place.country).most_common(2)
        if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
            return None
        inside = [place for place in self.places if place.country == counts[0][0]]
        return next((place for place in inside if place.precision == "country"), inside[0])

    @cached_property
    def statements_in(self) -> dict[int, tuple[tuple[Span, Statement], ...]]:
        """The statements whose content touches each sentence, with that content, by its index."""
        contents = ((span, (span, item)) for item in self.statements for span in item.content)
        return _grouped(self._by_sentence(contents))

    @cached_property
    def claims(self) -> tuple[Statement, ...]:
        """The statements that claim something: a deed for who makes them, or a fact."""
        return tuple(item for item in self.statements if item.stance == Stance.CLAIMS)

    def statement_around(self, sentence: Sentence, offset: int) -> Statement | None:
        """Return the innermost statement whose content holds an offset of a sentence.

        Args:
            sentence: The sentence.
            offset: Where in the text, inside the sentence.

        Returns:
            The statement with the shortest content there, the first of two alike; None where
            the publisher itself speaks.
        """
        around = [
            (span.end - span.start, number, statement)
            for number, (span, statement) in enumerate(self.statements_in.get(sentence.index, ()))
            if span.start <= offset < span.end
        ]
        return min(around, key=lambda item: item[:2])[2] if around else None

    def _by_sentence(self, found: Iterable[tuple[Span, T]]) -> Iterator[tuple[int, T]]:
        """Yield what was found with the index of each sentence that its span touches."""
        ends = [sentence.ends[-1] for sentence in self.sentences]
        for span, item in found:
            index = bisect_left(ends, span.start + 1)
            while index < len(ends) and self.sentences[index].starts[0] < span.end:
                yield index, item
                index += 1


def _grouped(found: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for index, item in found:
        groups[index].append(item)
    return {index: tuple(items) for index, items in groups.items()}


def _is_news(time: TimeMention, published: str | None) -> bool:
    """Say whether a time expression is one day, and not long before publication."""
    today, day = parse_day(published), parse_day(time.earliest)
    is_day = time.precision == "day" and time.earliest == time.latest
    return bool(is_day and today and day and 0 <= (today - day).days <= NEWS_DAYS)
