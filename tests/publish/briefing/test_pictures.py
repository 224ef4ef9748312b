"""The map and the timeline of a briefing, drawn by a real Chromium."""

import msgspec

from dateline.publish.briefing.pictures import draw
from dateline.records import Event
from tests.aggregate import build
from tests.publish.briefing.build import brief, coding
from tests.publish.browser import needs_chromium


def dated(day: str, who: str) -> Event:
    """Return an event at a place, of a day that its text gives."""
    event = build.event("e1", actors=who, on=day, where=build.place("Goma", -1.7, 29.2))
    assert event.when is not None
    return msgspec.structs.replace(event, when=msgspec.structs.replace(event.when, text="then"))


@needs_chromium
def test_a_briefing_has_a_map_and_a_timeline() -> None:
    """Both are PNG pictures, with what they show in words."""
    pictures = draw(
        brief(
            coding("a", "One text.", dated("2020-03-01", "Chad")),
            coding("b", "Two text.", dated("2020-03-03", "Togo")),
        )
    )
    assert pictures.places is not None
    assert pictures.timeline is not None
    assert pictures.places.png.startswith(b"\x89PNG")
    assert pictures.timeline.png.startswith(b"\x89PNG")
    assert "Goma" in pictures.places.alternative
    assert "2 events from 1 March 2020 to 3 March 2020" in pictures.timeline.alternative


def test_what_has_nothing_to_show_is_not_drawn() -> None:
    """A briefing without places and days needs no browser."""
    made = draw(brief(coding("a", "One text.", build.event("e1"))))
    assert (made.places, made.timeline) == (None, None)
