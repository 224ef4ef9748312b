"""What every figure is: a drawing, a title, a text that says what it shows, and its table."""

from collections.abc import Sequence
from typing import Any

import msgspec

Cell = str | int | float | None


class Rows(msgspec.Struct, frozen=True):
    """A table.

    Attributes:
        columns: What stands above each column.
        rows: The cells, a tuple a row; None where nothing is known.
        addresses: Where each row leads to, None where nowhere; empty where no row leads anywhere.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    addresses: tuple[str | None, ...] = ()

    def address(self, row: int) -> str | None:
        """Return where a row leads to."""
        return self.addresses[row] if self.addresses else None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: the same facts as a drawing, as one or two sentences, and as a table.

    Attributes:
        name: What kind of figure it is: "timeline".
        title: What stands above it.
        alternative: What it shows, with numbers, for those who do not see it.
        table: Its facts.
        model: The Bokeh figure or layout, for ``bokeh.plotting.show`` and for embedding.
    """

    name: str
    title: str
    alternative: str
    table: Rows
    model: Any


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 event", "1,200 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words as English lists them: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shortened(words: str, longest: int) -> str:
    """Return words that are no longer than so many characters, cut where they are."""
    return (
        words
        if len(words) <= longest
        else words[: longest - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    )
