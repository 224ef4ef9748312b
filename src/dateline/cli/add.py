"""``dateline add`` and ``dateline retry``: code articles and keep them in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.console import in_english, note, verbosity
from dateline.cli.inputs import (
    Reading,
    input_options,
    inputs_argument,
    now,
    settings_options,
)
from dateline.cli.network import network_options
from dateline.cli.options import db_option
from dateline.cli.progress import progress_bar
from dateline.cli.together import joined_by, summarise

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.cli.network import Connect
    from dateline.run import Counts
    from dateline.settings import Settings
    from dateline.store import Store


@click.command()
@inputs_argument
@db_option
@input_options
@network_options
@settings_options
@verbosity
@click.pass_context
def add(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    settings: Settings,
    connect: Connect,
    **about: str,
) -> None:
    """Code articles (files, folders, addresses of pages) and keep them.

    What is stored already is skipped, so run it again at will.
    """
    from dateline.run import add_articles  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    reading = Reading(connect=connect, **about)
    with open_store(db, create=True) as store:
        with progress_bar("articles") as tell:
            counts = add_articles(
                reading.read(inputs),
                store,
                settings=settings,
                clock=now,
                joiner=joined_by(),
                progress=_teller(tell),
            )
        summarise(store)
        _conclude(counts, store, reading)
    ctx.exit(1 if reading.problems else 0)


@click.command()
@db_option
@network_options
@settings_options
@verbosity
@click.pass_context
def retry(
    ctx: click.Context,
    db: str,
    settings: Settings,
    connect: Connect,
) -> None:
    """Read again every input that failed ('dateline show errors' lists them)."""
    from dateline.run import retry_articles  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    reading = Reading(connect=connect)
    with open_store(db, create=False) as store:
        with progress_bar("articles") as tell:
            counts = retry_articles(
                reading.read,
                store,
                settings=settings,
                clock=now,
                joiner=joined_by(),
                progress=_teller(tell),
            )
        summarise(store)
        _conclude(counts, store, reading)
    ctx.exit(1 if reading.problems else 0)


def _teller(tell: Callable[[int, None], None]) -> Callable[[Counts, str], None]:
    """Return what moves the bar on after each input."""
    return lambda counts, _place: tell(counts.added + counts.known + counts.failed, None)


def _conclude(counts: Counts, store: Store, reading: Reading) -> None:
    """Complain of what the coding itself failed on, and say in one line what was done."""
    for error in store.errors():
        if error.run == counts.run:
            reading.complain(f"{error.input}: {error.reason}")
    if counts.unread:
        for article in store.articles():
            if article.run == counts.run and article.unread:
                reading.check(store.coding(article.id))
    parts = [f"{in_english(counts.added, 'article')} added"]
    if counts.revised:
        parts.append(f"{counts.revised:,} of them corrected")
    if counts.known:
        parts.append(f"{counts.known:,} known before")
    if counts.failed:
        parts.append(f"{counts.failed:,} failed ('dateline show errors --db {store.name}')")
    parts.append(in_english(counts.events, "event"))
    parts.append(in_english(counts.statements, "statement"))
    note(f"{store.name}: {', '.join(parts)}")
    if counts.revised and (lost := len(store.reviews.lost())):
        note(
            f"{in_english(lost, 'decision')} of reviewers on words that corrected texts lack; "
            f"'dateline review lost --db {store.name}' lists them"
        )
