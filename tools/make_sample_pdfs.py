"""Write the PDF reports of the bundled sample, ``examples/dispatches/*.pdf``.

The texts stand here, so that a change of wording is seen in a review. The same version of reportlab
gives the same bytes each time. Run it from anywhere: ``python tools/make_sample_pdfs.py``.
"""

from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "dispatches"
MARGIN = 34.0  # points, as all lengths here
GUTTER = 14.0
HEADER = 22.0
LEAFLET = (420.0, 300.0)

GOMA = (
    "Rebels take Goma as army retreats",
    (
        "24 November 2012",
        "GOMA, Democratic Republic of Congo - Rebels of the M23 movement captured the eastern "
        "city of Goma on Tuesday after government troops retreated towards Sake, leaving a "
        "million people under the control of a force that was founded only in April.",
        "United Nations peacekeepers, who had helped the army with helicopter strikes at the "
        "weekend, did not fire on the rebels when they reached the airport, a UN spokesman "
        "said.",
        "\u201cThey walked in and nobody stopped them,\u201d said Joseph Kambale, a schoolteacher "
        "in Goma who spoke to Meridian News Agency.",
        "The Congolese army attacked Sake on Thursday but failed to retake it. A rebel "
        "officer told this review that his men had killed dozens of soldiers. The army said "
        "that it had lost four.",
        "The United Nations says that 140,000 people have fled. Aid workers in Goma warned of "
        "cholera.",
        "Congo accuses Rwanda of commanding the rebellion. Rwanda denies the charge. Britain "
        "said on Friday that it found the report of the United Nations experts on Rwandan "
        "support for M23 credible.",
        "The presidents of Congo, Rwanda and Uganda met in Kampala on Wednesday and called on "
        "M23 to leave the city. The rebels refused. They want direct talks with the "
        "government in Kinshasa, which has so far ruled them out.",
        "Human rights monitors reported that the rebels had abducted officials and looted "
        "houses in the days after the city fell.",
    ),
)
SRI_LANKA = (
    "Sri Lanka and Tamil Tigers halt war",
    (
        "COLOMBO, February 23, 2002 (Monsoon Post) - A ceasefire between Sri Lanka\u2019s "
        "government and the Liberation Tigers of Tamil Eelam came into force at midnight on "
        "Friday, raising hopes of an end to a war that has killed more than 60,000 people "
        "since 1983.",
        "The two sides signed the agreement separately. Norway, which has mediated for two "
        "years, announced it in Oslo on Friday.",
        "Neither side may move its lines or carry out attacks, according to the text of the "
        "agreement. Monitors from the Nordic countries will report on violations.",
        "The government and the Tigers had each observed a truce of their own since December. "
        "No serious clash has been reported in the north for eight weeks, an army spokesman "
        "said.",
        "The president\u2019s office complained that it had not been consulted. Hardline Buddhist "
        "monks staged a protest in Colombo and accused Norway of taking the rebels\u2019 side.",
        "India and the United States welcomed the ceasefire. The Tigers are banned in both "
        "countries as a terrorist organisation.",
        "\u201cThe buses to Jaffna may run again,\u201d said Malini Sivarajah, who sells saris in "
        "Vavuniya. Peace talks are expected to open in Thailand later this year, Norwegian "
        "officials told the Monsoon Post.",
    ),
)


def _story(title: str, paragraphs: tuple[str, ...], size: float) -> list[Flowable]:
    """Return a headline and its paragraphs, set in the given size of type (points)."""
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=size,
        leading=size * 1.25,
        alignment=TA_JUSTIFY,
        spaceAfter=size * 0.6,
    )
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=size * 1.6, leading=size * 1.9)
    return [
        Paragraph(title, head),
        Spacer(1, size),
        *(Paragraph(text, body) for text in paragraphs),
    ]


def _running_header(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the line that stands on top and at the foot of every page."""
    width, height = document.pagesize
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, height - MARGIN, "LAKES WEEKLY REVIEW")
    canvas.drawRightString(width - MARGIN, height - MARGIN, "Number 47")
    canvas.drawCentredString(width / 2, MARGIN / 2, f"page {document.page}")


def write_two_columns(path: Path, title: str, paragraphs: tuple[str, ...]) -> None:
    """Write a report in two columns on small pages, with a running header.

    Args:
        path: The file to write.
        title: The headline.
        paragraphs: The text.
    """
    width, height = LEAFLET
    column = (width - 2 * MARGIN - GUTTER) / 2
    bottom, tall = MARGIN, height - 2 * MARGIN - HEADER
    frames = [
        Frame(left, bottom, column, tall, leftPadding=0, rightPadding=0)
        for left in (MARGIN, MARGIN + column + GUTTER)
    ]
    document = BaseDocTemplate(str(path), pagesize=LEAFLET, title=title, invariant=1)
    document.addPageTemplates(PageTemplate("columns", frames, onPage=_running_header))
    document.build(_story(title, paragraphs, 10.5))


def write_one_column(path: Path, title: str, paragraphs: tuple[str, ...]) -> None:
    """Write a report as one column on one page.

    Args:
        path: The file to write.
        title: The headline.
        paragraphs: The text.
    """
    width, height = A4
    frame = Frame(2 * MARGIN, MARGIN, width - 4 * MARGIN, height - 3 * MARGIN)
    document = BaseDocTemplate(str(path), pagesize=A4, title=title, invariant=1)
    document.addPageTemplates(PageTemplate("page", [frame]))
    document.build(_story(title, paragraphs, 12))


def main() -> None:
    """Write the two files into the sample folder."""
    write_two_columns(SAMPLE / "10-goma.pdf", *GOMA)
    write_one_column(SAMPLE / "17-sri-lanka.pdf", *SRI_LANKA)


if __name__ == "__main__":
    main()
