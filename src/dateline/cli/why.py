"""``dateline why``: the words and rules behind one event."""

import click
import msgspec

from dateline.cli.console import output_to
from dateline.cli.show import output_options, stored


@click.command()
@click.argument("event_id", metavar="EVENT")
@output_options
def why(event_id: str, db: str, as_json: bool, output: str | None) -> None:
    """Show the words, the rules and the chain of sources behind EVENT (an id, or its beginning)."""
    from rich.console import Console  # noqa: PLC0415 - heavy

    from dateline.publish.tables import why_tree  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.event(event_id)
    with output_to(output) as stream:
        if as_json:
            stream.write(msgspec.json.encode(found).decode() + "\n")
        else:
            Console(file=stream).print(why_tree(found))
