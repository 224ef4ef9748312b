"""Finds actors and sources by what a person calls them."""

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.store import listing_tables, schema
from dateline.store.read import named


def actors_called(connection: Connection, wanted: str) -> list[str]:
    """Return the ids of the actors that an id or a name means; an id means that actor alone."""
    actor = schema.actor.c
    if connection.scalar(select(actor.id).where(actor.id == wanted)) is not None:
        return [wanted]
    return list(connection.scalars(select(actor.id).where(named(wanted, actor.id, actor.name))))


def sources_called(connection: Connection, wanted: str) -> list[str]:
    """Return the ids of the sources that an id or a name means.

    An id means that source alone; a description such as "officials" means those of any country.
    """
    source = listing_tables.source_entry.c
    if connection.scalar(select(source.id).where(source.id == wanted)) is not None:
        return [wanted]
    called = named(wanted, source.id, source.name) | (func.lower(source.bare) == wanted.lower())
    return list(connection.scalars(select(source.id).where(called)))


def contains(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Return the condition that a name holds some letters, in any case."""
    return func.lower(column).contains(words.strip().strip('"').lower(), autoescape=True)
