"""Partial dates."""

import pytest

from dateline.store.days import first_day, last_day


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2016-08-09", "2016-08-09", "2016-08-09"),
        ("2016-08-09T10:00", "2016-08-09", "2016-08-09"),
        ("2016-08", "2016-08-01", "2016-08-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-W32", "2016-08-08", "2016-08-14"),
        ("", None, None),
        (None, None, None),
        ("soon", None, None),
        ("2016-02-30", None, None),
        ("199", "1990-01-01", "1999-12-31"),
    ],
)
def test_the_days_that_a_partial_date_may_mean(
    date: str | None, first: str | None, last: str | None
) -> None:
    """A year is its 365 or 366 days, a decade its ten years; what is no date has none."""
    assert (first_day(date), last_day(date)) == (first, last)
