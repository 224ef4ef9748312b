"""Kills ``add`` of 200 articles twenty times: ``python -m bench.across.killing``."""

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = 200
KILLS = 20
# Numbers of runs and their times differ, for each start is a run of its own.
OTHER = frozenset({"run", "error", "joining", "schema_version"})


def main() -> None:
    """Compare a database whose making was killed again and again with an undisturbed one."""
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(folder) / "calm.db", Path(folder) / "killed.db"
        _start(calm).wait()
        moments = random.Random(1)  # noqa: S311 - which moment does not matter
        kills = 0
        while kills < KILLS:
            process = _start(killed)
            lines = process.stdout
            for _ in zip(range(moments.randrange(1, ARTICLES // KILLS)), lines or (), strict=False):
                pass
            time.sleep(moments.random() * 0.01)
            process.kill()
            process.communicate()
            kills += 1
        _start(killed).wait()
        one, other = _content(calm), _content(killed)
        differ = [table for table in one if one[table] != other[table]]
        rows = sum(map(len, one.values()))
        print(f"killed {kills} times while {ARTICLES} articles were added: "
              f"{rows:,} rows of {len(one)} tables, {len(differ)} tables differ")  # fmt: skip
        sys.exit(", ".join(differ) or None)


def _start(database: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.run.adding", str(database), str(ARTICLES), "1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _content(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table, without the number of the run that stored them."""
    connection = sqlite3.connect(database)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in OTHER and "_search" not in name and not name.startswith("sqlite_")
    ]
    found = {}
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        kept = ", ".join(f'"{column}"' for column in columns if column != "run")
        found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}"), key=repr)  # noqa: S608
    connection.close()
    return found


if __name__ == "__main__":
    main()
