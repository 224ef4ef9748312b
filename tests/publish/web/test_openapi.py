"""The JSON side keeps to its own description, whatever it is asked."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import status_code_conformance

from dateline.publish.web import Access
from tests.publish.web.conftest import Serve

HERE = Access(at_home="ann", hosts=frozenset({"testserver"}))


def test_no_question_breaks_it(serve: Serve) -> None:
    """Every answer is one that the description names, and none is a fault."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", serve(HERE).app)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 10
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=6,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def answers(case: Case[Any]) -> None:
            case.call_and_validate(checks=[not_a_server_error, status_code_conformance])

        answers()
