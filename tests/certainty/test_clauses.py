"""Labelled clauses over all that moves status and certainty."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dateline.records import Certainty, Status
from tests.certainty.marked import judge_marked

SHEET = Path(__file__).with_name("clauses.yaml")
CLAUSES = [
    pytest.param(*clause, id=f"{group['about']}: {clause[0]}")
    for group in YAML(typ="safe").load(SHEET)
    for clause in group["clauses"]
]


@pytest.mark.parametrize(("text", "status", "certainty", "rule"), CLAUSES)
def test_a_clause_is_judged_as_labelled(text: str, status: str, certainty: str, rule: str) -> None:
    """Each clause has its status, its certainty, and the rule that decides among its reasons."""
    judgement = judge_marked(text)
    assert (judgement.status, judgement.certainty) == (Status(status), Certainty(certainty))
    assert not rule or rule in {reason.rule for reason in judgement.reasons}
