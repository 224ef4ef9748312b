"""The history of a pair over many articles."""

import pytest

from dateline.aggregate import DyadHistory, dyad_histories
from dateline.records import Relation, State
from tests.aggregate.build import article, coding, dyad, state

FIGHTING, TRUCE, TALKS = Relation.FIGHTING, Relation.TRUCE, Relation.TALKS


def history(*states: State) -> DyadHistory:
    """Return the history of a pair of which each article tells one state."""
    codings = [
        coding(article(name, "2020-06-01"), dyads=(dyad("Army", "Rebels", one),))
        for name, one in zip("abcdef", states, strict=False)
    ]
    (found,) = dyad_histories(codings, {})
    return found


@pytest.mark.parametrize(
    ("label", "states", "spells"),
    [
        (
            "in order of time, not of arrival",
            [state(TRUCE, "2020-05"), state(FIGHTING, "2020-03", "2020-04")],
            [(FIGHTING, "2020-03", "2020-04"), (TRUCE, "2020-05", None)],
        ),
        (
            "reports of one state are one spell",
            [state(FIGHTING, "2020-03-01", "2020-03-02"), state(FIGHTING, "2020-03-20")],
            [(FIGHTING, "2020-03-01", "2020-03-02")],
        ),
        (
            "a truce between makes two spells",
            [
                state(FIGHTING, "2020-03-01", "2020-03-01"),
                state(TRUCE, "2020-03-05", "2020-03-06"),
                state(FIGHTING, "2020-03-09", "2020-03-09"),
            ],
            [
                (FIGHTING, "2020-03-01", "2020-03-01"),
                (TRUCE, "2020-03-05", "2020-03-06"),
                (FIGHTING, "2020-03-09", "2020-03-09"),
            ],
        ),
        (
            "talks end no fighting",
            [
                state(FIGHTING, "2020-03-01", "2020-03-01"),
                state(TALKS, "2020-03-05", "2020-03-06"),
                state(FIGHTING, "2020-03-09", "2020-03-10"),
            ],
            [(FIGHTING, "2020-03-01", "2020-03-10"), (TALKS, "2020-03-05", "2020-03-06")],
        ),
        (
            "years apart are two spells",
            [state(FIGHTING, "2001", "2001"), state(FIGHTING, "2019", "2019")],
            [(FIGHTING, "2001", "2001"), (FIGHTING, "2019", "2019")],
        ),
        ("no date: the day of publication sorts it", [state(TALKS, None)], [(TALKS, None, None)]),
    ],
)
def test_spells(
    label: str, states: list[State], spells: list[tuple[Relation, str | None, str | None]]
) -> None:
    """Each row says what the articles tell and what the history is."""
    found = [(spell.state, spell.earliest, spell.latest) for spell in history(*states).spells]
    assert found == spells, label


def test_an_article_is_believed_about_what_came_first() -> None:
    """They had fought, no day is given, and then agreed a truce: the truce comes second."""
    told = dyad("Army", "Rebels", state(FIGHTING, None, "2020-06-01"), state(TRUCE, "2020-05"))
    (found,) = dyad_histories([coding(article("a", "2020-06-01"), dyads=(told,))], {})
    assert [spell.state for spell in found.spells] == [FIGHTING, TRUCE]


def test_a_spell_counts_reports_and_origins_and_remembers_a_dispute() -> None:
    """Two reports of one spokesman are one origin; one source that disagrees is enough."""
    told = state(FIGHTING, "2020-05", says="Spokesman")
    (spell,) = history(told, state(FIGHTING, "2020-05", says="Spokesman", disputed=True)).spells
    assert (spell.reports, len(spell.origins), spell.disputed) == (("a", "b"), 1, True)
    assert [(ref.article, ref.event) for ref in spell.events] == [("a", "e1"), ("b", "e1")]


def test_a_pair_is_one_whoever_stands_first() -> None:
    """Army and Rebels are Rebels and Army."""
    codings = [
        coding(article("a"), dyads=(dyad("Army", "Rebels", state(TALKS, "2020")),)),
        coding(article("b"), dyads=(dyad("Rebels", "Army", state(TALKS, "2020")),)),
    ]
    (found,) = dyad_histories(codings, {})
    assert (found.a.name, found.b.name, len(found.spells)) == ("Army", "Rebels", 1)
