"""Coders that stand in for the pipeline, so that faults can be had where they are wanted."""

import os
import signal
import time

import msgspec

from dateline.errors import DatelineError
from dateline.records import (
    Article,
    Certainty,
    Coding,
    Event,
    QuoteKind,
    Span,
    Stance,
    Statement,
    Status,
)
from dateline.run import Coder
from dateline.settings import Settings


def one_statement(settings: Settings) -> Coder:
    """Make a coder that takes the whole text for one statement, and obeys a few words in it."""

    def code(article: Article) -> Coding:
        if "die" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "fault" in article.text:
            raise ZeroDivisionError("division by zero")
        if "refuse" in article.text:
            raise DatelineError("this text is refused; give another one")
        if "slow" in article.text:
            time.sleep(0.05)
        whole = Span(0, len(article.text))
        said = Statement(
            id="s1",
            content=(whole,),
            cue=(),
            source=(),
            kind=QuoteKind.INDIRECT,
            stance=Stance.STATES,
            chain=(),
        )
        lean = msgspec.structs.replace(article, language=str(settings.longest_sentence))
        return Coding(article=lean, statements=(said,))

    return code


def one_statement_and_event(settings: Settings) -> Coder:
    """Make a coder that takes the first sentence for an assault besides."""
    state = one_statement(settings)

    def code(article: Article) -> Coding:
        anchor = Span(0, article.text.index("."))
        event = Event(
            id="e1", type="ASSAULT", mode=None, contexts=(), cameo=None, intensity=None, actors=(),
            recipients=(), reciprocal=False, anchor=anchor, evidence=anchor, place=None, when=None,
            status=Status.HAPPENED, certainty=Certainty.ASSERTED, confidence=0.9,
        )  # fmt: skip
        return msgspec.structs.replace(state(article), events=(event,))

    return code


def missing_model(settings: Settings) -> Coder:
    """Fail to make a coder, as where a model is not installed."""
    raise DatelineError(f"the pipeline {settings.model} is not installed; install it")
