"""The runs that coded, what each counted and changed, and the inputs that failed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request

from dateline.errors import NotFoundError
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.settings import Settings
from dateline.store import StoredRun

router = APIRouter()
AT_ONCE = 50  # runs, failed inputs or changes on a page
COLUMNS = (
    "run", "started", "finished", "seconds", "version", "model", "knowledge", "counts", "settings",
)  # fmt: skip


class RunRow(msgspec.Struct, frozen=True, kw_only=True):
    """One run as a page shows it.

    Attributes:
        run: Its number.
        started: ISO time.
        finished: ISO time; None where it was interrupted or still runs.
        seconds: How long it took; None likewise.
        version: Dateline's version.
        model: The parser model.
        knowledge: SHA-256 over the knowledge files.
        counts: What it counted; what is 0 is left out.
        settings: The settings that were not the usual ones.
    """

    run: int
    started: str
    finished: str | None
    seconds: float | None
    version: str
    model: str
    knowledge: str
    counts: dict[str, Any]
    settings: dict[str, Any]


@page(router, "/runs", "runs.html")
def runs(
    request: Request,
    before: Annotated[int | None, Query(ge=1)] = None,
    failed_after: Annotated[str | None, Query()] = None,
) -> Shown:
    """Show the runs, the last one first, and the inputs that failed and have not come in since."""
    store = site_of(request).store
    known = [run for run in reversed(store.runs()) if before is None or run.id < before]
    rows = [_row(run) for run in known[:AT_ONCE]]
    failed = [error for error in store.errors() if not failed_after or error.input > failed_after]
    return Shown(
        data={
            "runs": rows,
            "next": rows[-1].run if len(known) > AT_ONCE else None,
            "failed": failed[:AT_ONCE],
            "failed_next": failed[AT_ONCE - 1].input if len(failed) > AT_ONCE else None,
        },
        columns=COLUMNS,
        rows=_cells(rows),
        more={"database": store.name, "failures": len(failed)},
    )


@page(router, "/runs/{run}", "run.html")
def run(request: Request, run: int, after: Annotated[int, Query(ge=0)] = 0) -> Shown:
    """Show one run: how it coded, what failed in it, and what it changed where it coded anew."""
    store = site_of(request).store
    found = next((one for one in store.runs() if one.id == run), None)
    if found is None:
        raise NotFoundError(f"there is no run {run} here; the page of the runs lists them")
    changes = store.recodings.changes(run, after=after, limit=AT_ONCE + 1)
    shown = changes[:AT_ONCE]
    return Shown(
        data={
            "run": _row(found),
            "failed": [error for error in store.errors() if error.run == run],
            "changes": shown,
            "next": shown[-1].number if len(changes) > AT_ONCE else None,
        },
        columns=("article", "event", "what", "field", "old", "new", "words"),
        rows=(
            (
                one.article, one.change.event, one.change.what.value, one.change.field or "",
                one.change.old, one.change.new, one.words,
            )
            for one in shown
        ),
        more={"database": store.name, "after": after},
    )  # fmt: skip


def _row(run: StoredRun) -> RunRow:
    counts = msgspec.json.decode(run.counts or "{}", type=dict[str, Any])
    return RunRow(
        run=run.id,
        started=run.started,
        finished=run.finished,
        seconds=_seconds(run.started, run.finished),
        version=run.version,
        model=run.model,
        knowledge=run.knowledge,
        counts={name: value for name, value in counts.items() if value and name != "run"},
        settings=_unusual(run.settings),
    )


def _seconds(started: str, finished: str | None) -> float | None:
    if finished is None:
        return None
    return (datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds()


def _unusual(settings: str) -> dict[str, Any]:
    """Return the settings that differ from the usual ones; another coder's as they are."""
    usual = msgspec.json.decode(msgspec.json.encode(Settings()), type=dict[str, Any])
    try:
        given = msgspec.json.decode(settings, type=dict[str, Any])
    except msgspec.DecodeError:
        return {"settings": settings}
    return {name: value for name, value in given.items() if usual.get(name) != value}


def _cells(rows: Sequence[RunRow]) -> list[tuple[object, ...]]:
    return [
        (
            row.run, row.started, row.finished or "", "" if row.seconds is None else row.seconds,
            row.version, row.model, row.knowledge, _json(row.counts), _json(row.settings),
        )
        for row in rows
    ]  # fmt: skip


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
