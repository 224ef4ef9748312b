"""Tasks go out to Label Studio, and what annotators make of them comes back as their decisions."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from dateline.store import open_store
from dateline.store.review import Decision, value_of
from tests.cli.conftest import Run

Task = dict[str, Any]
Change = Callable[[Task, str], None]
EVA = {"id": 3, "email": "eva@example.org", "first_name": "Eva", "last_name": "Lind"}
TEXT = """\
The Quay Gazette
14 March 2021

\N{PARTY POPPER} Rebels attacked Congolese soldiers near Goma on Thursday, killing 12 of \
them, a military spokesman said. Some 3,000 people protested in Kampala on Friday.
"""
RAID, MARCH = "attacked", "protested"


@pytest.fixture
def news(run: Run, tmp_path: Path) -> Path:
    """Return a database of one article with two events: a raid, and a march."""
    (tmp_path / "raid.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", tmp_path / "raid.txt", "--db", tmp_path / "news.db", "-q").status == 0
    return tmp_path / "news.db"


def exported(run: Run, news: Path) -> list[Task]:
    """Return the tasks of a database."""
    tasks: list[Task] = json.loads(run("export", "labelstudio", "--db", news, "-q").out)
    return tasks


def event_of(task: Task, words: str) -> str:
    """Return the id of the event that some words report."""
    results = task["predictions"][0]["result"]
    labels = (r for r in results if r["type"] == "labels" and words in r["value"]["text"])
    return str(next(r["id"] for r in labels if "-" not in r["id"]))


def annotated(tasks: list[Task], by: Any = EVA, at: str = "2024-05-02T12:00:00.5+02:00") -> Task:  # noqa: ANN401 - JSON
    """Let somebody submit the one task as it was offered, and return the annotation."""
    (task,) = tasks
    annotation = {
        "id": 7,
        "completed_by": by,
        "updated_at": at,
        "was_cancelled": False,
        "result": deepcopy(task["predictions"][0]["result"]),
    }
    task.setdefault("annotations", []).append(annotation)
    return annotation


def import_(run: Run, tasks: object, news: Path, *more: str) -> Any:  # noqa: ANN401 - a Result
    """Import a download."""
    file = news.parent / "download.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return run("import", "labelstudio", file, "--db", news, *more)


def log(news: Path) -> list[Decision]:
    """Return what was decided."""
    with open_store(news, create=False) as store:
        return store.reviews.log()


def of_region(annotation: Task, event: str, kind: str, control: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a control says of an event."""
    found = (r for r in annotation["result"] if (r.get("id"), r["type"]) == (event, kind))
    return next(r["value"] for r in found if r["from_name"] == control)


def _relabel(annotation: Task, event: str) -> None:
    of_region(annotation, event, "labels", "label")["labels"] = ["COERCE"]


def _shorten(annotation: Task, event: str) -> None:
    of_region(annotation, event, "labels", "label")["end"] -= 1


def _choose(annotation: Task, event: str) -> None:
    of_region(annotation, event, "choices", "status")["choices"] = ["denied"]


def _write(annotation: Task, event: str) -> None:
    lines = of_region(annotation, event, "textarea", "values")
    lines["text"] = [line for line in lines["text"] if not line.startswith("deaths")] + ["size=9.."]


def _take_away(annotation: Task, event: str) -> None:
    annotation["result"] = [
        r for r in annotation["result"] if event not in {r.get("id"), r.get("from_id")}
    ]


def _join_another(annotation: Task, event: str) -> None:
    units = TEXT.encode("utf-16-le")
    start = units.index("a military spokesman".encode("utf-16-le")) // 2
    value = {"start": start, "end": start + 20, "labels": ["Recipient"]}
    annotation["result"] += [
        {"id": "new", "type": "labels", "from_name": "label", "value": value},
        {"type": "relation", "from_id": "new", "to_id": event, "labels": []},
    ]


