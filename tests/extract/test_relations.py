"""From events to the states of a pair of actors."""

import pytest

import dateline
from dateline.knowledge.relations import load_relation_rules
from dateline.records import Dyad, Relation

RULES = load_relation_rules()


def states_of(text: str) -> list[str]:
    """Return the states of all pairs that a text tells of."""
    coding = dateline.code(text, published="2020-06-10")
    return [state.state.value for dyad in coding.dyads for state in dyad.states]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.matches]
)
def test_rule_matches(rule: str, text: str) -> None:
    """A sentence under ``matches`` puts a pair into the rule's state."""
    state = next(item.state for item in RULES if item.id == rule)
    assert state.value in states_of(text)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.rejects]
)
def test_rule_rejects(rule: str, text: str) -> None:
    """A sentence under ``rejects`` puts no pair into the rule's state."""
    state = next(item.state for item in RULES if item.id == rule)
    assert state.value not in states_of(text)


FEUD = """Ethiopia and Eritrea fought along the border for two years.

Ethiopia and Eritrea agreed a truce in June, the Ethiopian foreign minister said.
"""


def _dyad(text: str) -> Dyad:
    return dateline.code(text, published="2020-06-10").dyads[0]


def test_a_pair_goes_from_fighting_to_truce() -> None:
    """The states of a pair stand in order of time."""
    states = [state.state for state in _dyad(FEUD).states]
    assert states == [Relation.FIGHTING, Relation.TRUCE]


def test_a_truce_alone_is_not_disputed() -> None:
    """Fighting that came before a truce does not dispute it."""
    assert not any(state.disputed for state in _dyad(FEUD).states)


def test_somebody_who_says_that_the_fighting_goes_on_disputes_the_truce() -> None:
    """A truce is disputed where another source tells of fighting now."""
    text = FEUD + '\n"There is still a conflict," a United Nations spokeswoman said.\n'
    truce = next(state for state in _dyad(text).states if state.state is Relation.TRUCE)
    assert truce.disputed
