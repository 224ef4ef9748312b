"""What the tests of this stage share: statements of a text as plain words."""

from typing import NamedTuple

from dateline.extract.sources import find_statements
from dateline.knowledge.cues import load_cues
from dateline.knowledge.outlets import load_outlets
from dateline.records import Article, Republished, Statement
from tests.build import parse


class Said(NamedTuple):
    """A statement in words: its chain outermost first, and what is said."""

    chain: tuple[str, ...]
    content: str


def statements_of(
    text: str, *, publisher: str | None = None, republished: str | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a text, each line of it a paragraph."""
    article = Article(
        id="test",
        input="-",
        text=text,
        sha256="",
        publisher=publisher,
        republished_from=Republished(republished) if republished else None,
    )
    return find_statements(article, parse(text), (), load_cues(), load_outlets())


def said(text: str, *, publisher: str | None = None, republished: str | None = None) -> list[Said]:
    """Return the statements of a text in words; the pieces of a content are parted by " .. "."""
    return [
        Said(
            tuple(source.name for source in statement.chain),
            " .. ".join(text[start:end] for start, end in statement.content),
        )
        for statement in statements_of(text, publisher=publisher, republished=republished)
    ]
