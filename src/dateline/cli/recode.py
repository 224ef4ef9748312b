"""``dateline recode``: code what is stored anew; the decisions of people stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from dateline.cli.console import error_line, in_english, note, verbosity
from dateline.cli.inputs import now, settings_options
from dateline.cli.listing import stored
from dateline.cli.options import db_option
from dateline.cli.together import joined_by, summarise
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.store import Store


@click.command()
@db_option
@settings_options
@verbosity
@click.pass_context
def recode(ctx: click.Context, db: str, settings: Settings) -> None:
    """Code all stored articles anew, with this version and its knowledge, in a run of its own.

    What people decided stays; where the machine now says something else, 'dateline review
    conflicts' shows both. 'dateline show changes --run N' shows what the run changed.
    """
    from dateline.run.recode import recode_articles  # noqa: PLC0415 - heavy

    with stored(db) as store:
        _tell_of_lists_not_given(store, {*settings.actors, *settings.frames, *settings.codebooks})
        counts = recode_articles(
            store,
            settings=settings,
            clock=now,
            joiner=joined_by(),
        )
        summarise(store)
        conflicts = len(store.reviews.conflicts())
    for problem in counts.problems:
        error_line(problem)
    note(
        f"{db}: run {counts.run}, {in_english(counts.articles, 'article')} coded anew, "
        f"{counts.changed:,} changed: {in_english(counts.added, 'event')} added, "
        f"{counts.gone:,} gone, {in_english(counts.values, 'value')} changed"
    )
    if conflicts:
        note(
            f"{conflicts:,} events stay as people left them; 'dateline review conflicts --db {db}'"
        )
    ctx.exit(1 if counts.failed else 0)


def _tell_of_lists_not_given(store: Store, given: set[str]) -> None:
    """Say which of a user's own files coded the articles before and do not now."""
    known = [msgspec.json.decode(run.settings) for run in store.runs()]
    lists = ("actors", "frames", "codebooks")
    before = {file for run in known for name in lists for file in run.get(name, ())}
    if before - given:
        note(f"coded before with {', '.join(sorted(before))}; give these again to keep them in use")
