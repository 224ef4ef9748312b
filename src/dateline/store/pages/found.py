"""Finds articles and statements by their words: ranks all hits, and reads those of one page."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TableClause,
    Text,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.exc import OperationalError

from dateline.errors import StoreError
from dateline.store import schema
from dateline.store.listing_tables import event_entry, statement_source
from dateline.store.pages.articles import published_within
from dateline.store.pages.events import conditions as conditions_on_events
from dateline.store.pages.names import sources_called
from dateline.store.pages.paging import Asked, Cut, Key, cut
from dateline.store.pages.rows import Page
from dateline.store.pages.wanted import OF_EVENTS, Wanted, checked
from dateline.store.search import CLOSE, OPEN, Hit, is_no_query, marked, plain

ARTICLE, SAID = schema.article.c, schema.statement.c
KINDS = ("article", "statement")
INDEX = {kind: table(f"{kind}_search", column("rowid"), column("rank")) for kind in KINDS}
AROUND = 24  # words of a snippet
KNOWN = (OF_EVENTS | {"stance"}) - {"words", "story", "box"}
OWN = frozenset({"since", "until", "stance"})  # not asked of events


def search(
    connection: Connection, query: str, wanted: Wanted, kind: str | None, asked: Asked
) -> Page[Hit]:
    """Return a page of hits, best first; see ``Pages.search``."""
    checked(wanted, KNOWN, "search")
    if kind is not None and kind not in KINDS:
        raise StoreError(f"kind: {kind!r} is none of {', '.join(KINDS)}")
    words = plain(query)
    if not words:
        return Page(rows=(), next=None, total=0)
    kinds = KINDS if kind is None else (kind,)
    try:
        return _found(connection, query.replace("\0", " "), wanted, kinds, asked)
    except OperationalError as error:
        if not is_no_query(error):
            raise
    return _found(connection, words, wanted, kinds, asked)


def _found(
    connection: Connection, query: str, wanted: Wanted, kinds: Sequence[str], asked: Asked
) -> Page[Hit]:
    parts = [_ranked(connection, kind, query, wanted) for kind in kinds]
    hits = union_all(*parts).subquery()
    total: int | None = None
    if wanted.given:
        # Counted and ranked at once, for what decides may take longer than to rank.
        hits = select(hits, func.count().over().label("total")).subquery()
    else:
        total = sum(
            connection.scalar(part.with_only_columns(func.count(), maintain_column_froms=True)) or 0
            for part in parts
        )
    best = (Key(hits.c.rank), Key(hits.c.kind), Key(hits.c.key))
    columns = (hits.c.kind, hits.c.key, *([] if total is not None else [hits.c.total]))
    found = cut(connection, select(*columns), {"best": best}, asked)
    if total is None:
        total = found.rows[0].total if found.rows else 0
    return Page(rows=tuple(_hits(connection, query, found)), next=found.next, total=total)


def _ranked(connection: Connection, kind: str, query: str, wanted: Wanted) -> Select[Any]:
    """Return the hits of one kind with their rank, the lower the better."""
    index = INDEX[kind]
    limits = _on_articles if kind == "article" else _on_statements
    # With a plus before it SQLite does not ask the index once for each key of a set.
    key: ColumnElement[int] = literal_column(f"+{index.name}.rowid", Integer)
    own = (literal(kind, Text).label("kind"), index.c.rowid.label("key"), index.c.rank)
    return select(*own).where(_matches(index, query), *limits(connection, wanted, key))


def _matches(index: TableClause, query: str) -> ColumnElement[bool]:
    matches: ColumnElement[bool] = column(index.name).op("MATCH")(query)
    return matches


def _on_articles(
    connection: Connection, wanted: Wanted, key: ColumnElement[int]
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the key of an article, as sets of keys, for its row is long."""
    yield key.not_in(select(ARTICLE.key).where(ARTICLE.later.is_not(None)))
    dates = list(published_within(wanted))
    if dates:
        yield key.in_(select(ARTICLE.key).where(ARTICLE.later.is_(None), *dates))
    if wanted.stance is not None:
        yield key.in_(select(SAID.article).where(SAID.stance == wanted.stance))
    of_events = wanted.only(KNOWN - OWN)
    if of_events.given:
        fitting = conditions_on_events(connection, of_events)
        yield key.in_(select(event_entry.c.article).where(*fitting))


def _on_statements(
    connection: Connection, wanted: Wanted, key: ColumnElement[int]
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the key of a statement, likewise."""
    said_in = select(SAID.key).where(
        SAID.article.in_(select(ARTICLE.key).where(ARTICLE.later.is_not(None)))
    )
    yield key.not_in(said_in)
    if wanted.stance is not None:
        yield key.in_(select(SAID.key).where(SAID.stance == wanted.stance))
    if wanted.source is not None:
        of = statement_source.c
        ids = sources_called(connection, wanted.source)
        yield key.in_(select(of.statement).where(of.source.in_(ids)))
    others = wanted.only(KNOWN - {"stance", "source"})
    if others.given:
        fitting = _on_articles(connection, others, SAID.article)
        yield key.in_(select(SAID.key).where(*fitting))


def _hits(connection: Connection, query: str, found: Cut) -> Iterator[Hit]:
    """Yield the hits of one page, with snippets."""
    keys = {kind: [row.key for row in found.rows if row.kind == kind] for kind in KINDS}
    snippets = {kind: _snippets(connection, kind, query, keys[kind]) for kind in KINDS}
    where = (ARTICLE.id, ARTICLE.title, ARTICLE.publisher, ARTICLE.published)
    articles = select(ARTICLE.key, *where, literal(None, Text).label("statement")).where(
        ARTICLE.key.in_(keys["article"])
    )
    statements = (
        select(SAID.key, *where, SAID.id.label("statement"))
        .join(schema.article, ARTICLE.key == SAID.article)
        .where(SAID.key.in_(keys["statement"]))
    )
    rows = {
        kind: {row.key: row for row in connection.execute(query)}
        for kind, query in (("article", articles), ("statement", statements))
    }
    for kind, key, *_ in found.rows:
        row = rows[kind][key]
        snippet, marks = marked(snippets[kind][key])
        yield Hit(
            kind=kind, article=row.id, title=row.title, publisher=row.publisher,
            published=row.published, statement=row.statement, snippet=snippet, marks=marks,
        )  # fmt: skip


def _snippets(connection: Connection, kind: str, query: str, keys: Sequence[int]) -> dict[int, str]:
    index = INDEX[kind]
    snippet = func.snippet(literal_column(index.name), -1, OPEN, CLOSE, "...", AROUND)
    asked = select(index.c.rowid, snippet).where(_matches(index, query), index.c.rowid.in_(keys))
    return {row[0]: row[1] for row in connection.execute(asked)}
