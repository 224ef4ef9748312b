"""Sends the pieces of a corpus through the whole program as texts."""

from collections.abc import Iterator, Mapping

import msgspec

import dateline
from bench.across.corpus import Corpus
from bench.across.press import Piece
from bench.across.records import article_of
from dateline.records import Article, Coding, Event, Span


def coded_texts(corpus: Corpus) -> Iterator[Coding]:
    """Yield the codings of the texts, their events named after the tellings they stand for.

    The truth names tellings, so an event whose words stand in the sentence of a telling and whose
    type is in the family of its kind gets the telling's name; others keep their own, and what is
    joined with them is not judged.
    """
    articles = [_as_met(piece) for piece in corpus.arriving]
    pieces = {article.id: piece for article, piece in zip(articles, corpus.arriving, strict=True)}
    for coding in dateline.code_many(articles, workers=2):
        yield _named(coding, pieces[coding.article.id], corpus)


def _as_met(piece: Piece) -> Article:
    return article_of(piece)


def _named(coding: Coding, piece: Piece, corpus: Corpus) -> Coding:
    text = coding.article.text
    wanted: dict[Span, tuple[str, str]] = {}
    for number, told in enumerate(piece.tellings):
        start = text.find(told.sentence)
        if start >= 0:
            span = Span(start, start + len(told.sentence))
            wanted[span] = (f"e{number}", corpus.world[told.happening].kind.type)
    names: dict[str, str] = {}
    for span, (name, type_) in wanted.items():
        inside = [e for e in coding.events if span.holds(e.anchor) and e.type == type_]
        if inside:
            names[inside[0].id] = name
    events = tuple(_renamed(event, names) for event in coding.events)
    return msgspec.structs.replace(coding, events=events, dyads=())


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    return msgspec.structs.replace(event, id=names.get(event.id, event.id))
