"""Every frame codes the sentences under its ``matches`` and none of those under ``rejects``."""

import pytest

from dateline.knowledge.events import Frame, load_frames
from tests.events.coder import code_frames

FRAMES = load_frames().frames
MATCHES = [(frame, text) for frame in FRAMES for text in frame.matches]
REJECTS = [(frame, text) for frame in FRAMES for text in frame.rejects]


def _label(value: object) -> str:
    return value.id if isinstance(value, Frame) else str(value)


@pytest.mark.parametrize(("frame", "text"), MATCHES, ids=_label)
def test_frame_codes_its_matches(frame: Frame, text: str) -> None:
    """A sentence under ``matches`` gives an event of the frame's type."""
    assert frame.type in {event.type for event in code_frames(text)}


@pytest.mark.parametrize(("frame", "text"), REJECTS, ids=_label)
def test_frame_leaves_its_rejects_alone(frame: Frame, text: str) -> None:
    """A sentence under ``rejects`` gives no event by this frame."""
    assert frame.id not in {event.frame for event in code_frames(text)}
