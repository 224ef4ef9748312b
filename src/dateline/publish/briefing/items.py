"""Turns stories into the items of a briefing: sentences, the exact words, and who says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.aggregate import MEANINGS, Claim, Difference, InformationGrade, Origin
from dateline.aggregate.disputes import SAYS_NO
from dateline.aggregate.reported import accounts_of
from dateline.publish.briefing.chains import chain_words
from dateline.publish.briefing.naming import is_plural, listed, named_source
from dateline.publish.briefing.records import Item, Line, Question, Quotation, Sentence, Told
from dateline.publish.briefing.references import References
from dateline.publish.briefing.sentences import event_sentence
from dateline.publish.briefing.weight import Weight, weigh
from dateline.publish.briefing.words import (
    day_words,
    number_words,
    review_words,
    status_notes,
    sureness_words,
    when_words,
    year_of,
)
from dateline.records import Article, Event, SourceKind, Span, Status
from dateline.settings import Settings

LONGEST_QUOTATION = 420  # characters; more is cut around the words that report the event
MOST_ACCOUNTS = 4  # further accounts of one story; of more, the rest is counted
ON_MAP = frozenset(("point", "district", "province"))  # a country is no point on a map
CUT = "[...]"
DEAD = {"deaths": "dead", "injured": "injured"}


class Weighed(msgspec.Struct, frozen=True):
    """A story with its best report and its weight."""

    told: Told
    article: Article
    event: Event
    weight: Weight


def weighed(told: Told, question: Question, settings: Settings) -> Weighed:
    """Return a story with the report that tells it best, and its weight."""
    article, event = best_report(told)
    return Weighed(told, article, event, weigh(told, event, question, settings))


def best_report(told: Told) -> tuple[Article, Event]:
    """Return the report that a briefing quotes.

    One that says that it happened goes before one that denies it, one whose words are kept before
    one whose words are not; then what a person has checked, what names both sides, and what the
    program is surest of.
    """

    def rank(report: tuple[Article, Event]) -> tuple[bool, bool, bool, bool, float]:
        article, event = report
        return (
            event.status not in SAYS_NO,
            bool(article.text),
            event.review is not None,
            bool(event.actors and event.recipients),
            event.confidence,
        )

    return max(told.reports, key=rank)


def grouped(stories: Sequence[Weighed]) -> list[list[Weighed]]:
    """Put stories that the same words of a text tell together, the weightiest first.

    Args:
        stories: Stories in order of weight.

    Returns:
        Groups, in the order of their weightiest story.
    """
    groups: defaultdict[str, list[Weighed]] = defaultdict(list)
    for one in stories:
        start, end = one.event.evidence
        words = " ".join(one.article.text[start:end].split())
        groups[words or one.told.story.id].append(one)
    return list(groups.values())


def item(
    number: int, stories: Sequence[Weighed], references: References, question: Question
) -> Item:
    """Return one item.

    Args:
        number: Its number.
        stories: The stories that it tells, which share their best words.
        references: The references so far, which it adds to.
        question: The period.

    Returns:
        The item.
    """
    first = stories[0]
    return Item(
        number=number,
        quotation=_quotation(first.article, first.event, references),
        lines=tuple(_each_once(_line(one, references, question) for one in stories)),
    )


def _each_once(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines without those that say again what one before them says of the same words."""
    told = set()
    for line in lines:
        if line.sentence.text not in told:
            told.add(line.sentence.text)
            yield line


def _quotation(article: Article, event: Event, references: References) -> Quotation | None:
    if not article.text:
        return None
    return Quotation(
        words=quoted(article.text, event.evidence, event.anchor),
        chain=chain_words(event.chain, article),
        reference=references.number(article.id),
    )


