"""The case table: every form, with its value and the days it covers."""

from pathlib import Path

import msgspec
import pytest
from ruamel.yaml import YAML

from dateline.extract.times import find_times
from tests.build import parse

Row = tuple[str, str, str, str | None, str | None]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table."""

    text: str
    published: str | None
    expected: list[Row]
    known_failure: str | None = None


def read_cases() -> list[Case]:
    """Return the rows of the table, in order."""
    table = Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
    return msgspec.convert(YAML(typ="safe", pure=True).load(table), list[Case])


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.text} {case.published}")
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    """Every row holds; a row marked known_failure must still fail."""
    if case.known_failure:
        request.applymarker(pytest.mark.xfail(reason=case.known_failure, strict=True))
    found = find_times(parse(case.text), case.published)
    assert [(t.text, t.type, t.value, t.earliest, t.latest) for t in found] == case.expected
