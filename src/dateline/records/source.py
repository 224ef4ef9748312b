"""Who says so: sources, the chains they form, and the statements they make."""

from enum import StrEnum

import msgspec

from dateline.records.text import Span


class SourceKind(StrEnum):
    """What kind of source it is; unnamed sources are described but not named ("officials")."""

    OUTLET = "outlet"
    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Act(StrEnum):
    """How a link of a chain passes on what it carries."""

    SAYS = "says"
    CITES = "cites"
    QUOTES = "quotes"
    REPORTS = "reports"
    SHOWS = "shows"
    TOLD = "told"


class Stance(StrEnum):
    """How a source stands to what it is reported to say."""

    STATES = "states"
    CLAIMS = "claims"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DEMANDS = "demands"
    PROMISES = "promises"
    THREATENS = "threatens"
    WARNS = "warns"
    ACCUSES = "accuses"
    PRAISES = "praises"
    ASKS = "asks"
    BELIEVES = "believes"
    EXPECTS = "expects"
    ORDERS = "orders"
    RULES = "rules"


class QuoteKind(StrEnum):
    """Whether the words reported are quoted, paraphrased, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain.

    Attributes:
        id: Id of the knowledge entry, else a slug of the name.
        name: Canonical name, or the description of an unnamed source ("military officials").
        text: The words in the article.
        span: Where they stand.
        kind: Outlet, person, organisation, document or unnamed.
        role: The role the text gives ("commander of Afghan troops in the east").
        country: ISO 3166-1 alpha-3 or PLOVER's own code.
        sector: PLOVER sector.
        cue: The words by which this link passes its content on.
        act: How it passes it on.
    """

    id: str
    name: str
    text: str
    span: Span
    kind: SourceKind
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    cue: Span | None = None
    act: Act = Act.SAYS


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to say.

    Attributes:
        id: Stable id within the article.
        content: What is said, in one or more stretches.
        cue: The words that attribute it.
        source: The words that name the innermost source; empty where the text names none.
        kind: Direct, indirect or mixed.
        stance: How the source stands to the content.
        chain: The links, outermost first, the publisher left out.
        parent: Id of the statement it is nested in.
        asserts: Whether the source vouches for the content as fact.
        confidence: 0 to 1, calibrated: of statements given 0.8, about 80% are right.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: QuoteKind
    stance: Stance
    chain: tuple[Source, ...]
    parent: str | None = None
    asserts: bool = True
    confidence: float = 0.0