def quoted(text: str, evidence: Span, anchor: Span) -> str:
    """Return the words of a stretch of text on one line, cut around the anchor where it is long."""
    words = " ".join(text[evidence[0] : evidence[1]].split())
    if len(words) <= LONGEST_QUOTATION:
        return words
    before = len(" ".join(text[evidence[0] : anchor[0]].split()))
    start = max(0, min(before - LONGEST_QUOTATION // 3, len(words) - LONGEST_QUOTATION))
    part = words[start : start + LONGEST_QUOTATION]
    if start:
        part = f"{CUT} {part.partition(' ')[2]}"
    if start + LONGEST_QUOTATION < len(words):
        part = f"{part.rpartition(' ')[0]} {CUT}"
    return part


def _line(one: Weighed, references: References, question: Question) -> Line:
    told, event, story = one.told, one.event, one.told.story
    year = year_of(question.since, question.until, question.made)
    place = event.place or story.place
    words = event_sentence(event, one.article, denier=_denier(one))
    sentence = Sentence(
        text=f"{lead(one, year)}.", references=references.numbers([one.article.id, *story.reports])
    )
    return Line(
        story=story.id,
        type=story.type,
        sentence=sentence,
        short=f"{words}.",
        counts=story.counts,
        notes=_notes(one),
        credibility=_credibility(told.grade),
        confidence=event.confidence,
        confidence_words=sureness_words(event.confidence),
        review=review_words(event) or None,
        further=_further(one, references),
        origins=tuple(origin_words(origin) for origin in story.origins),
        day=_day(event),
        day_words=when_words(event.when, year=None),
        place=place.name if place else None,
        lat=place.lat if place and place.precision in ON_MAP else None,
        lon=place.lon if place and place.precision in ON_MAP else None,
        weight=round(one.weight.points, 2),
        because=one.weight.because,
    )


def _differ(difference: Difference) -> str:
    """Return a number on which accounts differ, with each value: "4, or at least 20"."""
    values = ", or ".join(number_words(claim.low, claim.high) for claim in difference.claims)
    return f"the number of {DEAD[difference.about]} differs: {values}"


def _credibility(grade: InformationGrade) -> str:
    """Return how credible a story is; why only where a person decided, for the rest is counted."""
    words = f"credibility {grade.value} ({MEANINGS[grade.value]})"
    return f"{words}, decided by {grade.by}: {grade.because}" if grade.by else words


def lead(one: Weighed, year: int | None) -> str:
    """Return the sentence of a story; where one origin alone says so, it is named."""
    event, story = one.event, one.told.story
    when = when_words(event.when, year=year)
    words = event_sentence(event, one.article, when=when, denier=_denier(one))
    if event.status is Status.DENIED or len(story.origins) != 1:
        return words
    origin = story.origins[0]
    own = origin.name in {actor.name for actor in event.actors}
    if own and origin.kind is not SourceKind.PERSON:
        several = len(event.actors) > 1 or is_plural(origin.name, role=False)
        return f"{words}, by {'their' if several else 'its'} own account"
    name = named_source(origin.name, unnamed=not origin.named)
    if origin.kind is SourceKind.OUTLET and "reported" not in words:
        return f"{words}, {name} reported"
    return f"{words}, according to {name}"


def _denier(one: Weighed) -> str | None:
    """Return who denies a story that is reported only as denied."""
    origins = one.told.story.origins
    denied = one.event.status is Status.DENIED and bool(one.event.chain)
    return origins[0].name if denied and origins else None


def _day(event: Event) -> str | None:
    """Return the first day that a text gives for an event; None where only publication tells."""
    when = event.when
    return (when.earliest or when.latest) if when and when_words(when, year=None) else None


def _notes(one: Weighed) -> tuple[str, ...]:
    """Return what has to be known of a story: status, certainty, who denies it."""
    event, story = one.event, one.told.story
    notes = [] if event.status in SAYS_NO else list(status_notes(event))
    deniers = [
        name
        for difference in story.differences
        if difference.about == "status"
        for claim in difference.claims
        if claim.value == Status.DENIED
        for name in named_origins(claim, one.told)
    ]
    if deniers:
        notes.insert(0, f"denied by {listed(deniers)}")
    notes += [_differ(difference) for difference in story.differences if difference.about in DEAD]
    if len(story.origins) == 1 and not story.origins[0].named:
        notes.append("a single unnamed origin")
    circular = [origin for origin in story.origins if origin.circle]
    notes += [f"circular: {listed(origin.circle)} cite one another" for origin in circular]
    return tuple(notes)


def named_origins(claim: Claim, told: Told) -> list[str]:
    """Return who makes a claim on a story, as a sentence names them."""
    ends = (account.chain[-1:] for _, event in told.reports for account in accounts_of(event))
    unnamed = {s.name for end in ends for s in end if s.kind is SourceKind.UNNAMED}
    return [named_source(name, unnamed=name in unnamed) for name in claim.origins]


def origin_words(origin: Origin) -> str:
    """Return an origin in words: "Meridian", "military officials (unnamed, of RT)"."""
    if origin.named:
        return origin.name
    return f"{origin.name} (unnamed, of {origin.outlet})"


def _further(one: Weighed, references: References) -> tuple[Sentence, ...]:
    """Return the other accounts of a story, each chain once with all that carry it."""
    story = one.told.story
    copies = {id for group in story.copies for id in group[1:]}
    own = chain_words(one.event.chain, one.article)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article, event in one.told.reports:
        if article.id in copies:
            continue
        for account in accounts_of(event):
            chain = chain_words(account.chain, article)
            no = account.status in SAYS_NO
            if chain != own or no is not (one.event.status in SAYS_NO):
                found[f"Denied: {chain}" if no else f"Also {chain}"].append(article.id)
    told = [Sentence(text=w, references=references.numbers(ids)) for w, ids in found.items()]
    if len(told) <= MOST_ACCOUNTS + 1:
        return tuple(told)
    rest = Sentence(text=f"{len(told) - MOST_ACCOUNTS} further accounts")
    return (*told[:MOST_ACCOUNTS], rest)


def said_on(line: Line) -> str:
    """Return the day of a line for a timeline: "17 May 2000", "between June and August 2016"."""
    return line.day_words.removeprefix("on ").removeprefix("in ") or day_words(line.day)
