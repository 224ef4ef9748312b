"""Files, folders, standard input and JSON Lines: what is yielded, and each way to fail."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import UnreadableInputError
from dateline.read import article_from_text, read_articles
from dateline.records import Article, Republished

TODAY = date(2024, 6, 1)
SENTENCE = "The army said on Tuesday that its troops had left the hill town of Varenna."


def read_one(path: Path) -> Article | UnreadableInputError:
    """Read the only article of a file."""
    (found,) = read_articles([str(path)], today=TODAY)
    return found


ENCODINGS = {
    "UTF-8": ("The envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode()),
    "UTF-8 with a mark": ("\ufeffThe envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode()),
    "UTF-16 with a mark": (
        "\ufeffThe envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode("utf-16-le")
    ),
    "UTF-16 big-endian with a mark": (
        "\ufeffThe envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode("utf-16-be")
    ),
    "UTF-16 without a mark": ("The envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode("utf-16-le")),
    "Windows-1252": ("The envoy \u201cleft\u201d Caf\u00e9 Varenna.".encode("cp1252")),
    "both in one file": (
        "The envoy \u201cleft\u201d ".encode() + "Caf\u00e9 Varenna.".encode("cp1252")
    ),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding(encoding: str, tmp_path: Path) -> None:
    """A text file reads the same in every encoding."""
    file = tmp_path / "a.txt"
    file.write_bytes(ENCODINGS[encoding])
    article = read_one(file)
    assert isinstance(article, Article)
    assert article.text == "The envoy \u201cleft\u201d Caf\u00e9 Varenna."


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("of\ufb01ce of the con\ufb02ict", "office of the conflict"),
        ("cease\u00adfire", "ceasefire"),
        ("a cease\u00ad\nfire held", "a ceasefire held"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("thats a very big setback", "thats a very big setback"),
        ("it cost \\$5", "it cost \\$5"),
        ("a\x00b\u200bc", "abc"),
    ],
)
def test_repair(raw: str, read: str, tmp_path: Path) -> None:
    """Text files lose ligatures, soft hyphens and invisible characters, and nothing else."""
    file = tmp_path / "a.txt"
    file.write_bytes(f"{SENTENCE} {raw}".encode())
    article = read_one(file)
    assert isinstance(article, Article)
    assert article.text == f"{SENTENCE} {read}"


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n ", "is empty"),
    "garbage.txt": (bytes(range(256)) * 20, "looks like binary data"),
    "office.txt": (b"PK\x03\x04rest", "Office document"),
    "huge.txt": (b"word " * 2_000_000, "larger than 8,000,000 bytes"),
    "long.txt": (b"word " * 500_000, "more than the 300,000 of one article"),
    "cut.pdf": (b"%PDF-1.4\n1 0 obj\n", "cut short"),
    "broken.pdf": (b"%PDF-1.4\nnothing\n%%EOF", "damaged"),
    "empty.html": (b"<html><body></body></html>", "holds no article text"),
    "deep.html": (b"<div>" * 5_000 + b"x", "nested more than 200 deep"),
    "many.html": (b"<i>a</i>" * 100_000, "more than 150,000 tags"),
    "empty.jsonl": (b"", "is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file(name: str, tmp_path: Path) -> None:
    """Each bad file is one error that names it and what is wrong, and the next file is read."""
    content, problem = BAD[name]
    (tmp_path / name).write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text(SENTENCE, encoding="utf-8")
    error, article = read_articles([str(tmp_path / name), str(good)])
    assert isinstance(error, UnreadableInputError)
    assert error.place == str(tmp_path / name)
    assert problem in error.problem
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("not json", "is not JSON"),
        ("[1]", "Expected `object`"),
        ('{"id": "b"}', "missing required field `text`"),
        ('{"text": 5}', "$.text"),
        ('{"text": " "}', "empty text"),
        ('{"text": "\\ud800 half"}', "is not JSON"),
        ('{"text": "Fine.", "published": "someday"}', "'someday', which is no date"),
        ('{"text": "Fine.", "published": "2016-02-31"}', "which is no date"),
        ('{"text": "Fine.", "republished_from": "RT"}', "$.republished_from"),
        ('{"text": "Fine.", "more": ' + "[" * 50_000 + "]" * 50_000 + "}", "is not JSON"),
    ],
)
def test_bad_line(line: str, problem: str, tmp_path: Path) -> None:
    """A bad line is an error with FILE:LINE; blank lines are skipped and the rest is read."""
    file = tmp_path / "a.jsonl"
    file.write_text(f'\ufeff{{"text": "First."}}\n\n{line}\n{{"text": "Last."}}', encoding="utf-8")
    first, error, last = read_articles([str(file)])
    assert isinstance(first, Article)
    assert isinstance(error, UnreadableInputError)
    assert isinstance(last, Article)
    assert (first.input, error.place, last.input) == (f"{file}:1", f"{file}:3", f"{file}:4")
    assert problem in error.problem


def test_json_line_is_believed(tmp_path: Path) -> None:
    """What a JSON line gives is taken over, and its text is never altered."""
    given = {
        "id": "x1", "title": "Varenna fell",
        "text": "Varenna fell.\r\nThe of\ufb01ce\u00ad said so.",
        "publisher": "Hill Gazette", "published": "2016-08-09T23:10:00Z", "language": "en",
        "republished_from": {"outlet": "RT", "date": "2016-08-08"}, "url": "https://example.org/1",
    }  # fmt: skip
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(given), encoding="utf-8")
    article = read_one(file)
    assert isinstance(article, Article)
    assert article.text == given["text"]
    assert (article.id, article.title, article.title_span) == ("x1", "Varenna fell", (0, 13))
    assert (article.publisher, article.published) == ("Hill Gazette", "2016-08-09")
    assert article.republished_from == Republished("RT", "2016-08-08")


def test_folder(tmp_path: Path) -> None:
    """A folder is read with all below it, sorted; hidden, README and other files are left out."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/1.txt", "a.md", ".git/x.txt", ".h.txt", "README.md", "picture.png", "c.txt"):
        (tmp_path / name).write_text(f"{SENTENCE} {name}", encoding="utf-8")
    read = [Path(found.input).name for found in read_articles([str(tmp_path)])
            if isinstance(found, Article)]  # fmt: skip
    assert read == ["a.md", "c.txt", "1.txt"]


