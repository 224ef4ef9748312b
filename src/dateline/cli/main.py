"""The command ``dateline``: its subcommands are imported when they are asked for."""

import importlib
import os
import sys
from typing import Any

import click

import dateline
from dateline.cli.console import READER_GONE, discard_output, error_line
from dateline.errors import DatelineError

COMMANDS = {
    "code": "code:code",
    "add": "add:add",
    "fetch": "fetch:fetch",
    "watch": "fetch:watch",
    "retry": "add:retry",
    "recode": "recode:recode",
    "review": "review:review",
    "show": "show:show",
    "why": "why:why",
    "search": "search:search",
    "serve": "serve:serve",
    "figure": "figure:figure",
    "brief": "brief:brief",
    "export": "export:export",
    "import": "import_:import_events",
    "actors": "actors:actors",
    "sources": "sources:sources",
    "stories": "sources:stories",
    "frames": "frames:frames",
    "codebooks": "codebooks:codebooks",
    "check-data": "check_data:check_data",
    "doctor": "doctor:doctor",
    "demo": "demo:demo",
    "completion": "completion:completion",
}
SHORT_HELP = {
    "code": "Code articles and print who did what to whom, and who says so.",
    "add": "Code articles and keep them in a database.",
    "fetch": "Read feeds and pages from the network, code what is new, and keep it.",
    "watch": "Do so again and again, each feed at its own time.",
    "retry": "Read again the inputs that failed.",
    "recode": "Code what is stored anew; what people decided stays.",
    "review": "Accept, reject, edit and add codings; compare reviewers.",
    "show": "Show events, statements, actors, sources, copies, origins, stories, dyads, runs.",
    "why": "Show the words and rules behind one event, and its chain of sources.",
    "search": "Search the texts of articles and statements.",
    "serve": "Show a database as pages: read, search, review, paste.",
    "figure": "Draw a timeline, map, network, or another figure.",
    "brief": "Write a briefing of a period: stories in order of weight, each sentence sourced.",
    "export": "Write events in the formats of the field.",
    "import": "Read events that were exported, or coded by others, into a database.",
    "actors": "Find out who a name or phrase means; say that two are one.",
    "sources": "Grade sources by their reliability, A to F.",
    "stories": "Merge and split stories, and overrule their credibility.",
    "frames": "Explain, list, start and check frames: the words that code events.",
    "codebooks": "List and check other ontologies than PLOVER.",
    "check-data": "Check the knowledge files.",
    "doctor": "Check the installation and build what is missing.",
    "demo": "Run the main job on the bundled sample.",
    "completion": "Print the completion script for a shell.",
}
INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


class LazyGroup(click.Group):
    """A group that imports a subcommand only to run it, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a subcommand, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: Any = getattr(importlib.import_module(f"dateline.cli.{module}"), attribute)
        return command  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands from a table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SHORT_HELP.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a subcommand; what goes wrong becomes one line and a status, never a traceback."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            error_line("interrupted; what is stored stays, run the same command again to go on")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            discard_output()
            ctx.exit(READER_GONE)
        except DatelineError as error:
            error_line(str(error))
            ctx.exit(1)
        except OSError as error:
            discard_output()
            where = f"{error.filename}: " if error.filename else "the output "
            error_line(f"{where}cannot be read or written ({error.strerror}); nothing more is done")
            ctx.exit(1)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dateline.__version__, prog_name="dateline")
def cli() -> None:
    """Read reports of conflict and diplomacy; write event data that keep who says so."""


def main() -> None:
    """Run the command line."""
    try:
        cli(prog_name="dateline")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            # At once: Ctrl-C reaches the workers too, and Python would wait for those it killed
            # while they were starting.
            sys.stderr.flush()
            os._exit(INTERRUPTED)
        raise
