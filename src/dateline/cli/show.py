"""``dateline show``: what a database holds, as tables or as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from dateline.cli.add import db_option
from dateline.cli.console import note, output_to

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def show() -> None:
    """Show what a database holds; --json writes one object a line."""


def output_options(command: Command) -> Command:
    """Add ``--db``, ``--json`` and ``-o`` to a command."""
    as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
    output = click.option("-o", "--output", metavar="FILE", help="Write to a file.")
    return db_option(as_json(output(command)))


def stored(db: str) -> Store:
    """Open a database that must be there."""
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    return open_store(db, create=False)


def write(
    items: Iterable[Any], table: Callable[[Any], Table], *, as_json: bool, output: str | None
) -> None:
    """Write items as a table, or each as a line of JSON.

    Args:
        items: Records.
        table: Makes the table of them.
        as_json: Whether JSON Lines are wanted.
        output: A file, or None for standard output.
    """
    from rich.console import Console  # noqa: PLC0415 - heavy

    found = list(items)
    with output_to(output) as stream:
        if as_json:
            stream.writelines(msgspec.json.encode(item).decode() + "\n" for item in found)
        elif found:
            Console(file=stream).print(table(found))
        else:
            note("nothing found; 'dateline show articles' lists what is stored")


@show.command()
@output_options
@click.option("--type", "event_type", help="PLOVER type, such as ASSAULT.")
@click.option("--actor", help="Name or id of somebody who takes part.")
@click.option("--country", help="Country code of a side or of the place, such as AFG.")
@click.option("--since", help="ISO date; leaves out what ended before.")
@click.option("--until", help="ISO date; leaves out what began after.")
@click.option("--status", help="happened, ongoing, ended, planned, possible, denied, not_happened.")
@click.option("--source", help="Name or id of a source of its chain.")
@click.option("--article", help="Id of the article.")
@click.option("--limit", type=click.IntRange(1), help="Events at most.")
def events(
    db: str,
    as_json: bool,
    output: str | None,
    event_type: str | None,
    **wanted: Any,  # noqa: ANN401 - passed on to the store as they are
) -> None:
    """Who did what to whom, and who says so."""
    from dateline.publish.tables import events_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.events(type=event_type, **wanted)
        write(
            [item.event for item in found] if as_json else found,
            lambda items: events_table((item.event, item.article) for item in items),
            as_json=as_json,
            output=output,
        )


@show.command()
@output_options
@click.option("--source", help="Name or id of a source of its chain.")
@click.option("--about", help="Words that stand in what is said.")
@click.option("--stance", help="states, claims, denies, ...")
@click.option("--denies", "stance", flag_value="denies", help="The same as --stance denies.")
@click.option("--article", help="Id of the article.")
@click.option("--limit", type=click.IntRange(1), help="Statements at most.")
def statements(
    db: str,
    as_json: bool,
    output: str | None,
    **wanted: Any,  # noqa: ANN401 - passed on to the store as they are
) -> None:
    """Who says what."""
    from dateline.publish.tables import stored_statements  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.statements(**wanted)
        items = [item.statement for item in found] if as_json else found
        write(items, stored_statements, as_json=as_json, output=output)


@show.command()
@output_options
def actors(db: str, as_json: bool, output: str | None) -> None:
    """Everybody who takes part in an event."""
    from dateline.publish.tables import actors_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        write(store.actors(), actors_table, as_json=as_json, output=output)


@show.command()
@output_options
@click.option("--actor", help="Name or id of one of the pair.")
def dyads(db: str, as_json: bool, output: str | None, actor: str | None) -> None:
    """The history of each pair of actors over all articles."""
    from dateline.aggregate import dyad_histories, find_copies, originals  # noqa: PLC0415
    from dateline.publish.tables import dyads_table  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    with stored(db) as store:
        codings = list(store.codings())
    containment = Settings().near_copy_containment
    copies = find_copies((coding.article for coding in codings), containment=containment)
    histories = dyad_histories(codings, originals(copies))
    wanted = [
        history
        for history in histories
        if actor is None or actor.lower() in _names_of_pair(history)
    ]
    write(wanted, dyads_table, as_json=as_json, output=output)


def _names_of_pair(history: Any) -> set[str]:  # noqa: ANN401 - a DyadHistory, imported late
    return {part.lower() for side in (history.a, history.b) for part in (side.id, side.name)}


@show.command()
@output_options
def stories(db: str, as_json: bool, output: str | None) -> None:
    """Happenings over all articles: reports against independent origins, and what differs."""
    from dateline.aggregate import find_stories  # noqa: PLC0415 - heavy
    from dateline.publish.tables import stories_table  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    with stored(db) as store:
        write(
            find_stories(store.codings(), Settings()), stories_table, as_json=as_json, output=output
        )


@show.command()
@output_options
def articles(db: str, as_json: bool, output: str | None) -> None:
    """The articles, with what is known of their publication."""
    from dateline.publish.tables import articles_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        write(store.articles(), articles_table, as_json=as_json, output=output)


@show.command()
@output_options
def errors(db: str, as_json: bool, output: str | None) -> None:
    """The inputs that failed, with the reason; 'dateline retry' reads them again."""
    from dateline.publish.tables import errors_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        write(store.errors(), errors_table, as_json=as_json, output=output)


@show.command()
@output_options
def runs(db: str, as_json: bool, output: str | None) -> None:
    """The runs, with version, model, knowledge and counts."""
    from dateline.publish.tables import runs_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        write(store.runs(), runs_table, as_json=as_json, output=output)
