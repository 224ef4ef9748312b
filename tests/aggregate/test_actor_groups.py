"""Actors taken together, and the history of two groups."""

import pytest
from msgspec.structs import replace

from dateline.aggregate import DyadHistory, Grouping, dyad_histories, read_group
from dateline.records import Actor, Coding, Relation
from tests.aggregate.build import actor, article, coding, dyad, event, state

FIGHTING, TRUCE = Relation.FIGHTING, Relation.TRUCE
ARMY = replace(actor("Malian army"), country="MLI", sector="MIL")
POLICE = replace(actor("Malian police"), country="MLI", sector="COP")
STATE = replace(actor("Mali"), id="MLI", country="MLI")
REBELS = replace(actor("Ansar Dine"), country="MLI", sector="REB")
OTHERS = replace(actor("The People\N{RIGHT SINGLE QUOTATION MARK}s Front"), id="peoples-front")


@pytest.mark.parametrize(
    ("words", "members"),
    [
        ("MLI", {ARMY, POLICE, STATE, REBELS}),
        ("MLI.MIL", {ARMY}),
        ("MLI.GOV", {STATE}),
        ("MLI.GOV,MIL,COP", {ARMY, POLICE, STATE}),
        ("malian army", {ARMY}),
        ("Malian army; Ansar Dine", {ARMY, REBELS}),
        ("people's front", {OTHERS}),
        ("peoples-front; MLI.COP;", {OTHERS, POLICE}),
        ("PKK", set()),
        ("FRA", set()),
    ],
)
def test_who_belongs_to_a_group(words: str, members: set[Actor]) -> None:
    """A country, its sectors, and actors by name or id."""
    group = read_group(words)
    assert {one for one in (ARMY, POLICE, STATE, REBELS, OTHERS) if group.holds(one)} == members


@pytest.mark.parametrize(("words", "problem"), [
    ("", "it names nobody"),
    (" ; ", "it names nobody"),
    ("XXX.GOV", "XXX is not a country code"),
])  # fmt: skip
def test_what_names_no_group(words: str, problem: str) -> None:
    """It says what is wrong."""
    with pytest.raises(ValueError, match=problem):
        read_group(words)


def histories(codings: list[Coding], *groups: str) -> list[DyadHistory]:
    """Return the histories of groups."""
    grouping = Grouping(list(map(read_group, groups)))
    return [grouping.named(h) for h in dyad_histories(grouping.codings(codings), {})]


def told(name: str, a: Actor, b: Actor, relation: Relation, on: str) -> Coding:
    """Build a coding that tells one state of a pair, and an assault."""
    pair = replace(dyad("a", "b", state(relation, on)), a=a, b=b)
    assault = replace(event("e1", on=on), actors=(a,), recipients=(b,))
    return coding(article(name, on), assault, dyads=(pair,))


TOLD = [
    told("p", ARMY, REBELS, FIGHTING, "2020-03-01"),
    told("q", OTHERS, POLICE, FIGHTING, "2020-03-09"),
    told("r", STATE, REBELS, TRUCE, "2020-04-01"),
    told("s", OTHERS, REBELS, FIGHTING, "2020-05-01"),
    told("t", ARMY, OTHERS, FIGHTING, "2020-05-02"),
]


def test_the_history_of_two_groups_is_that_of_their_members() -> None:
    """Who fights whom of two groups is one history; what happens within a group is none."""
    (found,) = histories(TOLD, "MLI.GOV,MIL,COP", "Ansar Dine; people's front")
    assert [(s.state, s.earliest, s.reports) for s in found.spells] == [
        (FIGHTING, "2020-03-01", ("p", "q")),
        (TRUCE, "2020-04-01", ("r",)),
        (FIGHTING, "2020-05-02", ("t",)),
    ]
    assert [m.month for m in found.months] == ["2020-03", "2020-04", "2020-05"]
    assert (found.a.name, found.a_members) == (
        "Ansar Dine; people's front",
        ("Ansar Dine", OTHERS.name),
    )
    assert found.b_members == ("Mali", "Malian army", "Malian police")


def test_one_group_is_paired_with_each_actor_outside_of_it() -> None:
    """The state and its forces are one side, each of the others is itself."""
    found = histories(TOLD, "MLI.GOV,MIL,COP")
    assert [(h.a.name, h.b.name, len(h.spells)) for h in found] == [
        ("Ansar Dine", "MLI.GOV,MIL,COP", 2),
        ("MLI.GOV,MIL,COP", OTHERS.name, 1),
    ]
    assert found[0].a_members == ()


def test_who_is_in_two_groups_belongs_to_the_first() -> None:
    """The army is the army, though it is Malian."""
    (found,) = histories(TOLD, "Ansar Dine", "MLI")
    assert {found.a.name, found.b.name} == {"Ansar Dine", "MLI"}
    assert [spell.reports for spell in found.spells] == [("p",), ("r",)]


def test_no_group_leaves_the_pairs_as_they_are() -> None:
    """Without a group nothing is taken together."""
    assert histories(TOLD) == list(dyad_histories(TOLD, {}))
