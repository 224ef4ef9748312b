"""``dateline frames``, and frames of one's own."""

import json
from pathlib import Path

import pytest

from dateline.knowledge.events import Frame, load_frames, read_frames
from tests.cli.conftest import Run

OWN = """\
- id: lake.chain
  type: COERCE
  mode: restrict
  verbs: [chain off]
  matches: [Russia chained off Ukraine.]
  rejects: [The dog was chained to a post.]
"""
CHANGED = """\
- id: assault.fight
  type: THREATEN
  verbs: [overshadow]
  matches: [Russia overshadowed Ukraine.]
  rejects: [The tower overshadows the square.]
"""
SENTENCE = "Russia chained off Ukraine."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with one frame."""
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "lake.yaml").write_text(OWN, encoding="utf-8")
    return folder


def types(run: Run, *arguments: object) -> list[str]:
    """Return the types of the events that ``code`` finds in a file."""
    coding = json.loads(run("code", "--json", *arguments).out)
    return [event["type"] for event in coding["events"]]


def test_an_event_is_explained(run: Run) -> None:
    """The explanation names frame, words, sides, status and certainty, and what stands inside."""
    out = run("frames", "explain", "Ukraine may accuse Russia of attacking Kyiv.").out
    assert 'accuse.allege, at "accuse"' in out
    assert "possible, asserted" in out
    assert "takes it in: the outer act counts" in out


def test_an_explanation_is_data(run: Run) -> None:
    """With --json each explanation is one object."""
    lines = run("frames", "explain", "Ukraine accused Russia.", "--json").out.splitlines()
    first = json.loads(lines[0])
    assert (first["fate"], first["type"], first["status"]) == ("codes", "ACCUSE", "happened")


def test_other_news_is_said_to_be_other_news(run: Run) -> None:
    """Where the whole text is about sport, its words of war are dropped for that reason."""
    text = (
        "Spain beat Germany to reach the final. The striker hit the post before half-time. "
        "Germany attacked for most of the match but the goalkeeper held. The coach praised his "
        "players after the game."
    )
    out = run("frames", "explain", text).out
    assert "dropped  ASSAULT" in out
    assert "the text is about sport" in out
    assert "codes " not in out


def test_nothing_to_explain_is_said_so(run: Run) -> None:
    """A sentence without any word of a frame gives a hint, not silence."""
    result = run("frames", "explain", "Clouds drifted above.")
    assert (result.status, result.out) == (0, "")
    assert "no word of it begins a frame" in result.err


def test_frames_are_listed(run: Run, own: Path) -> None:
    """The list can be narrowed to one type, and has one's own frames first."""
    lines = run("frames", "list", "--type", "coerce", "--frames", own, "--json").out.splitlines()
    found = [json.loads(line) for line in lines]
    assert found[0]["id"] == "lake.chain"
    assert {frame["type"] for frame in found} == {"COERCE"}
    assert "lake.chain (COERCE restrict): chain off" in run("frames", "list", "--frames", own).out


def test_a_new_frame_holds(run: Run, tmp_path: Path) -> None:
    """What ``new`` writes is a frame file, and it never writes over one."""
    file = tmp_path / "mine.yaml"
    assert run("frames", "new", "lake.raid", "--type", "ASSAULT", "-o", file).status == 0
    assert [frame.id for frame in read_frames([file]).frames] == ["lake.raid"]
    again = run("frames", "new", "lake.raid", "-o", file)
    assert again.status == 1
    assert "is there already" in again.err


def test_an_id_that_would_break_the_file_is_refused(run: Run) -> None:
    """An id is one plain word."""
    result = run("frames", "new", "lake: raid")
    assert result.status == 2
    assert "'lake: raid' is no id" in result.err


def test_a_sentence_too_long_is_said_to_be(run: Run) -> None:
    """What is dropped for its length is dropped for that reason."""
    out = run("frames", "explain", "Russia attacked Ukraine and " * 60 + "left.").out
    assert "a sentence of more than 120 tokens is not coded" in out


