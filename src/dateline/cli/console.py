"""Where output goes: data to standard output, everything else to standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def error_line(message: str) -> None:
    """Print one message on standard error, marked as an error."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {message}", err=True)


def note(message: str, *, quiet: bool = False) -> None:
    """Print one message on standard error, unless the user asked for quiet."""
    if not quiet:
        click.echo(message, err=True)


@contextmanager
def output_to(path: str | None) -> Iterator[IO[str]]:
    """Open where data goes: a file, or standard output.

    Args:
        path: A path, or None or "-" for standard output.

    Yields:
        A text stream in UTF-8.

    Raises:
        click.ClickException: The file cannot be written.
    """
    if path in {None, "-"}:
        yield sys.stdout
        return
    try:
        with click.open_file(str(path), "w", encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot write ({error.strerror}); choose another file with -o"
        ) from error


def verbosity(command: Command) -> Command:
    """Add ``-q`` and ``-v`` to a command."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="No messages but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="More messages.")
    return verbose(quiet(command))


def in_english(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
