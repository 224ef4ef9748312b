"""``dateline search``: full text over articles and statements."""

import click

from dateline.cli.console import verbosity
from dateline.cli.listing import stored, write
from dateline.cli.options import db_option, output_options


@click.command()
@click.argument("query", nargs=-1, required=True)
@db_option
@output_options
@verbosity
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Hits.")
def search(query: tuple[str, ...], db: str, as_json: bool, output: str | None, limit: int) -> None:
    """Find articles and statements by their words."""
    from dateline.publish.tables import hits_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        hits = store.search(" ".join(query), limit=limit)
    write(hits, hits_table, as_json=as_json, output=output)
