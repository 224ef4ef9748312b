"""``dateline show``: what a database holds, as tables or as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.cli.console import note, output_to, verbosity
from dateline.cli.options import (
    country_option,
    day_option,
    db_option,
    output_options,
    type_option,
)
from dateline.records import Stance, Status

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.aggregate import InformationGrade, Story
    from dateline.store import Store, StoredEvent, StoredStatement

article_option = click.option("--article", metavar="ID", help="Id of the article.")
source_option = click.option(
    "--source", metavar="NAME", help="Name or id of a source of its chain."
)
limit_option = click.option("--limit", type=click.IntRange(1), help="How many at most.")


@click.group()
def show() -> None:
    """Show what a database holds; --json writes one object a line."""


def stored(db: str) -> Store:
    """Open a database that must be there."""
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    return open_store(db, create=False)


def write(
    items: Iterable[Any],
    table: Callable[[list[Any]], RenderableType],
    *,
    as_json: bool,
    output: str | None,
    to_json: Callable[[Any], Any] = msgspec.to_builtins,
) -> None:
    """Write items as a table, or each as a line of JSON.

    Args:
        items: Records.
        table: Makes the table of them.
        as_json: Whether JSON Lines are wanted.
        output: A file, or None for standard output.
        to_json: Makes the JSON object of a record.
    """
    from dateline.publish.tables import console_on  # noqa: PLC0415 - heavy

    found = list(items)
    with output_to(output) as stream:
        if as_json:
            stream.writelines(msgspec.json.encode(to_json(item)).decode() + "\n" for item in found)
        elif found:
            console_on(stream).print(table(found))
    if not found:
        note("nothing found; 'dateline show articles' lists what is stored")


@show.command()
@db_option
@output_options
@verbosity
@type_option
@click.option("--actor", metavar="NAME", help="Name or id of somebody who takes part.")
@country_option("--country", "Country of a side or of the place, such as AFG.")
@day_option("--since", "Leaves out what ended before.")
@day_option("--until", "Leaves out what began after.")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Whether it happened.")
@source_option
@article_option
@limit_option
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
                write_event(item.event, item.article)
        return
    write(found, stored_events_table, as_json=as_json, output=output, to_json=_event_json)


def _event_json(found: StoredEvent) -> dict[str, Any]:
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
@click.option("--actor", metavar="NAME", help="Name or id of one of the pair.")
def dyads(db: str, as_json: bool, output: str | None, actor: str | None) -> None:
    """The history of each pair of actors over all articles."""
    from dateline.aggregate import dyad_histories, find_copies, originals  # noqa: PLC0415 - heavy
    from dateline.publish.tables import dyads_table  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415

    with stored(db) as store:
        codings = list(store.codings())
    containment = Settings().near_copy_containment
    copies = find_copies((coding.article for coding in codings), containment=containment)
    histories = dyad_histories(codings, originals(copies))
    wanted = [h for h in histories if actor is None or actor.lower() in _names_of_pair(h)]
    write(wanted, dyads_table, as_json=as_json, output=output)


def _names_of_pair(history: Any) -> set[str]:  # noqa: ANN401 - a DyadHistory, imported late
    return {part.lower() for side in (history.a, history.b) for part in (side.id, side.name)}


@show.command()
@db_option
@output_options
@verbosity
@type_option
@click.option("--disputed", is_flag=True, help="Only those on which accounts differ.")
@click.option("--least-reports", type=click.IntRange(1), default=1, help="Reports at least.")
def stories(
    db: str,
    as_json: bool,
    output: str | None,
    type: str | None,
    disputed: bool,
    least_reports: int,
) -> None:
    """Happenings over all articles: reports against independent origins, and what differs."""
    from dateline.publish.tables import stories_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found, grades = stories_of(store)
    wanted = [
        story
        for story in found
        if type in {None, story.type}
        and len(story.reports) >= least_reports
        and (not disputed or story.disputed or story.differences)
    ]
    write(
        wanted,
        lambda items: stories_table(items, grades),
        as_json=as_json,
        output=output,
        to_json=lambda story: {
            **msgspec.to_builtins(story),
            "grade": msgspec.to_builtins(grades[story.id]),
        },
    )


def stories_of(store: Store) -> tuple[tuple[Story, ...], dict[str, InformationGrade]]:
    """Return the stories of a database, and how credible each is, by its id."""
    from dateline.aggregate import Overruling, find_stories, story_grades  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415
    from dateline.store import in_force  # noqa: PLC0415

    codings = list(store.codings())
    stories = find_stories(codings, Settings())
    overruled = {
        id: Overruling(value=int(grade.value or 6), by=grade.by, why=grade.why)
        for id, grade in in_force(store.grades("story")).items()
    }
    return stories, story_grades(stories, codings, overruled)


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
    from dateline.aggregate import find_stories, source_profiles  # noqa: PLC0415 - heavy
    from dateline.publish.tables import sources_table  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415
    from dateline.store import in_force  # noqa: PLC0415

    with stored(db) as store:
        codings = list(store.codings())
        grades = {id: grade.value or "" for id, grade in in_force(store.grades("source")).items()}
    found = source_profiles(codings, find_stories(codings, Settings()), grades)
    wanted = [profile for profile in found if source is None or profile.is_called(source)]
    write(wanted[:limit], sources_table, as_json=as_json, output=output)


@show.command()
@db_option
@output_options
@verbosity
def articles(db: str, as_json: bool, output: str | None) -> None:
    """The articles, with what is known of their publication."""
    from dateline.publish.tables import articles_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.articles()
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
