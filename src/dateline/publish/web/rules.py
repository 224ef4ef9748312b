"""The rules that decide, by the names that reasons give them: frames, markers, cues, denials."""

from functools import cache

from dateline.knowledge.cues import Cue, load_cues
from dateline.knowledge.events import Frame, load_frames_with
from dateline.knowledge.markers import DenialWords, Marker, load_markers
from dateline.publish.web.templating import href

FRAME = "frame "  # what a reason calls a frame begins with

WordRule = Marker | Cue | DenialWords


def frames(own: tuple[str, ...]) -> dict[str, Frame]:
    """Return all frames by their ids.

    Args:
        own: Folders or files of users' own frames, as the settings name them.
    """
    return {frame.id: frame for frame in load_frames_with(own).frames}


@cache
def markers() -> dict[str, Marker | DenialWords]:
    """Return what moves status or certainty, and what stands for a denied event, by its id."""
    table = load_markers()
    found: dict[str, Marker | DenialWords] = {one.id: one for one in table.denied.values()}
    for words in table.markers.values():
        found |= {marker.id: marker for marker in words.values()}
    return dict(sorted(found.items()))


@cache
def cues() -> dict[str, Cue]:
    """Return the words that attribute, by the ids of their entries."""
    patterns = (one for found in load_cues().patterns.values() for one in found)
    return dict(sorted({pattern.cue.id: pattern.cue for pattern in patterns}.items()))


def rule_address(rule: str) -> str | None:
    """Return the address of the page of a rule that a reason names; None where it has none."""
    if rule.startswith(FRAME):
        return href("ontology", "frames", rule.removeprefix(FRAME))
    return href("ontology", "markers", rule) if rule in markers() else None
