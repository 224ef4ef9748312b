"""Dateline: reports of conflict and diplomacy in, event data that keep who says so out.

The names below are the whole public interface. Nothing heavy is imported before it is used, so
that ``import dateline`` and ``dateline --help`` are quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import DatelineError, KnowledgeError, StoreError, UnreadableInputError
from dateline.records import Actor, Article, Coding, Event, Judgement, Source, Span, Statement
from dateline.settings import Settings
from dateline.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from dateline.store import Store

__version__ = VERSION

__all__ = [
    "Actor",
    "Article",
    "Coding",
    "DatelineError",
    "Event",
    "Judgement",
    "KnowledgeError",
    "Settings",
    "Source",
    "Span",
    "Statement",
    "StoreError",
    "UnreadableInputError",
    "assess",
    "code",
    "code_many",
    "open",
    "resolve_actor",
]


def code(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    settings: Settings | None = None,
) -> Coding:
    """Code one article.

    Args:
        text: The text; all offsets of the answer refer to it.
        published: Day of publication; without it the masthead is asked.
        title: The headline, where it does not stand in the text.
        publisher: Who published it; without it the masthead is asked.
        settings: The numbers a user may turn.

    Returns:
        The coding: events, statements, dyads, places and times.

    Raises:
        UnreadableInputError: The text is empty.
    """
    from dateline.extract.pipeline import code_article, load_knowledge  # noqa: PLC0415
    from dateline.read import article_from_text  # noqa: PLC0415

    article = article_from_text(
        text,
        title=title,
        publisher=publisher,
        published=str(published) if published else None,
    )
    settings = settings or Settings()
    return code_article(
        article, load_knowledge(settings.actors, settings.frames, settings.codebooks), settings
    )


def code_many(
    articles: Iterable[Article], *, workers: int = 1, settings: Settings | None = None
) -> Iterator[Coding]:
    """Code many articles, in the order given.

    Args:
        articles: Articles, from ``dateline.read.read_articles`` or built by hand.
        workers: Processes to use; the answers are the same for any number.
        settings: The numbers a user may turn.

    Returns:
        The codings in input order; one that failed is empty and says why in ``unread``.
    """
    from dateline.run import NotCoded, pipeline_coder  # noqa: PLC0415
    from dateline.run import code_many as run_many  # noqa: PLC0415

    outcomes = run_many(
        articles,
        settings=settings or Settings(),
        workers=workers,
        make_coder=pipeline_coder,
    )
    return (item.as_coding() if isinstance(item, NotCoded) else item for item in outcomes)


def resolve_actor(
    phrase: str, *, on: date | str | None = None, actors: Iterable[str] = ()
) -> Actor | None:
    """Say who a phrase names: a state, a body, a group, an organisation, a person or a role.

    Args:
        phrase: The words, such as "the Syrian foreign minister".
        on: The day that tenures and lifetimes are looked up for; without it any tenure will do.
        actors: Files of users' own lists of actors, CSV or YAML.

    Returns:
        The actor, with country and sector where they are known; None where nothing is known.
    """
    from dateline.extract.actors import resolve_actor as resolve  # noqa: PLC0415
    from dateline.knowledge.actors.lists import load_actors_with  # noqa: PLC0415

    return resolve(phrase, load_actors_with(tuple(actors)), str(on) if on else None)


def assess(text: str, start: int, end: int) -> Judgement:
    """Judge whether a text says that something happened, and how firmly.

    Args:
        text: The text.
        start: Offset of the first character of the predicate, a verb or an event noun.
        end: One past its last character.

    Returns:
        Status and certainty of the predicate, with the reasons.

    Raises:
        ValueError: No word of the text stands at these offsets.
    """
    from dateline.extract.certainty import assess as assess_sentences  # noqa: PLC0415
    from dateline.extract.language import parse_article  # noqa: PLC0415
    from dateline.knowledge.markers import load_markers  # noqa: PLC0415

    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError(f"{start}:{end} holds no word of a text of {len(text)} characters")
    article = Article(id="", input="-", text=text, sha256="", paragraphs=(Span(0, len(text)),))
    return assess_sentences(parse_article(article), start, end, load_markers())


def open(database: Path | str) -> Store:
    """Open a database of codings, or make it where there is none.

    Args:
        database: Path of a SQLite file, or an SQLAlchemy address.

    Returns:
        The store; use it in a ``with`` statement, or close it.
    """
    from dateline.store import open_store  # noqa: PLC0415

    return open_store(database)
