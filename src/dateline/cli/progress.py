"""A progress bar on a terminal for whatever takes longer than two seconds."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from dateline.cli.console import is_asked_for

PATIENCE = 2.0  # seconds before a bar appears
Tell = Callable[[int, int | None], None]  # how many are done, and how many there are if known


@contextmanager
def progress_bar(label: str, *, wanted: bool = True) -> Iterator[Tell]:
    """Show a bar on standard error once the patience is over; nowhere but on a terminal.

    Args:
        label: What the bar counts ("articles").
        wanted: False where what is printed shows by itself how far things are.

    Yields:
        A function to call with the number done and the number there are, None if unknown.
    """
    if not wanted or is_asked_for("quiet") or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - heavy
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(label, total=None, visible=False)
        appears = Timer(PATIENCE, bar.update, (task,), {"visible": True})
        appears.daemon = True
        appears.start()
        try:
            yield lambda done, total: bar.update(task, completed=done, total=total)
        finally:
            appears.cancel()
