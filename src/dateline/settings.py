"""Every number a user may turn, in one frozen record; each run stores the values it ran with."""

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be turned. Changing a value can change results, so it is stored with each run.

    Each setting has its section in ``docs/reference/settings.md``.

    Attributes:
        model: An installed spaCy pipeline; None takes the small English one.
        actors: Files of users' own lists of actors, CSV or YAML; the first goes first.
        frames: Folders or files of users' own frames; one with a built-in id takes its place.
        codebooks: Further ontologies that events get codes of: built-in ones, or users' folders.
        longest_sentence: Tokens; a longer sentence is counted as unread, not cut.
        least_confidence: 0 to 1; weaker events are stored but not joined into stories.
        near_copy_containment: 0 to 1; two texts are copies from this share of the shorter one's
            word 3-grams on.
        same_place_km: Kilometres between two points that may still be one place of a story.
        same_story_days: Days between the dates of two reports of one happening, at most, where
            an event itself has no date.
        workers: Processes that code articles; results are the same for any number.
        wait_seconds: Seconds that a writer waits for another writer of the same database.
        briefing_stories: Stories that a briefing tells in full, at most.
        briefing_least_confidence: 0 to 1; weaker codings are left out of briefings and counted.
        briefing_origin_points: Points of weight for each doubling of a story's origins.
        briefing_report_points: Points for each doubling of its reports.
        briefing_severity_points: Points of an event of the greatest PLOVER intensity, 10.
        briefing_death_points: Points for each tenfold of its dead.
        briefing_new_points: Points of a story that began in the period.
    """

    model: str | None = None
    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    longest_sentence: int = 120
    least_confidence: float = 0.0
    near_copy_containment: float = 0.6
    same_place_km: float = 30.0
    same_story_days: int = 3
    workers: int = 1
    wait_seconds: float = 10.0
    briefing_stories: int = 20
    briefing_least_confidence: float = 0.3
    briefing_origin_points: float = 3.0
    briefing_report_points: float = 1.0
    briefing_severity_points: float = 4.0
    briefing_death_points: float = 2.0
    briefing_new_points: float = 1.0
