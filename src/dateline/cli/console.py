"""Where output goes: data to standard output, everything else to standard error."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
READER_GONE = 141  # what a shell reports of a program that a closed pipe ended


def error_line(message: str) -> None:
    """Print one message on standard error, marked as an error."""
    mark = "Error:" if "NO_COLOR" in os.environ else click.style("Error:", fg="red", bold=True)
    click.echo(f"{mark} {_printable(message)}", err=True)


def note(message: str) -> None:
    """Print one message on standard error, unless the user asked for quiet."""
    if not is_asked_for("quiet"):
        click.echo(_printable(message), err=True)


def detail(message: str) -> None:
    """Print one message on standard error if the user asked for more of them."""
    if is_asked_for("verbose"):
        click.echo(_printable(message), err=True)


def _printable(message: str) -> str:
    """Return a message in which no file name or text can steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in message)


def verbosity(command: Command) -> Command:
    """Add ``-q`` and ``-v`` to a command; ``note`` and ``detail`` go by them."""
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="No messages but errors.",
    )
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="More messages.",
    )
    return verbose(quiet(command))


def _remember(ctx: click.Context, option: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[f"dateline.{option.name}"] = True


def is_asked_for(name: str) -> bool:
    """Say whether the user gave ``--quiet`` or ``--verbose``."""
    ctx = click.get_current_context(silent=True)
    return bool(ctx and ctx.meta.get(f"dateline.{name}"))


@contextmanager
def output_to(path: str | None) -> Iterator[IO[str]]:
    """Open where data goes: a file, or standard output.

    A file appears, or is replaced, only once all of it is written: what fails or is interrupted
    leaves the old one as it was.

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
        with _replacing(Path(str(path)).resolve()) as stream:
            yield stream
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot be written ({error.strerror}); choose another file with -o"
        ) from error


@contextmanager
def _replacing(target: Path) -> Iterator[IO[str]]:
    """Open a file that takes the place of the target when all went well."""
    if target.exists() and not target.is_file():  # a pipe, a device; a folder says what it is
        with target.open("w", encoding="utf-8") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def discard_output() -> None:
    """Let what is still to be written to standard output go nowhere, so that no exit fails."""
    if sys.stdout is sys.__stdout__:  # tests put other streams in its place
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def in_english(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
