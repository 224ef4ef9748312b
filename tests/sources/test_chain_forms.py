"""Chains in the many forms that news gives them: the deepest statement of each sentence."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.sources.build import Said, said

SHEET = Path(__file__).with_name("chain_forms.yaml")
FORMS = YAML(typ="safe").load(SHEET.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", FORMS, ids=[form["text"][:40] for form in FORMS])
def test_form_of_chain(form: dict[str, Any]) -> None:
    """The one who says it stands last, those through whom we know it before."""
    assert Said(tuple(form["chain"]), form["content"]) in said(form["text"])
