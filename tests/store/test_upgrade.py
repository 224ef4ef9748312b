"""A database of an older version gets the columns of this one, filled from what it holds."""

import sqlite3
from pathlib import Path

import msgspec

from dateline.records import Quantity, Span
from dateline.store import open_store
from tests.store.build import coding
from tests.store.news import LISTED, SUMMARISED
from tests.store.reviewing import begin

COLUMNS = ("displaced_low", "displaced_high", "money_low", "money_high", "money_text")


def test_numbers_of_the_displaced_and_of_money_are_filled_in(tmp_path: Path) -> None:
    """Codings had told them before the table of events did."""
    file = tmp_path / "news.db"
    told = coding()
    event = msgspec.structs.replace(
        told.events[0],
        displaced=Quantity(200, None, "four people", Span(47, 58)),
        money=Quantity(4, 4, "four", Span(47, 51)),
    )
    with open_store(file) as store:
        store.add(msgspec.structs.replace(told, events=(event,)), begin(store))
    connection = sqlite3.connect(file)
    query = f"SELECT {', '.join(COLUMNS)} FROM event"  # noqa: S608 - names of our own
    before = connection.execute(query).fetchall()
    for table in (*LISTED, *SUMMARISED):
        connection.execute(f"DROP TABLE {table}")
    for column in COLUMNS:
        connection.execute(f"ALTER TABLE event DROP COLUMN {column}")
    connection.execute("UPDATE schema_version SET version = 3")
    connection.commit()
    with open_store(file):
        assert connection.execute(query).fetchall() == before == [(200, None, 4, 4, "four")]
    connection.close()