@pytest.mark.parametrize("frame", load_frames().frames[::10], ids=lambda frame: frame.id)
def test_a_built_in_frame_can_be_the_start(run: Run, tmp_path: Path, frame: Frame) -> None:
    """``new`` with the id of a built-in frame gives that frame, ready to be changed."""
    file = tmp_path / "mine.yaml"
    run("frames", "new", frame.id, "-o", file)
    assert read_frames([file]).frames == (frame,)


def test_own_frames_add_to_the_built_in_ones(run: Run, own: Path, tmp_path: Path) -> None:
    """A frame of one's own codes what nothing else does."""
    file = tmp_path / "report.txt"
    file.write_text(f"{SENTENCE} Ukraine accused Russia.\n", encoding="utf-8")
    assert types(run, file) == ["ACCUSE"]
    assert types(run, file, "--frames", own) == ["COERCE", "ACCUSE"]
    assert "codes    COERCE restrict" in run("frames", "explain", SENTENCE, "--frames", own).out


def test_own_frames_take_the_place_of_built_in_ones(run: Run, tmp_path: Path) -> None:
    """A frame with a built-in id replaces that frame whole."""
    own = tmp_path / "changed.yaml"
    own.write_text(CHANGED, encoding="utf-8")
    file = tmp_path / "report.txt"
    file.write_text("Russia overshadowed Ukraine. Russia fought Ukraine.\n", encoding="utf-8")
    assert types(run, file) == ["ASSAULT"]
    assert types(run, file, "--frames", own) == ["THREATEN"]


def test_a_database_knows_its_frames(run: Run, own: Path, tmp_path: Path) -> None:
    """A run with other frames has another knowledge digest."""
    file = tmp_path / "report.txt"
    file.write_text(f"{SENTENCE}\n", encoding="utf-8")
    digests = set()
    for number, options in enumerate(((), ("--frames", own))):
        base = tmp_path / f"{number}.db"
        run("add", file, "--db", base, *options)
        digests.add(json.loads(run("show", "runs", "--db", base, "--json").out)["knowledge"])
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("verbs:", "verb:", "unknown field `verb`; did you mean 'verbs'?"),
        ("COERCE", "COERSE", "type is 'COERSE'; did you mean 'COERCE'?"),
        ("restrict", "restict", "mode is 'restict'; did you mean 'restrict'?"),
        ("verbs: [chain off]", "contexts: [army]", "a context is 'army'; use one of asylum"),
        ("  matches: [Russia chained off Ukraine.]\n", "", "one sentence under matches"),
        ("- id", "id", "not valid YAML"),
    ],
)
def test_a_typo_stops_the_program(run: Run, own: Path, old: str, new: str, problem: str) -> None:
    """With a wrong frame nothing is coded: file, entry and remedy are named."""
    file = own / "lake.yaml"
    file.write_text(OWN.replace(old, new), encoding="utf-8")
    result = run("code", file, "--frames", own)
    assert (result.status, result.out) == (1, "")
    assert problem in result.err
    assert "lake.yaml" in result.err


def test_sentences_of_own_frames_are_checked(run: Run, own: Path) -> None:
    """Each sentence that a frame wrongly leaves or codes is named; none of them is exit 0."""
    assert run("frames", "check", own).out == "1 frame; 0 problems\n"
    file = own / "lake.yaml"
    file.write_text(OWN.replace("The dog was chained to a post.", SENTENCE), encoding="utf-8")
    wrong = run("frames", "check", own)
    assert (wrong.status, wrong.out.count("\n")) == (1, 2)
    assert f"lake.chain: codes '{SENTENCE}'" in wrong.out


@pytest.mark.parametrize(("name", "problem"), [("gone", "does not exist"), (".", "no .yaml file")])
def test_a_folder_without_frames_is_refused(
    run: Run, tmp_path: Path, name: str, problem: str
) -> None:
    """A missing or empty folder is an error, not a run without one's own frames."""
    result = run("frames", "list", "--frames", tmp_path / name)
    assert result.status == 1
    assert problem in result.err
