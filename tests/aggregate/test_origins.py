"""Whom reports rest on."""

import msgspec
import pytest

from dateline.aggregate import Report, independent_origins
from dateline.aggregate.names import folded
from dateline.records import Article, SourceKind
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
LAKE = article("l", publisher="The Lake Tribune")


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
        (
            "an agency by its other name",
            [(article("w", agency="AFP"), ""), (A, "Agence France-Presse")],
            [("AFP", "wa")],
        ),
        (
            "an outlet that was read as a person",
            [(LAKE, "X"), (A, "Lake Tribune")],
            [("X", "la")],
        ),
        (
            "an outlet of which others say whom it quotes",
            [(LAKE, ""), (A, "Lake Tribune > X"), (B, "Lake Tribune > X")],
            [("X", "lab")],
        ),
        (
            "an outlet of which others say that it quotes two",
            [(LAKE, ""), (A, "Lake Tribune > X"), (B, "Lake Tribune > Y")],
            [("The Lake Tribune", "l"), ("X", "a"), ("Y", "b")],
        ),
        (
            "an outlet of which others say that it quotes somebody unnamed",
            [(LAKE, ""), (A, "Lake Tribune > an officer")],
            [("The Lake Tribune", "l"), ("an officer", "a")],
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


def test_a_witness_whom_a_rewrite_adds_is_an_origin() -> None:
    """What a copy adds from a person by name counts; in its own voice it adds nobody."""
    told = ((A, "X"), (B, "X"), (B, "Y"), (B, ""))
    assert origins(*told, copies={"a": "a", "b": "a"}) == [("X", "ab"), ("Y", "b")]


def test_a_copy_with_a_credit_tells_where_the_text_is_from() -> None:
    """A reprint that names the agency settles it for the one that does not."""
    assert origins((A, ""), (WIRE, ""), copies={"a": "a", "w": "a"}) == [("Reuters", "aw")]


def outlets(*told: tuple[Article, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return name, reports and circle of each origin, where links named Outlet are outlets."""
    reports = []
    for source, says in told:
        links = [
            msgspec.structs.replace(link, kind=SourceKind.OUTLET)
            if link.name.startswith("Outlet")
            else link
            for link in chain(says)
        ]
        reports.append(Report(article=source, chain=tuple(links)))
    found = independent_origins(reports, {})
    return [(origin.name, "".join(origin.reports), origin.circle) for origin in found]


A_B, A_B_C = ("Outlet a", "Outlet b"), ("Outlet a", "Outlet b", "Outlet c")


@pytest.mark.parametrize(
    ("label", "told", "expected"),
    [
        ("cited, and it says so itself", [(A, ""), (B, "Outlet a")], [("Outlet a", "ab", ())]),
        ("cited, and it names its source", [(A, "X"), (B, "Outlet a")], [("X", "ab", ())]),
        ("cited through another", [(A, "X"), (B, "Outlet a"), (C, "Outlet b")], [("X", "abc", ())]),
        (
            "cites itself",
            [(A, "Outlet a"), (B, "")],
            [("Outlet a", "a", ()), ("Outlet b", "b", ())],
        ),
        ("not among the reports", [(A, "Outlet z"), (B, "Outlet z")], [("Outlet z", "ab", ())]),
        ("two that cite each other", [(A, "Outlet b"), (B, "Outlet a")], [("Outlet a", "ab", A_B)]),
        (
            "a circle of three, and one outside that cites it",
            [(A, "Outlet b"), (B, "Outlet c"), (C, "Outlet a"), (article("d"), "Outlet b")],
            [("Outlet a", "abcd", A_B_C)],
        ),
        (
            "two that cite each other, and one of them a witness too",
            [(A, "X"), (A, "Outlet b"), (B, "Outlet a")],
            [("X", "ab", ())],
        ),
    ],
)
def test_ways_lead_from_report_to_report(
    label: str, told: list[tuple[Article, str]], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    """Where a cited outlet's own report is there, its source is the origin; circles are named."""
    assert outlets(*told) == expected, label


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("James Otieno", "Otieno"), ["James Otieno"]),
        (("Otieno", "James Otieno"), ["James Otieno"]),
        (("James Otieno", "Mary Otieno"), ["James Otieno", "Mary Otieno"]),
        (("James Otieno", "Mary Otieno", "Otieno"), ["James Otieno", "Mary Otieno", "Otieno"]),
    ],
)
def test_a_surname_is_short_for_the_one_who_bears_it(
    names: tuple[str, ...], expected: list[str]
) -> None:
    """Where two bear it, nobody can tell."""
    told = [(article(f"n{n}"), name) for n, name in enumerate(names)]
    assert [name for name, _ in origins(*told)] == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The Lake Tribune", "lake tribune", True),
        ("AFP", "Agence France-Presse", True),
        ("James Otieno", "JAMES OTIENO", True),
        ("James Otieno", "Otieno", False),
        ("Theodor", "odor", False),
    ],
)
def test_names_that_are_one(one: str, other: str, alike: bool) -> None:
    """An outlet is one by all its names; neither case nor a leading article counts."""
    assert (folded(one) == folded(other)) is alike