@pytest.mark.parametrize(
    ("change", "what", "new"),
    [
        pytest.param(None, "accept", {}, id="left as it was"),
        pytest.param(_relabel, "edit", {"type": "COERCE", "mode": ""}, id="another label"),
        pytest.param(_shorten, "edit", {"anchor": "-1"}, id="other words"),
        pytest.param(_choose, "edit", {"status": "denied"}, id="another choice"),
        pytest.param(_write, "edit", {"deaths": "", "size": "9.."}, id="other lines"),
        pytest.param(_take_away, "reject", {}, id="taken away"),
        pytest.param(_join_another, "edit", {"recipients": "+"}, id="one more recipient"),
    ],
)
@pytest.mark.parametrize("with_ids", [True, False], ids=["ids kept", "ids made anew"])
def test_what_an_annotator_does_becomes_a_decision(
    run: Run,
    news: Path,
    change: Change | None,
    what: str,
    new: dict[str, str],
    with_ids: bool,
) -> None:
    """With name and time, on the event that was changed alone; the other one is accepted."""
    tasks = exported(run, news)
    event = event_of(tasks[0], RAID)
    with open_store(news, create=False) as store:
        before = store.event(event).event
    annotation = annotated(tasks)
    if change:
        change(annotation, event)
    if not with_ids:
        for result in annotation["result"]:
            for key in {"id", "from_id", "to_id"} & result.keys():
                result[key] = f"x{result[key]}#7"
    result = import_(run, tasks, news)
    assert (result.status, result.err.count("Error")) == (0, 0), result.err
    made = {decision.event: decision for decision in log(news)}
    assert len(made) == 2
    assert made[event].what.value == what
    assert made[event_of(tasks[0], MARCH)].what.value == "accept"
    assert {(d.by, d.at, d.blind) for d in made.values()} == {
        ("Eva Lind", "2024-05-02T10:00:00+00:00", True)
    }
    if what == "edit":
        with open_store(news, create=False) as store:
            after = store.event(event).event
        for field, words in new.items():
            shorter = f"{before.anchor.start}:{before.anchor.end - 1}"
            more = f"{value_of(before, field)}; military spokesman"
            expected = {"+": more, "-1": shorter}.get(words, words)
            assert value_of(after, field).replace("a military", "military") == expected
    again = import_(run, tasks, news)
    assert "0 decisions" in again.err
    assert len(log(news)) == 2


def test_tasks_that_nobody_annotated_decide_nothing(run: Run, news: Path) -> None:
    """What was only offered, and what was skipped, is no decision of anybody's."""
    tasks = exported(run, news)
    annotated(tasks)["was_cancelled"] = True
    result = import_(run, tasks, news)
    assert (result.status, log(news)) == (0, [])
    assert "0 annotations read, 0 decisions; 0 problems" in result.err


def test_an_event_that_was_marked_is_added(run: Run, news: Path) -> None:
    """With its label, its words and those it is joined with; imported again, it is the same."""
    tasks = exported(run, news)
    annotation = annotated(tasks)
    units = TEXT.encode("utf-16-le")
    for name, label, words in (("e", "CONSULT", "said"), ("a", "Actor", "spokesman")):
        start = units.index(words.encode("utf-16-le")) // 2
        value = {"start": start, "end": start + len(words), "labels": [label]}
        annotation["result"].append({"id": name, "type": "labels", "value": value})
    annotation["result"].append({"type": "relation", "from_id": "e", "to_id": "a"})
    assert import_(run, tasks, news).status == 0
    added = next(d for d in log(news) if d.what.value == "add")
    assert TEXT[slice(*added.span)] == "said"
    with open_store(news, create=False) as store:
        assert value_of(store.event(added.event).event, "actors") == "spokesman"
    assert "0 decisions" in import_(run, tasks, news).err


def test_two_annotators_are_two_reviewers(run: Run, news: Path) -> None:
    """Each decides blind, so that their agreement can be measured; numbers can be given names."""
    tasks = exported(run, news)
    event = event_of(tasks[0], RAID)
    annotated(tasks, by=3)
    _take_away(annotated(tasks, by=4), event)
    result = import_(run, tasks, news, "--annotator", "3=Eva", "--annotator", "4=Ben")
    assert "2 annotations read, 4 decisions (3 accept, 1 reject)" in result.err
    told = json.loads(run("review", "agreement", "Eva", "Ben", "--db", news, "--json").out)
    assert (told["events"], told["not_blind"]) == (2, {})
    assert [d["values"] for d in told["differences"]] == [{"Eva": "yes", "Ben": "no"}]


def test_a_later_annotation_changes_the_earlier_one(run: Run, news: Path) -> None:
    """Only what is other than before is decided anew; what was taken back is not made again."""
    tasks = exported(run, news)
    event = event_of(tasks[0], RAID)
    annotation = annotated(tasks)
    import_(run, tasks, news)
    assert run("review", "undo", event, "--by", "Ada", "--db", news).status == 0
    assert "0 decisions" in import_(run, tasks, news).err
    _choose(annotation, event)
    annotation["updated_at"] = "2024-05-03T10:00:00Z"
    assert "1 decision (1 edit)" in import_(run, tasks, news).err


