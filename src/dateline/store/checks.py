"""Checks what a question to the store is asked with."""

from datetime import date
from typing import TypeVar

from dateline.errors import StoreError
from dateline.records import Stance, Status
from dateline.store.days import first_day

Kind = TypeVar("Kind", Status, Stance)


def checked_day(value: str | date | None) -> str | None:
    """Return a date as ISO text, once it is sure to be one."""
    if value is not None and first_day(str(value)) is None:
        raise StoreError(f"{value!r} is not a date; write 2016, 2016-08 or 2016-08-09")
    return None if value is None else str(value)


def one_of(kind: type[Kind], value: str | None) -> Kind | None:
    """Return a value of a closed set, once it is sure to be one."""
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        raise StoreError(f"{value!r} is none of {', '.join(kind)}") from error
