"""Gives a database of an older version the tables of this one."""

from sqlalchemy import Connection, inspect, update
from sqlalchemy.schema import CreateIndex

from dateline.store import listing, schema, search, stale

FROM = (3,)  # the versions that can be brought up to this one


def upgrade(connection: Connection) -> None:
    """Make the tables and indexes that are missing, and fill them, in the caller's transaction.

    Stories are left to be summarised: that takes how they are told, which the store does not know.

    Args:
        connection: The database, in a writing transaction.
    """
    known = set(inspect(connection).get_table_names())
    schema.metadata.create_all(connection)
    for table in schema.metadata.tables.values():
        if table.name in known:
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
    search.create_evidence(connection)
    listing.list_all(connection)
    stale.mark_all(connection)
    connection.execute(update(schema.schema_version).values(version=schema.VERSION))
