"""Keeps which inputs failed, until a later run overcomes it; inside the caller's transaction."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from dateline.store import schema


def record(connection: Connection, place: str, problem: str, *, run: int, at: str) -> None:
    """Keep that an input failed; a second failure of one input replaces the first."""
    failed = schema.error.c.input == place
    before = connection.execute(select(schema.error).where(failed)).first()
    connection.execute(delete(schema.error).where(failed))
    row = {"input": place, "reason": problem, "run": run, "at": at}
    retried = before.retried + (before.run != run) if before else 0
    connection.execute(schema.error.insert(), row | {"retried": retried})


def clear(connection: Connection, places: Iterable[str], *, before_run: int) -> None:
    """Forget the failures of some inputs that are older than a run."""
    failed = schema.error.c
    for place in places:
        overcome = (failed.input == place) & (failed.run < before_run)
        connection.execute(delete(schema.error).where(overcome))
