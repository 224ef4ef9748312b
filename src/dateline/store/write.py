"""Stores one coding. Everything here runs inside the caller's transaction."""

import hashlib

import msgspec
from sqlalchemy import Connection, Table, select

from dateline.records import Article, Coding
from dateline.store import schema
from dateline.store.records import Outcome
from dateline.store.rows import Row, rows_of


def content_of(article: Article) -> str:
    """Return what makes an article one and the same: a digest of text, publisher and date."""
    parts = (article.sha256, article.publisher or "", article.published or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def add_coding(connection: Connection, coding: Coding, run: int) -> Outcome:
    """Store a coding, unless it is there.

    One text that two publishers print is two articles. Where their ids are the digest of the
    text, and so equal, the second gets the digest of text, publisher and date.

    Args:
        connection: The database, in a transaction.
        coding: The coding.
        run: The run that coded it.

    Returns:
        What became of it.
    """
    article = coding.article
    content = content_of(article)
    known = select(schema.article.c.id)
    if connection.scalar(known.where(schema.article.c.content == content)):
        return Outcome.KNOWN
    if connection.scalar(known.where(schema.article.c.id == article.id)):
        if article.id != article.sha256[:16]:
            return Outcome.ID_TAKEN
        article = msgspec.structs.replace(article, id=content[:16])
        coding = msgspec.structs.replace(coding, article=article)
    key = _add_article(connection, coding, content, run)
    for table, rows in rows_of(coding, key, run):
        _insert(connection, table, rows)
    return Outcome.ADDED


def _add_article(connection: Connection, coding: Coding, content: str, run: int) -> int:
    article = coding.article
    republished = article.republished_from
    lean = msgspec.structs.replace(coding, article=msgspec.structs.replace(article, text=""))
    row = {
        "id": article.id,
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


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if table is schema.actor:
        rows = _new_actors(connection, rows)
    if rows:
        connection.execute(table.insert(), rows)


def _new_actors(connection: Connection, rows: list[Row]) -> list[Row]:
    """Leave out the actors that another article brought; who comes first, names an actor."""
    identity = schema.actor.c.id
    known = set(connection.scalars(select(identity).where(identity.in_([r["id"] for r in rows]))))
    return [row for row in rows if row["id"] not in known]
