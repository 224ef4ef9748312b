"""``dateline export`` and ``dateline import`` together: what goes out comes back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FOREIGN = {
    "date": "2021-03-12",
    "actor": [{"code": "COD", "sector": ["REB"], "entity_text": "Rebels"}],
    "recipient": [{"code": "COD", "sector": "MIL", "entity_text": "the army"}],
    "event": ["ASSAULT"],
    "mode": ["firearms"],
    "event_text": ["fired on the army"],
    "text": "Rebels fired on the army near Goma.",
    "event_loc": {"extracted_place": "Goma", "lat": -1.67, "lon": 29.22, "resolution": 4},
    "size": {"dead": 3},
    "coder": "another coder",
    "mood": "grim",
}


def lines_of(run: Run, database: Path) -> str:
    """Return the export of a database as PLOVER JSON Lines."""
    result = run("export", "plover", "--db", database)
    assert result.status == 0, result.err
    return result.out


def test_plover_comes_back_byte_for_byte(run: Run, articles: Path, tmp_path: Path) -> None:
    """Export, import into an empty database, export: the same bytes."""
    first, second, file = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "events.jsonl"
    assert run("add", articles, "--db", first, "-q").status == 0
    assert run("export", "plover", "--db", first, "-o", file).status == 0
    imported = run("import", "plover", file, "--db", second)
    assert imported.status == 0, imported.err
    assert lines_of(run, second).encode() == file.read_bytes()
    for what in ("statements", "dyads"):
        shown = [run("show", what, "--db", db, "--json").out for db in (first, second)]
        assert shown[0] == shown[1]


def test_importing_again_changes_nothing(run: Run, articles: Path, tmp_path: Path) -> None:
    """Articles that are there are counted as stored before."""
    database, file = tmp_path / "a.db", tmp_path / "events.jsonl"
    run("add", articles, "--db", database, "-q")
    run("export", "plover", "--db", database, "-o", file)
    before = lines_of(run, database)
    again = run("import", "plover", file, "--db", database)
    assert "0 events of 0 articles imported, 2 articles stored before" in again.err
    assert lines_of(run, database) == before


def test_events_of_other_coders_are_taken_with_their_sentence(run: Run, tmp_path: Path) -> None:
    """Two events of one sentence share its article; unknown fields are named."""
    file, database = tmp_path / "other.jsonl", tmp_path / "a.db"
    talks = FOREIGN | {"event": ["CONSULT"], "mode": [], "event_text": ["near Goma"]}
    file.write_text("".join(json.dumps(line) + "\n" for line in (FOREIGN, talks)))
    result = run("import", "plover", file, "--db", database)
    assert result.status == 0, result.err
    assert "2 events of 1 article imported" in result.err
    assert "fields that were not understood: mood" in result.err
    shown = run("show", "events", "--db", database, "--json").out.splitlines()
    attack = json.loads(shown[0])
    assert (attack["type"], attack["mode"]) == ("ASSAULT", "firearms")
    assert attack["anchor"] == [7, 24]
    assert attack["actors"][0]["span"] == [0, 6]
    assert attack["deaths"]["low"] == 3
    assert attack["when"]["from"] == "2021-03-12"


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"context": ["military", "tea"]}, "context 'tea'"),
        ({"mode": ["firearms", "shouting"]}, "mode 'shouting'"),
        ({"mode": ["firearms", "beat"]}, "mode 'beat' beside the first"),
        ({"actor": [{"entity_text": "rebels", "mood": "grim"}]}, "actor.mood"),
        ({"event_loc": {"resolved_place": "Goma", "lat": "south"}}, "event_loc.lat 'south'"),
    ],
    ids=["context", "mode", "second mode", "key of an actor", "latitude"],
)
def test_values_that_are_not_understood_are_named(
    run: Run, tmp_path: Path, more: dict[str, object], named: str
) -> None:
    """The event is taken without them, and nothing is dropped in silence."""
    file = tmp_path / "other.jsonl"
    file.write_text(json.dumps(FOREIGN | more))
    result = run("import", "plover", file, tmp_path / "none.jsonl", "--db", tmp_path / "a.db")
    assert "1 event of 1 article imported" in result.err
    assert named in result.err
    assert "none.jsonl: cannot be read" in result.err


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("{not json", "is not JSON", id="no JSON"),
        pytest.param("[]", "Expected `object`", id="no object"),
        pytest.param(json.dumps(FOREIGN | {"date": "soon"}), "date is 'soon'", id="no date"),
        pytest.param(
            json.dumps(FOREIGN | {"enddate": "2020-01-01"}), "lies before date", id="dates swapped"
        ),
        pytest.param(
            json.dumps(FOREIGN | {"event": ["QUARREL"]}), "none of PLOVER's", id="unknown type"
        ),
        pytest.param(
            json.dumps(FOREIGN | {"text": None, "event_text": []}),
            "needs the words it was read from",
            id="no words",
        ),
        pytest.param(
            json.dumps({k: v for k, v in FOREIGN.items() if k != "actor"}), "actor", id="no actor"
        ),
        pytest.param(
            json.dumps(FOREIGN | {"size": {"dead": -4}}), "size.dead is -4", id="fewer than nobody"
        ),
        pytest.param(json.dumps({"dateline": {"article": "x"}}), "event", id="half a line of ours"),
    ],
)
def test_what_cannot_be_read_is_named_by_line(
    run: Run, tmp_path: Path, line: str, problem: str
) -> None:
    """The line is named with the reason, exit status is 1, and the rest is read."""
    file, database = tmp_path / "mixed.jsonl", tmp_path / "a.db"
    file.write_text(f"{line}\n\n{json.dumps(FOREIGN)}\n")
    result = run("import", "plover", file, "--db", database)
    assert result.status == 1
    assert f"{file}:1: " in result.err
    assert problem in result.err
    assert "1 event of 1 article imported" in result.err


def test_an_export_without_text_cannot_come_back(run: Run, articles: Path, tmp_path: Path) -> None:
    """An event is nothing without its words, and the message says what to do."""
    database, file = tmp_path / "a.db", tmp_path / "events.jsonl"
    run("add", articles, "--db", database, "-q")
    run("export", "plover", "--db", database, "-o", file, "--no-text")
    result = run("import", "plover", file, "--db", tmp_path / "b.db")
    assert result.status == 1
    assert "export again with the text" in result.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(("csv",), "name a folder for them with -o", id="several files, no folder"),
        pytest.param(("plover", "-o", "."), "is a folder", id="one file, a folder"),
        pytest.param(("xlsx",), "is not one of", id="unknown format"),
        pytest.param(("plover", "--since", "soon"), "is not a date", id="no date"),
    ],
)
def test_wrong_orders_are_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], problem: str
) -> None:
    """Exit status 2 and one sentence that says what is meant."""
    result = run("export", *arguments, "--db", tmp_path / "none.db")
    assert result.status == 2
    assert problem in result.err


def test_a_missing_database_is_named(run: Run, tmp_path: Path) -> None:
    """Nothing is made by reading."""
    result = run("export", "plover", "--db", tmp_path / "none.db")
    assert result.status == 1
    assert "there is no such database" in result.err
