"""``dateline code``: the formats, standard input, and files written whole or not at all."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import ATTACK, Run


def test_jsonl_is_the_default_away_from_a_terminal(run: Run, articles: Path) -> None:
    """One coding a line, in input order, and nothing on standard error."""
    result = run("code", articles)
    codings = [json.loads(line) for line in result.out.splitlines()]
    assert [Path(c["article"]["input"]).name for c in codings] == ["attack.txt", "talks.txt"]
    assert (result.status, result.err) == (0, "")


def test_standard_input_is_read(run: Run, articles: Path) -> None:
    """A dash reads standard input, and the answer is that of the file but for the input."""
    piped = json.loads(run("code", "-", stdin=ATTACK.encode()).out)
    named = json.loads(run("code", articles / "attack.txt").out)
    assert piped["article"].pop("input") == "-"
    named["article"].pop("input")
    assert piped == named


def test_csv_has_one_row_an_event(run: Run, articles: Path) -> None:
    """The rows name who did what to whom, and who says so."""
    rows = list(csv.DictReader(io.StringIO(run("code", articles, "--format", "csv").out)))
    assert {"ASSAULT"} <= {row["type"] for row in rows}
    assert any(row["deaths_low"] == "12" and "spokesman" in row["chain"] for row in rows)


def test_plover_has_the_required_fields(run: Run, articles: Path) -> None:
    """PLOVER JSON Lines: one event a line, the rest under one extra key."""
    events = [
        json.loads(line) for line in run("code", articles, "--format", "plover").out.splitlines()
    ]
    assert events
    for event in events:
        assert {"id", "date", "actor", "event", "dateline"} <= event.keys()
        assert isinstance(event["event"], list)


def test_a_table_shows_who_says_so(run: Run, articles: Path) -> None:
    """The table names the actors, the number of dead and the source."""
    out = run("code", articles / "attack.txt", "--format", "table").out
    for words in ("Rebels attack army base near Goma", "ASSAULT", "deaths 12", "M23 (denies)"):
        assert words in out


@pytest.mark.parametrize("output_format", ["jsonl", "csv", "plover", "table"])
def test_a_file_holds_what_would_have_been_printed(
    run: Run, articles: Path, tmp_path: Path, output_format: str
) -> None:
    """With -o, the data goes to the file and one line says so."""
    file = tmp_path / "out"
    printed = run("code", articles, "--format", output_format).out
    result = run("code", articles, "--format", output_format, "-o", file)
    assert file.read_text(encoding="utf-8") == printed
    assert (result.out, result.err) == ("", f"{file}: 2 articles coded\n")
    assert run("code", articles, "-o", file, "-q").err == ""


def test_a_failure_leaves_the_old_file(run: Run, articles: Path, tmp_path: Path) -> None:
    """A command that fails half-way neither spoils the file of the last one nor leaves a part."""
    file = tmp_path / "out.jsonl"
    file.write_text("precious")
    result = run("code", articles, "-o", file, "--model", "no_such_model")
    assert result.status == 1
    assert "no_such_model is not installed" in result.err
    assert file.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("place", ["", "missing/out.jsonl"])
def test_an_output_that_cannot_be_written_is_named(
    run: Run, articles: Path, tmp_path: Path, place: str
) -> None:
    """A folder, or a file in none, is refused by name."""
    result = run("code", articles / "attack.txt", "-o", tmp_path / place)
    assert result.status == 1
    assert f"{tmp_path / place}: cannot be written" in result.err


def test_what_is_given_is_believed(run: Run, articles: Path) -> None:
    """Publisher and date from the command line win, and the masthead's stay as candidates."""
    options = ("--publisher", "The Evening Lamp", "--published", "2021-03-13")
    article = json.loads(run("code", articles / "attack.txt", *options).out)["article"]
    assert (article["publisher"], article["published"]) == ("The Evening Lamp", "2021-03-13")
    dates = [(c["value"], c["won"]) for c in article["candidates"] if c["field"] == "published"]
    assert dates[0] == ("2021-03-13", True)
    assert ("2021-03-12", False) in dates


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("code",), "Missing argument"),
        (("code", "x.txt", "--format", "xml"), "'xml' is not one of 'table', 'jsonl'"),
        (("code", "x.txt", "--workers", "0"), "0 is not in the range"),
        (("code", "x.txt", "--published", "yesterday"), "'yesterday' is not a date; write 2016"),
        (("code", "x.txt", "--nonsense"), "No such option"),
        (("decode", "x.txt"), "No such command 'decode'"),
        (("show", "events", "--type", "FOO"), "'FOO' is none of ACCUSE, AGREE"),
        (("show", "events", "--status", "bar"), "'bar' is not one of 'happened', 'ongoing'"),
        (("show", "events", "--since", "2016-13"), "'2016-13' is not a date"),
        (("show", "events", "--country", "XX"), "'XX' is not a country code"),
        (("show", "events", "--limit", "0"), "0 is not in the range"),
        (("show", "statements", "--stance", "sings"), "'sings' is not one of 'states', 'claims'"),
        (("actors", "find", "Kremlin", "--on", "now"), "'now' is not a date"),
        (("completion", "csh"), "'csh' is not one of 'bash'"),
        (("demo", "--sample", "missing"), "there is no folder 'missing'"),
    ],
)
def test_wrong_usage_says_what_is_allowed(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """A wrong option or value is exit status 2, with the value and what is allowed."""
    result = run(*arguments)
    assert result.status == 2
    assert words in result.err
    assert result.out == ""
