"""``dateline completion``: tab completion for the shell."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script: eval "$(dateline completion bash)"."""
    from dateline.cli.main import cli  # noqa: PLC0415 - it imports this module

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell!r}; use bash, zsh or fish")
    click.echo(kind(cli, {}, "dateline", "_DATELINE_COMPLETE").source())
