"""Quotation marks of all kinds, paired, nested, lost."""

import pytest

from dateline.extract.sources.quotes import find_quotations
from tests.build import parse


def quoted(text: str) -> list[str]:
    """Return the quotations of a text, each with its marks."""
    return [text[q.span.start : q.span.end] for q in find_quotations(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "The mill is gone."', ['"The mill is gone."']),
        ("He said: “The mill is gone.”", ["“The mill is gone.”"]),
        ("He said: «The mill is gone.»", ["«The mill is gone.»"]),
        ("He said: ''The mill is gone.''", ["''The mill is gone.''"]),
        ("He said: 'The mill is gone.'", ["'The mill is gone.'"]),
        ("The soldiers' mill is Mara's.", []),
        ("“He said \u2018no\u2019 to me,” she said.", ["“He said \u2018no\u2019 to me,”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    """Double marks pair whatever their shape; single ones only where there are no double ones."""
    assert quoted(text) == expected


def test_a_lost_mark_costs_one_paragraph_at_most() -> None:
    """A quotation that is never closed ends with its paragraph."""
    text = '"The mill is gone, he said.\nThe council met on Monday.'
    assert quoted(text) == ['"The mill is gone, he said.']


def test_a_lonely_closing_mark_opens_nothing() -> None:
    """A closing mark without an opening one quotes nothing."""
    assert quoted("The mill is gone.” The council met on Monday.") == []


def test_an_open_quotation_says_so() -> None:
    """A quotation that goes on in the next paragraph is marked as open."""
    found = find_quotations(parse("“The mill is gone.\n“The bridge is gone.”"))
    assert [quotation.is_open for quotation in found] == [True, False]
