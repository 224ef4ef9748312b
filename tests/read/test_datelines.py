"""The table of datelines, credit lines and mastheads, and openings that are none of them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from ruamel.yaml import YAML

from dateline.read import article_from_text

TODAY = date(2024, 6, 1)
HEADLINE = "Troops leave hill town after fighting\n\n"
BODY = (
    "The army said on Tuesday that its troops had left the hill town of Varenna after a week.\n\n"
    "Residents reached by telephone said that shelling went on in the valley through the night."
)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table."""

    label: str
    text: str
    publisher: str | None
    published: str | None
    place: str | None

    @property
    def whole(self) -> str:
        """The text with headline and paragraphs."""
        text = self.text.replace("{H}", HEADLINE).replace("{B}", BODY)
        return text.replace("{C}", BODY.upper())


def read_cases() -> list[Case]:
    """Return the rows of the table, in order."""
    table = Path(__file__).with_name("datelines.yaml").read_text(encoding="utf-8")
    return msgspec.convert(YAML(typ="safe", pure=True).load(table), list[Case])


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.label)
def test_dateline(case: Case) -> None:
    """Publisher, day and place come out, and the body is the two paragraphs."""
    text = case.whole
    article = article_from_text(text, today=TODAY)
    bodies = [text[span.start : span.end].lower() for span in article.paragraphs]
    assert (article.publisher, article.published, article.dateline_place) == (
        case.publisher,
        case.published,
        case.place,
    )
    assert [body.split()[0] for body in bodies] == ["the", "residents"]
    assert [body[-6:] for body in bodies] == ["week.".rjust(6), "night."]


@pytest.mark.parametrize(
    "opening",
    [
        "Russia \u2013 which denies it \u2013 sent troops to the valley.",
        "NATO \u2013 the alliance \u2013 met for a day in the valley.",
        "Moscow (and Minsk) - both in snow - stayed calm for a day.",
        "Fox News, Haddad \u2014 a minister then \u2014 said, had left the valley.",
        "UPDATE: the army left the valley after a day of talks.",
        "OKAFOR: I saw the lorries leave the valley at noon.",
        "9 August was the day on which the army left the valley.",
        "Reuters said that the army left the valley on Monday.",
        "Haddad, Okafor and Ray - all ministers - left the valley.",
        "On 9 August 2016 - a Tuesday - the army left the valley.",
        "[Prime Minister] Haddad said that the army had left the valley.",
    ],
)
def test_no_dateline(opening: str) -> None:
    """The start of a sentence is no dateline, whatever dashes and names stand in it."""
    text = f"{HEADLINE}{opening}\n\n{BODY}"
    article = article_from_text(text, today=TODAY)
    assert article.dateline_place is None
    assert any(text[s.start : s.end] == opening for s in article.paragraphs)
