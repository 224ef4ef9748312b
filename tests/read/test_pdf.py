"""PDF files made with reportlab: columns, running headers, broken words, and files without text."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from dateline.errors import UnreadableInputError
from dateline.read import read_articles
from dateline.records import Article

WORDS = (
    "army", "town", "river", "envoy", "talks", "truce", "rebels", "valley", "north", "ministry",
    "shelling", "capital", "border", "residents", "government-held", "quarters", "telephone",
    "statement", "withdrew", "returned", "reported", "agreed",
)  # fmt: skip
# Each text has an order of its own, so that no line of one stands in another.
TEXTS = [
    " ".join(WORDS[(7 * number + step * (number % 5 + 1)) % 22] for step in range(45)).capitalize()
    + f" on day {number}."
    for number in range(24)
]


def write_bulletin(file: Path, columns: int) -> None:
    """Write a bulletin of several pages with a running header and page numbers."""

    def header(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.drawString(60, 810, "Hill Country Bulletin | 9 August 2016")
        canvas.drawCentredString(300, 20, f"Page {document.page} of 3")

    width = 490 / columns
    frames = [Frame(50 + n * (width + 15), 450, width, 330, id=str(n)) for n in range(columns)]
    styles = getSampleStyleSheet()
    story: list[Flowable] = [Paragraph("Troops leave hill towns", styles["Title"])]
    for text in TEXTS:
        story += [Paragraph(text, styles["Normal"]), Spacer(1, 6)]
    document = BaseDocTemplate(str(file), pagesize=A4)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=header)])
    document.build(story)


def read(file: Path) -> Article | UnreadableInputError:
    """Read the only article of a file."""
    (found,) = read_articles([str(file)])
    return found


@pytest.mark.parametrize("columns", [1, 2])
def test_bulletin(columns: int, tmp_path: Path) -> None:
    """Paragraphs come whole and in reading order, over columns and pages, without headers."""
    file = tmp_path / "a.pdf"
    write_bulletin(file, columns)
    article = read(file)
    assert isinstance(article, Article)
    assert [article.text[s.start : s.end] for s in article.paragraphs] == TEXTS
    assert article.title == "Troops leave hill towns"
    assert (article.publisher, article.published) == ("Hill Country Bulletin", "2016-08-09")


def test_broken_words(tmp_path: Path) -> None:
    """A word that a line end broke is whole again; a compound keeps its hyphen."""
    canvas = Canvas(str(tmp_path / "a.pdf"))
    lines = (
        "The army said on Tuesday that the govern-", "ment had left the town, and that the US-",
        "backed forces and the rebel-held villages of rebel-", "held districts were quiet.",
    )  # fmt: skip
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    article = read(tmp_path / "a.pdf")
    assert isinstance(article, Article)
    assert article.text == (
        "The army said on Tuesday that the government had left the town, and that the US-backed "
        "forces and the rebel-held villages of rebel-held districts were quiet."
    )


def test_encrypted(tmp_path: Path) -> None:
    """An encrypted file is an error that says what to do."""
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "The army left.")
    canvas.save()
    error = read(tmp_path / "a.pdf")
    assert isinstance(error, UnreadableInputError)
    assert "encrypted; save a copy without its password" in error.problem


def test_images_only(tmp_path: Path) -> None:
    """A file without text asks for text recognition."""
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.rect(72, 400, 200, 200, fill=1)
    canvas.save()
    error = read(tmp_path / "a.pdf")
    assert isinstance(error, UnreadableInputError)
    assert "OCR" in error.problem


def test_truncated(tmp_path: Path) -> None:
    """A file that was cut short is not read in part."""
    write_bulletin(tmp_path / "whole.pdf", 1)
    (tmp_path / "a.pdf").write_bytes((tmp_path / "whole.pdf").read_bytes()[:-2_000])
    error = read(tmp_path / "a.pdf")
    assert isinstance(error, UnreadableInputError)
    assert "cut short" in error.problem
