"""``dateline stories merge|split|decisions``: a person says what is one happening."""

from __future__ import annotations

import click

from dateline.cli.console import note, verbosity
from dateline.cli.inputs import now
from dateline.cli.listing import stored, write
from dateline.cli.options import db_option, output_options, reasoned
from dateline.cli.together import joined_by, summarise


@click.command()
@click.argument("story")
@click.argument("other")
@reasoned("decides", "for the decision")
@db_option
@verbosity
def merge(story: str, other: str, by: str, why: str, db: str) -> None:
    """Make one story of STORY and OTHER (ids, or their beginnings), now and for what will come."""
    from dateline.aggregate import Deciding, merge_stories  # noqa: PLC0415 - heavy

    with stored(db) as store:
        store.joined.catch_up(joined_by())
        one, two = store.joined.story_id(story), store.joined.story_id(other)
        if one == two:
            note(f"{one}: these are one story already")
            return
        whole = merge_stories(store, one, two, Deciding(by, why, now(), joined_by()))
        summarise(store)
    note(f"{whole}: holds both stories now")


@click.command()
@click.argument("story")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@reasoned("decides", "for the decision")
@db_option
@verbosity
def split(story: str, reports: tuple[str, ...], by: str, why: str, db: str) -> None:
    """Take REPORT (ids of articles or events) out of STORY, to be a story of their own."""
    from dateline.aggregate import Deciding, split_story  # noqa: PLC0415 - heavy

    with stored(db) as store:
        store.joined.catch_up(joined_by())
        id = store.joined.story_id(story)
        new = split_story(store, id, reports, Deciding(by, why, now(), joined_by()))
        summarise(store)
    note(f"{id}: split; what was taken out is story {new}")


@click.command()
@db_option
@output_options
@verbosity
def decisions(db: str, as_json: bool, output: str | None) -> None:
    """Every decision on two reports: one happening or two, who said so, when and why."""
    from dateline.publish.tables.together import story_decisions_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.joined.decisions()
    write(found, story_decisions_table, as_json=as_json, output=output)
