"""What commands that list things share: the database, options, and tables against JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from dateline.cli.console import note, output_to
from dateline.cli.options import country_option, day_option, type_option
from dateline.records import Status

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
article_option = click.option("--article", metavar="ID", help="Id of the article.")
source_option = click.option(
    "--source", metavar="NAME", help="Name or id of a source of its chain."
)
limit_option = click.option("--limit", type=click.IntRange(1), help="How many at most.")


EVENT_FILTERS = (
    type_option,
    click.option("--actor", metavar="NAME", help="Name or id of somebody who takes part."),
    country_option("--country", "Country of a side or of the place, such as AFG."),
    day_option("--since", "Leaves out what ended before."),
    day_option("--until", "Leaves out what began after."),
    click.option(
        "--status", type=click.Choice([s.value for s in Status]), help="Whether it happened."
    ),
    source_option,
    article_option,
)


def event_filters(command: Command) -> Command:
    """Add the options that say which events are meant."""
    for option in reversed(EVENT_FILTERS):
        command = option(command)
    return command


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
        note(
            "nothing found; 'dateline show articles' and 'dateline show sources' list what is there"
        )
