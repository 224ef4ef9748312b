"""How sure statements are: the clues, and what they add up to."""

import pytest

import dateline
from dateline.extract.compose.statement_confidence import statement_clues_of
from dateline.extract.language import parse_article
from dateline.knowledge.confidence import StatementClue, load_statement_confidence


def clues(text: str) -> set[StatementClue]:
    """Return the clues of the last statement of a text."""
    coding = dateline.code(text)
    sentences = parse_article(coding.article)
    starts = [sentence.span.start for sentence in sentences]
    return set(statement_clues_of(coding.statements[-1], sentences, starts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brandt said the mill was burning.", {StatementClue.PLAIN}),
        ("“The mill is burning now,” Ada Brandt said.",
         {StatementClue.PLAIN, StatementClue.QUOTED}),
        ("Ada Brandt said the mill was “lost for good” that night.",
         {StatementClue.PLAIN, StatementClue.MIXED}),
        ("Ada Brandt denied the charge.",
         {StatementClue.NO_CLAUSE, StatementClue.SHORT, StatementClue.JUDGEMENT}),
        ("Ada Brandt called for a truce in the valley.",
         {StatementClue.NO_CLAUSE, StatementClue.WORDS, StatementClue.REQUEST}),
        ("Two officials said the mill was burning.",
         {StatementClue.PLAIN, StatementClue.UNNAMED}),
        ("The report says that the mill was burning.",
         {StatementClue.PLAIN, StatementClue.DOCUMENT}),
        ("The mill, Ada Brandt said, is burning.",
         {StatementClue.PLAIN, StatementClue.PIECES}),
        ("Ada Brandt told Reuters the mill was burning.",
         {StatementClue.PLAIN, StatementClue.LINKS}),
        ("The council heard Ada Brandt's claim that the mill was burning.",
         {StatementClue.NOUN}),
    ],
)  # fmt: skip
def test_clues(text: str, expected: set[StatementClue]) -> None:
    """What can be seen of a statement is named."""
    assert clues(text) == expected


@pytest.mark.parametrize("clue", list(StatementClue), ids=str)
def test_a_clue_moves_confidence_the_way_of_its_weight(clue: StatementClue) -> None:
    """More weight never gives less confidence, and every clue has one."""
    table = load_statement_confidence()
    change = table.confidence({clue}) - table.confidence(())
    assert change * table.weights[clue] >= 0


def test_quoted_words_with_a_plain_cue_are_surest() -> None:
    """What is said in quotation marks is surer than an object of two words."""
    plain, vague = dateline.code(
        "“The mill is burning now,” Ada Brandt said. Tomas Ferro disputed this claim."
    ).statements
    assert 0 < vague.confidence < plain.confidence < 1
