"""Plain values of events that several formats write."""

import csv
import io
from collections.abc import Iterable

from dateline.records import Article, Place, Quantity

BLANK = filter(str.isspace, map(chr, range(0x3001)))  # all that Unicode has; it may hide the rest
FORMULA = frozenset(("=", "+", "-", "@", *BLANK))  # what a cell must not begin with


def safe_cells(row: Iterable[object]) -> list[object]:
    """Return a row of which no spreadsheet runs a cell as a formula: such get an apostrophe."""
    return [
        f"'{value}" if isinstance(value, str) and value[:1] in FORMULA else value for value in row
    ]


def csv_line(cells: Iterable[object]) -> str:
    """Return a line of comma-separated values, its cells made safe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(safe_cells(cells))
    return line.getvalue()


def one_line(value: object) -> str:
    """Return a cell without tabs and line breaks, for formats that cannot quote them."""
    return "" if value is None else " ".join(str(value).split())


def stated(number: Quantity | None) -> int | None:
    """Return a number as the text states it: "over 80" and "up to 80" are 80."""
    if number is None:
        return None
    return number.low if number.low is not None else number.high


def outlet_of(article: Article) -> str:
    """Return who published an article, or its input where nobody is known to have."""
    return article.publisher or article.input


def is_located(place: Place | None) -> bool:
    """Say whether a place has coordinates."""
    return place is not None and place.lat is not None and place.lon is not None
