"""The phrases of data/markers/reading.yaml recognise what they should, and nothing else."""

import pytest

from dateline.read.markers import ReadingMarker, ReadingMarkers, read_marker_entries

ENTRIES = read_marker_entries()
OPENINGS = {"furniture_start", "outlet_opening", "taken_from", "reporting_by", "published_by",
            "author_label"}  # fmt: skip


def recognises(entry: ReadingMarker, line: str) -> bool:
    """Say whether one entry alone recognises a line."""
    markers = ReadingMarkers({entry.kind: entry.words}, {entry.kind: frozenset(entry.words)})
    if entry.kind in OPENINGS:
        return markers.opening(entry.kind, line) is not None
    if entry.kind == "outlet_noun":
        return markers.ending(entry.kind, line) is not None
    return markers.is_whole(entry.kind, line)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_entry(entry: ReadingMarker) -> None:
    """Each entry recognises its matches and none of its rejects."""
    assert [line for line in entry.matches if not recognises(entry, line)] == []
    assert [line for line in entry.rejects if recognises(entry, line)] == []
