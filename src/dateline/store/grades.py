"""The grades that analysts give to sources and stories; each stays, and the last one holds."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from dateline.store import schema


class StoredGrade(msgspec.Struct, frozen=True, kw_only=True):
    """One grade that an analyst gave.

    Attributes:
        subject: Id of the source or story.
        value: A to F for a source, 1 to 6 for a story; None where a grade was withdrawn.
        before: The value that held until then; None where there was none.
        by: Who gave it.
        why: The reason, in the analyst's words.
        at: ISO time.
    """

    subject: str
    value: str | None
    before: str | None
    by: str
    why: str
    at: str


def add_grade(connection: Connection, about: str, grade: StoredGrade) -> None:
    """Store a grade after those that are there; ``before`` is not stored, it follows from them."""
    row = msgspec.structs.asdict(grade)
    del row["before"]
    connection.execute(schema.grade.insert(), row | {"about": about})


def grades(connection: Connection, about: str) -> Iterator[StoredGrade]:
    """Yield the grades of all sources, or of all stories, the first one first.

    Args:
        connection: The database.
        about: "source" or "story".

    Yields:
        Grades, each with the one that it took the place of.
    """
    given = schema.grade.c
    query = select(given.subject, given.value, given.by, given.why, given.at)
    held: dict[str, str | None] = {}
    for row in connection.execute(query.where(given.about == about).order_by(given.key)):
        yield StoredGrade(before=held.get(row.subject), **row._mapping)
        held[row.subject] = row.value


def in_force(given: Iterable[StoredGrade]) -> dict[str, StoredGrade]:
    """Return the grade that holds of each subject, leaving out those that were withdrawn.

    Args:
        given: Grades, the first one first.

    Returns:
        The last grade of each subject, by the id of the subject.
    """
    last = {grade.subject: grade for grade in given}
    return {subject: grade for subject, grade in last.items() if grade.value is not None}
