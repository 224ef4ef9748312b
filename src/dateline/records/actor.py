"""Who does something or has it done to them, and the words that name them."""

from enum import StrEnum

import msgspec

from dateline.records.text import Span


class Via(StrEnum):
    """How the words were understood: by a name, a role noun, a pronoun, or a coordinated list."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    LIST = "list"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, group, state or organisation as one stretch of text names it.

    Attributes:
        id: Id of the knowledge entry, else a slug of the name; equal ids are one actor.
        name: Canonical English name.
        text: The words in the article.
        span: Where they stand.
        country: ISO 3166-1 alpha-3, or one of PLOVER's own codes (IGO, UNO, EUR, NGO, ...).
        sector: PLOVER sector (GOV, MIL, REB, ...).
        other_sectors: Further sectors that hold.
        wikidata: Wikidata id where it is certain.
        via: How the words were understood.
        listed: Whether the name stands in the knowledge files (or a user's list).
        anachronism: Why the entry does not fit the date of the article, if it does not.
        rule: What decided ("listed", "title", "similar" where only the spelling is near).
        confidence: How sure the rule is, 0 to 1; below 1 for near spellings and guesses.
    """

    id: str
    name: str
    text: str
    span: Span
    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    via: Via = Via.NAME
    listed: bool = False
    anachronism: str | None = None
    rule: str = ""
    confidence: float = 1.0


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase or pronoun that denotes an actor.

    Attributes:
        sentence: Index of the sentence.
        head: The token that the phrase hangs on.
        first: The first token of the phrase, without its article ("the").
        last: The last token, included.
        kind: How it names: "name", "person", "role", "group" (several together), "pronoun", or
            "modifier" (a name before a noun: "Israeli air strikes").
        actor: Who is meant; None while that is unknown.
        members: The actors that a plural ("both sides", "they") stands for, in text order.
        via: The rule that decided ("listed", "surname", "apposition", "subject pronoun", ...).
        is_plural: Whether the head is plural.
        confidence: 0 to 1.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: str
    actor: Actor | None = None
    members: tuple[Actor, ...] = ()
    via: str = ""
    is_plural: bool = False
    confidence: float = 1.0
