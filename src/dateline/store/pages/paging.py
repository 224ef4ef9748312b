"""Cuts lists into pages that stay where they are while rows are added: by key, not by number."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, or_

from dateline.errors import StoreError

MOST = 1000  # rows on a page


class Key(NamedTuple):
    """A column that decides the order of a list; of no row of it it is NULL."""

    column: ColumnElement[Any]
    descending: bool = False


Order = tuple[Key, ...]


class Asked(NamedTuple):
    """Which page of a list is meant.

    Attributes:
        order: Name of the order.
        after: Where the page begins, as the page before said; None for the first one.
        limit: Rows at most.
    """

    order: str
    after: str | None = None
    limit: int = 50


class Cut(NamedTuple):
    """The rows of one page as the database gives them, and where the next one begins."""

    rows: Sequence[Any]
    next: str | None


def cut(
    connection: Connection, query: Select[Any], orders: Mapping[str, Order], asked: Asked
) -> Cut:
    """Read one page of a list.

    Args:
        connection: The database.
        query: The list without order.
        orders: The orders that there are; the columns of each together are unique in the list.
        asked: Which page.

    Returns:
        Rows, the columns that decide the order after their own.

    Raises:
        StoreError: There is no such order, or the page before was of another list.
    """
    if asked.order not in orders:
        raise StoreError(f"order: {asked.order!r} is none of {', '.join(orders)}")
    order = orders[asked.order]
    limit = max(1, min(asked.limit, MOST))
    ranked = query.add_columns(*(key.column for key in order))
    if asked.after is not None:
        values = _read(asked.after, asked.order, len(order))
        ranked = ranked.where(_beyond(order, values))
    by = (key.column.desc() if key.descending else key.column.asc() for key in order)
    found = connection.execute(ranked.order_by(*by).limit(limit + 1)).all()
    rows = found[:limit]
    more = len(found) > limit
    return Cut(rows, _write(asked.order, rows[-1][-len(order) :]) if more else None)


def _beyond(order: Order, values: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes after the one of these values."""
    first, value = order[0], values[0]
    steps = []
    for number, (key, own) in enumerate(zip(order, values, strict=True)):
        same = [k.column == v for k, v in zip(order[:number], values, strict=False)]
        steps.append(and_(*same, key.column < own if key.descending else key.column > own))
    # What follows from the rest, but lets the database begin at the right end of an index.
    start = first.column <= value if first.descending else first.column >= value
    return and_(start, or_(*steps))


def _write(order: str, values: Sequence[Any]) -> str:
    packed = msgspec.json.encode([order, *values])
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read(cursor: str, order: str, length: int) -> list[Any]:
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        name, *values = msgspec.json.decode(packed, type=list[str | int | float])
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise _not_of_this_list(cursor) from error
    if name != order or len(values) != length:
        raise _not_of_this_list(cursor)
    return values


def _not_of_this_list(cursor: str) -> StoreError:
    return StoreError(f"after: {cursor[:40]!r} leads to no page of this list; begin at the first")
