"""``dateline review``, ``recode`` and ``actors merge``: what scripts and terminals see."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

EVA = ("--by", "Eva")


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


def ids(run: Run, database: Path, *wanted: str) -> list[str]:
    """Return the ids of the events that are shown."""
    return [event["id"] for event in lines(run, "show", "events", "--db", database, *wanted)]


def test_a_session_takes_one_key_an_event(run: Run, own: Path) -> None:
    """The least confident first; each key does what it says, and wrong ones are asked again."""
    waiting = lines(run, "review", "list", "--db", own)
    assert [e["confidence"] for e in waiting] == sorted(e["confidence"] for e in waiting)
    keys = [
        "a seen on video", "r", "x", "e colour=red", "e type=COERCE 'actors=M23; France'",
        "n check the date", "u", "s", "q",
    ]  # fmt: skip
    result = run("review", *EVA, "--db", own, stdin="\n".join(keys).encode())
    assert result.status == 0, result.err
    assert waiting[0]["id"] in result.out
    assert "'x' is none of the keys" in result.err
    assert "'colour' is no field" in result.err
    made = lines(run, "review", "log", "--db", own)
    first, second, third, fourth = (event["id"] for event in waiting[:4])
    assert [(d["what"], d["event"]) for d in made] == [
        ("accept", first), ("reject", second), ("edit", third), ("note", fourth), ("undo", fourth),
    ]  # fmt: skip
    assert made[0]["why"] == "seen on video"
    assert [actor["name"] for actor in made[2]["new"]["actors"]] == ["M23", "France"]


def test_a_session_ends_with_its_input(run: Run, own: Path) -> None:
    """No more keys: nothing more is decided, and the exit status is 0."""
    result = run("review", *EVA, "--db", own, stdin=b"a\n")
    assert (result.status, len(lines(run, "review", "log", "--db", own))) == (0, 1)


def test_events_show_how_people_left_them(run: Run, own: Path) -> None:
    """Lists, why and JSON tell reviewed from unreviewed; rejected ones are shown if asked for."""
    first, second, third, *rest = ids(run, own)
    run("review", "accept", first[:8], *EVA, "--db", own)
    run("review", "reject", second, *EVA, "--db", own)
    run("review", "edit", third, "place=Lyon", "--why", "the map", *EVA, "--db", own)
    assert ids(run, own) == [first, third, *rest]
    assert ids(run, own, "--rejected") == [second]
    assert ids(run, own, "--review", "edited") == [third]
    assert ids(run, own, "--review", "unreviewed") == rest
    assert "edited by Eva" in run("why", third, "--db", own).out
    assert "not reviewed by anybody" in run("why", rest[0], "--db", own).out
    assert "accepted" in run("show", "events", "--db", own, "--review", "accepted").out
    assert run("show", "events", "--db", own, "--review", "unreviewed").out.count("accepted") == 0
    log = run("review", "log", "--db", own).out
    assert "the map" in log


def test_an_event_is_added_and_taken_back(run: Run, own: Path) -> None:
    """By offsets into the article; undo by number or by event."""
    (article, *_) = lines(run, "show", "articles", "--db", own)
    given = (article["id"], "0", "6", "type=AID", "actors=France")
    added = run("review", "add", *given, *EVA, "--db", own)
    assert added.status == 0, added.err
    (new,) = ids(run, own, "--review", "added")
    undone = run("review", "undo", new, *EVA, "--db", own)
    assert undone.err == f"2: undo 1 {new} by Eva\n"
    assert ids(run, own, "--review", "added") == []
    run("review", "undo", "2", *EVA, "--db", own)
    assert ids(run, own, "--review", "added") == [new]


def test_recoding_shows_what_changed_and_keeps_decisions(run: Run, tmp_path: Path) -> None:
    """Frames that code the same words otherwise: the diff of the run, and the proposal."""
    frames, report, own = tmp_path / "own.yaml", tmp_path / "report.txt", tmp_path / "news.db"
    frames.write_text(
        "- id: assault.attack\n  type: COERCE\n  verbs: [attack]\n"
        "  matches: [The army attacked the town.]\n  rejects: [The hill is green.]\n",
        encoding="utf-8",
    )
    report.write_text("GOMA, 12 March 2021 - M23 rebels attacked Congolese soldiers on Friday.\n")
    run("add", report, "--db", own)
    (attack,) = lines(run, "show", "events", "--db", own, "--type", "ASSAULT")
    run("review", "accept", attack["id"], *EVA, "--db", own)
    result = run("recode", "--db", own, "--frames", frames)
    assert result.status == 0, result.err
    assert "run 2, 1 article coded anew, 1 changed" in result.err
    assert "dateline review conflicts" in result.err
    changes = lines(run, "show", "changes", "--db", own, "--run", "2")
    assert ("type", "ASSAULT", "COERCE") in [(c["field"], c["old"], c["new"]) for c in changes]
    assert "COERCE" in run("show", "changes", "--db", own).out
    (conflict,) = lines(run, "review", "conflicts", "--db", own)
    assert (conflict["people"]["type"], conflict["machine"]["type"]) == ("ASSAULT", "COERCE")
    assert "COERCE" in run("review", "conflicts", "--db", own).out
    assert attack["id"] in ids(run, own, "--type", "ASSAULT")
    run("review", "take", attack["id"], "--by", "Ben", "--db", own)
    assert attack["id"] in ids(run, own, "--type", "COERCE")
    assert lines(run, "review", "conflicts", "--db", own) == []
    assert f"coded before with {frames}; give these again" in run("recode", "--db", own).err


def test_two_reviewers_are_compared(run: Run, own: Path) -> None:
    """Alpha for each field, the differences, and who did not work blind."""
    first, second, third, *_ = ids(run, own)
    for event in (first, second, third):
        run("review", "accept", event, *EVA, "--blind", "--db", own)
    for event in (first, second):
        run("review", "accept", event, "--by", "Ben", "--blind", "--db", own)
    run("review", "edit", third, "place=Lyon", "--by", "Ben", "--db", own)
    (found,) = lines(run, "review", "agreement", "Eva", "Ben", "--db", own)
    alphas = {field["field"]: (field["alpha"], field["agreed"]) for field in found["fields"]}
    assert (alphas["type"], alphas["event"]) == ((1.0, 3), (1.0, 3))
    assert alphas["place"][0] < 1
    ((event, field),) = [(d["event"], d["field"]) for d in found["differences"]]
    assert (event, field) == (third, "place")
    assert found["not_blind"] == {"Ben": 1}
    shown = run("review", "agreement", "--db", own)
    assert "Lyon" in shown.out
    assert "Ben decided 1 times" in shown.err
    settled = run("review", "adjudicate", third, "--for", "Ben", "--by", "Ada", "--db", own)
    assert settled.status == 0, settled.err
    assert "adjudicated" in json.dumps(lines(run, "show", "events", "--db", own))


def test_actors_are_merged_in_what_comes_later_too(run: Run, own: Path, tmp_path: Path) -> None:
    """The one stands for the other until that is taken back; both are on record."""
    named = {actor["name"]: actor["id"] for actor in lines(run, "show", "actors", "--db", own)}
    result = run("actors", "merge", "M23", "Rwanda", *EVA, "--why", "a test", "--db", own)
    assert (result.status, result.err) == (0, f"{named['M23']} is {named['Rwanda']}\n")
    later = tmp_path / "later.txt"
    later.write_text("GOMA, 20 March 2021 - M23 rebels attacked Congolese troops on Friday.\n")
    run("add", later, "--db", own)
    now = {actor["id"] for actor in lines(run, "show", "actors", "--db", own)}
    assert named["M23"] not in now
    assert run("actors", "unmerge", named["M23"], *EVA, "--db", own).status == 0
    now = {actor["id"] for actor in lines(run, "show", "actors", "--db", own)}
    assert named["M23"] in now
    assert len(lines(run, "actors", "merges", "--db", own)) == 2
    assert "a test" in run("actors", "merges", "--db", own).out


def test_decisions_come_back_with_plover(run: Run, own: Path, tmp_path: Path) -> None:
    """Export, import into an empty database, export: the same bytes; and undo works there."""
    before = run("export", "plover", "--db", own).out
    first, second, third, *_ = ids(run, own)
    run("review", "reject", second, *EVA, "--db", own)
    run("review", "edit", first, "type=PROTEST", "actors=Ruritania", *EVA, "--db", own)
    run("review", "note", third, "look again", *EVA, "--db", own)
    run("review", "accept", first, "--by", "Ben", "--db", own)
    run("review", "undo", "3", *EVA, "--db", own)
    (article, *_) = lines(run, "show", "articles", "--db", own)
    run("review", "add", article["id"], "0", "6", "type=AID", *EVA, "--db", own)
    for wanted in ((), ("--type", "ASSAULT")):
        file, database = tmp_path / f"{len(wanted)}.jsonl", tmp_path / f"{len(wanted)}.db"
        assert run("export", "plover", "--db", own, *wanted, "-o", file).status == 0
        assert run("import", "plover", file, "--db", database).status == 0
        again = run("export", "plover", "--db", database)
        assert again.out.encode() == file.read_bytes()
    database = tmp_path / "0.db"
    assert len(lines(run, "review", "log", "--db", database)) == 6
    assert ids(run, database, "--rejected") == [second]
    for number in (6, 4, 2, 1):
        undone = run("review", "undo", str(number), "--by", "Ada", "--db", database)
        assert undone.status in {0, 1}
    for decision in lines(run, "review", "log", "--db", database):
        if decision["what"] in {"accept", "edit", "reject", "add"}:
            run("review", "undo", str(decision["number"]), "--by", "Ada", "--db", database)
    assert [events_of(line) for line in run("export", "plover", "--db", database).out.splitlines()]
    assert events_in(run("export", "plover", "--db", database).out) == events_in(before)


def test_an_export_counts_what_was_rejected(run: Run, own: Path, tmp_path: Path) -> None:
    """The manifest says how many of the events asked for were left out, and why."""
    (talks, *_) = ids(run, own, "--type", "CONSULT")
    run("review", "reject", talks, *EVA, "--db", own)
    for wanted, left_out in (((), 1), (("--type", "ASSAULT"), 0)):
        file = tmp_path / "events.jsonl"
        result = run("export", "plover", "--db", own, *wanted, "-o", file)
        assert ("left out: 1 event, rejected by a reviewer" in result.err) == bool(left_out)
        manifest = json.loads((tmp_path / "events.jsonl.manifest.json").read_text())
        assert manifest["left_out"].get("rejected by a reviewer", 0) == left_out


def test_decisions_that_cannot_be_taken_are_named(run: Run, own: Path, tmp_path: Path) -> None:
    """Of an article that is there already, and of a decision that lacks who made it."""
    first, *_ = ids(run, own)
    run("review", "accept", first, *EVA, "--db", own)
    file, broken = tmp_path / "events.jsonl", tmp_path / "broken.jsonl"
    run("export", "plover", "--db", own, "-o", file)
    again = run("import", "plover", file, "--db", own)
    assert "decisions of reviewers on 1 article stored before were not taken" in again.err
    for number, (old, new) in enumerate((
        ('"by":"Eva"', '"by":""'),
        ('"what":"accept"', '"what":"x"'),
    )):
        broken.write_text(file.read_text().replace(old, new))
        result = run("import", "plover", broken, "--db", tmp_path / f"{number}.db")
        assert result.status == 1
        assert "the decisions of people on it cannot be taken" in result.err
        assert "the events are stored as they left them" in result.err


def events_in(exported: str) -> list[Any]:
    """Return the events of an export, in order."""
    return [events_of(line) for line in exported.splitlines()]


def events_of(line: str) -> Any:  # noqa: ANN401 - JSON
    """Return the event of a line."""
    return json.loads(line)["dateline"]["event"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("review", "accept", "zz", *EVA), 1, "there is no event 'zz'"),
        (("review", "accept", "zz"), 2, "Missing option '--by'"),
        (("review", "accept", "zz", "--by", " "), 2, "it is empty"),
        (("review", "edit", "zz", "type", *EVA), 2, "'type' is no FIELD=VALUE"),
        (("review", "--blind", "log"), 2, "write the options after 'log'"),
        (("review",), 2, "say who reviews: --by NAME"),
        (("review", "list", "--blind"), 2, "say who reviews: --by NAME"),
        (("review", "undo", "7", *EVA), 1, "there is no decision 7"),
        (("review", "take", "zz", *EVA), 1, "there is no event 'zz'"),
        (("actors", "merge", "M23", "m23", *EVA), 1, "cannot be merged into itself"),
        (("actors", "unmerge", "m23", *EVA), 1, "is merged into no other"),
        (("sources", "delete", "Jean Moreau", *EVA, "--why", "x"), 1, "is in use"),
        (("sources", "delete", "Nobody", *EVA, "--why", "x"), 1, "no grade"),
    ],
)
def test_what_cannot_be_decided_is_said(
    run: Run, database: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    """One message that says what and what to do; nothing is stored."""
    result = run(*arguments, "--db", database)
    assert result.status == status
    assert words in result.err
    assert lines(run, "review", "log", "--db", database) == []
