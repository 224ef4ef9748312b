"""What kill -9 costs: at most the article in work, and nothing once it is run again."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

COUNT = 40
CONTENT = """
SELECT article.id, article.text, article.coding, statement.id, statement.text, span.start, span.end
FROM article LEFT JOIN statement ON statement.article = article.key
LEFT JOIN statement_span AS span ON span.article = article.key ORDER BY article.id
"""
JOINED = (
    "SELECT * FROM text_sketch ORDER BY 1", "SELECT * FROM text_pair ORDER BY 1, 2",
    "SELECT * FROM text_band ORDER BY 1, 2", "SELECT * FROM story ORDER BY 1",
    "SELECT * FROM story_event ORDER BY 1", "SELECT * FROM story_link ORDER BY 1, 2",
    "SELECT * FROM story_block ORDER BY 1, 2, 3",
)  # fmt: skip


def start(database: Path, workers: int = 1) -> "subprocess.Popen[str]":
    """Start the program that adds the articles."""
    command = [sys.executable, "-m", "tests.run.adding", str(database), str(COUNT), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def content(database: Path) -> list[tuple[object, ...]]:
    """Return all that is stored, whatever run stored it, once SQLite finds the file sound."""
    connection = sqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO statement_search (statement_search) VALUES ('rebuild')")
        return connection.execute(CONTENT).fetchall()
    finally:
        connection.close()


def joined(database: Path) -> list[list[tuple[object, ...]]]:
    """Return all that is kept of how the articles are joined."""
    connection = sqlite3.connect(database)
    try:
        return [connection.execute(query).fetchall() for query in JOINED]
    finally:
        connection.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the database of an undisturbed run."""
    database = tmp_path_factory.mktemp("undisturbed") / "news.db"
    assert start(database).wait() == 0
    return database


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_any_moment_it_goes_on_where_it_was(
    seed: int, tmp_path: Path, undisturbed: Path
) -> None:
    """Killed again and again, it ends with what an undisturbed run stores, nothing twice."""
    moments = random.Random(seed)  # noqa: S311 - which moment does not matter, only that they vary
    database = tmp_path / "news.db"
    stored = 0
    for _ in range(4):
        process = start(database)
        assert process.stdout is not None
        for _line in zip(range(stored + moments.randrange(1, 9)), process.stdout, strict=False):
            pass
        time.sleep(moments.random() * 0.004)  # into the transaction that follows
        process.kill()
        said = process.communicate()[0]
        now = len(content(database))
        assert stored < now <= COUNT, said
        stored = now
    assert start(database).wait() == 0
    assert content(database) == content(undisturbed)
    assert joined(database) == joined(undisturbed)
    assert all(joined(database))
    assert len(content(database)) == COUNT


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """No worker outlives the program that started it."""
    process = start(tmp_path / "news.db", workers=2)
    assert process.stdout is not None
    process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not list the children of a process")
    workers = [Path(f"/proc/{child}") for child in children.read_text().split()]
    assert len(workers) >= 2
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(_runs(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_runs(worker) for worker in workers)


def _runs(process: Path) -> bool:
    """Say whether a process is there and more than an entry that nobody has read off yet."""
    try:
        return ") Z " not in (process / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
