"""Full-text search over articles and statements, through SQLite's FTS5.

The index holds no text of its own: it points at the rows of ``article`` and ``statement``, and
triggers keep it in step, so that no transaction can store one without the other.
"""

import re
from typing import Literal

import msgspec
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

TOKENIZER = "porter unicode61 remove_diacritics 2"
INDEX = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='article', "
    f"content_rowid='key', tokenize='{TOKENIZER}')",
    "CREATE TRIGGER article_is_searchable AFTER INSERT ON article BEGIN "
    "INSERT INTO article_search (rowid, title, text) VALUES (new.key, new.title, new.text); END",
    "CREATE VIRTUAL TABLE statement_search USING fts5(text, content='statement', "
    f"content_rowid='key', tokenize='{TOKENIZER}')",
    "CREATE TRIGGER statement_is_searchable AFTER INSERT ON statement BEGIN "
    "INSERT INTO statement_search (rowid, text) VALUES (new.key, new.text); END",
    "CREATE TRIGGER statement_is_forgotten AFTER DELETE ON statement BEGIN "
    "INSERT INTO statement_search (statement_search, rowid, text) "
    "VALUES ('delete', old.key, old.text); END",
)
# The sentences that events stand in, by the keys of the events; this one holds its own text.
EVIDENCE = f"CREATE VIRTUAL TABLE event_search USING fts5(words, tokenize='{TOKENIZER}')"
ADD_EVIDENCE = """
INSERT INTO event_search (rowid, words)
SELECT event_entry.key,
       substr(article.text, event.evidence_start + 1, event.evidence_end - event.evidence_start)
FROM event_entry
JOIN event ON event.article = event_entry.article AND event.id = event_entry.event
JOIN article ON article.key = event_entry.article
"""
DROP_EVIDENCE = """
DELETE FROM event_search
WHERE rowid IN (SELECT key FROM event_entry WHERE article = :article)
"""
# Marks that no text holds after reading; they become spans, so pages can escape the words.
OPEN, CLOSE = "\x02", "\x03"
QUERY = """
SELECT 'article' AS kind, article.id, article.title, article.publisher, article.published,
       NULL AS statement, bm25(article_search) AS rank,
       snippet(article_search, -1, :open, :close, '...', 24) AS snippet
FROM article_search JOIN article ON article.key = article_search.rowid
WHERE article_search MATCH :query AND article.later IS NULL
UNION ALL
SELECT 'statement', article.id, article.title, article.publisher, article.published,
       statement.id, bm25(statement_search),
       snippet(statement_search, -1, :open, :close, '...', 24)
FROM statement_search JOIN statement ON statement.key = statement_search.rowid
JOIN article ON article.key = statement.article
WHERE statement_search MATCH :query AND article.later IS NULL
ORDER BY rank, kind, id LIMIT :limit
"""
WORD = re.compile(r"\w+")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article or a statement that holds the words looked for.

    Attributes:
        kind: Whether the words stand in an article or in a statement.
        article: Id of the article.
        title: Its headline.
        publisher: Who published it.
        published: ISO date of publication.
        statement: Id of the statement; None for an article.
        snippet: The words around the best match.
        marks: The matching words, as [start, end) within the snippet.
    """

    kind: Literal["article", "statement"]
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    statement: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


def create_index(connection: Connection) -> None:
    """Make the search tables and the triggers that fill them."""
    for definition in INDEX:
        connection.exec_driver_sql(definition)
    create_evidence(connection)


def create_evidence(connection: Connection) -> None:
    """Make the search table of the sentences that events stand in."""
    connection.exec_driver_sql(EVIDENCE)


def add_evidence(connection: Connection, article: int | None = None) -> None:
    """Make the evidence of listed events searchable: those of an article, by its key, or all."""
    of_article = " WHERE event_entry.article = :article" if article is not None else ""
    connection.execute(text(ADD_EVIDENCE + of_article), {"article": article} if article else {})


def drop_evidence(connection: Connection, article: int) -> None:
    """Take the evidence of an article's events out of the index; they must still be listed."""
    connection.execute(text(DROP_EVIDENCE), {"article": article})


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Find articles and statements that hold all words of a query.

    Args:
        connection: The database.
        query: Words, or FTS5's query language ("truce OR ceasefire", '"prisoner exchange"').
            What is no query of that language is looked for as plain words.
        limit: Hits at most.

    Returns:
        Hits, best first; none where the query holds no word.

    Raises:
        OperationalError: The database refused, for another reason than the query.
    """
    plain = " ".join(f'"{word}"' for word in WORD.findall(query))
    if not plain:
        return []
    try:
        return _run(connection, query.replace("\0", " "), limit)
    except OperationalError as error:
        # SQLITE_ERROR is what a wrong query gives; a lock or a full disk has another code.
        if getattr(error.orig, "sqlite_errorcode", None) != 1:
            raise
        return _run(connection, plain, limit)


def _run(connection: Connection, query: str, limit: int) -> list[Hit]:
    values = {"query": query, "open": OPEN, "close": CLOSE, "limit": limit}
    return [
        Hit(
            kind=row.kind,
            article=row.id,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            statement=row.statement,
            snippet=row.snippet.replace(OPEN, "").replace(CLOSE, ""),
            marks=_marks(row.snippet),
        )
        for row in connection.execute(text(QUERY), values)
    ]


def _marks(snippet: str) -> tuple[tuple[int, int], ...]:
    """Return where the marked words stand once the marks are taken out."""
    marks: list[tuple[int, int]] = []
    position = start = 0
    for character in snippet:
        if character == OPEN:
            start = position
        elif character == CLOSE:
            marks.append((start, position))
        else:
            position += 1
    return tuple(marks)
