"""The command as a shell sees it: streams, pipes, statuses, start-up."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

DATELINE = (sys.executable, "-m", "dateline")


def shell(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [*DATELINE, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_imports_nothing_heavy() -> None:
    """The help is quick because no parser, database or table is imported for it."""
    code = (
        "import sys, dateline.cli.main as main\n"
        "main.cli(['--help'], standalone_mode=False)\n"
        "heavy = {'spacy', 'sqlalchemy', 'numpy', 'rich', 'trafilatura', 'ruamel'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.stderr == ""
    assert result.returncode == 0


def test_data_and_messages_go_apart(articles: Path) -> None:
    """Data is on standard output alone, messages on standard error alone."""
    result = shell("code", articles / "attack.txt", "missing.txt", "--format", "csv")
    assert result.returncode == 1
    assert result.stdout.startswith("event,article,run,publisher")
    assert result.stderr.splitlines() == [
        "Error: missing.txt: no such file or folder; check the path"
    ]


def test_a_reader_that_leaves_gets_no_traceback(database: Path) -> None:
    """A closed pipe ends the command in silence."""
    with subprocess.Popen(
        [*DATELINE, "show", "events", "--json", "--db", str(database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in {1, 141}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [("code", "{articles}"), ("show", "events", "--db", "{db}")])
def test_a_full_disk_is_one_line(articles: Path, database: Path, command: tuple[str, ...]) -> None:
    """Output that cannot be written is one message and exit status 1."""
    arguments = [part.format(articles=articles, db=database) for part in command]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*DATELINE, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Error: the output cannot be read or written (No space left on device); "
        "nothing more is done"
    ]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let Ctrl-C count for what a test starts, even where the tests themselves ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interruption_is_one_line(tmp_path: Path, workers: str) -> None:
    """Ctrl-C, which reaches the workers as well, ends with one line and exit status 130."""
    fifo = tmp_path / "endless.jsonl"
    os.mkfifo(fifo)
    with (
        subprocess.Popen(
            [*DATELINE, "code", str(fifo), "--workers", workers],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process,
        fifo.open("w"),  # opens once the command has begun to read
    ):
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert [line[:18] for line in err.splitlines()] == ["Error: interrupted"]


def test_no_colour_where_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages away from a terminal, and under NO_COLOR, carry no escape codes."""
    monkeypatch.setenv("NO_COLOR", "1")
    result = shell("code", tmp_path / "missing.txt")
    assert "\x1b" not in result.stderr


def test_standard_input_may_be_empty() -> None:
    """An empty standard input is named and costs exit status 1."""
    result = shell("code", "-", input="")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Error: -: is empty; give a file that holds an article\n"


def test_the_answer_does_not_depend_on_the_hash_seed(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes with other hash seeds write the same bytes."""
    answers = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        answers.append(shell("code", articles / "attack.txt").stdout)
    assert answers[0] == answers[1] != ""
