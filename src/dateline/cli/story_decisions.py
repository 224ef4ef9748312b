"""``dateline stories merge|split|decisions``: a person says what is one happening."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import click

from dateline.cli.console import note, verbosity
from dateline.cli.inputs import now
from dateline.cli.listing import stored, write
from dateline.cli.options import db_option, output_options, reasoned
from dateline.cli.together import joined_by, summarise
from dateline.errors import DatelineError
from dateline.records.story import EventRef

if TYPE_CHECKING:
    from dateline.store import Store


@click.command()
@click.argument("story")
@click.argument("other")
@reasoned("decides", "for the decision")
@db_option
@verbosity
def merge(story: str, other: str, by: str, why: str, db: str) -> None:
    """Make one story of STORY and OTHER (ids, or their beginnings), now and for what will come."""
    with stored(db) as store:
        store.joined.catch_up(joined_by())
        one, two = store.joined.story_id(story), store.joined.story_id(other)
        if one == two:
            note(f"{one}: these are one story already")
            return
        first, second = events_of(store, one), events_of(store, two)
        told_apart = {frozenset((d.a, d.b)) for d in store.joined.decisions() if not d.same}
        pairs = [(first[0], second[0], True)]
        pairs += [
            (a, b, True) for a, b in product(first, second) if frozenset((a, b)) in told_apart
        ]
        store.joined.decide(pairs, by=by, why=why, at=now(), joiner=joined_by())
        summarise(store)
        note(f"{store.joined.story_id(one)}: holds both stories now")


@click.command()
@click.argument("story")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@reasoned("decides", "for the decision")
@db_option
@verbosity
def split(story: str, reports: tuple[str, ...], by: str, why: str, db: str) -> None:
    """Take REPORT (ids of articles or events) out of STORY, to be a story of their own."""
    with stored(db) as store:
        store.joined.catch_up(joined_by())
        id = store.joined.story_id(story)
        events = events_of(store, id)
        taken = [ref for ref in events if ref.article in reports or ref.event in reports]
        left = [ref for ref in events if ref not in taken]
        unknown = set(reports) - {name for ref in taken for name in (ref.article, ref.event)}
        if unknown:
            raise DatelineError(
                f"{db}: {', '.join(sorted(unknown))} is no report of story {id}; "
                "'dateline show stories --json' lists its reports and events"
            )
        if not left:
            raise DatelineError(f"{db}: these are all reports of story {id}; leave one in it")
        pairs = [(taken[0], ref, True) for ref in taken[1:]]
        pairs += [(a, b, False) for a, b in product(taken, left)]
        store.joined.decide(pairs, by=by, why=why, at=now(), joiner=joined_by())
        summarise(store)
        new = store.joined.story_with(taken[0])
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


def events_of(store: Store, story: str) -> list[EventRef]:
    """Return the events of a story, by their ids."""
    (kept,) = store.joined.stories(ids=[story])
    return sorted(EventRef(article.id, event.id) for article, event in kept.events)
