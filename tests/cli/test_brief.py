"""``dateline brief``: from a database to a file, and what is asked for wrongly."""

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run
from tests.publish.browser import needs_chromium

PERIOD = ("--since", "2021-03-10", "--until", "2021-03-16")


def test_a_briefing_comes_as_markdown(run: Run, database: Path) -> None:
    """Without a file, the briefing is Markdown on standard output."""
    result = run("brief", *PERIOD, "--db", database)
    assert result.status == 0
    assert result.out.startswith("# Briefing: All news, 10 to 16 March 2021\n")
    assert "signed an agreement" in result.out
    assert "## References" in result.out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("b.html", "<!DOCTYPE html>"),
        ("b.md", "# Briefing"),
        ("b.json", '{"title":'),
        ("b.HTM", "<!D"),
    ],
)
def test_the_name_of_the_file_says_which_form(
    run: Run, database: Path, tmp_path: Path, name: str, start: str
) -> None:
    """The ending of the file decides what is written."""
    assert run("brief", *PERIOD, "--db", database, "-o", tmp_path / name).status == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@needs_chromium
def test_a_pdf_is_printed(run: Run, database: Path, tmp_path: Path) -> None:
    """A PDF file is written whole, and nothing is left beside it."""
    file = tmp_path / "brief.pdf"
    assert run("brief", *PERIOD, "--db", database, "-o", file).status == 0
    with pypdfium2.PdfDocument(file) as document:
        assert "10 to 16 March 2021" in document[0].get_textpage().get_text_range()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("Rwanda", "Rwanda"), ("rwa", "Rwanda"), ("m23", "M23"), ("goma", "Goma"),
        ("DRC", "Democratic Republic of the Congo"),
        ("the democratic republic of the congo", "Democratic Republic of the Congo"),
    ],
)  # fmt: skip
def test_it_is_about_a_country_an_actor_or_a_place(
    run: Run, database: Path, about: str, title: str
) -> None:
    """A name or code in any case is found, and every story has to do with it."""
    made = json.loads(run("brief", *PERIOD, "--about", about, "--db", database, "--json").out)
    assert made["title"] == f"{title}, 10 to 16 March 2021"
    assert made["items"]


def test_filters_narrow_it_and_are_named(run: Run, database: Path) -> None:
    """Only what was asked for is told, and the briefing says so."""
    out = run("brief", *PERIOD, "--type", "consult", "--limit", "1", "--db", database).out
    assert "Only these were asked for: type CONSULT." in out
    assert "### 2." not in out


def test_a_period_without_reports_is_no_error(run: Run, database: Path) -> None:
    """Where nothing was reported the briefing says so, and a message says where to look."""
    result = run("brief", "--since", "1990", "--until", "1991", "--db", database)
    assert result.status == 0
    assert "Nothing was reported in this period." in result.out
    assert "dateline show articles" in result.err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), 2, "say from which day on: --since 2016-08-01"),
        (("--since", "yesterday"), 2, "'yesterday' is not a date; write 2016"),
        (("--since", "2021", "--until", "2020"), 2, "--since 2021 is after --until 2020"),
        (("--since", "2021", "-o", "b.doc"), 2, "b.doc: the name must end in .html, .pdf"),
        (("--since", "2021", "-o", "nowhere/b.html"), 1, "nowhere/b.html: cannot be written"),
        (("--since", "2021", "-o", "nowhere/b.pdf"), 1, "nowhere/b.pdf: cannot be written"),
        (("--since", "2021", "--about", "Rwnda"), 1, "nothing here is about 'Rwnda'; near to it"),
        (("--since", "2021", "--about", "qqqqqqqq"), 1, "give a country, actor or place"),
        (("--since", "2021", "--about", " "), 1, "give a country, actor or place"),
    ],
    ids=[
        "no day", "no date", "exchanged", "ending", "folder", "folder of a PDF", "misspelt",
        "unknown", "empty",
    ],
)  # fmt: skip
def test_what_is_asked_for_wrongly_is_said(
    run: Run, database: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    """Each wrong thing gives one clear message."""
    result = run("brief", *arguments, "--db", database)
    assert result.status == status
    assert message in result.err


def test_a_name_near_to_it_is_proposed(run: Run, database: Path) -> None:
    """A misspelt name brings the nearest ones."""
    assert "Rwanda" in run("brief", "--since", "2021", "--about", "Rwnda", "--db", database).err
