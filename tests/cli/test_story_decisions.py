"""A person merges and splits stories, and what comes later does not undo it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_database import lines

ATTACK = "Rebels attacked an army base in {town} on Thursday, killing {deaths} soldiers."
WHO = ("--by", "Eva", "--why", "seen on a map")


def add(run: Run, database: Path, id: str, town: str, deaths: int) -> None:
    """Add one article that tells of one attack."""
    file = database.parent / f"{id}.jsonl"
    page = {
        "id": id, "text": ATTACK.format(town=town, deaths=deaths), "publisher": f"The {id} Post",
        "published": "2021-03-12",
    }  # fmt: skip
    file.write_text(json.dumps(page))
    assert run("add", file, "--db", database).status == 0


def reports(run: Run, database: Path) -> dict[str, str]:
    """Return the story of each article, of the attacks alone."""
    found = lines(run, "show", "stories", "--type", "ASSAULT", "--db", database)
    return {article: story["id"] for story in found for article in story["reports"]}


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    """Make a database of two reports of one attack and one of another."""
    made = tmp_path / "news.db"
    add(run, made, "a", "Goma", 12)
    add(run, made, "b", "Goma", 12)
    add(run, made, "c", "Bukavu", 30)
    return made


def test_what_is_merged_stays_merged(run: Run, database: Path) -> None:
    """A later report of either joins the one story, whose old ids both lead to it."""
    before = reports(run, database)
    assert before["a"] == before["b"] != before["c"]
    assert run("stories", "merge", before["c"], before["a"], *WHO, "--db", database).status == 0
    add(run, database, "d", "Bukavu", 30)
    assert set(reports(run, database).values()) == {before["a"]}
    again = run("stories", "merge", before["c"], before["a"], *WHO, "--db", database)
    assert "one story already" in again.err


def test_what_is_split_stays_split(run: Run, database: Path) -> None:
    """A later report that fits both joins one of them and does not bring them together."""
    story = reports(run, database)["a"]
    assert run("stories", "split", story, "b", *WHO, "--db", database).status == 0
    add(run, database, "d", "Goma", 12)
    after = reports(run, database)
    assert after["a"] != after["b"]
    assert after["d"] in {after["a"], after["b"]}
    (decision,) = lines(run, "stories", "decisions", "--db", database)
    assert (decision["same"], decision["by"], decision["why"]) == (False, "Eva", "seen on a map")
    assert "two happenings" in run("stories", "decisions", "--db", database).out


def test_a_merger_takes_a_split_back(run: Run, database: Path) -> None:
    """The last word holds; both stay on record."""
    story = reports(run, database)["a"]
    run("stories", "split", story, "b", *WHO, "--db", database)
    apart = reports(run, database)
    run("stories", "merge", apart["a"], apart["b"], *WHO, "--db", database)
    joined = reports(run, database)
    assert joined["a"] == joined["b"]
    assert not lines(run, "stories", "decisions", "--db", database)[0]["same"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "ffffffffffff", "ffffffffffff"), "is no story here"),
        (("split", "{a}", "z"), "z is no report of story"),
        (("split", "{c}", "c"), "leave one in it"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, database: Path, arguments: tuple[str, ...], message: str
) -> None:
    """A story or report that is not there is named, and nothing is decided."""
    found = reports(run, database)
    given = (argument.format(**found) for argument in arguments)
    result = run("stories", *given, *WHO, "--db", database)
    assert result.status == 1
    assert message in result.err
    assert lines(run, "stories", "decisions", "--db", database) == []
