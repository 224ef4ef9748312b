"""Plain values of events that several formats write."""

import csv
import io
from collections.abc import Iterable

from dateline.records import Actor, Article, Event, Place, Quantity, Source, Span
from dateline.store.days import first_day, last_day

FORMULA = frozenset("=+-@ \t\r\n")  # what a cell must not begin with; a space may hide the rest
SEPARATOR = "; "


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet runs as a formula: such text gets an apostrophe."""
    if isinstance(value, str) and value and (value[0] in FORMULA or value[0].isspace()):
        return f"'{value}"
    return value


def csv_line(cells: Iterable[object]) -> str:
    """Return a line of comma-separated values, its cells made safe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()


def one_line(value: object) -> str:
    """Return a cell without tabs and line breaks, for formats that cannot quote them."""
    return "" if value is None else " ".join(str(value).split())


def words(article: Article, span: Span | None) -> str:
    """Return the words at a span, on one line."""
    return " ".join(article.text[span.start : span.end].split()) if span else ""


def days(event: Event) -> tuple[str | None, str | None]:
    """Return the first and the last day that an event may have happened on, ISO."""
    when = event.when
    return (first_day(when.earliest), last_day(when.latest)) if when else (None, None)


def stated(number: Quantity | None) -> int | None:
    """Return a number as the text states it: "over 80" and "up to 80" are 80."""
    if number is None:
        return None
    return number.low if number.low is not None else number.high


def names(people: Iterable[Actor | Source]) -> str:
    """Return names joined by "; "."""
    return SEPARATOR.join(person.name for person in people)


def chain(sources: Iterable[Source]) -> str:
    """Return a chain as one cell, outermost first."""
    return " > ".join(source.name for source in sources)


def outlet_of(article: Article) -> str:
    """Return who published an article, or its input where nobody is known to have."""
    return article.publisher or article.input


def is_located(place: Place | None) -> bool:
    """Say whether a place has coordinates."""
    return place is not None and place.lat is not None and place.lon is not None
