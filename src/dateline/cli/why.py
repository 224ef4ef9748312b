"""``dateline why``: the words and rules behind one event."""

import click

from dateline.cli.console import verbosity
from dateline.cli.listing import article_option, stored, write
from dateline.cli.options import db_option, output_options


@click.command()
@click.argument("event_id", metavar="EVENT")
@db_option
@output_options
@verbosity
@article_option
def why(event_id: str, db: str, as_json: bool, output: str | None, article: str | None) -> None:
    """Show the words, the rules and the chain of sources behind EVENT (an id, or its beginning)."""
    from dateline.publish.tables import why_tree  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.event(event_id, article=article)
    write([found], lambda items: why_tree(items[0]), as_json=as_json, output=output)
