"""What the commands that read articles share: their arguments, and today's date."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import click

from dateline.errors import UnreadableInputError
from dateline.records import Article
from dateline.settings import Settings

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
format_option = click.option(
    "--input-format",
    type=click.Choice(["auto", "text", "html", "pdf", "jsonl"]),
    default="auto",
    show_default=True,
    help="What the inputs are, where their names do not tell.",
)
model_option = click.option("--model", help="Name of an installed spaCy pipeline.")
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes."
)


def read(inputs: Sequence[str], input_format: str) -> Iterator[Article | UnreadableInputError]:
    """Read inputs as of today.

    Args:
        inputs: Files, folders, or "-" for standard input.
        input_format: "auto", or what all of them are.

    Returns:
        Articles, and errors for what could not be read, in input order.
    """
    from dateline.read import read_articles  # noqa: PLC0415 - heavy

    stdin = sys.stdin.buffer if "-" in inputs else None
    today = datetime.now(UTC).date()
    return read_articles(inputs, input_format=input_format, stdin=stdin, today=today)


def settings_from(model: str | None, workers: int) -> Settings:
    """Return the settings that the options ask for."""
    return Settings(model=model, workers=workers)


def now() -> str:
    """Return the time now, ISO, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
