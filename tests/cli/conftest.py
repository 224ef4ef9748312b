"""What the tests of the command line share: a way to run it, and a database of two articles."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from dateline.cli.main import cli

ATTACK = """\
Rebels attack army base near Goma

GOMA, 12 March 2021 (Lake Agency) - Rebels attacked an army base near Goma on Thursday, killing \
12 soldiers, a military spokesman said. The M23 denied that it had attacked the base.
"""
TALKS = """\
The Quay Gazette
14 March 2021

Envoys of Rwanda and Uganda met in Goma on Saturday. The Lake Tribune cites Jean Moreau, an aid \
worker, as saying that Rwanda had shelled the town of Rutshuru, killing 20 people. The M23 and \
the Congolese army signed a ceasefire in Goma on Friday. Congolese troops had clashed with M23 \
fighters on Thursday.
"""


class Result(NamedTuple):
    """What a command left: its exit status, and what it wrote where."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs one command line, and fails the test on a traceback."""

    def run_once(*arguments: object, stdin: bytes | None = None) -> Result:
        answer = CliRunner().invoke(
            cli, [str(argument) for argument in arguments], input=stdin, prog_name="dateline"
        )
        if answer.exception and not isinstance(answer.exception, SystemExit):
            raise answer.exception
        return Result(answer.exit_code, answer.stdout, answer.stderr)

    return run_once


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two articles."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "attack.txt").write_text(ATTACK, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def database(run: Run, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that holds the two articles, and one input that failed."""
    file = tmp_path_factory.mktemp("database") / "news.db"
    run("add", articles, articles / "missing.txt", "--db", file)
    return file
