"""Finds statements, and those of any article that may say what one of them says."""

from collections.abc import Collection, Iterable

from sqlalchemy import Engine

from dateline.errors import StoreError
from dateline.records import Article
from dateline.store import read
from dateline.store.connect import READ, transaction
from dateline.store.joined import groups_with
from dateline.store.records import StoredStatement
from dateline.store.search import statements_with

MOST_WORDS = 12  # that others are looked for by
MOST_LIKE = 300  # statements that are compared with one


class Sayings:
    """The statements of a database. Every method is one reading transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def find(self, wanted: str, *, article: str | None = None) -> StoredStatement | None:
        """Return one statement.

        Args:
            wanted: Its id, or the beginning of it if that is the beginning of one id only.
            article: Id of its article, where copies of a text share the ids of their statements.

        Returns:
            The statement, of copies of one text that published first; None where there is none.

        Raises:
            StoreError: There are several.
        """
        with transaction(self._engine, self._name, READ) as connection:
            found = read.statements(connection, read.StatementFilter(id=wanted, article=article))
        found = [stored for stored in found if stored.statement.id == wanted] or found
        if len({stored.statement.id for stored in found}) > 1:
            ids = ", ".join(sorted({stored.statement.id for stored in found})[:4])
            raise StoreError(f"{self._name}: {wanted!r} may be {ids}; give more of the id")
        return found[0] if found else None

    def with_words(self, words: Collection[str], *, most: int = MOST_LIKE) -> list[StoredStatement]:
        """Return the statements that have most of some words in common.

        Args:
            words: The words, those that tell most first.
            most: Statements at most, those that have most in common.

        Returns:
            Statements, by date of publication of their article.
        """
        with transaction(self._engine, self._name, READ) as connection:
            keys = statements_with(connection, list(words)[:MOST_WORDS], most)
            return read.statements(connection, read.StatementFilter(keys=keys))

    def copies(self, articles: Iterable[str]) -> list[tuple[Article, ...]]:
        """Return the groups of articles that carry one text and have one of some in them, by id."""
        with transaction(self._engine, self._name, READ) as connection:
            return groups_with(connection, set(articles))
