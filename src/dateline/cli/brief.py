"""``dateline brief``: what happened in a period, in order of weight, each sentence sourced."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.cli.console import note, output_to, verbosity
from dateline.cli.listing import event_filters, limit_option, stored
from dateline.cli.options import db_option
from dateline.cli.together import joined_by, summarise
from dateline.errors import BrowserMissingError
from dateline.records.dates import first_day, last_day
from dateline.version import VERSION

if TYPE_CHECKING:
    from dateline.publish.briefing import Briefing, Pictures

FORMATS = {".html": "html", ".htm": "html", ".pdf": "pdf", ".md": "md", ".json": "json"}


@click.command()
@db_option
@click.option("--about", metavar="NAME", help="A country, actor or place, by its name or code.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="A file that ends in .html, .pdf, .md or .json; without it, Markdown on standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")
@limit_option
@verbosity
@event_filters
def brief(
    db: str,
    *,
    about: str | None,
    output: str | None,
    as_json: bool,
    limit: int | None,
    **wanted: Any,  # noqa: ANN401 - passed on
) -> None:
    """Write a briefing of what was reported between --since and --until.

    The stories come in order of weight: independent origins before reports, then severity, deaths
    and novelty. Each has a plain sentence, the exact words of its best report, its chain of
    sources, and what is disputed, planned or not sure. What changed in the pairs of actors, what
    rests on one origin only, a timeline, the places and numbered references follow.
    """
    output_format = _format_of(output, as_json)
    _check_period(wanted["since"], wanted["until"])
    found = _briefing(db, about, limit, wanted)
    _write(found, output_format, output)


def _format_of(output: str | None, as_json: bool) -> str:
    if output in {None, "-"}:
        return "json" if as_json else "md"
    suffix = Path(str(output)).suffix.lower()
    if suffix not in FORMATS:
        raise click.UsageError(
            f"{output}: the name must end in .html, .pdf, .md or .json, which says what to write"
        )
    return FORMATS[suffix]


def _check_period(since: str | None, until: str | None) -> None:
    if since is None:
        raise click.UsageError("say from which day on: --since 2016-08-01")
    first, last = first_day(since), last_day(until) if until else None
    if first and last and first > last:
        raise click.UsageError(f"--since {since} is after --until {until}; exchange the two")


def _briefing(db: str, about: str | None, limit: int | None, wanted: dict[str, Any]) -> Briefing:
    from dateline.publish.briefing import Question, briefing, find_about, gather  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415

    settings = Settings()
    if limit:
        settings = msgspec.structs.replace(settings, briefing_stories=limit)
    since, until = wanted.pop("since"), wanted.pop("until")
    filters = {name: value for name, value in wanted.items() if value is not None}
    with stored(db) as store:
        store.joined.catch_up(joined_by())
        summarise(store)
        subject = find_about(store, about) if about else None
        question = Question(
            since=since,
            until=until,
            about=subject.name if subject else None,
            filters=tuple(f"{name} {value}" for name, value in filters.items()),
            made=datetime.now(UTC).date(),
            program=f"Dateline {VERSION}",
        )
        found = gather(store, question, settings, about=subject, **filters)
    return briefing(question, found.told, found.pairs, settings, others=found.others)


def _write(found: Briefing, output_format: str, output: str | None) -> None:
    from dateline.publish.briefing import html, markdown  # noqa: PLC0415 - heavy

    if output_format == "pdf":
        _write_pdf(found, Path(str(output)))
        return
    with output_to(output) as stream:
        if output_format == "html":
            stream.write(html(found, _pictures(found)))
        elif output_format == "md":
            stream.write(markdown(found))
        else:
            stream.write(msgspec.json.encode(found).decode() + "\n")
    if not found.items:
        note("nothing was reported in this period; 'dateline show articles' lists what there is")


def _pictures(found: Briefing, *, needed: bool = False) -> Pictures | None:
    """Draw the map and the timeline; without a browser their tables have to do.

    Args:
        found: The briefing.
        needed: Whether the browser is needed anyway, and what lacks it says so itself.

    Returns:
        The pictures, None where there is no browser.
    """
    from dateline.publish.briefing.pictures import draw  # noqa: PLC0415 - heavy

    try:
        return draw(found)
    except BrowserMissingError as error:
        if needed:
            return None  # printing says so
        note(f"the map and the timeline are left out, their tables stay: {error}")
        return None


def _write_pdf(found: Briefing, output: Path) -> None:
    """Print elsewhere first, so that what fails leaves an old file as it was."""
    from dateline.publish.briefing import pdf  # noqa: PLC0415 - heavy

    try:
        with tempfile.TemporaryDirectory(prefix=".part-", dir=output.parent) as part:
            printed = Path(part) / "brief.pdf"
            pdf(found, printed, _pictures(found, needed=True))
            printed.replace(output)
    except OSError as error:
        raise click.ClickException(
            f"{output}: cannot be written ({error.strerror}); choose another file with -o"
        ) from error