def test_the_short_format_tells_types_words_and_lines(run: Run, news: Path) -> None:
    """JSON-MIN says neither who takes part nor what was chosen, so that these stay."""
    tasks = exported(run, news)
    event = event_of(tasks[0], RAID)
    annotation = annotated(tasks)
    _relabel(annotation, event)
    _write(annotation, event)
    regions = [r["value"] for r in annotation["result"] if r["type"] == "labels"]
    least = tasks[0]["data"] | {
        "id": 1, "annotator": 3, "annotation_id": 7, "updated_at": "2024-05-02T10:00:00Z",
        "label": [{k: r[k] for k in ("start", "end", "text", "labels")} for r in regions],
        "status": ["denied", "happened"],
        "values": [r["value"] for r in annotation["result"] if r["type"] == "textarea"],
    }  # fmt: skip
    result = import_(run, [least], news)
    assert "2 decisions (1 edit, 1 accept)" in result.err
    assert "export as JSON from Label Studio" in result.err
    edited = next(d for d in log(news) if d.what.value == "edit")
    assert (edited.new["type"], edited.new["deaths"]) == ("COERCE", None)
    assert "actors" not in edited.new


def _no_time(task: Task) -> None:
    del task["annotations"][0]["updated_at"]


def _nobody(task: Task) -> None:
    task["annotations"][0]["completed_by"] = None


def _other_text(task: Task) -> None:
    task["data"]["text"] += " More."


def _other_article(task: Task) -> None:
    task["data"]["article"] = "elsewhere"


def _no_text(task: Task) -> None:
    del task["data"]["text"]


def _outside(task: Task) -> None:
    task["annotations"][0]["result"][0]["value"]["end"] = 99999


def _unknown_label(task: Task) -> None:
    task["annotations"][0]["result"][0]["value"]["labels"] = ["Quarrel"]


def _loose(task: Task) -> None:
    value = {"start": 0, "end": 16, "labels": ["Actor"]}
    task["annotations"][0]["result"].append({"id": "q", "type": "labels", "value": value})


def _not_a_list(task: Task) -> None:
    task["annotations"][0]["result"] = "none"


def _bad_line(task: Task) -> None:
    result = task["annotations"][0]["result"]
    next(r for r in result if r["type"] == "textarea")["value"]["text"] = ["deaths: 9", "size=big"]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        pytest.param(_no_time, "was updated_at None, which is no ISO time", id="no time"),
        pytest.param(_nobody, "does not say who annotated it", id="nobody"),
        pytest.param(_other_text, "has another text here than was annotated", id="other text"),
        pytest.param(_other_article, "there is no article 'elsewhere'", id="other article"),
        pytest.param(_no_text, "has no text", id="no text"),
        pytest.param(_outside, "to 99999, labels ASSAULT) holds no words", id="outside the text"),
        pytest.param(_unknown_label, "'QUARREL' is no type of PLOVER", id="unknown label"),
        pytest.param(_loose, "'The Quay Gazette' is joined with no event", id="no relation"),
        pytest.param(_not_a_list, "is no task", id="no results"),
        pytest.param(_bad_line, "'deaths: 9' is no FIELD=VALUE", id="no field"),
        pytest.param(_bad_line, "'big' is no number", id="no number"),
    ],
)
def test_what_cannot_be_read_is_named_by_task(
    run: Run, news: Path, spoil: Callable[[Task], None], problem: str
) -> None:
    """Exit status 1 and one sentence each; the next task is read all the same."""
    tasks = exported(run, news)
    annotated(tasks)
    good = deepcopy(tasks[0])
    good["annotations"][0] |= {"completed_by": "Ben"}
    spoil(tasks[0])
    result = import_(run, [*tasks, good], news)
    assert result.status == 1
    assert problem in result.err
    assert "download.json: task 1" in result.err
    assert len([d for d in log(news) if d.by == "Ben"]) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"[1", b"\xff\xfe", b"<html>"])
def test_what_is_no_download_is_refused(run: Run, news: Path, content: bytes) -> None:
    """One sentence says what to export instead."""
    file = news.parent / "download.json"
    file.write_bytes(content)
    result = run("import", "labelstudio", file, "--db", news)
    assert result.status == 1
    assert "export as JSON or JSON-MIN there" in result.err


def test_a_missing_database_is_not_made(run: Run, tmp_path: Path) -> None:
    """Decisions need the articles that they are about."""
    shutil.copy(__file__, tmp_path / "download.json")
    result = run("import", "labelstudio", tmp_path / "download.json", "--db", tmp_path / "no.db")
    assert result.status == 1
    assert "there is no such database" in result.err
