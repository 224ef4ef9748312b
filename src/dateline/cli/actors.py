"""``dateline actors``: who a name or phrase means."""

import click
import msgspec

from dateline.cli.console import note


@click.group()
def actors() -> None:
    """Find out who a name or phrase means."""


@actors.command()
@click.argument("phrase", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="The day that tenures are looked up for.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object.")
@click.pass_context
def find(ctx: click.Context, phrase: tuple[str, ...], on: str | None, as_json: bool) -> None:
    """Resolve PHRASE: "the Syrian foreign minister", "Boko Haram", "Kremlin"."""
    import dateline  # noqa: PLC0415 - heavy

    words = " ".join(phrase)
    actor = dateline.resolve_actor(words, on=on)
    if actor is None:
        note(f"{words!r} names nobody known; try a name, or a role with a country")
        ctx.exit(1)
    elif as_json:
        click.echo(msgspec.json.encode(actor).decode())
    else:
        click.echo(f"{actor.name}  ({actor.id})")
        click.echo(f"country {actor.country or '-'}, sector {actor.sector or '-'}")
        click.echo(f"understood by {actor.via.value}; {'listed' if actor.listed else 'not listed'}")
        if actor.anachronism:
            click.echo(f"note: {actor.anachronism}")
