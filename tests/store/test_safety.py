"""What must never happen to a database, and what is said when something is wrong with it."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Table, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from dateline.errors import StoreError
from dateline.store import open_store, schema
from dateline.store.connect import transaction
from tests.store.build import TEXT, article, coding
from tests.store.test_store import begin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a database that holds one coding."""
    made = tmp_path / "news.db"
    with open_store(made) as store:
        store.add(coding(), begin(store))
    return made


def rows(file: Path) -> int:
    """Count the rows of all tables."""
    connection = sqlite3.connect(file)
    total = sum(
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - ours
        for name in schema.metadata.tables
    )
    connection.close()
    return int(total)


@pytest.mark.parametrize("column", ["article", "run", "start", "end", "evidence_start"])
def test_an_event_without_provenance_cannot_be_stored(file: Path, column: str) -> None:
    """The database itself refuses an event that lacks its article, run or words."""
    connection = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL constraint failed"):
        connection.execute(f'UPDATE event SET "{column}" = NULL')  # noqa: S608 - a column of ours
    connection.close()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('UPDATE event SET "end" = start', "CHECK constraint failed"),
        ("UPDATE event SET start = -1", "CHECK constraint failed"),
        ("UPDATE event SET confidence = 1.5", "CHECK constraint failed"),
        ("UPDATE event SET run = 99", "FOREIGN KEY constraint failed"),
        ("UPDATE event SET statement = 'none'", "FOREIGN KEY constraint failed"),
        ("UPDATE chain_link SET event = 'none' WHERE event = 'e1'", "FOREIGN KEY constraint"),
        ("UPDATE chain_link SET event = NULL, statement = NULL", "CHECK constraint failed"),
        ("UPDATE statement SET parent = 'none'", "FOREIGN KEY constraint failed"),
        ("DELETE FROM article", "FOREIGN KEY constraint failed"),
    ],
)
def test_the_schema_refuses_what_makes_no_sense(file: Path, change: str, message: str) -> None:
    """Empty spans, impossible numbers and references to nothing are refused by the database."""
    with open_store(file) as store:
        with (
            pytest.raises(StoreError, match=message),
            transaction(store._engine, store.name) as connection,
        ):
            connection.execute(text(change))
        assert list(store.codings()) == [coding()]


def test_a_coding_is_stored_whole_or_not_at_all(file: Path) -> None:
    """A coding with two events of one id is refused, and nothing of it stays."""
    other = coding(article(TEXT + " More."))
    before = rows(file)
    twice = type(other)(article=other.article, events=other.events * 2, statements=other.statements)
    with open_store(file) as store, pytest.raises(StoreError, match="db: refused a record"):
        store.add(twice, 1)
    assert rows(file) == before


def test_a_full_disk_is_named_and_leaves_nothing_half_written(file: Path) -> None:
    """The error that SQLite gives for a full disk says what to do, and all that was stays."""
    before = rows(file)
    with open_store(file) as store:
        with transaction(store._engine, store.name) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full; free some space and run again"):
            store.add(coding(article(TEXT + " More." * 20_000)), 1)
        assert list(store.codings()) == [coding()]
    assert rows(file) == before


def test_a_second_writer_waits_and_then_says_so(file: Path) -> None:
    """Readers read while another program writes; a writer gives up after its time."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(file, wait_seconds=0.05) as store:
        assert len(store.events()) == 1
        with pytest.raises(StoreError, match="is locked by another program that writes to it"):
            begin(store)
        other.execute("ROLLBACK")
        assert begin(store) == 2
    other.close()


def test_a_reader_sees_a_whole_state_while_another_writes(file: Path) -> None:
    """What a reader has begun to read stays as it was; afterwards it sees what came."""
    with open_store(file) as reader, open_store(file) as writer:
        codings = reader.codings()
        assert next(codings) == coding()
        writer.add(coding(article(publisher="Other")), 1)
        assert list(codings) == []
        assert len(list(reader.codings())) == 2


def test_a_read_only_database_can_be_read(file: Path) -> None:
    """Reading works; writing says what to check."""
    with open_store(f"sqlite:///file:{file}?mode=ro&uri=true") as store:
        assert len(store.events()) == 1
        with pytest.raises(StoreError, match="cannot be written to; check the permissions"):
            begin(store)


def test_an_older_database_that_is_read_only_is_refused(file: Path) -> None:
    """What cannot be brought up to this version says why it must be, and what to check."""
    connection = sqlite3.connect(file)
    connection.execute("UPDATE schema_version SET version = 3")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"check the permissions.*brought up to version 4 once"):
        open_store(f"sqlite:///file:{file}?mode=ro&uri=true")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE schema_version SET version = 99", "version 99 and this program knows version 4"),
        (
            "DROP TABLE grade",
            "lacks the table grade, so an unfinished version of Dateline wrote it",
        ),
        ("DROP TABLE schema_version", "a database, but not one of Dateline's"),
    ],
)
def test_a_foreign_database_is_refused(file: Path, change: str, message: str) -> None:
    """A newer file, or one of another program, is left alone."""
    connection = sqlite3.connect(file)
    connection.execute(change)
    connection.commit()
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=message):
        open_store(file)
    assert file.read_bytes() == before


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A text file named by mistake is refused and keeps its bytes."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear editor, " * 100)
    with pytest.raises(StoreError, match="is not a database; name another file"):
        open_store(letter)
    assert letter.read_text() == "Dear editor, " * 100


def test_a_damaged_database_is_named(file: Path) -> None:
    """A file cut in the middle gives a message and no crash."""
    content = file.read_bytes()
    file.write_bytes(content[: 2 * 4096] + b"\xff" * (len(content) - 2 * 4096))
    with pytest.raises(StoreError, match="is damaged; restore a backup"):
        list(open_store(file).codings())


def test_a_missing_database(tmp_path: Path) -> None:
    """Who only wants to read is told how to make one; a folder that is missing is named too."""
    with pytest.raises(StoreError, match="there is no such database; make one with 'dateline add"):
        open_store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(StoreError, match="cannot be opened; check that the folder exists"):
        open_store(tmp_path / "no folder" / "none.db")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://news@db/news", "postgresql is not supported yet; give a file"),
        ("mysql+nothing://x:secret@db/news", "mysql is not supported yet"),
        ("://", "not a database address"),
    ],
)
def test_other_databases_are_refused_by_name(address: str, message: str) -> None:
    """An address that cannot be used says so, without the password in it."""
    with pytest.raises(StoreError, match=message) as error:
        open_store(address)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_tables_are_sql_that_postgresql_knows(table: Table) -> None:
    """Each table can be written in PostgreSQL's words, so that it can follow."""
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call,unused-ignore]
    assert made.strip().startswith("CREATE TABLE ")


def test_a_moved_database_still_opens(file: Path, tmp_path: Path) -> None:
    """A closed database is one file: it can be copied to a path with odd characters."""
    moved = tmp_path / "Nachrichten # 50% ?.db"
    shutil.copy(file, moved)
    with open_store(moved, create=False) as store:
        assert len(store.events()) == 1


def test_two_programs_may_make_one_database(tmp_path: Path) -> None:
    """Opening a new file twice at once gives one set of tables."""
    with open_store(tmp_path / "a.db") as first, open_store(tmp_path / "a.db") as second:
        assert begin(first) == 1
        assert begin(second) == 2
