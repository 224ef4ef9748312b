"""Opens a database as a store."""

from pathlib import Path

from dateline.settings import Settings
from dateline.store.connect import connect
from dateline.store.store import Store


def open_store(
    path_or_url: str | Path,
    *,
    create: bool = True,
    wait_seconds: float = Settings().wait_seconds,
) -> Store:
    """Open a database, or make one.

    Many may read while one writes; a second writer waits for the first.

    Args:
        path_or_url: A file, or an SQLAlchemy URL that starts with ``sqlite:``.
        create: Whether a missing file is created.
        wait_seconds: How long a writer waits for another one before it gives up.

    Returns:
        The store; close it, or use it as a context manager.

    Raises:
        StoreError: The file is missing, locked, read-only, damaged, no database of Dateline's,
            or written by a newer version of it.
    """
    return Store(*connect(path_or_url, create=create, wait_seconds=wait_seconds))
