"""Whom reports rest on."""

import pytest

from dateline.aggregate import Report, independent_origins
from dateline.records import Article
from tests.aggregate.build import article, chain

Origins = list[tuple[str, str]]


def origins(*told: tuple[Article, str], copies: dict[str, str] | None = None) -> Origins:
    """Return the name and the reports of each origin, reports as one word."""
    reports = [Report(article=source, chain=chain(says)) for source, says in told]
    found = independent_origins(reports, copies or {})
    return [(origin.name, "".join(origin.reports)) for origin in found]


A, B, C = article("a"), article("b"), article("c")
WIRE = article("w", agency="Reuters")
RT = article("r", taken_from="RT")


@pytest.mark.parametrize(
    ("label", "told", "expected"),
    [
        ("nobody", [], []),
        ("two outlets of their own", [(A, ""), (B, "")], [("Outlet a", "a"), ("Outlet b", "b")]),
        ("one person through two papers", [(A, "X"), (B, "Daily > X")], [("X", "ab")]),
        ("case is no difference", [(A, "X Y"), (B, "x y")], [("X Y", "ab")]),
        ("two persons of one article", [(A, "X"), (A, "Y")], [("X", "a"), ("Y", "a")]),
        ("an agency credited twice", [(WIRE, ""), (A, "Reuters")], [("Reuters", "wa")]),
        ("taken from an outlet", [(RT, ""), (A, "RT")], [("RT", "ra")]),
        ("a person under an agency", [(WIRE, "X"), (A, "X")], [("X", "wa")]),
        (
            "unnamed sources of two outlets",
            [(A, "an officer"), (B, "an officer")],
            [("an officer", "a"), ("an officer", "b")],
        ),
        (
            "an unnamed source of one paper that both cite",
            [(A, "Daily > an officer"), (B, "Daily > an officer")],
            [("an officer", "ab")],
        ),
        ("most reports first", [(A, "Y"), (B, "X"), (C, "X")], [("X", "bc"), ("Y", "a")]),
    ],
)
def test_origins(label: str, told: list[tuple[Article, str]], expected: Origins) -> None:
    """Each row says whom its reports rest on."""
    assert origins(*told) == expected, label


def test_copies_are_one_origin_even_where_one_lost_its_source() -> None:
    """A copy whose chain was not understood does not become an origin of its own."""
    assert origins((A, "X"), (B, ""), copies={"a": "a", "b": "a"}) == [("X", "ab")]


def test_a_copy_with_a_credit_tells_where_the_text_is_from() -> None:
    """A reprint that names the agency settles it for the one that does not."""
    assert origins((A, ""), (WIRE, ""), copies={"a": "a", "w": "a"}) == [("Reuters", "aw")]
