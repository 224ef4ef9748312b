"""Dates of mastheads: the readings, the choice, and the candidates that lost."""

from datetime import date

import pytest

from dateline.read import article_from_text
from dateline.read.masthead.dates import Hints, choose_reading, find_dates

TODAY = date(2024, 6, 1)
BODY = "The army said on Tuesday that its troops had left.\n\nResidents said that shelling went on."


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("2016-08-09", ["2016-08-09"]),
        ("2016-08-09T10:04:00Z", ["2016-08-09"]),
        ("Aug. 9, 2016 10:04 GMT", ["2016-08-09"]),
        ("Thursday, January 24, 2019", ["2019-01-24"]),
        ("9th of August 2016", ["2016-08-09"]),
        ("24 FEB 90", ["1990-02-24"]),
        ("09.08.2016", ["2016-08-09", "2016-09-08"]),
        ("13/08/2016", ["2016-08-13"]),
        ("08/08/2016", ["2016-08-08"]),
        ("31.02.2016", []),
        ("32 August 2016", []),
        ("Sunday the 32nd", []),
        ("0000-00-00", []),
        ("12.12.99999", []),
        ("version 1.2.3.4", []),
    ],
)
def test_readings(line: str, days: list[str]) -> None:
    """A printed date has every reading that a calendar allows, and none other."""
    found = [day.isoformat() for printed in find_dates(line, TODAY) for day in printed.readings]
    assert found == days


@pytest.mark.parametrize(
    ("line", "hints", "day"),
    [
        ("09.08.2016", Hints(near=(date(2016, 8, 8),)), "2016-08-09"),
        ("08/09/2016", Hints(near=(date(2016, 8, 8),)), "2016-08-09"),
        ("08/09/2016", Hints(country="USA"), "2016-08-09"),
        ("08/09/2016", Hints(country="GBR"), "2016-09-08"),
        ("08/09/2016", Hints(is_month_first=True), "2016-08-09"),
        ("Tuesday 08/09/2016", Hints(country="GBR"), "2016-08-09"),
        ("08/09/2016 3:10 pm EDT", Hints(), "2016-08-09"),
        ("08/09/2016", Hints(today=date(2016, 8, 20)), "2016-08-09"),
        ("09.08.2016", Hints(country="USA"), "2016-08-09"),
    ],
)
def test_order(line: str, hints: Hints, day: str) -> None:
    """Weekday, dates near by, other dates, clock, country and the present decide the order."""
    (printed,) = find_dates(line)
    choice = choose_reading(printed, line, hints)
    assert choice.day is not None
    assert choice.day.isoformat() == day


def test_future_date_is_not_believed() -> None:
    """A date after today stays a candidate that did not win, and says why."""
    text = f"Troops leave hill town after fighting\n\n9 August 2044\n\n{BODY}"
    article = article_from_text(text, today=TODAY)
    (candidate,) = [c for c in article.candidates if c.field == "published"]
    assert article.published is None
    assert (candidate.value, candidate.won) == ("9 August 2044", False)
    assert "lies after 2024-06-01" in candidate.rule
    assert candidate.span is not None
    assert text[candidate.span.start : candidate.span.end] == "9 August 2044"


def test_given_date_wins() -> None:
    """A date that is given wins over the page's own, which stays as a candidate."""
    text = f"Troops leave hill town after fighting\n\n9 August 2016\n\n{BODY}"
    article = article_from_text(text, published=date(2016, 8, 10))
    dates = [(c.value, c.rule, c.won) for c in article.candidates if c.field == "published"]
    assert article.published == "2016-08-10"
    assert dates == [("2016-08-10", "given", True), ("2016-08-09", "masthead", False)]
