"""Lists articles."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Integer, func, literal_column, select
from sqlalchemy import column as column_of
from sqlalchemy import table as table_of
from sqlalchemy.sql.selectable import ScalarSelect

from dateline.store import schema
from dateline.store.days import last_day
from dateline.store.listing_tables import event_entry
from dateline.store.pages.events import FEW
from dateline.store.pages.events import conditions as conditions_on_events
from dateline.store.pages.paging import Asked, Key, Order, cut
from dateline.store.pages.rows import ArticleRow, Page
from dateline.store.pages.wanted import OF_ARTICLES, THROUGH_EVENTS, Wanted, checked, match_words

ARTICLE = schema.article.c
TEXTS = table_of("article_search", column_of("rowid"))
NEWEST: Order = (Key(schema.PUBLISHED, descending=True), Key(ARTICLE.key, descending=True))
ORDERS: dict[str, Order] = {
    "newest": NEWEST,
    "oldest": (Key(schema.PUBLISHED), Key(ARTICLE.key)),
}


def articles(connection: Connection, wanted: Wanted, asked: Asked) -> Page[ArticleRow]:
    """Return a page of articles."""
    checked(wanted, OF_ARTICLES, "articles")
    # Rows of articles are long: they are counted, and found where there are many, along an index.
    counted = select(func.count()).select_from(schema.article)
    fitting = list(_conditions(connection, wanted, along_index=True))
    total = connection.scalar(counted.where(*fitting)) or 0
    if total <= FEW:
        fitting = list(_conditions(connection, wanted))
    query = select(
        ARTICLE.id, ARTICLE.title, ARTICLE.publisher, ARTICLE.published,
        ARTICLE.republished_outlet, ARTICLE.agency, ARTICLE.language, ARTICLE.url, ARTICLE.input,
        ARTICLE.run, _count_of(schema.event.c.article).label("events"),
        _count_of(schema.statement.c.article).label("statements"),
        _count_of(schema.unread.c.article).label("unread"),
    ).where(*fitting)  # fmt: skip
    found = cut(connection, query, ORDERS, asked)
    names = ArticleRow.__struct_fields__
    rows = tuple(ArticleRow(**dict(zip(names, row, strict=False))) for row in found.rows)
    return Page(rows=rows, next=found.next, total=total)


def _count_of(column: ColumnElement[int]) -> ScalarSelect[int]:
    counted: ScalarSelect[int] = select(func.count()).where(column == ARTICLE.key).scalar_subquery()
    return counted


def _conditions(
    connection: Connection, wanted: Wanted, *, along_index: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on articles; see ``conditions`` of events for ``along_index``."""
    key = literal_column("+article.key", Integer) if along_index else ARTICLE.key
    yield ARTICLE.later.is_(None)
    if wanted.article is not None:
        yield ARTICLE.id == wanted.article
    if wanted.publisher is not None:
        yield ARTICLE.publisher == wanted.publisher
    yield from published_within(wanted)
    of_events = wanted.only(THROUGH_EVENTS)
    if of_events.given:
        some = select(event_entry.c.article).where(*conditions_on_events(connection, of_events))
        yield key.in_(some)
    if wanted.words is not None:
        matches = column_of("article_search").op("MATCH")(match_words(wanted.words))
        yield key.in_(select(TEXTS.c.rowid).where(matches))


def published_within(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the date of publication."""
    if wanted.since is not None:
        yield wanted.since <= schema.PUBLISHED
    if wanted.until is not None:
        yield (last_day(wanted.until) or "9999") >= schema.PUBLISHED
        yield schema.PUBLISHED > ""
