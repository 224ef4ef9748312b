"""``dateline code``: articles in, codings out, nothing kept."""

import sys
from collections.abc import Iterator

import click

from dateline.cli.console import error_line, in_english, note, output_to, verbosity
from dateline.cli.inputs import (
    format_option,
    inputs_argument,
    model_option,
    read,
    settings_from,
    workers_option,
)
from dateline.cli.progress import with_progress
from dateline.errors import UnreadableInputError
from dateline.records import Article, Coding


class _Reading:
    """Separates what could be read from what could not, and counts the latter."""

    def __init__(self) -> None:
        self.failed = 0

    def articles(self, found: Iterator[Article | UnreadableInputError]) -> Iterator[Article]:
        for item in found:
            if isinstance(item, UnreadableInputError):
                self.fail(str(item))
            else:
                yield item

    def fail(self, message: str) -> None:
        self.failed += 1
        error_line(message)


@click.command()
@inputs_argument
@format_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl", "plover", "csv"]),
    help="What to write; a table on a terminal, jsonl elsewhere.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file.")
@model_option
@workers_option
@verbosity
@click.pass_context
def code(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    inputs: tuple[str, ...],
    input_format: str,
    output_format: str | None,
    as_json: bool,
    output: str | None,
    model: str | None,
    workers: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Code articles: files, folders, or "-" for standard input.

    Prints one coding an article in input order. Exit status 1 if an input could not be read.
    """
    from dateline.publish.formats import write_codings  # noqa: PLC0415 - heavy
    from dateline.run import NotCoded, code_many, pipeline_coder  # noqa: PLC0415 - heavy

    if as_json:
        output_format = "jsonl"
    if output_format is None:
        output_format = "table" if output is None and sys.stdout.isatty() else "jsonl"
    reading = _Reading()
    articles = reading.articles(read(inputs, input_format))
    settings = settings_from(model, workers)

    def codings() -> Iterator[Coding]:
        coded = code_many(articles, settings=settings, make_coder=pipeline_coder)
        for outcome in with_progress(coded, "articles", quiet=quiet):
            if isinstance(outcome, NotCoded):
                reading.fail(f"{outcome.article.input}: {outcome.problem}")
                continue
            for gap in outcome.unread:
                if verbose or gap.span is None:
                    note(f"{outcome.article.input}: {gap.problem}", quiet=quiet)
            yield outcome

    with output_to(output) as stream:
        written = write_codings(codings(), output_format, stream)
    note(f"{in_english(written, 'article')} coded", quiet=quiet or not (verbose or output))
    ctx.exit(1 if reading.failed else 0)
