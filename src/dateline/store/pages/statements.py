"""Lists statements."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, select
from sqlalchemy import column as column_of
from sqlalchemy import table as table_of

from dateline.store import schema
from dateline.store.listing import source_id
from dateline.store.listing_tables import statement_source
from dateline.store.pages.articles import published_within
from dateline.store.pages.events import FEW
from dateline.store.pages.names import sources_called
from dateline.store.pages.paging import Asked, Key, Order, cut
from dateline.store.pages.rows import LinkRow, Page, StatementRow
from dateline.store.pages.wanted import OF_STATEMENTS, Wanted, checked, match_words

ARTICLE, SAID = schema.article.c, schema.statement.c
TEXTS = table_of("statement_search", column_of("rowid"))
NEWEST: Order = (
    Key(schema.PUBLISHED, descending=True), Key(ARTICLE.key, descending=True), Key(SAID.position),
)  # fmt: skip
ORDERS: dict[str, Order] = {
    "newest": NEWEST,
    "oldest": (Key(schema.PUBLISHED), Key(ARTICLE.key), Key(SAID.position)),
    "doubtful": (Key(SAID.confidence), Key(SAID.key)),
}


def statements(connection: Connection, wanted: Wanted, asked: Asked) -> Page[StatementRow]:
    """Return a page of statements."""
    checked(wanted, OF_STATEMENTS, "statements")
    of_article = list(_on_articles(wanted))
    total = _count(connection, list(_conditions(connection, wanted)), of_article)
    own = _conditions(connection, wanted, along_index=total > FEW)
    query = (
        select(SAID.key, ARTICLE.id, ARTICLE.title, ARTICLE.publisher, ARTICLE.published)
        .join(schema.article, ARTICLE.key == SAID.article)
        .where(*own, *of_article)
    )
    found = cut(connection, query, ORDERS, asked)
    rows = tuple(_rows(connection, {row[0]: row for row in found.rows}))
    return Page(rows=rows, next=found.next, total=total)


def _count(
    connection: Connection, own: list[ColumnElement[bool]], of_article: list[ColumnElement[bool]]
) -> int:
    """Count statements without a look at the rows of articles, which are long."""
    counted = select(func.count()).select_from(schema.statement).where(*own)
    if len(of_article) > 1:
        counted = counted.where(SAID.article.in_(select(ARTICLE.key).where(*of_article)))
    else:
        replaced = select(ARTICLE.key).where(ARTICLE.later.is_not(None))
        counted = counted.where(SAID.article.not_in(replaced))
    return connection.scalar(counted) or 0


def _conditions(
    connection: Connection, wanted: Wanted, *, along_index: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on statements; see ``conditions`` of events for ``along_index``."""
    key, stance = (
        (literal_column(f"+statement.{name}", SAID[name].type) if along_index else SAID[name])
        for name in ("key", "stance")
    )
    if wanted.stance is not None:
        yield stance == wanted.stance
    if wanted.confidence is not None:
        yield SAID.confidence >= wanted.confidence
    if wanted.source is not None:
        ids = sources_called(connection, wanted.source)
        of = statement_source.c
        yield key.in_(select(of.statement).where(of.source.in_(ids)))
    if wanted.words is not None:
        matches = column_of("statement_search").op("MATCH")(match_words(wanted.words))
        yield key.in_(select(TEXTS.c.rowid).where(matches))


def _on_articles(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield ARTICLE.later.is_(None)
    if wanted.article is not None:
        yield ARTICLE.id == wanted.article
    if wanted.publisher is not None:
        yield ARTICLE.publisher == wanted.publisher
    yield from published_within(wanted)


def _rows(connection: Connection, articles: dict[int, Any]) -> Iterator[StatementRow]:
    keys = list(articles)
    said = {
        row.key: row
        for row in connection.execute(select(schema.statement).where(SAID.key.in_(keys)))
    }
    chains = _chains(connection, keys)
    for key, (_, article, title, publisher, published, *_) in articles.items():
        row = said[key]
        yield StatementRow(
            id=row.id, article=article, title=title, publisher=publisher, published=published,
            text=row.text, kind=row.kind, stance=row.stance, confidence=row.confidence,
            parent=row.parent, chain=tuple(chains[key]),
        )  # fmt: skip


def _chains(connection: Connection, keys: Collection[int]) -> dict[int, list[LinkRow]]:
    link = schema.chain_link.c
    query = (
        select(SAID.key, source_id(link).label("id"), link.name, link.kind)
        .join(schema.chain_link, and_(link.article == SAID.article, link.statement == SAID.id))
        .where(SAID.key.in_(keys))
        .order_by(SAID.key, link.position)
    )
    found: defaultdict[int, list[LinkRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.key].append(LinkRow(row.id, row.name, row.kind))
    return found
