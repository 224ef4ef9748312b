"""Arithmetic on dates that may be partial."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.dates import (
    cut,
    day_of,
    easter,
    ends_of,
    first_day,
    last_day,
    moved,
    nth_weekday,
    outer_days,
    parse_day,
    precision_of,
    shifted,
    unit_of,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-08-09", "2016-08-09", "2016-08-09"),
        ("2016-08-09TNI", "2016-08-09", "2016-08-09"),
        ("2016-W01", "2016-01-04", "2016-01-10"),
        ("2015-W53", "2015-12-28", "2016-01-03"),
        ("2016-W32-WE", "2016-08-13", "2016-08-14"),
        ("2016-Q3", "2016-07-01", "2016-09-30"),
        ("2016-H2", "2016-07-01", "2016-12-31"),
        ("2016-SU", "2016-06-01", "2016-08-31"),
        ("2016-WI", "2016-12-01", "2017-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_first_and_last_day(value: str, first: str, last: str) -> None:
    """A value covers the days from its first to its last."""
    assert first_day(value) == date.fromisoformat(first)
    assert last_day(value) == date.fromisoformat(last)


@pytest.mark.parametrize(
    "value",
    ["", "P2M", "XXXX-03", "2016-13", "2016-02-30", "2016-W60", "0000", "PAST_REF", "BC0480"],
)
def test_what_is_no_date_covers_no_day(value: str) -> None:
    """A length, a symbol and a day that the calendar lacks have no first and no last day."""
    assert first_day(value) is None
    assert last_day(value) is None


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2016-08-09"),
        ("W", "2016-W32"),
        ("M", "2016-08"),
        ("Q", "2016-Q3"),
        ("H", "2016-H2"),
        ("Y", "2016"),
        ("E", "201"),
        ("C", "20"),
    ],
)
def test_cut_and_unit_of_agree(unit: str, value: str) -> None:
    """A day cut to a unit gives a value of that unit."""
    assert cut(date(2016, 8, 9), unit) == value
    assert unit_of(value) == unit


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("D", -9, "2016-07-31"),
        ("W", 1, "2016-W33"),
        ("M", -8, "2015-12"),
        ("Q", -3, "2015-Q4"),
        ("Y", 0.5, "2017"),
        ("E", -2, "199"),
        ("Y", 8000, None),
        ("D", -(10**9), None),
    ],
)
def test_shifted(unit: str, amount: float, expected: str | None) -> None:
    """Moving by units gives the unit that is reached, or nothing beyond the calendar."""
    assert shifted(date(2016, 8, 9), unit, amount) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "days"),
    [
        ("2016-02", "2016", ("2016-02-01", "2016-12-31")),
        (None, "2016-02", ("0001-01-01", "2016-02-29")),
        ("2016", None, ("2016-01-01", "9999-12-31")),
    ],
)
def test_outer_days(earliest: str | None, latest: str | None, days: tuple[str, str]) -> None:
    """A stretch reaches from the first day of its start to the last of its end."""
    assert outer_days(earliest, latest) == days


def test_a_short_month_takes_its_last_day() -> None:
    """A month after 31 January is 29 February in a leap year."""
    assert moved(date(2016, 1, 31), "M", 1) == date(2016, 2, 29)


@given(st.dates(), st.sampled_from("DWMQHYEC"))
def test_a_day_lies_in_its_own_unit(day: date, unit: str) -> None:
    """Every day lies between the first and the last day of the unit it is cut to."""
    first, last = first_day(cut(day, unit)), last_day(cut(day, unit))
    assert first is None or last is None or first <= day <= last


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2016-WI", "season"), ("2016-Q1", "interval"), ("199", "decade"), ("P2M", "unknown")],
)
def test_precision_of(value: str, precision: str) -> None:
    """Seasons and decades have names of their own; quarters are intervals."""
    assert precision_of(value) == precision


@pytest.mark.parametrize(
    ("year", "day"), [(1916, "1916-04-23"), (2000, "2000-04-23"), (2024, "2024-03-31")]
)
def test_easter(year: int, day: str) -> None:
    """Easter Sunday falls where the church calendar puts it."""
    assert easter(year).isoformat() == day


def test_nth_weekday() -> None:
    """The fourth Thursday of November and the last Monday of May."""
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)


def test_days_that_do_not_exist() -> None:
    """Neither 31 February nor a text that is no date is a day."""
    assert day_of(2021, 2, 31) is None
    assert parse_day("soon") is None
    assert parse_day(None) is None
    assert ends_of("2021-02-31") is None
