"""Texts are cut where marks begin and end."""

import pytest

from dateline.publish.web.marking import Mark, pieces
from dateline.records import Span

CUTS = {
    "no mark leaves the text whole": ([], [("abcdefgh", "")]),
    "one mark": ([(2, 4, "x")], [("ab", ""), ("cd", "x"), ("efgh", "")]),
    "a mark within another": (
        [(0, 6, "x"), (2, 4, "y")],
        [("ab", "x"), ("cd", "xy"), ("ef", "x"), ("gh", "")],
    ),
    "marks that cross": ([(0, 4, "x"), (2, 8, "y")], [("ab", "x"), ("cd", "yx"), ("efgh", "y")]),
    "marks of one stretch": ([(0, 8, "x"), (0, 8, "y")], [("abcdefgh", "xy")]),
}


@pytest.mark.parametrize(("marks", "expected"), CUTS.values(), ids=CUTS)
def test_a_text_is_cut_at_every_mark(
    marks: list[tuple[int, int, str]], expected: list[tuple[str, str]]
) -> None:
    """Each piece holds the marks over it, the longest first, and all together are the text."""
    made = pieces("abcdefgh", [Mark(Span(start, end), "event", id) for start, end, id in marks])
    assert [(piece.text, "".join(mark.id for mark in piece.marks)) for piece in made] == expected
