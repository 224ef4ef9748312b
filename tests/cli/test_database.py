"""``dateline add`` and all that reads a database again."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

KINDS = (
    "events",
    "statements",
    "sources",
    "actors",
    "dyads",
    "stories",
    "articles",
    "errors",
    "runs",
)


def lines(run: Run, *arguments: object) -> list[Any]:
    """Run a command with --json, and return the objects it wrote."""
    result = run(*arguments, "--json")
    assert result.status == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def test_adding_again_adds_nothing(run: Run, articles: Path, tmp_path: Path) -> None:
    """What is stored is known, and the exit status is 0."""
    database = tmp_path / "news.db"
    first = run("add", articles, "--db", database)
    second = run("add", articles, "--db", database)
    assert (first.status, second.status) == (0, 0)
    assert first.err.startswith(f"{database}: 2 articles added, ")
    assert second.err.startswith(f"{database}: 0 articles added, 2 known before, 0 events")
    assert first.out == second.out == ""
    assert run("add", articles, "--db", database, "-q").err == ""


def test_retry_overcomes_what_failed(run: Run, articles: Path, tmp_path: Path) -> None:
    """An input that is there at the second try loses its error."""
    database, late = tmp_path / "news.db", tmp_path / "late.txt"
    assert run("add", late, "--db", database).status == 1
    assert run("retry", "--db", database).status == 1
    assert [error["retried"] for error in lines(run, "show", "errors", "--db", database)] == [1]
    late.write_bytes((articles / "attack.txt").read_bytes())
    assert run("retry", "--db", database).status == 0
    assert lines(run, "show", "errors", "--db", database) == []


def test_a_correction_takes_the_place_of_what_it_corrects(run: Run, tmp_path: Path) -> None:
    """Another text under an id that was given counts instead; the first one stays on record."""
    database, line = tmp_path / "news.db", '{"id": "one", "text": "France condemned the %s."}'
    for number, word in enumerate(("attack", "siege")):
        (tmp_path / f"{number}.jsonl").write_text(line % word)
        result = run("add", tmp_path / f"{number}.jsonl", "--db", database)
        assert result.status == 0
    assert "1 article added, 1 of them corrected" in result.err
    assert len(lines(run, "show", "articles", "--db", database)) == 1
    (event,) = lines(run, "show", "events", "--db", database)
    assert event["article"] == "one"
    told = lines(run, "show", "articles", "--history", "--db", database)
    assert [(a["id"], a["revision"], a["replaced"]) for a in told] == [
        ("one", 1, True),
        ("one", 2, False),
    ]


def ids_of_sides(event: Any) -> set[str]:  # noqa: ANN401 - any JSON
    """Return the ids of who takes part in an event."""
    return {actor["id"] for side in ("actors", "recipients") for actor in event[side]}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_shown_as_table_and_as_json(
    run: Run, database: Path, tmp_path: Path, kind: str
) -> None:
    """Each list has a table and JSON Lines, on standard output or in a file."""
    assert lines(run, "show", kind, "--db", database)
    table = run("show", kind, "--db", database)
    assert (table.status, table.err) == (0, "")
    file = tmp_path / "out.txt"
    run("show", kind, "--db", database, "-o", file)
    assert file.read_text(encoding="utf-8") == table.out


def test_stored_events_are_the_rows_that_code_writes(
    run: Run, articles: Path, database: Path
) -> None:
    """CSV from a database is CSV without one, but for the run that coded it and the order."""
    tables = [
        list(csv.DictReader(io.StringIO(run(*command).out)))
        for command in (
            ("show", "events", "--csv", "--db", database),
            ("code", articles, "--format", "csv"),
        )
    ]
    stored, coded = ([row | {"run": ""} for row in table] for table in tables)
    assert {row["run"] for row in tables[0]} == {"1"}
    assert list(stored[0]) == list(coded[0])
    assert sorted(map(str, stored)) == sorted(map(str, coded))


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (("events", "--type", "assault"), lambda item: item["type"] == "ASSAULT"),
        (("events", "--status", "denied"), lambda item: item["status"] == "denied"),
        (("events", "--actor", "M23"), lambda item: "m23" in ids_of_sides(item)),
        (("events", "--since", "2021-03-13"), lambda item: item["when"]["to"] >= "2021-03-13"),
        (("events", "--limit", "1"), lambda item: item["id"]),
        (("events", "--source", "Jean Moreau"), lambda item: item["deaths"]["low"] == 20),
        (("statements", "--denies"), lambda item: item["stance"] == "denies"),
        (("statements", "--about", "Rutshuru"), lambda item: "Rutshuru" in item["words"]),
        (("stories", "--type", "CONSULT"), lambda item: item["type"] == "CONSULT"),
    ],
)
def test_filters_keep_what_fits(
    run: Run,
    database: Path,
    arguments: tuple[str, ...],
    holds: Any,  # noqa: ANN401 - a lambda
) -> None:
    """A filter leaves something, and nothing but what fits."""
    found = lines(run, "show", *arguments, "--db", database)
    assert found
    assert all(holds(item) for item in found)


def test_pairs_are_asked_of_a_day_and_of_what_was_known(run: Run, database: Path) -> None:
    """Before the articles were published nothing was known; a day has the states of that day."""
    everything = lines(run, "show", "dyads", "--db", database)
    assert any(pair["months"] for pair in everything)
    assert "By month" in run("show", "dyads", "--db", database).out
    assert lines(run, "show", "dyads", "--known-on", "2021-03-11", "--db", database) == []
    assert lines(run, "show", "dyads", "--known-on", "2021-03", "--db", database) == everything
    assert lines(run, "show", "dyads", "--as-of", "1999", "--db", database) == []
    some = lines(run, "show", "dyads", "--as-of", "2021-03-12", "--db", database)
    assert 0 < len(some) <= len(everything)


def test_nothing_found_is_said_aside(run: Run, database: Path) -> None:
    """An empty answer is empty on standard output, and a hint on standard error."""
    result = run("show", "events", "--db", database, "--actor", "Nobody")
    assert (result.status, result.out) == (0, "")
    assert "nothing found" in result.err
    assert run("show", "events", "--db", database, "--actor", "Nobody", "-q").err == ""


def test_why_draws_the_chain_link_by_link(run: Run, database: Path) -> None:
    """The publisher, the newspaper and the man it cites stand one below the other."""
    event = next(
        item
        for item in lines(run, "show", "events", "--db", database)
        if item["deaths"] and item["deaths"]["low"] == 20
    )
    _, _, out = run("why", event["id"][:8], "--db", database).out.partition("who says so")
    links = ("Quay Gazette", "Lake Tribune", "Jean Moreau", "deaths 20")
    positions = [out.index(words) for words in links]
    assert positions == sorted(positions)
    assert lines(run, "why", event["id"], "--db", database)[0]["event"]["id"] == event["id"]


def test_copies_and_origins_are_shown(run: Run, tmp_path: Path) -> None:
    """A reprint is one text with its original, and adds a report but no origin."""
    text = (
        "GOMA, 12 March 2021 (Lake Agency) - Rebels attacked an army base near Goma on Thursday, "
        "killing 12 soldiers, Jean Moreau, an aid worker, said. The road to the town was closed "
        "for the night and shops did not open in the morning."
    )
    file, database = tmp_path / "two.jsonl", tmp_path / "news.db"
    pages = [
        {"id": name, "text": text, "publisher": f"The {name} Post", "published": f"2021-03-{day}"}
        for name, day in (("Lake", 12), ("Hill", 13))
    ]
    file.write_text("\n".join(map(json.dumps, pages)))
    assert run("add", file, "--db", database).status == 0
    (group,) = lines(run, "show", "copies", "--db", database)
    assert group["articles"] == ["Lake", "Hill"]
    assert [rewrite["article"] for rewrite in group["rewrites"]] == ["Hill"]
    assert "100% of" in run("show", "copies", "--db", database).out
    attack = next(e for e in lines(run, "show", "events", "--db", database) if e["deaths"])
    (tree,) = lines(run, "show", "origins", attack["id"], "--article", "Lake", "--db", database)
    assert tree["reports"] == 2
    assert [branch["origin"]["name"] for branch in tree["origins"]] == ["Jean Moreau"]
    drawn = run("show", "origins", attack["id"], "--article", "Hill", "--db", database).out
    assert "2 reports, 1 independent origin" in drawn
    assert "a copy of The Lake" in drawn
    said = next(s for s in lines(run, "show", "statements", "--db", database) if s["chain"])
    (saying,) = lines(run, "show", "origins", said["id"], "--db", database)
    assert [report["article"] for report in saying["reports"]] == ["Lake", "Hill"]
    assert [branch["origin"]["reports"] for branch in saying["origins"]] == [["Lake", "Hill"]]
    drawn = run("show", "origins", said["id"][:8], "--db", database).out
    assert "2 reports, 1 independent origin" in drawn
    assert "it stands in a copy of the text" in drawn


def test_groups_of_actors_are_asked_about(run: Run, database: Path) -> None:
    """A group stands for its members; one that nobody belongs to is said aside."""
    pairs = lines(run, "show", "dyads", "--db", database)
    name = pairs[0]["a"]["name"]
    (found,) = lines(run, "show", "dyads", "--group", name, "--db", database)[:1]
    assert name in (found["a"]["name"], found["b"]["name"])
    assert [name] in (found["a_members"], found["b_members"])
    drawn = run("show", "dyads", "--group", f"{name}; Nobody", "--db", database).out
    assert "; Nobody is" in " ".join(drawn.split())
    nobody = run("show", "dyads", "--group", "Nobody", "--db", database)
    assert (nobody.status, nobody.out) == (0, "")
    assert "nobody here is of 'Nobody'" in nobody.err


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        (("A", "B", "C"), "give one group, or two"),
        (("A", "A"), "the two groups are one"),
        ((" ;",), "it names nobody"),
        (("QQQ.MIL",), "QQQ is not a country code"),
    ],
)
def test_groups_that_make_no_sense_are_refused(
    run: Run, database: Path, groups: tuple[str, ...], words: str
) -> None:
    """It says what is wrong with them."""
    options = [part for group in groups for part in ("--group", group)]
    result = run("show", "dyads", *options, "--db", database)
    assert result.status == 2
    assert words in result.err


def test_search_finds_words(run: Run, database: Path) -> None:
    """Search finds articles and statements, and plain words where a query is none."""
    assert {hit["kind"] for hit in lines(run, "search", "shelled", "--db", database)} == {
        "article",
        "statement",
    }
    assert "attacked" in run("search", "attacked OR truce", "--db", database).out
    assert run("search", '"', "--db", database).status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "events", "--db", "{tmp}/missing.db"), "there is no such database; make one"),
        (("show", "events", "--db", "{tmp}/text.db"), "is not a database"),
        (("add", "{tmp}/text.db", "--db", "{tmp}/text.db"), "is not a database"),
        (("add", "{tmp}/text.db", "--db", "{tmp}/other.db"), "not one of Dateline's"),
        (("add", "{tmp}/text.db", "--db", "{tmp}"), "cannot be opened"),
        (("why", "zzz", "--db", "{database}"), "there is no event 'zzz'; 'dateline show events'"),
        (("retry", "--db", "{tmp}/missing.db"), "there is no such database"),
    ],
)
def test_a_database_that_cannot_serve_is_named(
    run: Run, database: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    """What is wrong with a database is one line, and nothing in the file is touched."""
    (tmp_path / "text.db").write_text("Rebels attacked the town. " * 50)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE own (id)")
    other.close()
    result = run(*(part.format(tmp=tmp_path, database=database) for part in arguments))
    assert (result.status, result.out) == (1, "")
    assert words in result.err
    assert len(result.err.splitlines()) == 1
    assert (tmp_path / "text.db").read_text().startswith("Rebels")
