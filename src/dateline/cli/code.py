"""``dateline code``: articles in, codings out, nothing kept."""

import sys
from collections.abc import Generator
from contextlib import closing

import click

from dateline.cli.console import in_english, note, output_to, verbosity
from dateline.cli.inputs import (
    Reading,
    input_options,
    inputs_argument,
    settings_options,
)
from dateline.cli.network import Connect, network_options
from dateline.cli.options import output_option
from dateline.cli.progress import progress_bar
from dateline.records import Article, Coding
from dateline.settings import Settings


@click.command()
@inputs_argument
@input_options
@network_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl", "plover", "csv"]),
    help="What to write; a table on a terminal, jsonl elsewhere.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
@output_option
@settings_options
@verbosity
@click.pass_context
def code(  # noqa: PLR0913 - one argument an option
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    output_format: str | None,
    as_json: bool,
    output: str | None,
    settings: Settings,
    connect: Connect,
    **about: str,
) -> None:
    """Code articles: files, folders, addresses of pages, or "-" for standard input.

    Prints one coding an article in input order. Exit status 1 if an input could not be read.
    """
    from dateline.publish.formats import write_codings  # noqa: PLC0415 - heavy

    if output_format is None or as_json:
        on_screen = output is None and not as_json and sys.stdout.isatty()
        output_format = "table" if on_screen else "jsonl"
    reading = Reading(connect=connect, **about)
    # Closed here and now, in this thread: workers cannot be waited for from one of their own.
    codings = closing(_codings(reading, inputs, settings))
    with codings as found, output_to(output) as stream:
        written = write_codings(found, output_format, stream)
    if output:
        note(f"{output}: {in_english(written, 'article')} coded")
    ctx.exit(1 if reading.problems else 0)


def _codings(
    reading: Reading, inputs: tuple[str, ...], settings: Settings
) -> Generator[Coding, None, None]:
    """Yield the codings of what can be read and coded, and complain of the rest."""
    from dateline.run import NotCoded, code_many  # noqa: PLC0415 - heavy

    articles = (item for item in reading.read(inputs) if isinstance(item, Article))
    # On one screen, the codings themselves show how far things are.
    with progress_bar("articles", wanted=not sys.stdout.isatty()) as tell:
        for done, outcome in enumerate(code_many(articles, settings=settings), 1):
            tell(done, None)
            if isinstance(outcome, NotCoded):
                reading.complain(f"{outcome.article.input}: {outcome.problem}")
            else:
                reading.check(outcome)
                yield outcome
