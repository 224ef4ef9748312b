"""Full-text search over articles and statements, through SQLite's FTS5.

The index holds no text of its own: it points at the rows of ``article`` and ``statement``, and
triggers keep it in step, so that no transaction can store one without the other.
"""

import re
from collections.abc import Collection
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
EVIDENCE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS event_search USING fts5(words, tokenize='{TOKENIZER}')"
)
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
STATEMENTS_WITH = """
SELECT rowid FROM statement_search WHERE statement_search MATCH :query
ORDER BY bm25(statement_search), rowid LIMIT :limit
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


def plain(query: str) -> str:
    """Return the words of a query, all of which must occur, in FTS5's language."""
    return " ".join(f'"{word}"' for word in WORD.findall(query))


def is_no_query(error: OperationalError) -> bool:
    """Say whether the database refused a query of FTS5's language, not something else."""
    # SQLITE_ERROR is what a wrong query gives; a lock or a full disk has another code.
    return getattr(error.orig, "sqlite_errorcode", None) == 1


def statements_with(connection: Connection, words: Collection[str], limit: int) -> tuple[int, ...]:
    """Return the keys of the statements that hold any of some words, those with most first."""
    if not words:
        return ()
    query = " OR ".join(f'"{word}"' for word in words)
    found = connection.execute(text(STATEMENTS_WITH), {"query": query, "limit": limit})
    return tuple(row.rowid for row in found)


def marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a snippet without the marks of the database, and where the marked words stand."""
    marks: list[tuple[int, int]] = []
    position = start = 0
    for character in snippet:
        if character == OPEN:
            start = position
        elif character == CLOSE:
            marks.append((start, position))
        else:
            position += 1
    return snippet.replace(OPEN, "").replace(CLOSE, ""), tuple(marks)
