"""``dateline demo``: the main job on the bundled sample, from reports to stories."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.console import in_english, note, verbosity
from dateline.cli.inputs import Reading, now
from dateline.cli.options import db_option
from dateline.cli.progress import progress_bar
from dateline.cli.together import joined_by, stories_in, summarise

if TYPE_CHECKING:
    from dateline.store import Store, StoredEvent

SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "dispatches"
NEXT = """\
Next things to try:
  dateline why {event} --db {db}
  dateline show statements --db {db} --denies
  dateline show events --db {db} --type ASSAULT
  dateline show dyads --db {db} --actor {actor!r}
  dateline search truce OR ceasefire --db {db}
  dateline code {article}
  dateline actors find the Syrian foreign minister --on 2016"""


@click.command()
@db_option
@click.option(
    "--sample", metavar="FOLDER", help="Folder of articles, where not the bundled dispatches."
)
@verbosity
@click.pass_context
def demo(ctx: click.Context, db: str, sample: str | None) -> None:
    """Code the bundled sample into a database, and show what came out."""
    from dateline.run import add_articles  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415
    from dateline.store import open_store  # noqa: PLC0415

    folder, reading = _folder(sample), Reading()
    with open_store(db) as store:
        with progress_bar("articles") as tell:
            add_articles(
                reading.read([str(folder)]),
                store,
                settings=Settings(),
                clock=now,
                joiner=joined_by(),
                progress=lambda counts, _place: tell(counts.added + counts.known, None),
            )
        summarise(store)
        pairs = _print_results(store)
        best = max(store.events(), key=_depth, default=None)
    if best:
        actor = pairs[0] if pairs else best.event.type
        click.echo(
            NEXT.format(db=db, event=best.event.id[:8], actor=actor, article=best.article.input)
        )
    ctx.exit(1 if reading.problems else 0)


def _print_results(store: Store) -> list[str]:
    """Print events, pairs and stories; return the name of one side of each pair."""
    from dateline.aggregate import copies_among, dyad_histories, originals  # noqa: PLC0415 - heavy
    from dateline.publish.tables import (  # noqa: PLC0415
        console_on,
        dyads_table,
        stored_events_table,
        stories_table,
    )

    codings, events = list(store.codings()), store.events()
    histories = dyad_histories(codings, originals(map(copies_among, store.joined.copies())))
    stories = list(stories_in(store))
    telling = [s for s in stories if len(s.reports) > 1 or s.differences]
    console = console_on(sys.stdout)
    tables = (stored_events_table(events), dyads_table(histories), stories_table(telling))
    for table in tables:
        console.print(table, "")
    note(
        f"{in_english(len(codings), 'article')}, {in_english(len(events), 'event')} and "
        f"{in_english(len(stories), 'story', 'stories')} are in {store.name}; of the stories, the "
        f"{len(telling)} with several reports or accounts that differ stand above"
    )
    return [history.b.name for history in histories]


def _depth(stored: StoredEvent) -> tuple[int, int]:
    """Return how much there is to see in an event: its accounts, and their longest chain."""
    accounts = stored.event.accounts
    return len(accounts), max((len(account.chain) for account in accounts), default=0)


def _folder(sample: str | None) -> Path:
    """Return the folder of articles, once it is sure to be there."""
    folder = SAMPLE if sample is None else Path(sample)
    if not folder.is_dir():
        problem = f"there is no folder {sample!r}"
        if sample is None:
            problem = "the bundled dispatches are not installed with the package"
        raise click.UsageError(
            f"{problem}; run this in a checkout of the project, or name a folder of articles "
            "with --sample"
        )
    return folder
