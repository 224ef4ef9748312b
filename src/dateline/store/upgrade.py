"""Gives a database of an older version the tables of this one."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, inspect, select, text, update
from sqlalchemy.schema import CreateIndex

from dateline.records import Coding
from dateline.store import listing, schema, search, stale
from dateline.store.rows import event_numbers

FROM = (3,)  # the versions that can be brought up to this one


def upgrade(connection: Connection) -> None:
    """Make the tables and indexes that are missing, and fill them, in the caller's transaction.

    Stories are left to be summarised: that takes how they are told, which the store does not know.

    Args:
        connection: The database, in a writing transaction.
    """
    known = set(inspect(connection).get_table_names())
    schema.metadata.create_all(connection)
    if _add_columns(connection, known):
        _fill_numbers(connection)
    for table in schema.metadata.tables.values():
        if table.name in known:
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
    search.create_evidence(connection)
    listing.list_all(connection)
    stale.mark_all(connection)
    connection.execute(update(schema.schema_version).values(version=schema.VERSION))


def _add_columns(connection: Connection, tables: Collection[str]) -> bool:
    """Give tables that are there the columns that they lack; say whether there were any."""
    missing = [
        column
        for name in tables
        if (table := schema.metadata.tables.get(name)) is not None
        for had in [{column["name"] for column in inspect(connection).get_columns(name)}]
        for column in table.columns
        if column.name not in had
    ]
    for column in missing:
        kind = column.type.compile(connection.dialect)
        connection.execute(text(f'ALTER TABLE "{column.table.name}" ADD "{column.name}" {kind}'))
    return bool(missing)


def _fill_numbers(connection: Connection) -> None:
    """Tell in the table of events what its codings say of the displaced and of money."""
    event, article = schema.event, schema.article.c
    for key in list(connection.scalars(select(article.key))):
        found = connection.execute(select(article.coding).where(article.key == key)).scalar_one()
        if b'"displaced":{' not in found and b'"money":{' not in found:
            continue
        for coded in msgspec.json.decode(found, type=Coding).events:
            if coded.displaced or coded.money:
                own = (event.c.article == key) & (event.c.id == coded.id)
                connection.execute(update(event).where(own).values(**event_numbers(coded)))
