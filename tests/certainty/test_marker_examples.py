"""Each entry of the marker files is tested by its own sentences."""

import pytest

from dateline.knowledge.markers import Marker, read_markers
from tests.certainty.marked import judge_marked

MARKERS = read_markers()
MATCHES = [(marker, text) for marker in MARKERS for text in marker.matches]
REJECTS = [(marker, text) for marker in MARKERS for text in marker.rejects]


@pytest.mark.parametrize(("marker", "text"), MATCHES, ids=lambda value: getattr(value, "id", value))
def test_marker_decides_its_matches(marker: Marker, text: str) -> None:
    """A matching sentence has the entry among its reasons and the entry's status and certainty."""
    judgement = judge_marked(text)
    assert marker.id in {reason.rule for reason in judgement.reasons}
    assert marker.status in {None, judgement.status}
    assert marker.certainty in {None, judgement.certainty}


@pytest.mark.parametrize(("marker", "text"), REJECTS, ids=lambda value: getattr(value, "id", value))
def test_marker_leaves_its_rejects_alone(marker: Marker, text: str) -> None:
    """A sentence that the entry must leave alone has other reasons, or none."""
    assert marker.id not in {reason.rule for reason in judge_marked(text).reasons}
