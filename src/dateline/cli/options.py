"""Options that several commands share, and the checks of what they are given."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from dateline.records.dates import first_day

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
COUNTRY = re.compile(r"[A-Za-z]{3}")

db_option = click.option(
    "--db", default="dateline.db", show_default=True, metavar="FILE", help="The database."
)


def output_options(command: Command) -> Command:
    """Add ``--json`` and ``-o`` to a command."""
    as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
    return as_json(output_option(command))


def reasoned(does: str, of: str) -> Callable[[Command], Command]:
    """Return what adds ``--by`` and ``--why``: who does it and why, which may not be left out."""

    def add(command: Command) -> Command:
        why = _words_option("--why", "TEXT", f"The reason {of}.")
        by = _words_option("--by", "WHO", f"Who {does}.")
        return by(why(command))

    return add


def _words_option(name: str, metavar: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, required=True, metavar=metavar, callback=_filled, help=words)


def _filled(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("it is empty; write some words")
    return value.strip()


def output_option(command: Command) -> Command:
    """Add ``-o`` to a command."""
    words = "Write to a file; an old one is replaced at the end."
    return click.option("-o", "--output", metavar="FILE", help=words)(command)


def day_option(name: str, words: str) -> Callable[[Command], Command]:
    """Return an option that takes a date, possibly without day or month."""
    return click.option(name, metavar="DATE", callback=_day, help=words)


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and not (DAY.fullmatch(value) and first_day(value)):
        raise click.BadParameter(f"{value!r} is not a date; write 2016, 2016-08 or 2016-08-09")
    return value


def country_option(name: str, words: str) -> Callable[[Command], Command]:
    """Return an option that takes a country code."""
    return click.option(name, metavar="CODE", callback=_country, help=words)


def _country(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and not COUNTRY.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a country code; write three letters: AFG")
    return value and value.upper()


def type_option(command: Command) -> Command:
    """Add ``--type`` to a command; the ontology is read only where the option is used."""
    return click.option(
        "--type",
        metavar="TYPE",
        callback=_event_type,
        shell_complete=_event_types_from,
        help="PLOVER type, such as ASSAULT.",
    )(command)


def _event_type(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and value.upper() not in _event_types():
        raise click.BadParameter(f"{value!r} is none of {', '.join(_event_types())}")
    return value and value.upper()


def _event_types_from(
    _ctx: click.Context, _option: click.Parameter, beginning: str
) -> list[CompletionItem]:
    return [CompletionItem(t) for t in _event_types() if t.startswith(beginning.upper())]


def _event_types() -> list[str]:
    from dateline.knowledge.ontology import load_ontology  # noqa: PLC0415 - heavy

    return sorted(load_ontology().types)
