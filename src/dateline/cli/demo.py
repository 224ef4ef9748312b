"""``dateline demo``: the main job on the bundled sample, from reports to stories."""

from pathlib import Path

import click

from dateline.cli.add import db_option
from dateline.cli.console import in_english, note
from dateline.cli.inputs import now, read

SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "dispatches"
NEXT = """\
Next things to try:
  {run} show events --db {db} --actor Taliban
  {run} show statements --db {db} --denies
  {run} why {event} --db {db}
  {run} show stories --db {db}
  {run} code {sample}/01-bulletin.txt
  {run} actors find the Syrian foreign minister"""


@click.command()
@db_option
@click.option(
    "--sample",
    type=click.Path(exists=True, file_okay=False),
    default=str(SAMPLE),
    help="Folder of articles; the bundled dispatches unless told otherwise.",
)
def demo(db: str, sample: str) -> None:
    """Code the bundled sample into a database, and show what came out."""
    from rich.console import Console  # noqa: PLC0415 - heavy

    from dateline.aggregate import (  # noqa: PLC0415
        dyad_histories,
        find_copies,
        find_stories,
        originals,
    )
    from dateline.publish.tables import dyads_table, events_table, stories_table  # noqa: PLC0415
    from dateline.run import add_articles  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415
    from dateline.store import open_store  # noqa: PLC0415

    settings, console = Settings(), Console()
    with open_store(db) as store:
        counts = add_articles(read([sample], "auto"), store, settings=settings, clock=now)
        codings = list(store.codings())
        events = store.events()
    console.print(events_table((found.event, found.article) for found in events))
    copies = find_copies(
        (coding.article for coding in codings), containment=settings.near_copy_containment
    )
    console.print(dyads_table(dyad_histories(codings, originals(copies))))
    stories = [s for s in find_stories(codings, settings) if len(s.reports) > 1 or s.differences]
    console.print(stories_table(stories))
    note(
        f"{in_english(len(codings), 'article')} ({counts.added} new), "
        f"{in_english(len(events), 'event')}, {in_english(len(stories), 'story', 'stories')} with "
        f"several reports or accounts that differ; all of it is in {db}\n"
    )
    first = events[0].event.id if events else "EVENT"
    click.echo(NEXT.format(run="dateline", db=db, event=first, sample=sample))
