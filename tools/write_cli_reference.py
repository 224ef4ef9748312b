"""Writes ``docs/reference/cli.md`` from the commands: ``python -m tools.write_cli_reference``.

The tests fail where the page and the commands differ, and name this script.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli.main import cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
HEAD = """\
<!-- Written by tools/write_cli_reference.py; change the commands, not this page. -->
# The command line

Data goes to standard output, everything else to standard error. Messages that begin with `Error:`
name the input, what is wrong and what to do. `-o FILE` writes to a file, which appears or is
replaced only once all of it is written. A progress bar is shown on a terminal after two seconds.
`NO_COLOR` is respected, and `COLUMNS` sets the width of tables where there is no terminal.

| exit status | meaning |
|---|---|
| 0 | all inputs were read; what was asked for was done |
| 1 | some inputs could not be read or coded, each named with the reason; or the command failed |
| 2 | wrong usage: an unknown command or option, or a value that is not allowed |
| 130 | interrupted with Ctrl-C; what is stored stays |
| 141 | whoever read the output stopped reading, as `head` does |

`python -m dateline` is the same as `dateline`.
"""


def reference() -> str:
    """Return the page."""
    context = click.Context(cli, info_name="dateline")
    return "\n".join([HEAD, *_sections(cli, context)])


def _sections(group: click.Group, context: click.Context) -> Iterator[str]:
    """Yield one section a command, groups before what they hold."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - it has just been listed
        inner = click.Context(command, info_name=name, parent=context)
        yield _section(command, inner)
        if isinstance(command, click.Group):
            yield from _sections(command, inner)


def _section(command: click.Command, context: click.Context) -> str:
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## {context.command_path}", "", f"    {context.command_path} {usage}", ""]
    lines += [" ".join((command.help or "").split()), ""]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["| option | meaning |", "|---|---|"]
        lines += [_row(option, context) for option in options]
        lines.append("")
    return "\n".join(lines)


def _row(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    names, words = record if record else (", ".join(option.opts), option.help or "")
    return f"| `{names.replace('|', ', ')}` | {' '.join(words.split())} |"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
