"""``dateline sources`` and ``dateline stories``: an analyst grades them with the Admiralty code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.console import error_line, in_english, note, verbosity
from dateline.cli.inputs import now
from dateline.cli.listing import stored, write
from dateline.cli.options import db_option, output_options, reasoned
from dateline.cli.story_decisions import decisions, merge, split
from dateline.cli.together import joined_by

if TYPE_CHECKING:
    from dateline.store import Store

WITHDRAWN = "none"  # what is written for a grade to take an earlier one back
RELIABILITY = click.Choice([*"ABCDEF", WITHDRAWN], case_sensitive=False)
CREDIBILITY = click.Choice([*"123456", WITHDRAWN], case_sensitive=False)
_grade_options = reasoned("gives the grade", "for the grade")


@click.group()
def sources() -> None:
    """Grade sources by their reliability, A to F of the Admiralty code."""


@click.group()
def stories() -> None:
    """Merge and split stories, and overrule the grade that is proposed for one, 1 to 6."""


for command in (decisions, merge, split):
    stories.add_command(command)


@sources.command(name="grade")
@click.argument("name")
@click.argument("value", metavar="GRADE", type=RELIABILITY)
@_grade_options
@db_option
@verbosity
@click.pass_context
def grade_source(ctx: click.Context, /, db: str, name: str, **given: str) -> None:
    """Grade the source NAME (a name or id): A reliable to E unreliable, F cannot be judged.

    Earlier grades stay on record; "none" withdraws the grade.
    """
    from dateline.aggregate import source_profiles  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = [s for s in source_profiles(store.codings()) if s.is_called(name)]
        ids = [source.id for source in found]
        _keep(ctx, store, "source", name, ids, **given)


@sources.command(name="delete")
@click.argument("source", metavar="ID")
@_grade_options
@db_option
@verbosity
@click.pass_context
def delete_source(ctx: click.Context, /, db: str, source: str, by: str, why: str) -> None:
    """Withdraw the grade of the source ID once nothing rests on it; its history stays.

    A source that stands in a chain is in use, and refused: edit the chains first.
    """
    from dateline.aggregate import source_profiles  # noqa: PLC0415 - heavy
    from dateline.store import in_force  # noqa: PLC0415

    with stored(db) as store:
        used = [one for one in source_profiles(store.codings()) if one.is_called(source)]
        if used:
            one = used[0]
            error_line(
                f"{store.name}: {one.id} is in use: {in_english(one.events, 'event')} and "
                f"{in_english(one.statements, 'statement')} rest on it; give these another chain "
                "first ('dateline review edit EVENT chain=...')"
            )
            ctx.exit(1)
        if source not in in_force(store.grades("source")):
            error_line(f"{store.name}: {source!r} is no source here, and has no grade")
            ctx.exit(1)
        store.add_grade("source", source, None, by=by, why=why, at=now())
    note(f"{source}: deleted; 'dateline sources grades' keeps its history")


@stories.command(name="grade")
@click.argument("story")
@click.argument("value", metavar="GRADE", type=CREDIBILITY)
@_grade_options
@db_option
@verbosity
@click.pass_context
def grade_story(ctx: click.Context, /, db: str, story: str, **given: str) -> None:
    """Grade STORY (an id, or its beginning): 1 confirmed to 5 improbable, 6 cannot be judged.

    Earlier grades stay on record; "none" goes back to what the program proposes.
    """
    with stored(db) as store:
        store.joined.catch_up(joined_by())
        _keep(ctx, store, "story", story, [store.joined.story_id(story)], **given)


def _keep(
    ctx: click.Context, store: Store, about: str, wanted: str, ids: list[str], **given: str
) -> None:
    """Store a grade of the one subject that is meant, or say why none is."""
    listed = "sources" if about == "source" else "stories --json"
    if len(ids) != 1:
        problem = (
            f"may be {', '.join(sorted(ids)[:6])}; give one of these ids"
            if ids
            else f"is no {about} here; 'dateline show {listed}' lists them"
        )
        error_line(f"{store.name}: {wanted!r} {problem}")
        ctx.exit(1)
    value = None if given["value"].lower() == WITHDRAWN else given["value"].upper()
    grade = store.add_grade(about, ids[0], value, by=given["by"], why=given["why"], at=now())
    before = f", before {grade.before}" if grade.before else ""
    note(f"{ids[0]}: {value or 'grade withdrawn'}{before}")


@sources.command(name="grades")
@db_option
@output_options
@verbosity
def grades_of_sources(db: str, as_json: bool, output: str | None) -> None:
    """Every grade of a source with its history: who, when, why, and the grade before."""
    _list_grades(db, "source", as_json=as_json, output=output)


@stories.command(name="grades")
@db_option
@output_options
@verbosity
def grades_of_stories(db: str, as_json: bool, output: str | None) -> None:
    """Every grade that overruled a proposed one: who, when, why, and the grade before."""
    _list_grades(db, "story", as_json=as_json, output=output)


def _list_grades(db: str, about: str, *, as_json: bool, output: str | None) -> None:
    from dateline.publish.tables import grades_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.grades(about)
    write(found, lambda items: grades_table(items, about), as_json=as_json, output=output)
