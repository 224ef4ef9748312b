"""What a briefing is made from, and what it holds: sections of sentences with their references."""

from datetime import date

import msgspec

from dateline.aggregate import DyadHistory, InformationGrade, Story
from dateline.records import Article, Event


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What a briefing is asked for.

    Attributes:
        since: First day, ISO, possibly partial.
        until: Last day, likewise; None for no end.
        about: The country, actor or place it is about, as a heading names it; None for all.
        filters: Further conditions in words ("type ASSAULT").
        made: The day on which it is made.
        program: Name and version of the program that makes it.
    """

    since: str
    until: str | None = None
    about: str | None = None
    filters: tuple[str, ...] = ()
    made: date
    program: str = "Dateline"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A story with what its sentences are made from.

    Attributes:
        story: The story.
        reports: Its events with their articles, by date of publication; those articles have their
            texts from which words may be quoted.
        grade: How credible it is.
    """

    story: Story
    reports: tuple[tuple[Article, Event], ...]
    grade: InformationGrade


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The history of a pair of actors, with the articles that its reports stand in."""

    history: DyadHistory
    articles: dict[str, Article]


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """One article that the briefing rests on.

    Attributes:
        number: Its number, from 1, in the order of the text.
        article: Id of the article.
        publisher: Who published it; the name of the input where nobody is named.
        title: Its headline.
        published: ISO date.
        url: Its address, where it has one that can be followed.
        republished_from: The outlet that it was taken from, and when that printed it, in words.
        agency: The agency credited.
        copies: Others that carry the same text, each as "publisher, date".
    """

    number: int
    article: str
    publisher: str
    title: str | None
    published: str | None
    url: str | None
    republished_from: str | None
    agency: str | None
    copies: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, with the numbers of the references that it rests on."""

    text: str
    references: tuple[int, ...] = ()


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """The exact words of a report.

    Attributes:
        words: The words, spaces and line breaks made one space; a cut is marked "[...]".
        chain: Who says so, innermost first, in words.
        reference: Number of the reference.
    """

    words: str
    chain: str
    reference: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One story of an item.

    Attributes:
        story: Id of the story.
        type: PLOVER type.
        sentence: What happened, with the references of all its reports.
        short: The same without the time and without who says so.
        counts: Reports and origins in words.
        notes: Status, certainty and denials in words; none where it is plain.
        credibility: Grade 1 to 6 and what it means.
        confidence: How sure the program is of the coding, 0 to 1.
        confidence_words: The same in words.
        review: Who has looked at it and how they left it; None where nobody has.
        further: Other accounts of it, each with its chain in words.
        origins: Names of the independent origins.
        day: First day it may have happened on, ISO; None where no text gives one.
        day_words: When, in words.
        place: Where.
        lat: Latitude in degrees; None for countries and regions of many, which are no points.
        lon: Longitude in degrees, likewise.
        weight: Points.
        because: What the points are for.
    """

    story: str
    type: str
    sentence: Sentence
    short: str
    counts: str
    notes: tuple[str, ...]
    credibility: str
    confidence: float
    confidence_words: str
    review: str | None
    further: tuple[Sentence, ...]
    origins: tuple[str, ...]
    day: str | None
    day_words: str
    place: str | None
    lat: float | None
    lon: float | None
    weight: float
    because: tuple[str, ...]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One or more stories that one sentence of a report tells: each in a line, and its words once.

    Attributes:
        number: Its number in the briefing, from 1.
        lines: The stories, the weightiest first.
        quotation: The exact words of the best report; None where its text is not kept.
    """

    number: int
    lines: tuple[Line, ...]
    quotation: Quotation | None


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A question on which accounts differ.

    Attributes:
        item: Number of the item.
        question: What is asked ("How many were killed?").
        about: The sentence of the story.
        answers: The answers with who gives each, numbers from low to high.
    """

    item: int
    question: str
    about: str
    answers: tuple[Sentence, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two actors.

    Attributes:
        pair: The two, in words.
        kind: "truce broken", "new state", "talks begun", "newly reported" of what is older, or
            "open hostility" of several pairs at once.
        sentence: What is new.
        before: What held before the period, in words.
        disputed: Who says otherwise, in words; None where nobody does.
        counts: Reports and origins in words.
    """

    pair: str
    kind: str
    sentence: Sentence
    before: str
    disputed: str | None
    counts: str


class Alone(msgspec.Struct, frozen=True, kw_only=True):
    """An origin on whose word alone some items rest."""

    origin: str
    items: tuple[int, ...]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with the items that happened there."""

    place: str
    lat: float | None
    lon: float | None
    items: tuple[int, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the timeline: its day, ISO and in words, its PLOVER type, its text, its item."""

    day: str
    type: str
    words: str
    text: str
    item: int


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing: what a renderer needs, and nothing that it would have to reckon.

    Attributes:
        title: Its heading.
        question: What was asked for.
        summary: What it holds, in a few sentences.
        notes: What has to be known before it is relied on, each a sentence.
        items: The stories, in order of weight.
        disputes: What accounts differ on.
        changes: What changed in the pairs of actors.
        alone: What rests on one origin only, by origin.
        timeline: The stories that have a date, in order of time.
        places: Where they happened, most items first.
        references: The articles, by number.
    """

    title: str
    question: Question
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    alone: tuple[Alone, ...]
    timeline: tuple[Entry, ...]
    places: tuple[Spot, ...]
    references: tuple[Reference, ...]
