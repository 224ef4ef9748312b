"""``dateline search``: full text over articles and statements."""

import click

from dateline.cli.show import output_options, stored, write


@click.command()
@click.argument("query", nargs=-1, required=True)
@output_options
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
def search(query: tuple[str, ...], db: str, as_json: bool, output: str | None, limit: int) -> None:
    """Find articles and statements by their words."""
    from dateline.publish.tables import plain_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        hits = store.search(" ".join(query), limit=limit)
    write(
        hits,
        lambda found: plain_table(
            "Hits",
            ("article", "published", "publisher", "where", "words"),
            ((hit.article, hit.published, hit.publisher, hit.kind, hit.snippet) for hit in found),
        ),
        as_json=as_json,
        output=output,
    )
