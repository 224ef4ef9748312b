"""A progress bar on a terminal for whatever takes longer than two seconds."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

T = TypeVar("T")
PATIENCE = 2.0  # seconds before a bar appears


def with_progress(items: Iterable[T], label: str, *, quiet: bool) -> Iterator[T]:
    """Pass items on, with a bar on standard error once the patience is over.

    Args:
        items: What to pass on.
        label: What the bar counts ("articles").
        quiet: Whether the user asked for quiet.

    Yields:
        The items.
    """
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=False) as bar:
        task = bar.add_task(label, total=None, visible=False)
        for item in items:
            bar.update(task, advance=1, visible=time.monotonic() - began > PATIENCE)
            yield item
