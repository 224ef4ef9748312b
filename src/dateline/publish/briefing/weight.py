"""Reckons the weight of a story: origins before reports, then severity, deaths and novelty."""

from math import log2, log10

import msgspec

from dateline.knowledge.ontology import load_ontology
from dateline.publish.briefing.records import Question, Told
from dateline.publish.briefing.words import counted
from dateline.records import Event
from dateline.records.dates import first_day
from dateline.settings import Settings
from dateline.store.pages import StoryRow

STRONGEST = 10.0  # PLOVER intensities lie between -10 and 10
REVIEWED = 1.0  # what a person has accepted counts in full


class Weight(msgspec.Struct, frozen=True):
    """Points, and what they are for, the most points first."""

    points: float
    because: tuple[str, ...]


def weigh(told: Told, best: Event, question: Question, settings: Settings) -> Weight:
    """Return how much a story weighs.

    Args:
        told: The story.
        best: The event of its best report.
        question: The period.
        settings: How many points each thing is worth.

    Returns:
        The points: those of origins, reports, severity, deaths and novelty added up, times how
        sure the program is of the best report.
    """
    story = told.story
    severity = max((abs(event.intensity or 0.0) for _, event in told.reports), default=0.0)
    parts = _points(
        len(story.origins), len(story.reports), severity, deaths_of(told),
        is_new(told, question), settings,
    )  # fmt: skip
    sure = REVIEWED if best.review else best.confidence
    told_parts = sorted(((p, why) for p, why in parts if p > 0), reverse=True)
    because = [f"{why}: {points:.1f}" for points, why in told_parts]
    return Weight(sum(p for p, _ in parts) * sure, (*because, f"times confidence {sure:.2f}"))


def _points(
    origins: int, reports: int, severity: float, dead: int, new: bool, settings: Settings
) -> tuple[tuple[float, str], ...]:
    """Return the points of each thing that counts, and what they are for."""
    return (
        (settings.briefing_origin_points * log2(1 + origins), counted(origins, "origin")),
        (settings.briefing_report_points * log2(1 + reports), counted(reports, "report")),
        (settings.briefing_severity_points * severity / STRONGEST, f"intensity {severity:g} of 10"),
        (settings.briefing_death_points * log10(1 + dead), counted(dead, "death")),
        (settings.briefing_new_points * new, "new in the period"),
    )


def expected(row: StoryRow, question: Question, settings: Settings) -> float:
    """Return what a story will weigh by its summary, before its events are read.

    How sure its coding is does not count yet, and its mode stands for its intensity.
    """
    severity = abs(load_ontology().intensity(row.type, row.mode))
    since = first_day(question.since)
    new = bool(row.earliest and since and row.earliest >= since.isoformat())
    return sum(
        points
        for points, _ in _points(
            row.origins, row.reports, severity, row.deaths_low or 0, new, settings
        )
    )


def deaths_of(told: Told) -> int:
    """Return the least number of dead that any origin gives; 0 where none gives a floor."""
    toll = told.story.deaths
    return (toll.low or 0) if toll else 0


def is_new(told: Told, question: Question) -> bool:
    """Say whether a story began in the period, not before it."""
    began, since = told.story.earliest, first_day(question.since)
    return bool(began and since and began >= since.isoformat())
