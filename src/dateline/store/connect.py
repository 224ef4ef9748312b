"""Opens a database file, and turns what SQLite reports into messages that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.store import schema, search, upgrade

BEGIN = "dateline_begin"  # option of a connection: the words that begin its transactions
READ = "BEGIN"
WRITE = "BEGIN IMMEDIATE"  # takes the write lock at once, so that a writer never fails half-way
BARE = ""  # for the few settings that SQLite refuses inside a transaction

PROBLEMS = {
    sqlite3.SQLITE_BUSY: "is locked by another program that writes to it; wait until it is done, "
    "or give this one another file with --db",
    sqlite3.SQLITE_LOCKED: "is locked by another program that writes to it; wait until it is done",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; free some space and run again: what is "
    "stored stays, and the rest is taken up where it stopped",
    sqlite3.SQLITE_READONLY: "cannot be written to; check the permissions of the file and of its "
    "folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that the folder exists and may be written to",
    sqlite3.SQLITE_NOTADB: "is not a database; name another file, Dateline does not overwrite it",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a backup, or rescue what can be read with "
    "'sqlite3 FILE .recover'",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error; check the disk "
    "and its mount",
    sqlite3.SQLITE_PERM: "may not be used by you; check the permissions of the file",
    sqlite3.SQLITE_TOOBIG: "cannot hold a text or coding of this length; split the article",
}


def connect(path_or_url: str | Path, *, create: bool, wait_seconds: float) -> tuple[Engine, str]:
    """Open a database and see to it that it has the tables of this version.

    Args:
        path_or_url: A file, or an SQLAlchemy URL that starts with ``sqlite:``.
        create: Whether a missing file is created.
        wait_seconds: How long a transaction waits for a lock of another one.

    Returns:
        The engine, and the name of the database for messages.

    Raises:
        StoreError: The database cannot be opened, is none of ours, or is of a newer version.
    """
    url, name = _url_of(path_or_url)
    if not create and url.database and "://" not in str(path_or_url):
        _require_file(Path(url.database))
    engine = sqlalchemy.create_engine(url, connect_args={"timeout": wait_seconds})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with transaction(engine, name, READ) as connection:
            known = _version_of(connection, name)
        if known is None:
            with transaction(engine, name, BARE) as connection:
                # Readers go on while one writes; a property of the file, set once.
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            with transaction(engine, name) as connection:
                _create(connection, name)
        elif known in upgrade.FROM:
            _bring_up(engine, name, known)
    except StoreError:
        engine.dispose()
        raise
    return engine, name


@contextmanager
def transaction(engine: Engine, name: str, begin: str = WRITE) -> Iterator[Connection]:
    """Run one transaction, all of it or nothing.

    Args:
        engine: The database.
        name: What messages call it.
        begin: ``WRITE``, ``READ`` or ``BARE``.

    Yields:
        The connection.

    Raises:
        StoreError: The database refused; nothing of the transaction was stored.
    """
    try:
        with engine.connect() as connection:
            connection.execution_options(**{BEGIN: begin})
            with connection.begin():
                yield connection
    except DBAPIError as error:
        raise StoreError(f"{name}: {problem_of(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {error}; please report this") from error


def problem_of(error: DBAPIError) -> str:
    """Say what a database error means and what to do about it."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int) and code & 0xFF in PROBLEMS:
        return PROBLEMS[code & 0xFF]
    if isinstance(error.orig, sqlite3.IntegrityError):
        return f"refused a record that lacks its provenance ({error.orig}); please report this"
    return f"cannot be used: {error.orig}; please report this"


def _url_of(path_or_url: str | Path) -> tuple[sqlalchemy.URL, str]:
    text = str(path_or_url)
    if "://" not in text:
        return sqlalchemy.URL.create("sqlite", database=text), text
    try:
        url = sqlalchemy.make_url(text)
    except ArgumentError as error:
        raise StoreError(f"{text}: not a database address; give a file: --db news.db") from error
    if url.get_backend_name() != "sqlite":
        raise StoreError(
            f"{url.render_as_string()}: {url.get_backend_name()} is not supported yet; "
            "give a file: --db news.db"
        )
    return url, url.render_as_string()


def _require_file(file: Path) -> None:
    if not file.exists():
        raise StoreError(
            f"{file}: there is no such database; make one with 'dateline add INPUT --db {file}'"
        )


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Set up one connection: readers go on while one writes, and references hold."""
    connection.isolation_level = None  # transactions begin where _begin says, nowhere else
    # SQLite's own folds A to Z alone, so that "élysée" would not find "ÉLYSÉE".
    connection.create_function("lower", 1, _lower, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _lower(text: str | None) -> str | None:
    return text if text is None else text.lower()


def _begin(connection: Connection) -> None:
    """Begin a transaction, a writing one with the write lock in hand."""
    words = connection.get_execution_options().get(BEGIN, READ)
    if words:
        connection.exec_driver_sql(words)


def _version_of(connection: Connection, name: str) -> int | None:
    """Return the version of the tables, or None where there are no tables at all."""
    tables = set(sqlalchemy.inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"schema_version", "run", "article"} <= tables:
        raise StoreError(
            f"{name}: a database, but not one of Dateline's (it has the tables "
            f"{', '.join(sorted(tables)[:5])}); name another file"
        )
    version = connection.scalar(select(schema.schema_version.c.version))
    if version in upgrade.FROM:
        return int(version)
    if version != schema.VERSION:
        raise StoreError(
            f"{name}: its tables are of version {version} and this program knows version "
            f"{schema.VERSION}; use the release of Dateline that wrote it, or a newer one"
        )
    missing = sorted(schema.metadata.tables.keys() - tables)
    if missing:
        raise StoreError(
            f"{name}: it lacks the table {missing[0]}, so an unfinished version of Dateline wrote "
            "it; store its articles anew with 'dateline add INPUT --db ANOTHER_FILE'"
        )
    return int(version)


def _bring_up(engine: Engine, name: str, known: int) -> None:
    """Give a database of an older version the tables of this one."""
    try:
        with transaction(engine, name) as connection:
            if _version_of(connection, name) == known:  # else another program has just done it
                upgrade.upgrade(connection)
    except StoreError as error:
        raise StoreError(
            f"{error} (its tables are of version {known} and must be brought up to version "
            f"{schema.VERSION} once, which only takes the right to write to it)"
        ) from error


def _create(connection: Connection, name: str) -> None:
    """Make the tables, unless another program has just made them."""
    if _version_of(connection, name) is not None:
        return
    schema.metadata.create_all(connection)
    search.create_index(connection)
    connection.execute(schema.schema_version.insert().values(version=schema.VERSION))
