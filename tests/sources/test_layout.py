"""Attribution by layout: headlines, transcripts, signed quotations."""

import pytest

import dateline
from tests.sources.build import Said, in_words, said, statements_of


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ada Brandt: We will rebuild the mill", Said(("Ada Brandt",), "We will rebuild the mill")),
        ("Report: Forty villages lie empty", Said(("Report",), "Forty villages lie empty")),
        ("Forty villages lie empty: report", Said(("report",), "Forty villages lie empty")),
        ("Forty villages lie empty - report", Said(("report",), "Forty villages lie empty")),
    ],
)
def test_headline(headline: str, expected: Said) -> None:
    """A name before a colon, or after a colon or dash at the end, says the rest of a headline."""
    text = f"{headline}\nThe council met on Monday."
    assert in_words(statements_of(text, has_title=True), text) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "Northern war: Air strikes hit the mill",
        "Live: Air strikes hit the mill",
        "Mill hit - again",
    ],
)
def test_headline_without_source(headline: str) -> None:
    """A topic before a colon says nothing."""
    text = f"{headline}\nThe council met on Monday."
    assert statements_of(text, has_title=True) == ()


def test_transcript() -> None:
    """Each turn of a transcript belongs to the name in capitals before it."""
    text = "BRANDT: We lost the mill.\nHOLM: And the bridge?\nBRANDT: The bridge is safe."
    assert said(text) == [
        Said(("BRANDT",), "We lost the mill."),
        Said(("HOLM",), "And the bridge?"),
        Said(("BRANDT",), "The bridge is safe."),
    ]


def test_quotation_in_the_paragraph_behind_its_colon() -> None:
    """The words stand in the next paragraph, and no empty stretch is taken with them."""
    text = 'Brandt continued:\n"The mill is gone, and the bridge will be next."'
    contents = [statement.content for statement in statements_of(text)]
    assert [text[slice(*span)] for (span,) in contents] == [text.split("\n")[1]]


def test_signed_quotation() -> None:
    """A quotation that a name follows after a dash belongs to that name."""
    text = "“We are ready for the winter.” \u2014 Ada Brandt"
    assert said(text) == [Said(("Ada Brandt",), "“We are ready for the winter.”")]


@pytest.mark.parametrize(
    ("headline", "chain", "words"),
    [
        ("UN: Thousands flee fighting in Goma", ("United Nations",), "Thousands flee"),
        ("North Korea fires missile, Seoul says", ("South Korean government",), "North Korea"),
        ("Two dead in Nairobi protest, reports Reuters", ("Reuters",), "Two dead"),
        ("Taliban claim Kabul attack", ("Taliban",), "Kabul attack"),
        ("Aid groups warn of famine in Yemen", ("Aid groups",), "famine in Yemen"),
        ("Ten killed in blast near Kabul - officials", ("officials",), "Ten killed"),
        ("Iran sent arms to Houthis \u2013 UN report", ("United Nations",), "Iran sent arms"),
    ],
)
def test_headline_of_an_article(headline: str, chain: tuple[str, ...], words: str) -> None:
    """Headlines leave out articles and verbs, and still say who says so."""
    body = "The council met in the town on Monday and voted to stay there for another week."
    text = f"{headline}\n\n{body}"
    (statement,) = dateline.code(text).statements
    assert tuple(source.name for source in statement.chain) == chain
    assert text[statement.content[0].start :].startswith(words)


def test_a_kind_of_article_is_no_source() -> None:
    """What stands before a colon may tell what the text is."""
    text = "Analysis: Why the truce failed\n\nThe council met in the town on Monday."
    assert dateline.code(text).statements == ()
