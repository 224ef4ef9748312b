"""The ways of news English to report each type and mode, one event a sentence."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import dateline

WAYS: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_name("news_english.yaml"))
ROWS = [(kind, text) for kind, texts in WAYS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), ROWS)
def test_a_way_of_saying_it_is_understood(kind: str, text: str) -> None:
    """The sentence gives an event of that type and, where one is told, mode."""
    wanted, _, mode = kind.partition(".")
    events = dateline.code(text).events
    assert any(event.type == wanted and mode in {"", event.mode} for event in events)
