"""``dateline show sources`` and the grades that an analyst gives."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

WHO = ("--by", "Eva", "--why", "seen on video")


@pytest.fixture
def own(run: Run, articles: Path, tmp_path: Path) -> Path:
    """Return a database of its own, for what is written to it."""
    file = tmp_path / "news.db"
    assert run("add", articles, "--db", file).status == 0
    return file


def lines(run: Run, *arguments: object) -> list[Any]:
    """Run a command with --json, and return the objects it wrote."""
    result = run(*arguments, "--json")
    assert result.status == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def test_sources_are_listed_by_reliance(run: Run, database: Path) -> None:
    """The list tells for what each is relied on, and --source keeps one of them."""
    found = lines(run, "show", "sources", "--db", database)
    reliance = [source["statements"] + source["events"] for source in found]
    assert reliance == sorted(reliance, reverse=True)
    assert len(found) > 2
    (moreau,) = lines(run, "show", "sources", "--source", "JEAN MOREAU", "--db", database)
    assert moreau["types"] == {"ASSAULT": 1}
    assert moreau["outlets"] == ["The Quay Gazette"]
    assert "Jean Moreau" in run("show", "sources", "--db", database).out


def test_every_id_of_a_source_finds_its_statements(run: Run, database: Path) -> None:
    """What "show sources" calls a source, the other commands understand, unnamed ones too."""
    found = lines(run, "show", "sources", "--db", database)
    assert any(not source["named"] and "." in source["id"] for source in found)
    for source in found:
        said = lines(run, "show", "statements", "--source", source["id"], "--db", database)
        innermost = [item for item in said if item["chain"][-1]["name"] == source["name"]]
        assert len(innermost) >= source["statements"]


def test_a_grade_is_shown_and_its_history_kept(run: Run, own: Path) -> None:
    """A second grade takes the place of the first, which stays in the history."""
    assert run("sources", "grade", "Jean Moreau", "c", *WHO, "--db", own).err == "jean-moreau: C\n"
    result = run("sources", "grade", "jean-moreau", "B", *WHO, "--db", own)
    assert (result.status, result.err) == (0, "jean-moreau: B, before C\n")
    (moreau,) = lines(run, "show", "sources", "--source", "Jean Moreau", "--db", own)
    assert moreau["grade"] == "B"
    history = lines(run, "sources", "grades", "--db", own)
    assert [(grade["before"], grade["value"]) for grade in history] == [(None, "C"), ("C", "B")]
    assert {(grade["by"], grade["why"]) for grade in history} == {("Eva", "seen on video")}
    assert "seen on video" in run("sources", "grades", "--db", own).out


def test_a_grade_can_be_withdrawn(run: Run, own: Path) -> None:
    """After "none" the source has no grade, and the history says so."""
    run("sources", "grade", "Jean Moreau", "C", *WHO, "--db", own)
    run("sources", "grade", "Jean Moreau", "none", *WHO, "--db", own)
    (moreau,) = lines(run, "show", "sources", "--source", "Jean Moreau", "--db", own)
    assert moreau["grade"] is None
    assert [grade["value"] for grade in lines(run, "sources", "grades", "--db", own)] == ["C", None]


def test_a_story_is_overruled_and_goes_back(run: Run, own: Path) -> None:
    """The analyst's grade stands in place of the proposed one until it is withdrawn."""
    story = lines(run, "show", "stories", "--db", own)[0]
    assert story["grade"]["value"] == story["grade"]["proposed"]
    other = 1 + story["grade"]["value"] % 6
    assert run("stories", "grade", story["id"][:8], other, *WHO, "--db", own).status == 0
    changed = lines(run, "show", "stories", "--db", own)[0]["grade"]
    assert changed == {
        "value": other, "because": "seen on video",
        "proposed": story["grade"]["proposed"], "by": "Eva",
    }  # fmt: skip
    assert "Eva, instead of" in run("show", "stories", "--db", own).out
    run("stories", "grade", story["id"], "none", *WHO, "--db", own)
    assert lines(run, "show", "stories", "--db", own)[0]["grade"] == story["grade"]
    assert len(lines(run, "stories", "grades", "--db", own)) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("sources", "grade", "Nobody", "A", *WHO), 1, "'Nobody' is no source here"),
        (("stories", "grade", "zzz", "2", *WHO), 1, "'zzz' is no story here; 'dateline show"),
        (("stories", "grade", "", "2", *WHO), 1, "give one of these ids"),
        (("sources", "grade", "Jean Moreau", "G", *WHO), 2, "'G' is not one of 'a', 'b'"),
        (("stories", "grade", "zzz", "7", *WHO), 2, "'7' is not one of '1', '2'"),
        (("sources", "grade", "Jean Moreau", "A", "--by", " ", "--why", "x"), 2, "it is empty"),
        (("sources", "grade", "Jean Moreau", "A", "--by", "Eva"), 2, "Missing option '--why'"),
    ],
)
def test_what_cannot_be_graded_is_said(
    run: Run, database: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    """A grade needs one source or story, a letter or number of the code, and a reason."""
    result = run(*arguments, "--db", database)
    assert (result.status, result.out) == (status, "")
    assert words in result.err
    assert lines(run, "sources", "grades", "--db", database) == []
