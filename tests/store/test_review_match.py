"""How the events of two codings of one article are paired, so that decisions find theirs again."""

import msgspec
import pytest

from dateline.records import Event, Span
from dateline.store.review import match_events
from tests.store.build import coding


def told(id: str, type: str, start: int, end: int) -> Event:
    """Build an event of these words."""
    return msgspec.structs.replace(coding().events[0], id=id, type=type, anchor=Span(start, end))


MATCHES = [
    ("the same id", ("a", "AID", 0, 5), ("a", "COERCE", 50, 60), True),
    ("the same words", ("a", "AID", 0, 5), ("b", "COERCE", 0, 5), True),
    ("words that overlap", ("a", "AID", 0, 9), ("b", "AID", 7, 20), True),
    ("most words, another type", ("a", "AID", 0, 9), ("b", "COERCE", 0, 12), True),
    ("few words, another type", ("a", "AID", 0, 9), ("b", "COERCE", 7, 20), False),
    ("other words", ("a", "AID", 0, 5), ("b", "AID", 5, 9), False),
]


@pytest.mark.parametrize(("label", "one", "other", "same"), MATCHES, ids=[m[0] for m in MATCHES])
def test_events_of_two_codings_are_paired(
    label: str, one: tuple[str, str, int, int], other: tuple[str, str, int, int], same: bool
) -> None:
    """By id, by words and type, by words."""
    del label
    assert match_events([told(*one)], [told(*other)]) == ({0: 0} if same else {})


def test_the_likelier_pair_goes_first() -> None:
    """Two new events share words with an old one: the one of its type and anchor gets it."""
    old = [told("a", "AID", 0, 10)]
    assert match_events(old, [told("b", "COERCE", 0, 10), told("c", "AID", 2, 10)]) == {0: 0}
    assert match_events(old, [told("b", "COERCE", 1, 10), told("c", "AID", 2, 10)]) == {0: 1}