@pytest.mark.parametrize(("name", "problem"), [("none", "no such file"), (".", "no article")])
def test_nothing_there(name: str, problem: str, tmp_path: Path) -> None:
    """A missing path and a folder without articles are errors that say so."""
    (error,) = read_articles([str(tmp_path / name)])
    assert isinstance(error, UnreadableInputError)
    assert problem in error.problem


def test_standard_input() -> None:
    """A dash reads standard input; JSON Lines in it are told by their look."""
    (article,) = read_articles(["-"], stdin=io.BytesIO(SENTENCE.encode()))
    assert isinstance(article, Article)
    assert (article.input, article.text) == ("-", SENTENCE)
    (line,) = read_articles(["-"], stdin=io.BytesIO(b'{"id": "a", "text": "Varenna fell."}'))
    assert isinstance(line, Article)
    assert (line.input, line.id) == ("-:1", "a")


@pytest.mark.parametrize(
    ("second", "problem"),
    [("Another text.", "has the same id as"), ("Varenna fell.", "is the same text as")],
)
def test_duplicates(second: str, problem: str, tmp_path: Path) -> None:
    """The second article of one id is an error that names both places."""
    file = tmp_path / "a.jsonl"
    lines = [{"id": "a", "text": "Varenna fell."}, {"id": "a", "text": second}]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    _, error = read_articles([str(file)])
    assert isinstance(error, UnreadableInputError)
    assert error.place == f"{file}:2"
    assert problem in error.problem
    assert f"{file}:1" in error.problem


def test_unknown_format() -> None:
    """A format that does not exist is refused with the list of those that do."""
    with pytest.raises(ValueError, match="auto, text, html, pdf, jsonl"):
        list(read_articles(["-"], input_format="docx", stdin=io.BytesIO(b"x")))


@pytest.mark.parametrize(
    "text",
    [
        "Varenna fell",
        "Rebels seized the town of Varenna",
        "On 9 August 2016, the army left Varenna.",
        "The army left. The rebels stayed.",
        "The army left Varenna.\nThe rebels stayed there.",
        "Talks\nTruce",
        "By Monday the army had left.",
        "Source: the army said so.",
    ],
)
def test_short_text_is_kept(text: str) -> None:
    """A sentence or two is all body: nothing is taken for a masthead."""
    article = article_from_text(text)
    assert " ".join(text[s.start : s.end] for s in article.paragraphs) == " ".join(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "en"),
        ("Rebels kill 12 in Varenna", "en"),
        ("Bakan, ordunun kentten \u00e7ekildi\u011fini duyurdu.", "tr"),
        ("Der Minister sagte, dass die Armee die Stadt verlassen habe.", "de"),
        (
            "\u0410\u0440\u043c\u0438\u044f \u043e\u0441\u0442\u0430\u0432\u0438\u043b\u0430 "
            "\u0433\u043e\u0440\u043e\u0434 "
            "\u043f\u043e\u0441\u043b\u0435 \u0431\u043e\u0451\u0432.",
            "ru",
        ),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    """Another language is named where it is clear; headlines of names stay English."""
    assert article_from_text(text).language == language
