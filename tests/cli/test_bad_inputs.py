"""Every bad input gives one message that names it and says what to do, and the rest goes on."""

import json
import os
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.cli.conftest import ATTACK, Run

TURKISH = (
    "Türkiye ile Suriye arasındaki sınırda dün akşam çatışma çıktı. Yetkililer üç askerin "
    "öldüğünü ve beş kişinin yaralandığını söyledi. Hükümet sözcüsü saldırıyı kınadı."
)
FUTURE = """\
The Quay Gazette
12 March 2999

Rebels attacked an army base near Goma, police said.
"""
LINES = (
    '{"id": "one", "text": "Rebels attacked an army base near Goma on Thursday, police said."}',
    "this is no JSON",
    '{"id": "one", "text": "France condemned the attack."}',
    '{"id": "empty", "text": ""}',
    '{"id": "later", "text": "France condemned the attack.", "published": "2999-01-01"}',
    "[1, 2]",
)


def pdf(path: Path, password: str | None = None) -> bytes:
    """Write a PDF of one line, and return its bytes."""
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.drawString(72, 700, "Rebels attacked an army base near Goma, police said on Monday.")
    canvas.save()
    return path.read_bytes()


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one file of each kind of trouble."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b"  \n\n")
    (folder / "garbage.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_bytes(b"The army attacked the rebels. " * 350_000)
    (folder / "turkish.txt").write_text(TURKISH, encoding="utf-8")
    (folder / "future.txt").write_text(FUTURE)
    (folder / "lines.jsonl").write_text("\n".join(LINES), encoding="utf-8")
    (folder / "cut.pdf").write_bytes(pdf(folder / "whole.pdf")[:300])
    pdf(folder / "locked.pdf", password="secret")  # noqa: S106 - it protects nothing
    (folder / "nothing").mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "no such file or folder; check the path"),
        ("empty.txt", "is empty; give a file that holds an article"),
        ("blank.txt", "is empty; give a file that holds an article"),
        ("nothing", "holds no article; articles end in"),
        ("garbage.bin", "save it as plain text, HTML, PDF or JSON Lines"),
        ("long.txt", "too much for one article; split it"),
        ("turkish.txt", "only English (en) is coded; leave it out"),
        ("future.txt", "after today"),
        ("cut.pdf", "cut short"),
        ("locked.pdf", "encrypted; save a copy without its password"),
        ("lines.jsonl:2", "is not JSON"),
        ("lines.jsonl:3", "has the same id as"),
        ("lines.jsonl:4", "has an empty text"),
        ("lines.jsonl:5", "after today"),
        ("lines.jsonl:6", "an article is an object with a text"),
    ],
)
def test_a_bad_input_is_named_with_the_remedy(run: Run, bad: Path, name: str, words: str) -> None:
    """A bad input costs exit status 1 and one line that names it and says what to do."""
    result = run("code", bad / name.split(":", maxsplit=1)[0], "--format", "csv")
    told = [line for line in result.err.splitlines() if f"{name}: " in line]
    assert result.status == 1
    assert len(told) == 1, result.err
    assert told[0].startswith("Error: ")
    assert words in told[0]


def test_the_rest_goes_on(run: Run, bad: Path) -> None:
    """What can be read is coded, in order, whatever stands between."""
    result = run("code", bad / "empty.txt", bad / "lines.jsonl", bad / "turkish.txt")
    codings = [json.loads(line) for line in result.out.splitlines()]
    assert [coding["article"]["input"].rpartition("/")[2] for coding in codings] == [
        "lines.jsonl:1",
        "lines.jsonl:5",
        "turkish.txt",
    ]


def test_an_article_in_another_language_has_a_line_that_says_so(run: Run, bad: Path) -> None:
    """An article that cannot be coded has empty lists and its reason in the output too."""
    coding = json.loads(run("code", bad / "turkish.txt").out)
    assert coding["events"] == []
    assert coding["unread"][0]["stage"] == "read.language"


def test_a_date_that_is_given_stills_the_complaint(run: Run, bad: Path) -> None:
    """Who gives the right date of publication is believed."""
    result = run("code", bad / "future.txt", "--published", "2021-03-12", "--json")
    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["article"]["published"] == "2021-03-12"


def test_add_complains_as_code_does(run: Run, bad: Path, tmp_path: Path) -> None:
    """What code says of bad inputs, add says too, and keeps it."""
    database = tmp_path / "news.db"
    result = run("add", bad / "lines.jsonl", bad / "turkish.txt", "--db", database)
    assert result.status == 1
    assert "turkish.txt: the article is in 'tr'" in result.err
    failed = run("show", "errors", "--db", database, "--json").out.splitlines()
    assert [json.loads(line)["input"].rpartition(":")[2] for line in failed] == list("2346")


@pytest.mark.parametrize("control", ["\x1b[31m", "\x07", "\u202e"])
def test_a_file_name_cannot_steer_the_terminal(run: Run, tmp_path: Path, control: str) -> None:
    """What steers a terminal is spelt out in messages."""
    result = run("code", tmp_path / f"a{control}b.txt")
    assert control not in result.err
    assert "no such file" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    """A file without permission is one message too."""
    secret = tmp_path / "secret.txt"
    secret.write_text(ATTACK)
    secret.chmod(0)
    result = run("code", secret, articles)
    assert result.status == 1
    assert "secret.txt: cannot be read" in result.err
