"""What is remembered of the addresses that were asked, so that no one is asked without need."""

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, delete, select

from dateline.store import schema
from dateline.store.connect import READ, transaction
from dateline.store.kept import in_parts

visit = Table(
    "visit",
    schema.metadata,
    Column("address", Text, primary_key=True),
    Column("looked", Text, nullable=False),
    Column("next_look", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
    Column("ttl_minutes", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
)


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The last look at an address, or at a host ("https://example.org", no path).

    Attributes:
        address: The address, in its normal form.
        looked: When it was asked, ISO time in UTC.
        next_look: Not to be asked before, ISO time in UTC.
        failures: How often in a row it failed; 0 where the last look went well.
        problem: What it failed on.
        ttl_minutes: How long a feed wants to be left alone after a look; 0 where it does not say.
        etag: What its server wants to be asked with.
        modified: Likewise.
    """

    address: str
    looked: str
    next_look: str
    failures: int = 0
    problem: str | None = None
    ttl_minutes: int = 0
    etag: str | None = None
    modified: str | None = None


class Visits:
    """The visits that a database remembers. Every method is one transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def of(self, addresses: Collection[str]) -> dict[str, Visit]:
        """Return the visits of those addresses that were asked before."""
        with transaction(self._engine, self._name, READ) as connection:
            return {
                row.address: Visit(**row._mapping)
                for part in in_parts(addresses)
                for row in connection.execute(select(visit).where(visit.c.address.in_(part)))
            }

    def keep(self, visits: Iterable[Visit]) -> None:
        """Remember visits; each takes the place of the one before."""
        with transaction(self._engine, self._name) as connection:
            for one in visits:
                _forget(connection, one.address)
                connection.execute(visit.insert(), msgspec.structs.asdict(one))

    def forget(self, address: str) -> None:
        """Forget the visit of an address."""
        with transaction(self._engine, self._name) as connection:
            _forget(connection, address)

    def stored(self, addresses: Collection[str]) -> set[str]:
        """Return those addresses under which an article is stored."""
        url = schema.article.c.url
        with transaction(self._engine, self._name, READ) as connection:
            return {
                found
                for part in in_parts(addresses)
                for found in connection.scalars(select(url).where(url.in_(part)))
            }


def _forget(connection: Connection, address: str) -> None:
    connection.execute(delete(visit).where(visit.c.address == address))
