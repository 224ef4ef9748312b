"""What the tests of this stage share: statements of a text as plain words."""

from typing import NamedTuple

import msgspec

from dateline.extract.sources import find_statements
from dateline.knowledge.cues import load_cues
from dateline.knowledge.outlets import load_outlets
from dateline.knowledge.speakers import load_speaker_words
from dateline.records import Article, Republished, Statement
from tests.build import parse


class Said(NamedTuple):
    """A statement in words: its chain outermost first, and what is said."""

    chain: tuple[str, ...]
    content: str


def statements_of(
    text: str,
    *,
    publisher: str | None = None,
    republished: str | None = None,
    has_title: bool = False,
) -> tuple[Statement, ...]:
    """Return the statements of a text, each line a paragraph, the first perhaps its headline."""
    article = Article(
        id="test",
        input="-",
        text=text,
        sha256="",
        publisher=publisher,
        republished_from=Republished(republished) if republished else None,
    )
    sentences = [
        msgspec.structs.replace(sentence, is_title=has_title and sentence.paragraph == 0)
        for sentence in parse(text)
    ]
    known = (load_cues(), load_outlets(), load_speaker_words())
    return find_statements(article, sentences, (), *known)


def in_words(statements: tuple[Statement, ...], text: str) -> list[Said]:
    """Return statements in words; the pieces of a content are parted by " .. "."""
    return [
        Said(
            tuple(source.name for source in statement.chain),
            " .. ".join(text[start:end] for start, end in statement.content),
        )
        for statement in statements
    ]


def said(text: str, *, publisher: str | None = None, republished: str | None = None) -> list[Said]:
    """Return the statements of a text in words."""
    return in_words(statements_of(text, publisher=publisher, republished=republished), text)
