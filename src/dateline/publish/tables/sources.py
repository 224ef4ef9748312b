"""Sources with what rests on them, and the grades that analysts gave."""

from collections.abc import Iterable, Mapping

from rich.table import Table

from dateline.aggregate import SourceProfile
from dateline.publish.tables.cells import cell, new_table
from dateline.store import StoredGrade

MINUTES = 16  # characters of an ISO time up to the minute
MOST_TYPES = 3
MOST_OUTLETS = 2


def sources_table(sources: Iterable[SourceProfile]) -> Table:
    """Return sources as rows, with what they are relied on for and how often alone."""
    columns = ("source", "says", "for what", "carried by", "stories", "grade")
    table = new_table("Sources: those on whom most rests first", *columns)
    for source in sources:
        about = (source.kind.value, source.country, source.sector)
        table.add_row(
            cell(source.name, " ".join(filter(None, about)), source.id),
            cell(f"statements {source.statements:,}", f"events {source.events:,}",
                 f"passes on {source.passes_on:,}" if source.passes_on else ""),
            cell(*(f"{name} {count:,}" for name, count in _first(source.types, MOST_TYPES))),
            cell(f"articles {source.articles:,}", *_outlets(source)),
            cell(*_stories(source)),
            cell(source.grade or ""),
        )  # fmt: skip
    return table


def _first(types: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    return list(types.items())[:most]


def _outlets(source: SourceProfile) -> list[str]:
    more = len(source.outlets) - MOST_OUTLETS
    return [*source.outlets[:MOST_OUTLETS], f"and {more:,} more" if more > 0 else ""]


def _stories(source: SourceProfile) -> list[str]:
    """Return how often it is an origin at all, alone, confirmed, denied, and denies others."""
    counts = (
        ("origin of", source.stories),
        ("alone", source.alone),
        ("confirmed", source.confirmed),
        ("denied", source.denied),
        ("denies", source.denies),
    )
    return [f"{words} {count:,}" for words, count in counts if count]


def grades_table(grades: Iterable[StoredGrade], about: str) -> Table:
    """Return grades as rows, the first one first.

    Args:
        grades: The grades.
        about: "source" or "story": what heads the first column.

    Returns:
        The table; "-" is a grade that was withdrawn.
    """
    table = new_table("Grades (times in UTC)", about, "grade", "before", "by", "why", "at")
    for grade in grades:
        at = grade.at[:MINUTES].replace("T", " ")
        row = (grade.subject, grade.value or "-", grade.before or "", grade.by, grade.why, at)
        table.add_row(*map(cell, row))
    return table
