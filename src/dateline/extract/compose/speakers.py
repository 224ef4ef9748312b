"""Who "I" and "we" are: inside a quotation, the one who is quoted."""

from dateline.records import Actor, Mention, QuoteKind, Sentence, Source, Span, Statement, Via
from dateline.records.source import SourceKind

FIRST_PERSON = frozenset(("i", "we", "us", "our", "my", "me", "ourselves", "myself"))
ACTING = frozenset((SourceKind.PERSON, SourceKind.ORGANISATION))


def first_persons(
    sentences: tuple[Sentence, ...], statements: tuple[Statement, ...]
) -> tuple[Mention, ...]:
    """Return a mention for each first-person pronoun in quoted words.

    Args:
        sentences: The parsed sentences of one article.
        statements: Who says what.

    Returns:
        Mentions in text order; the actor is the innermost source of the quotation.
    """
    quoted = [
        (span, statement.chain[-1])
        for statement in statements
        if statement.kind is not QuoteKind.INDIRECT
        and statement.chain
        and statement.chain[-1].kind in ACTING
        for span in statement.content
    ]
    return tuple(
        _mention(sentence, token, source)
        for sentence in sentences
        for token, word in enumerate(sentence.words)
        if word.lower() in FIRST_PERSON and sentence.tags[token].startswith("PRP")
        for source in _speakers_at(quoted, sentence.starts[token])
    )


def _speakers_at(quoted: list[tuple[Span, Source]], offset: int) -> list[Source]:
    """Return the speaker of the shortest quotation around an offset, in a list of at most one."""
    around = [
        (span.end - span.start, number)
        for number, (span, _) in enumerate(quoted)
        if span.start <= offset < span.end
    ]
    return [quoted[min(around)[1]][1]] if around else []


def _mention(sentence: Sentence, token: int, source: Source) -> Mention:
    actor = Actor(
        id=source.id,
        name=source.name,
        text=sentence.words[token],
        span=sentence.span_of(token, token),
        country=source.country,
        sector=source.sector,
        via=Via.PRONOUN,
    )
    return Mention(
        sentence=sentence.index,
        head=token,
        first=token,
        last=token,
        kind="pronoun",
        actor=actor,
        via="speaker",
    )
