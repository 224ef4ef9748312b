"""The documents are complete and true: every command, option, setting and key is in them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from click.testing import CliRunner

import dateline
from dateline.aggregate import (
    Agreement,
    Claim,
    Copies,
    Difference,
    DyadHistory,
    Month,
    Origin,
    OriginTree,
    Rewrite,
    Saying,
    Spell,
    Story,
    Toll,
)
from dateline.cli.main import cli
from dateline.knowledge.ontology import load_ontology
from dateline.records import (
    Account,
    Actor,
    Article,
    Coding,
    Event,
    Place,
    Source,
    Statement,
    TimeMention,
    Unread,
    When,
)
from dateline.records.article import Candidate
from dateline.records.coding import Dyad, State
from dateline.records.event import Code, Quantity, Reason, Review
from dateline.run.fetching import Report
from dateline.settings import Settings
from dateline.store.event_table import EVENT_COLUMNS
from tools.write_cli_reference import reference

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "src/dateline/data/**/*.md", "examples/**/*.md")
    for page in ROOT.glob(pattern)
)
RECORDS = (
    Coding, Article, Candidate, Event, Review, Account, Reason, Statement, Actor, Source, Place,
    TimeMention, When, Quantity, Dyad, State, Unread, Story, Origin, Toll, Agreement, Difference,
    Claim, Copies, Rewrite, OriginTree, Saying, DyadHistory, Spell, Month, Code,
    Report,
)  # fmt: skip
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^\s+(?:\$ )?(dateline .*?)(?:\s+#.*)?$", re.MULTILINE)


def read(page: str) -> str:
    """Return the text of a page, by its path from the root of the project."""
    return (ROOT / page).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, str]]:
    """Yield every command line that stands in the documents, with its page."""
    for page in PAGES:
        if page.name == "cli.md":  # it writes usage lines, and has a test of its own
            continue
        for line in COMMAND.findall(page.read_text(encoding="utf-8")):
            yield page.relative_to(ROOT).as_posix(), line.split("&&")[0].split(" | ")[0].strip()


def test_the_reference_of_commands_is_that_of_the_program() -> None:
    """The page of commands is what the commands say of themselves."""
    assert read("docs/reference/cli.md") == reference(), (
        "write docs/reference/cli.md anew: python -m tools.write_cli_reference"
    )


@pytest.mark.parametrize("setting", Settings.__struct_fields__)
def test_every_setting_has_its_section(setting: str) -> None:
    """Each setting has a heading of its own, and its default there."""
    page = read("docs/reference/settings.md")
    assert f"## {setting}\n" in page, f"add a section '## {setting}' to docs/reference/settings.md"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_is_described(record: type[msgspec.Struct]) -> None:
    """The page of the output describes exactly the keys that the records are written with."""
    page = read("docs/reference/output.md")
    section = page.partition(f"\n## {record.__name__}\n")[2].partition("\n## ")[0]
    described = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert sorted(described) == sorted(record.__struct_encode_fields__)


@pytest.mark.parametrize("name", ["code", "code_many", "resolve_actor", "assess", "open"])
def test_every_public_function_is_named(name: str) -> None:
    """The functions of the Python interface are in the changelog, and exist."""
    assert f"`{name}`" in read("CHANGELOG.md")
    assert callable(getattr(dateline, name))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """What a page links to within the project is there."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("line", sorted(set(commands())), ids=": ".join)
def test_commands_in_the_documents_exist(line: tuple[str, str]) -> None:
    """Every command line in the documents has a command and options that the program knows."""
    page, text = line
    _, *arguments = shlex.split(text)
    group: click.Command = cli
    context = click.Context(cli, info_name="dateline")
    while isinstance(group, click.Group) and arguments:
        if group.invoke_without_command and arguments[0].startswith("-"):
            break
        name, *arguments = arguments
        found = group.get_command(context, name)
        assert found is not None, f"{page}: there is no command {name!r}"
        group, context = found, click.Context(found, info_name=name, parent=context)
    given = [argument for argument in arguments if argument.startswith("-") and argument != "-"]
    known = {name for parameter in group.params for name in parameter.opts}
    assert set(given) <= known | {"--help"}, page


def test_the_tour_of_the_readme_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the tour ends well, one after the other."""
    tour = read("README.md").partition("## A tour")[2].partition("\n## ")[0]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    lines = COMMAND.findall(tour)
    assert len(lines) >= 9
    for line in lines:
        _, *arguments = shlex.split(line)
        result = CliRunner().invoke(cli, arguments)
        assert (result.exit_code, result.exception) == (0, None), (line, result.stderr)


@pytest.mark.parametrize("column", [column.name for column in EVENT_COLUMNS])
def test_every_column_is_named(column: str) -> None:
    """Each column of the CSV is in the page of the output."""
    assert f"`{column}`" in read("docs/reference/output.md").partition("## Other formats")[2]


def test_every_stance_and_type_is_one_of_the_contract() -> None:
    """The page of the output tells as many types as there are."""
    assert f"one of the {len(load_ontology().types)} PLOVER types" in read(
        "docs/reference/output.md"
    )


def test_the_picture_is_small_and_real() -> None:
    """The picture of the README is the program's own capture, under 300 kB."""
    picture = ROOT / "docs" / "images" / "demo.svg"
    assert picture.stat().st_size < 300_000
    assert "dateline&#160;why" in picture.read_text(encoding="utf-8")


def test_the_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python lines of the README print an event with its source."""
    (example,) = re.findall(r"```python\n(.*?)```", read("README.md"), re.DOTALL)
    exec(example, {})  # noqa: S102 - it is ours
    assert "Goma" in capsys.readouterr().out
