"""The nouns of Dateline as frozen records; one module a noun."""

from dateline.records.actor import Actor, Mention, Via
from dateline.records.article import Article, Candidate, Republished, Unread
from dateline.records.coding import Coding, Dyad, Relation, State
from dateline.records.event import (
    Account,
    Certainty,
    Code,
    Event,
    EventMention,
    Judgement,
    Quantity,
    Reason,
    Review,
    ReviewState,
    Status,
)
from dateline.records.place import Place
from dateline.records.source import Act, QuoteKind, Source, SourceKind, Stance, Statement
from dateline.records.text import Sentence, Span, children_of, sentence_at
from dateline.records.time import TimeMention, When

__all__ = [
    "Account",
    "Act",
    "Actor",
    "Article",
    "Candidate",
    "Certainty",
    "Code",
    "Coding",
    "Dyad",
    "Event",
    "EventMention",
    "Judgement",
    "Mention",
    "Place",
    "Quantity",
    "QuoteKind",
    "Reason",
    "Relation",
    "Republished",
    "Review",
    "ReviewState",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "State",
    "Statement",
    "Status",
    "TimeMention",
    "Unread",
    "Via",
    "When",
    "children_of",
    "sentence_at",
]
