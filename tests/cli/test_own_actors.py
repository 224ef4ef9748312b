"""Users' own lists of actors on the command line: ``--actors`` and ``dateline actors import``."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

ARTICLE = """\
GARISSA, 3 May 2019 (Lake Agency) - The Sons of Harrow attacked a convoy near Garissa on Friday, \
killing six soldiers, police said.
"""
LIST = "name,aliases,kind,country,sector\nSons of Harrow,Harrowists,group,KEN,REB\n"
DICTIONARY = """\
SONS_OF_HARROW_ [KENREB]
+HARROWISTS_
TANA_REED_
\t[KENGOV 130401-170831]
\t[KENELI]
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with one article."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file and return its path."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def attackers(out: str) -> list[dict[str, Any]]:
    """Return the actors of the assaults in a coding."""
    events = json.loads(out)["events"]
    return [actor for e in events if e["type"] == "ASSAULT" for actor in e["actors"]]


def test_an_unlisted_group_becomes_listed(run: Run, article: Path, tmp_path: Path) -> None:
    """A list gives a group its country and sector in the coding."""
    own = written(tmp_path, "own.csv", LIST)
    assert not any(actor["listed"] for actor in attackers(run("code", article).out))
    result = run("code", article, "--actors", own)
    assert (result.status, result.err) == (0, "")
    (group,) = attackers(result.out)
    assert (group["name"], group["country"], group["sector"]) == ("Sons of Harrow", "KEN", "REB")
    assert group["listed"]


def test_a_stored_run_knows_its_lists(run: Run, article: Path, tmp_path: Path) -> None:
    """A database holds the actors of the list, and the run says which list it was."""
    own, db = written(tmp_path, "own.csv", LIST), tmp_path / "own.db"
    assert run("add", article, "--actors", own, "--db", db).status == 0
    assert "Sons of Harrow" in run("show", "actors", "--db", db, "--json").out
    assert "own.csv" in run("show", "runs", "--db", db, "--json").out


def test_the_first_list_goes_first(run: Run, article: Path, tmp_path: Path) -> None:
    """Of two lists that name one actor the one given first decides."""
    own = written(tmp_path, "own.csv", LIST)
    other = written(tmp_path, "other.yaml", "- {name: Sons of Harrow, kind: party, country: UGA}\n")
    (group,) = attackers(run("code", article, "--actors", other, "--actors", own).out)
    assert group["country"] == "UGA"


def test_a_wrong_line_is_told_and_the_rest_holds(run: Run, article: Path, tmp_path: Path) -> None:
    """Standard error names the line of the list; the article is coded with the others."""
    own = written(tmp_path, "own.csv", LIST + "West Watch,,group,KENYA,REB\n")
    result = run("code", article, "--actors", own)
    assert f"{own}:3: " in result.err
    assert attackers(result.out)[0]["country"] == "KEN"


@pytest.mark.parametrize("name", ["missing.csv", "own.txt"])
def test_a_list_that_cannot_be_read_is_an_error(
    run: Run, article: Path, tmp_path: Path, name: str
) -> None:
    """A missing file, or one of another kind, ends the command with one line."""
    result = run("code", article, "--actors", tmp_path / name)
    assert (result.status, result.out) == (1, "")
    assert name in result.err


@pytest.mark.parametrize("name", ["own.yaml", "own.csv"])
def test_a_dictionary_becomes_a_list(run: Run, article: Path, tmp_path: Path, name: str) -> None:
    """What import writes is what --actors reads, with the dates of the codes."""
    dictionary = written(tmp_path, "lake.actors.txt", DICTIONARY)
    result = run("actors", "import", dictionary, "-o", tmp_path / name)
    assert result.status == 0
    assert "2 actors, 0 role nouns" in result.err
    (group,) = attackers(run("code", article, "--actors", tmp_path / name).out)
    assert (group["country"], group["sector"]) == ("KEN", "REB")
    for day, sector in (("2015-06-01", "GOV"), ("2019-06-01", "ELI")):
        options = ("--actors", tmp_path / name, "--on", day, "--json")
        person = json.loads(run("actors", "find", "Tana Reed", *options).out)
        assert (person["country"], person["sector"]) == ("KEN", sector)


def test_a_wrong_line_of_a_dictionary_is_told(run: Run, tmp_path: Path) -> None:
    """Import writes what is sound, names the line that is not, and exits with 1."""
    text = DICTIONARY + "BAD_DAY_\n\t[KENGOV 130231-140101]\n\t[KENGOV]\n"
    dictionary = written(tmp_path, "lake.actors.txt", text)
    result = run("actors", "import", dictionary)
    assert result.status == 1
    assert f"{dictionary}:7: '130231' is no day" in result.err
    assert '"Bad Day"' in result.out
    assert "2013-02-31" not in result.out
