"""``dateline add`` and ``dateline retry``: code articles and keep them in a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from dateline.cli.console import error_line, in_english, note, verbosity
from dateline.cli.inputs import (
    format_option,
    inputs_argument,
    model_option,
    now,
    read,
    settings_from,
    workers_option,
)
from dateline.cli.progress import with_progress
from dateline.errors import UnreadableInputError
from dateline.records import Article

if TYPE_CHECKING:
    from dateline.run import Counts

db_option = click.option(
    "--db", default="dateline.db", show_default=True, metavar="FILE", help="The database."
)


@click.command()
@inputs_argument
@db_option
@format_option
@model_option
@workers_option
@verbosity
@click.pass_context
def add(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    inputs: tuple[str, ...],
    db: str,
    input_format: str,
    model: str | None,
    workers: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Code articles and keep them. What is stored already is skipped, so run it again at will."""
    from dateline.run import add_articles  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    with open_store(db, create=True) as store:
        found = with_progress(read(inputs, input_format), "articles", quiet=quiet)
        counts = add_articles(
            _reported(found), store, settings=settings_from(model, workers), clock=now
        )
    note(_summary(counts, db), quiet=quiet)
    if verbose and counts.unread:
        note(f"{in_english(counts.unread, 'gap')}; 'dateline show articles' counts them")
    ctx.exit(1 if counts.failed else 0)


@click.command()
@db_option
@model_option
@workers_option
@verbosity
@click.pass_context
def retry(
    ctx: click.Context, db: str, model: str | None, workers: int, quiet: bool, verbose: bool
) -> None:
    """Read again every input that failed ('dateline show errors' lists them)."""
    from dateline.run import retry_articles  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    with open_store(db, create=False) as store:
        counts = retry_articles(
            lambda inputs: _reported(read(inputs, "auto")),
            store,
            settings=settings_from(model, workers),
            clock=now,
        )
    note(_summary(counts, db), quiet=quiet and not verbose)
    ctx.exit(1 if counts.failed else 0)


def _reported(
    found: Iterable[Article | UnreadableInputError],
) -> Iterator[Article | UnreadableInputError]:
    """Pass inputs on, and print each that failed."""
    for item in found:
        if isinstance(item, UnreadableInputError):
            error_line(str(item))
        yield item


def _summary(counts: Counts, db: str) -> str:
    """Return what a run did, in one line."""
    parts = [f"{in_english(counts.added, 'article')} added"]
    if counts.known:
        parts.append(f"{counts.known:,} known before")
    if counts.failed:
        parts.append(f"{counts.failed:,} failed ('dateline show errors --db {db}')")
    parts.append(in_english(counts.events, "event"))
    parts.append(in_english(counts.statements, "statement"))
    return f"{db}: {', '.join(parts)}"
