"""``dateline show``: what a database holds, as tables or as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.cli.console import output_to, verbosity
from dateline.cli.listing import (
    article_option,
    event_filters,
    limit_option,
    source_option,
    stored,
    write,
)
from dateline.cli.options import (
    db_option,
    output_options,
)
from dateline.cli.together import copies, dyads, joined_by, origins, stories
from dateline.records import ReviewState, Stance

if TYPE_CHECKING:
    from dateline.store import StoredEvent, StoredStatement


@click.group()
def show() -> None:
    """Show what a database holds; --json writes one object a line."""


@show.command()
@db_option
@output_options
@verbosity
@event_filters
@limit_option
@click.option(
    "--review",
    type=click.Choice(["unreviewed", *(s.value for s in ReviewState)]),
    help="How people left it.",
)
@click.option("--rejected", "review", flag_value="rejected", help="The same as --review rejected.")
@click.option("--csv", "as_csv", is_flag=True, help="One row an event.")
def events(db: str, as_json: bool, as_csv: bool, output: str | None, **wanted: Any) -> None:  # noqa: ANN401 - passed on
    """Who did what to whom, and who says so."""
    from dateline.publish.formats import csv_writer  # noqa: PLC0415 - heavy
    from dateline.publish.tables import stored_events_table  # noqa: PLC0415

    with stored(db) as store:
        found = store.events(**wanted)
    if as_csv:
        with output_to(output) as stream:
            write_event = csv_writer(stream)
            for item in found:
                write_event(item.event, item.article, item.run)
        return
    write(found, stored_events_table, as_json=as_json, output=output, to_json=event_json)


def event_json(found: StoredEvent) -> dict[str, Any]:
    """Return an event as in the contract, with the article that it stands in."""
    return {"article": found.article.id, **msgspec.to_builtins(found.event)}


@show.command()
@db_option
@output_options
@verbosity
@source_option
@click.option("--about", metavar="WORDS", help="Words that stand in what is said.")
@click.option("--stance", type=click.Choice([s.value for s in Stance]), help="How it is said.")
@click.option("--denies", "stance", flag_value="denies", help="The same as --stance denies.")
@article_option
@limit_option
def statements(db: str, as_json: bool, output: str | None, **wanted: Any) -> None:  # noqa: ANN401 - passed on
    """Who says what."""
    from dateline.publish.tables import stored_statements_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.statements(**wanted)
    write(found, stored_statements_table, as_json=as_json, output=output, to_json=_statement_json)


def _statement_json(found: StoredStatement) -> dict[str, Any]:
    """Return a statement as in the contract, with the article that it stands in and the words."""
    own = msgspec.to_builtins(found.statement)
    return {"article": found.article.id, **own, "words": found.words}


@show.command()
@db_option
@output_options
@verbosity
def actors(db: str, as_json: bool, output: str | None) -> None:
    """Everybody who takes part in an event."""
    from dateline.publish.tables import actors_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.actors()
    write(found, actors_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
@click.option("--source", metavar="NAME", help="Name or id of the only one that is wanted.")
@limit_option
def sources(
    db: str, as_json: bool, output: str | None, source: str | None, limit: int | None
) -> None:
    """Who is relied on, for what, how often alone, denied or confirmed; with their grades."""
    from dateline.aggregate import describer, source_profiles  # noqa: PLC0415 - heavy
    from dateline.publish.tables import sources_table  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415
    from dateline.store import in_force  # noqa: PLC0415

    with stored(db) as store:
        store.joined.catch_up(joined_by())
        store.summaries.refresh(describer(Settings()))
        grades = {id: grade.value or "" for id, grade in in_force(store.grades("source")).items()}
        found = source_profiles(store.codings(), store.joined.standings(), grades)
    wanted = [profile for profile in found if source is None or profile.is_called(source)]
    write(wanted[:limit], sources_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
@click.option("--history", is_flag=True, help="Also revisions that others took the place of.")
def articles(db: str, as_json: bool, output: str | None, history: bool) -> None:
    """The articles, with what is known of their publication."""
    from dateline.publish.tables import articles_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.articles(history=history)
    write(found, articles_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
def errors(db: str, as_json: bool, output: str | None) -> None:
    """The inputs that failed, with the reason; 'dateline retry' reads them again."""
    from dateline.publish.tables import errors_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.errors()
    write(found, errors_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
def runs(db: str, as_json: bool, output: str | None) -> None:
    """The runs, with version, model, knowledge and counts."""
    from dateline.publish.tables import runs_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.runs()
    write(found, runs_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
@click.option("--run", type=click.IntRange(1), help="Number of the only run that is wanted.")
def changes(db: str, as_json: bool, output: str | None, run: int | None) -> None:
    """What 'dateline recode' changed: events that came, went, or have other values."""
    from dateline.publish.tables import changes_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.recodings.changes(run)
    write(found, changes_table, as_json=as_json, output=output, to_json=_change_json)


def _change_json(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a StoredChange, imported late
    own = msgspec.to_builtins(found)
    return {**own, **own.pop("change")}


for command in (copies, dyads, origins, stories):
    show.add_command(command)
