"""Stored events as a flat table, one row an event, for pandas."""

import importlib
from collections.abc import Iterable
from typing import Any

from dateline.errors import DatelineError
from dateline.store.event_table import EVENT_COLUMNS, event_row
from dateline.store.records import StoredEvent

NAMES = [column.name for column in EVENT_COLUMNS]


def to_pandas(events: Iterable[StoredEvent]) -> Any:  # noqa: ANN401 - pandas is optional
    """Return a pandas DataFrame with one row an event.

    Args:
        events: The events, in the order of the rows.

    Returns:
        A DataFrame with ``EVENT_COLUMNS``.

    Raises:
        DatelineError: pandas is not installed.
    """
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as error:
        raise DatelineError(
            "pandas is not installed, so there can be no DataFrame; run 'pip install pandas', "
            "or take Store.events(), which needs nothing else"
        ) from error
    rows = [event_row(one.event, one.article, one.run) for one in events]
    return pandas.DataFrame(rows, columns=NAMES)


def flat(stored: StoredEvent) -> dict[str, Any]:
    """Return one event as plain values, by the names of ``EVENT_COLUMNS``."""
    row = event_row(stored.event, stored.article, stored.run)
    return dict(zip(NAMES, row, strict=True))
