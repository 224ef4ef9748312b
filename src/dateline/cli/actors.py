"""``dateline actors``: who a name or phrase means."""

import click

from dateline.cli.console import note, verbosity
from dateline.cli.options import day_option, output_options
from dateline.cli.show import write


@click.group()
def actors() -> None:
    """Find out who a name or phrase means."""


@actors.command()
@click.argument("phrase", nargs=-1, required=True)
@day_option("--on", "The day that tenures are looked up for.")
@output_options
@verbosity
@click.pass_context
def find(
    ctx: click.Context, phrase: tuple[str, ...], on: str | None, as_json: bool, output: str | None
) -> None:
    """Resolve PHRASE: "the Syrian foreign minister", "Boko Haram", "Kremlin"."""
    import dateline  # noqa: PLC0415 - heavy
    from dateline.publish.tables import actor_lines  # noqa: PLC0415

    words = " ".join(phrase)
    actor = dateline.resolve_actor(words, on=on)
    if actor is None:
        note(f"{words!r} names nobody known; try a name, or a role with a country")
        ctx.exit(1)
    write([actor], lambda items: actor_lines(items[0]), as_json=as_json, output=output)
