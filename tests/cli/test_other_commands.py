"""``actors find``, ``check-data``, ``doctor``, ``demo`` and ``completion``."""

import json
import re
import shlex
from pathlib import Path

import pytest

from dateline.cli import demo
from dateline.cli.main import COMMANDS, SHORT_HELP, cli
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [("Kremlin", "RUS", "GOV"), ("the Syrian foreign minister", "SYR", "GOV")],
)
def test_a_phrase_is_resolved(run: Run, phrase: str, country: str, sector: str) -> None:
    """Words and JSON say the same country and sector."""
    found = json.loads(run("actors", "find", phrase, "--on", "2016", "--json").out)
    assert (found["country"], found["sector"]) == (country, sector)
    assert f"country {country}, sector {sector}" in run("actors", "find", *phrase.split()).out


def test_a_phrase_that_names_nobody_is_said_so(run: Run) -> None:
    """Nobody found is exit status 1 and a hint."""
    result = run("actors", "find", "qwxyz")
    assert (result.status, result.out) == (1, "")
    assert "'qwxyz' names nobody known" in result.err


def test_the_knowledge_is_sound(run: Run) -> None:
    """The files that come with the package have no problem."""
    checked = json.loads(run("check-data", "--json").out)
    assert checked["problems"] == []
    assert checked["counts"]["outlet"] >= 200
    assert run("check-data").out.endswith("; 0 problems\n")


def test_the_doctor_finds_all_well(run: Run) -> None:
    """On a machine that runs the tests, everything is there."""
    result = run("doctor")
    assert result.status == 0
    assert result.out.endswith("all is well\n")
    assert json.loads(run("doctor", "--json").out)["problem"] is None


def test_the_demo_ends_with_commands_that_work(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo shows events, pairs and stories, and each of the next things to try works."""
    monkeypatch.chdir(tmp_path)
    result = run("demo", "--sample", articles, "--db", "demo.db")
    assert result.status == 0
    for title in ("Events", "Stories", "Next things to try:"):
        assert title in result.out
    commands = re.findall(r"^  dateline (.*)$", result.out, re.MULTILINE)
    assert len(commands) >= 5
    for command in commands:
        assert run(*shlex.split(command)).status == 0, command


def test_a_demo_without_its_sample_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed without the checkout, the demo says that the sample is not there."""
    monkeypatch.setattr(demo, "SAMPLE", Path("/nowhere/examples/dispatches"))
    result = run("demo")
    assert result.status == 2
    assert "the bundled dispatches are not installed with the package" in result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    """Each shell has a script that asks this program."""
    result = run("completion", shell)
    assert result.status == 0
    assert "_DATELINE_COMPLETE" in result.out


def test_every_command_has_help() -> None:
    """The list of commands, their short help and their own help go together."""
    assert list(COMMANDS) == list(SHORT_HELP)
    for name in COMMANDS:
        command = cli.get_command(cli.make_context("dateline", [], resilient_parsing=True), name)
        assert command is not None
        assert command.help
