"""What happened: coded events, whether they did, and how many were hurt."""

from enum import StrEnum

import msgspec

from dateline.records.actor import Actor
from dateline.records.place import Place
from dateline.records.source import Source
from dateline.records.text import Span
from dateline.records.time import When


class Status(StrEnum):
    """Whether and how far an event is reported to have happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    ENDED = "ended"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    NOT_HAPPENED = "not_happened"


class Certainty(StrEnum):
    """How firmly a chain vouches for an event."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DISPUTED = "disputed"


class Reason(msgspec.Struct, frozen=True):
    """What decided something: the rule or knowledge entry, and the words it saw."""

    rule: str
    span: Span


class Judgement(msgspec.Struct, frozen=True):
    """Status and certainty of one predicate, with the reasons."""

    status: Status
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """What an event is in another ontology than PLOVER.

    Attributes:
        codebook: Id of the codebook.
        type: Type of that codebook.
        sub_type: Sub-type of it, or None.
        rule: The rule of the codebook that gave it.
    """

    codebook: str
    type: str
    sub_type: str | None
    rule: str


class Quantity(msgspec.Struct, frozen=True):
    """A number as stated: "over 80" is low 80 and no high; "no casualties" is 0 and 0.

    Attributes:
        low: The least it can be; None where the text gives only a ceiling.
        high: The most it can be; None where the text gives only a floor.
        text: The words.
        span: Where they stand.
    """

    low: int | None
    high: int | None
    text: str
    span: Span


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one clause reports it, its arguments still tokens of that sentence.

    Attributes:
        frame: Id of the frame that matched.
        type: PLOVER type.
        mode: PLOVER mode, None where none fits.
        cameo: Nearest CAMEO code, as a string.
        contexts: PLOVER contexts that the frame itself implies.
        sentence: Index of the sentence.
        predicate: The token whose status decides (the verb, or the event noun).
        trigger: The tokens that matched, ascending.
        actors: Head tokens of the noun phrases that do it.
        recipients: Head tokens of the noun phrases it is done to.
        is_reciprocal: Whether both sides do it to each other.
        status: A status that the frame itself implies ("agreed to attack"), or None.
        points_back: Whether the words point to an event told before ("the attack").
        first: First token of the clause stretch that reports it.
        last: Last token of that stretch, included.
    """

    frame: str
    type: str
    sentence: int
    predicate: int
    trigger: tuple[int, ...]
    first: int
    last: int
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    is_reciprocal: bool = False
    status: Status | None = None
    points_back: bool = False


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One account of an event in an article: who gives it and what it says."""

    chain: tuple[Source, ...]
    statement: str | None
    status: Status
    certainty: Certainty
    deaths: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None


class ReviewState(StrEnum):
    """What a person made of an event; what nobody has looked at has no review at all.

    ``ACCEPTED``: as the machine coded it. ``EDITED``: with other values. ``ADDED``: by hand.
    ``REJECTED``: it is none; such events are neither shown nor counted unless asked for.
    """

    ACCEPTED = "accepted"
    EDITED = "edited"
    ADDED = "added"
    REJECTED = "rejected"


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """That people have looked at an event, and how they left it.

    Attributes:
        state: How they left it.
        by: Whose decisions made it what it is, the first one first.
        at: ISO time of the last one.
        adjudicated: Whether the last one settled what others differed on.
    """

    state: ReviewState
    by: tuple[str, ...]
    at: str
    adjudicated: bool = False


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One coded event of one article, as the contract defines it.

    Attributes:
        id: Stable: same text, same coder version, same id.
        type: PLOVER type.
        mode: PLOVER mode, None where none fits.
        contexts: PLOVER contexts.
        cameo: Nearest CAMEO code, a string.
        intensity: PLOVER score of type and mode.
        actors: Who did it.
        recipients: To whom.
        reciprocal: Whether both sides do it to each other.
        anchor: The words that report it.
        evidence: The sentence or sentences they stand in.
        place: Where.
        when: When.
        status: Whether it happened.
        certainty: How firmly it is said.
        confidence: 0 to 1.
        deaths: Number killed.
        injured: Number injured.
        arrested: Number arrested.
        size: Size of a crowd or force.
        displaced: Number driven from their homes.
        money: Sum of money given, asked, fined or frozen, in the currency that its words name.
        chain: Who says so, outermost first; empty where the publisher itself says so.
        statement: Id of the statement it stands in.
        accounts: Every account of it in this article, the main one first.
        reasons: The rules that decided.
        mentions: Anchors of further reports of it in the same article.
        review: Who has looked at it and how they left it; None where only the machine has.
        codes: What it is in the codebooks that were asked for.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    intensity: float | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    reciprocal: bool
    anchor: Span
    evidence: Span
    place: Place | None
    when: When | None
    status: Status
    certainty: Certainty
    confidence: float
    deaths: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None
    size: Quantity | None = None
    displaced: Quantity | None = None
    money: Quantity | None = None
    chain: tuple[Source, ...] = ()
    statement: str | None = None
    accounts: tuple[Account, ...] = ()
    reasons: tuple[Reason, ...] = ()
    mentions: tuple[Span, ...] = ()
    review: Review | None = None
    codes: tuple[Code, ...] = ()
