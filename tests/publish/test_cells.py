"""What goes into tables and files: safe cells, dates, numbers."""

import io

import pytest

from dateline.publish.export.cells import safe_cells
from dateline.publish.tables import console_on
from dateline.publish.tables.cells import cell, dates, harmless, new_table, number
from dateline.records import Quantity, Span


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " ="])
def test_no_cell_is_a_formula(start: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert safe_cells([f"{start}HYPERLINK(1)"]) == [f"'{start}HYPERLINK(1)"]


@pytest.mark.parametrize(
    "value", [None, 12, -9.0, "a = b", ""], ids=["unknown", "number", "negative", "inside", "empty"]
)
def test_other_cells_stay_as_they_are(value: object) -> None:
    """Numbers stay numbers, also negative ones, and what is not known stays so."""
    assert safe_cells([value]) == [value]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("turned \u202eround", "turned round"),
        ("two\nlines\tand\xa0spaces", "two lines and spaces"),
        ("Türkiye, 北京, كابل", "Türkiye, 北京, كابل"),
    ],
)
def test_no_text_steers_the_terminal(text: str, shown: str) -> None:
    """Escape codes and marks that turn the direction are left out, letters of any script stay."""
    assert harmless(text) == shown


def test_text_is_no_markup() -> None:
    """Square brackets and colons of an article are printed as they stand."""
    stream = io.StringIO()
    table = new_table("Words", "words")
    table.add_row(cell("[bold]he[/nonsense] said :smile:"))
    console_on(stream).print(table)
    assert "[bold]he[/nonsense] said :smile:" in stream.getvalue()


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2016-08-09", "2016-08-09", "2016-08-09"),
        ("2016-06", "2016-08", "2016-06 to 2016-08"),
        (None, "2016-08-09", "by 2016-08-09"),
        ("2016-08-09", None, "from 2016-08-09"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_is_short(earliest: str | None, latest: str | None, shown: str) -> None:
    """An open end is said in a word."""
    assert dates(earliest, latest) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (80, 80, "80"),
        (80, None, "80 or more"),
        (None, 80, "up to 80"),
        (1200, 1500, "1,200 to 1,500"),
    ],
)
def test_a_number_keeps_its_bounds(low: int | None, high: int | None, shown: str) -> None:
    """A floor is no exact number, and neither is a ceiling."""
    assert number(Quantity(low, high, "words", Span(0, 5))) == shown
