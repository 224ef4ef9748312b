"""``dateline figure``: every figure as a page, pictures through Chromium, and wrong words."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.publish.browser import needs_chromium

FIGURES = {
    "timeline": ([], "events from March 2021|events from 1. March 2021"),
    "types": ([], "ASSAULT"),
    "map": ([], "Goma"),
    "network": ([], "M23"),
    "sources": (["--country", "COD"], "Jean Moreau|military spokesman"),
    "dyad": (["--actor", "M23", "--with", "Democratic Republic of the Congo"], "fighting|truce"),
    "agreement": ([], "No event has two reviewers"),
}
WRONG = {
    "an ending that is none": (["map", "-o", "x.pdf"], 2, "x.pdf: figures are written as .html"),
    "no file": (["map"], 2, "Missing option '-o'"),
    "an unknown figure": (["pie", "-o", "x.html"], 2, "'pie' is not one of"),
    "a name nobody has": (
        ["map", "-o", "x.html", "--actor", "Nobody"], 1, "'Nobody'; 'dateline show actors'",
    ),
    "an option of another figure": (
        ["map", "-o", "x.html", "--with", "M23"], 2, "map takes no --with; it takes --type",
    ),
    "a pair without an actor": (["dyad", "-o", "x.html"], 2, "dyad needs --actor"),
    "a pair that nothing is told of": (
        ["dyad", "-o", "x.html", "--actor", "M23", "--with", "Peru"], 1, "of 'M23' and 'Peru'",
    ),
    "an unknown event": (["origins", "-o", "x.html", "--event", "zzz"], 1, "'zzz'"),
    "a date that is none": (["map", "-o", "x.html", "--since", "soon"], 2, "'soon' is not a date"),
    "values of no two reviewers": (
        ["agreement", "-o", "x.html", "--field", "type"], 1, "name two of them",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_becomes_a_page(name: str, run: Run, database: Path, tmp_path: Path) -> None:
    """The page holds all it needs, and its words say what it shows."""
    options, words = FIGURES[name]
    file = tmp_path / f"{name}.html"
    result = run("figure", name, "--db", database, "-o", file, *options)
    assert result.status == 0, result.err
    html = file.read_text(encoding="utf-8")
    assert re.search(words, html)
    assert "<script src" not in html
    assert str(file) in result.err


def test_the_origins_of_an_event(run: Run, database: Path, tmp_path: Path) -> None:
    """An event is named by its id or the beginning of it."""
    listed = run("show", "events", "--db", database, "--json", "--type", "ASSAULT").out
    event = re.findall(r'"id":"([0-9a-f-]+)"', listed)[0]
    file = tmp_path / "origins.html"
    result = run("figure", "origins", "--db", database, "-o", file, "--event", event)
    assert result.status == 0, result.err
    assert "independent origin" in file.read_text(encoding="utf-8")


def test_filters_choose_the_events(run: Run, database: Path, tmp_path: Path) -> None:
    """What fits nothing gives a figure that says so, not an error."""
    result = run("figure", "map", "--db", database, "-o", tmp_path / "m.html", "--country", "PER")
    assert (result.status, "no events with a place" in result.err) == (0, True)


@pytest.mark.parametrize("case", WRONG)
def test_wrong_words_give_one_message(
    case: str, run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what is wrong; nothing is written."""
    arguments, status, words = WRONG[case]
    monkeypatch.chdir(tmp_path)
    result = run("figure", *arguments, "--db", database)
    assert result.status == status
    assert words in result.err
    assert not list(tmp_path.iterdir())


@needs_chromium
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_come_from_chromium(theme: str, run: Run, database: Path, tmp_path: Path) -> None:
    """A PNG is twice as sharp as the page is wide; an SVG holds words, marks and its title."""
    for ending in ("png", "svg"):
        result = run(
            "figure", "timeline", "--db", database, "-o", tmp_path / f"t.{ending}",
            "--theme", theme, "--width", 600,
        )  # fmt: skip
        assert result.status == 0, result.err
    png = (tmp_path / "t.png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 1200
    svg = (tmp_path / "t.svg").read_text(encoding="utf-8")
    assert "<title>Events over time</title>" in svg
    assert "conflict</text>" in svg
    assert ("#15191e" in svg) is (theme == "dark")  # the paper
