"""Stores one coding. Everything here runs inside the caller's transaction."""

import hashlib
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select, update

from dateline.records import Article, Coding
from dateline.store import listing, schema
from dateline.store.records import Outcome
from dateline.store.rows import Row, rows_of


def content_of(article: Article) -> str:
    """Return what makes an article one and the same: a digest of text, publisher and date."""
    parts = (article.sha256, article.publisher or "", article.published or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Added(NamedTuple):
    """What became of a coding.

    Attributes:
        outcome: Whether it is stored now.
        key: Key of its article, 0 where it is not.
        coding: The coding, with the id that its article got.
        replaced: Key of the revision that it takes the place of; None where there is none.
        counts: Whether it counts; an earlier revision that came late does not.
    """

    outcome: Outcome
    key: int
    coding: Coding
    replaced: int | None = None
    counts: bool = True


def add_coding(connection: Connection, coding: Coding, run: int) -> Added:
    """Store a coding, unless it is there.

    One text that two publishers print is two articles. Where their ids are the digest of the
    text, and so equal, the second gets the digest of text, publisher and date. Another text under
    an id that was given, or under the same address, is a revision: both are kept, the one of the
    later date of publication counts, of equal ones that which came later. Two texts that one run
    brings under one id are no revision but a mistake, unless they have one address.

    Args:
        connection: The database, in a transaction.
        coding: The coding.
        run: The run that coded it.

    Returns:
        What became of it.
    """
    article = coding.article
    content = content_of(article)
    stored = schema.article.c
    if connection.scalar(select(stored.key).where(stored.content == content)):
        note_address(connection, article)
        return Added(Outcome.KNOWN, 0, coding)
    if connection.scalar(select(stored.key).where(stored.id == article.id)) and _is_digest(article):
        article = msgspec.structs.replace(article, id=content[:16])
        coding = msgspec.structs.replace(coding, article=article)
    before = _revised(connection, article)
    if before and before.run == run and (before.url is None or before.url != article.url):
        return Added(Outcome.ID_TAKEN, 0, coding)
    revision = before.revision + 1 if before else 1
    key = _add_article(connection, coding, content, run, revision)
    for table, rows in rows_of(coding, key, run):
        insert_rows(connection, table, rows)
    if before is None:
        listing.list_article(connection, key)
        return Added(Outcome.ADDED, key, coding)
    is_older = bool(article.published and (before.published or "") > article.published)
    old, new = (key, before.key) if is_older else (before.key, key)
    listing.take_out(connection, old)
    connection.execute(update(schema.article).where(stored.key == old).values(later=new))
    if not is_older:
        listing.list_article(connection, new)
    return Added(Outcome.REVISED, key, coding, None if is_older else old, not is_older)


def _is_digest(article: Article) -> bool:
    """Say whether an id was derived from the text, not given."""
    return article.id == article.sha256[:16]


def _revised(connection: Connection, article: Article) -> Any:  # noqa: ANN401 - a row
    """Return the revision that counts until now of an article, None where this is the first."""
    stored = schema.article.c
    if not _is_digest(article):
        same_id = _counting(connection, stored.id == article.id)
        if same_id:
            return same_id[0]
    if not article.url:
        return None
    same_url = _counting(connection, stored.url == article.url)
    return next((row for row in same_url if row.publisher == article.publisher), None)


def _counting(connection: Connection, known_by: ColumnElement[bool]) -> list[Any]:
    """Return the articles that are known by something and count, the last one stored first.

    Whether they count is asked here, for SQLite would go through all that count to find them.
    """
    stored = schema.article.c
    columns = (
        stored.key, stored.revision, stored.publisher, stored.published, stored.run, stored.url,
        stored.later,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(known_by).order_by(stored.key.desc()))
    return [row for row in rows if row.later is None]


def note_address(connection: Connection, article: Article) -> None:
    """Keep under which further addresses an article that is stored was met."""
    rows = new_addresses(connection, article)
    if rows:
        connection.execute(schema.address.insert(), rows)


def new_addresses(connection: Connection, article: Article) -> list[Row]:
    """Return the addresses of a stored article under which it was not met before."""
    stored, known = schema.article.c, schema.address.c
    query = select(stored.key, stored.url, stored.input)
    row = connection.execute(query.where(stored.content == content_of(article))).first()
    if row is None:
        return []
    met = set(connection.scalars(select(known.address).where(known.article == row.key)))
    new = {article.url, article.input} - {None, "", "-", row.url, row.input} - met
    return [{"article": row.key, "address": address} for address in sorted(filter(None, new))]


def _add_article(
    connection: Connection, coding: Coding, content: str, run: int, revision: int
) -> int:
    article = coding.article
    republished = article.republished_from
    lean = msgspec.structs.replace(coding, article=msgspec.structs.replace(article, text=""))
    row = {
        "id": article.id,
        "revision": revision,
        "content": content,
        "run": run,
        "input": article.input,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "republished_outlet": republished and republished.outlet,
        "republished_date": republished and republished.date,
        "agency": article.agency,
        "dateline_place": article.dateline_place,
        "language": article.language,
        "url": article.url,
        "sha256": article.sha256,
        "text": article.text,
        "coding": msgspec.json.encode(lean),
    }
    returning = schema.article.insert().returning(schema.article.c.key)
    return int(connection.execute(returning, row).scalar_one())


def insert_rows(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Store rows of one table; of actors only those that are new."""
    if table is schema.actor:
        rows = _new_actors(connection, rows)
    if rows:
        connection.execute(table.insert(), rows)


def _new_actors(connection: Connection, rows: list[Row]) -> list[Row]:
    """Leave out the actors that another article brought; who comes first, names an actor."""
    identity = schema.actor.c.id
    known = set(connection.scalars(select(identity).where(identity.in_([r["id"] for r in rows]))))
    return [row for row in rows if row["id"] not in known]
