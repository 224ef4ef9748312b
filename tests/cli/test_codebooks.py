"""``--codebook`` and ``dateline codebooks``: other ontologies beside PLOVER."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def events_of(run: Run, database: Path) -> list[Any]:
    """Return the events of a database."""
    shown = run("show", "events", "--db", database, "--json")
    assert shown.status == 0, shown.err
    return [json.loads(line) for line in shown.out.splitlines()]


def test_codes_follow_what_a_person_decides(run: Run, articles: Path, tmp_path: Path) -> None:
    """An event that somebody makes an arrest of many has the code of arrests."""
    database = tmp_path / "news.db"
    assert run("add", articles, "--db", database, "--codebook", "acled", "-q").status == 0
    attack = next(e for e in events_of(run, database) if e["codes"] and e["type"] == "ASSAULT")
    assert attack["codes"][0]["codebook"] == "acled"
    words = ("type=COERCE", "mode=arrest", "arrested=40", "--by", "Eva", "--db", database)
    edited = run("review", "edit", attack["id"], *words)
    assert edited.status == 0, edited.err
    after = next(e for e in events_of(run, database) if e["id"] == attack["id"])
    assert [code["sub_type"] for code in after["codes"]] == ["Arrests"]


def test_without_a_codebook_there_are_no_codes(run: Run, articles: Path) -> None:
    """PLOVER alone is what events have unless more is asked for."""
    coded = run("code", articles / "attack.txt", "--format", "jsonl")
    assert all(event["codes"] == [] for event in json.loads(coded.out)["events"])


def test_codebooks_are_listed_with_their_types(run: Run) -> None:
    """Every type stands with its sub-types."""
    listed = run("codebooks", "list")
    assert "acled: ACLED-style event types" in listed.out
    assert "Battles: Armed clash" in listed.out


def test_a_sentence_that_goes_wrong_is_named(run: Run, tmp_path: Path) -> None:
    """``check`` says which rule coded it instead, and exit status is 1."""
    (tmp_path / "codebook.yaml").write_text("- {id: own, name: Own, types: {Visit: []}}\n")
    (tmp_path / "rules.yaml").write_text(
        "- id: visit\n  code: Visit\n  types: [CONSULT]\n"
        "  matches: [Rebels attacked soldiers near Goma on Monday.]\n"
        "  rejects: [The president of Kenya met the president of Uganda in Kampala on Monday.]\n"
    )
    checked = run("codebooks", "check", tmp_path)
    assert checked.status == 1
    assert "own visit: does not code 'Rebels attacked" in checked.out
    assert "own visit: codes 'The president of Kenya" in checked.out
    assert "1 rule; 2 problems" in checked.out


def test_an_unknown_codebook_ends_the_command_before_it_reads(run: Run, articles: Path) -> None:
    """One sentence that says what there is."""
    refused = run("code", articles, "--codebook", "acld")
    assert refused.status == 1
    assert "no codebook; give one of acled" in refused.err
