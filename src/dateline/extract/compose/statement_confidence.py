"""How sure a statement is: what can be seen of it, as clues that each have a weight."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.knowledge.confidence import ConfidenceTable, StatementClue
from dateline.records import QuoteKind, Sentence, SourceKind, Span, Stance, Statement

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
HELPERS = frozenset(("aux", "auxpass", "neg", "prt"))
# Words that do nothing but attribute; nearly every other word means something else as well.
PLAIN = frozenset(("say", "tell", "accord", "add", "report"))
WISHES = frozenset((Stance.EXPECTS, Stance.PROMISES, Stance.BELIEVES))
JUDGEMENTS = frozenset((Stance.ACCUSES, Stance.PRAISES, Stance.DENIES))
REQUESTS = frozenset((Stance.ASKS, Stance.DEMANDS, Stance.ORDERS))
SHORT = 4  # words
LONG = 45
FAR = 8  # tokens between cue and source


def rate_statements(
    statements: Iterable[Statement], sentences: Sequence[Sentence], table: ConfidenceTable
) -> tuple[Statement, ...]:
    """Return the statements, each with its confidence.

    Args:
        statements: The statements of one article.
        sentences: Its sentences.
        table: What each clue counts.

    Returns:
        The statements in the order given.
    """
    starts = [sentence.span.start for sentence in sentences]
    return tuple(
        msgspec.structs.replace(
            statement,
            confidence=table.confidence(statement_clues_of(statement, sentences, starts)),
        )
        for statement in statements
    )


def statement_clues_of(
    statement: Statement, sentences: Sequence[Sentence], starts: Sequence[int]
) -> frozenset[StatementClue]:
    """Return the clues to whether a statement is right.

    Args:
        statement: The statement.
        sentences: The sentences of its article.
        starts: Where each of them begins.

    Returns:
        Every clue that is there.
    """

    def at(span: Span) -> Sentence:
        return sentences[max(bisect_right(starts, span.start) - 1, 0)]

    cue, said, named = statement.cue[0], statement.content[0], statement.source[0]
    return frozenset((
        *_of_content(statement, at(said)),
        *_of_cue(statement, at(cue)),
        *_of_source(statement, at(named), at(cue)),
        *_of_stance(statement.stance),
    ))


def _tokens(sentence: Sentence, spans: Iterable[Span]) -> list[int]:
    return [
        token
        for token, start in enumerate(sentence.starts)
        if any(span.start <= start < span.end for span in spans)
    ]


def _of_content(statement: Statement, sentence: Sentence) -> Iterator[StatementClue]:
    match statement.kind:
        case QuoteKind.DIRECT:
            yield StatementClue.QUOTED
        case QuoteKind.MIXED:
            yield StatementClue.MIXED
        case QuoteKind.INDIRECT:
            inside = _tokens(sentence, statement.content)
            if not any(sentence.roles[token] in SUBJECTS for token in inside):
                yield StatementClue.NO_CLAUSE
    words = sum(len(sentence.text[start:end].split()) for start, end in statement.content)
    if words < SHORT:
        yield StatementClue.SHORT
    if words > LONG:
        yield StatementClue.LONG
    if len(statement.content) > 1:
        yield StatementClue.PIECES


def _of_cue(statement: Statement, sentence: Sentence) -> Iterator[StatementClue]:
    inside = _tokens(sentence, statement.cue)
    own = [token for token in inside if sentence.roles[token] not in HELPERS] or inside
    if not own or not sentence.words[own[0]][0].isalpha():
        yield StatementClue.MARK
        return
    head = own[0]
    if sentence.lemmas[head] in PLAIN:
        yield StatementClue.PLAIN
    if len(own) > 1 and sentence.lemmas[head] != "accord":
        yield StatementClue.WORDS
    if sentence.tags[head].startswith("NN"):
        yield StatementClue.NOUN
    if sentence.tags[head] == "VBG" and sentence.lemmas[head] != "accord":
        yield StatementClue.PARTICIPLE


def _of_source(
    statement: Statement, sentence: Sentence, of_cue: Sentence
) -> Iterator[StatementClue]:
    named = _tokens(sentence, statement.source)
    cues = _tokens(of_cue, statement.cue)
    away = min((abs(one - other) for one in named for other in cues), default=FAR + 1)
    if sentence is not of_cue or away > FAR:
        yield StatementClue.FAR
    if any(sentence.tags[token] == "PRP" for token in named):
        yield StatementClue.PRONOUN
    if statement.chain[-1].kind == SourceKind.UNNAMED:
        yield StatementClue.UNNAMED
    if statement.chain[-1].kind == SourceKind.DOCUMENT:
        yield StatementClue.DOCUMENT
    if statement.parent is not None:
        yield StatementClue.NESTED
    if len(statement.chain) > 1:
        yield StatementClue.LINKS


def _of_stance(stance: Stance) -> Iterator[StatementClue]:
    if stance in WISHES:
        yield StatementClue.WISH
    if stance in JUDGEMENTS:
        yield StatementClue.JUDGEMENT
    if stance in REQUESTS:
        yield StatementClue.REQUEST
