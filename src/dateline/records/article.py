"""One text as published, and what is known about its publication."""

import msgspec

from dateline.records.text import Span


class Republished(msgspec.Struct, frozen=True):
    """Where a page says that it took its text from.

    Attributes:
        outlet: Canonical name of the outlet or agency.
        date: ISO date of its own publication, or None where the page does not say.
    """

    outlet: str
    date: str | None = None


class Candidate(msgspec.Struct, frozen=True):
    """One value that a field of the article might have had, with where it stood.

    Attributes:
        field: "title", "publisher", "published", "republished_from", "agency",
            "dateline_place" or "language".
        value: The value, as it would be stored.
        rule: What found it ("given", "json-ld", "meta", "masthead", "credit line", "dateline").
        won: Whether the article carries this value.
        span: Where it stands in the text, or None where it came from outside the text.
    """

    field: str
    value: str
    rule: str
    won: bool
    span: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article: its text, and what is known about who published it and when.

    Attributes:
        id: The id given, else the first 16 hex digits of the SHA-256 of the text.
        input: The path, address or ``-`` it came from; ``FILE:LINE`` for JSON Lines.
        text: The text that all offsets refer to, in code points.
        sha256: SHA-256 of the text in UTF-8, in hex.
        title: The headline.
        publisher: Canonical name of whoever published this text.
        published: ISO date of publication.
        republished_from: The outlet the page says it took the text from.
        agency: The news agency credited ("(Reuters)"), where there is one.
        dateline_place: The place a dateline names ("KABUL, Afghanistan (AP) -").
        language: ISO 639-1 code of the language of the text.
        url: Its address.
        title_span: Where the headline stands in the text, None where it does not.
        paragraphs: The body: what is coded, in order, without masthead, headline and credits.
        candidates: The values that each field might have had, and which one won.
    """

    id: str
    input: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    republished_from: Republished | None = None
    agency: str | None = None
    dateline_place: str | None = None
    language: str | None = None
    url: str | None = None
    title_span: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Unread(msgspec.Struct, frozen=True):
    """A stretch of text that a stage met and could not use, kept so that gaps can be counted.

    Attributes:
        span: The words, or None where the whole article is meant.
        stage: The module that gave up ("read.language", "extract.times").
        problem: A sentence for a person.
    """

    span: Span | None
    stage: str
    problem: str
