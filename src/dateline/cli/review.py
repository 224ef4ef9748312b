"""``dateline review``: people accept, reject, edit and add codings; decisions stay on record."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli.console import note, verbosity
from dateline.cli.inputs import actors_option, now
from dateline.cli.listing import article_option, event_filters, stored, write
from dateline.cli.options import (
    db_option,
    output_options,
)
from dateline.cli.together import joined_by, summarise

if TYPE_CHECKING:
    from dateline.run.reviewer import Reviewer
    from dateline.store import Store
    from dateline.store.review import Decision

Command = TypeVar("Command", bound=Callable[..., Any])
FILTERS = (
    event_filters,
    click.option(
        "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most."
    ),
)
blind_option = click.option(
    "--blind", is_flag=True, help="On the machine's values and your own alone."
)
why_option = click.option("--why", default="", metavar="TEXT", help="The reason.")
event_argument = click.argument("event", metavar="EVENT")
values_argument = click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
COMMANDLINE = click.core.ParameterSource.COMMANDLINE
LENGTH_OF_ID = 12  # characters of the id of an event, which may all be digits


def by_option(command: Command) -> Command:
    """Add ``--by``, without which nothing is decided."""
    return click.option(
        "--by", required=True, metavar="WHO", callback=_filled, help="Who decides."
    )(command)


def _filled(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("it is empty; write a name")
    return value.strip()


def _named(by: str | None) -> str:
    """Return who reviews, once it is sure that somebody does."""
    if not by or not by.strip():
        raise click.UsageError("say who reviews: --by NAME")
    return by.strip()


def _filters(command: Command) -> Command:
    """Add what ``show events`` can be asked for."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def _deciding(decide: Callable[..., Decision]) -> Callable[..., None]:
    """Give a command the reviewer that its options name, and tell what was decided."""

    @functools.wraps(decide)
    def command(
        *, db: str, by: str, actors: tuple[str, ...], blind: bool = False, **given: object
    ) -> None:
        with stored(db) as store:
            tell(decide(reviewer_of(store, by, actors, blind=blind), **given))
            summarise(store)

    for option in (verbosity, actors_option, why_option, by_option, db_option):
        command = option(command)
    return command


def reviewer_of(
    store: Store, by: str, actors: tuple[str, ...] = (), *, blind: bool = False
) -> Reviewer:
    """Return a person who reviews a database now."""
    from dateline.run.reviewer import Reviewer  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    return Reviewer(store, by, now(), Settings(actors=actors), blind, joined_by())


def pairs_of(
    values: tuple[str, ...], kind: str = "FIELD=VALUE; write type=COERCE, place=Goma"
) -> dict[str, str]:
    """Return FIELD=VALUE arguments as a table.

    Args:
        values: The arguments.
        kind: What each is to be, with an example, for messages.

    Returns:
        What stands behind the first "=" of each, by what stands before it.

    Raises:
        click.UsageError: One has no "=".
    """
    for value in values:
        if "=" not in value:
            raise click.UsageError(f"{value!r} is no {kind}")
    split = (value.partition("=") for value in values)
    return {name.strip(): words for name, _, words in split}


def tell(decision: Decision) -> None:
    """Say in one line what was decided, so that it can be taken back."""
    undone = f" {decision.undoes}" if decision.undoes else ""
    note(f"{decision.number}: {decision.what.value}{undone} {decision.event} by {decision.by}")


@click.group(invoke_without_command=True)
@click.option("--by", metavar="WHO", help="Who reviews.")
@blind_option
@db_option
@_filters
@verbosity
@click.pass_context
def review(
    ctx: click.Context,
    /,
    db: str,
    by: str | None,
    blind: bool,
    **wanted: Any,  # noqa: ANN401 - passed on
) -> None:
    """Look at codings and decide on them: accept, reject, edit, add, note, undo.

    Without a subcommand it shows one waiting event after the other, the least confident first.
    """
    if ctx.invoked_subcommand is not None:
        _refuse_options(ctx, ctx.invoked_subcommand)
        return
    by = _named(by)
    from dateline.cli.review_session import hold_session  # noqa: PLC0415 - heavy

    with stored(db) as store:
        events = waiting(store, by, blind=blind, **wanted)
        hold_session(reviewer_of(store, by, blind=blind), events, clock=now)
        summarise(store)


def _refuse_options(ctx: click.Context, subcommand: str) -> None:
    """Refuse options before a subcommand, which would not reach it: --db would be another file."""
    given = (name for name in ctx.params if ctx.get_parameter_source(name) is COMMANDLINE)
    if any(given):
        raise click.UsageError(f"write the options after {subcommand!r}, not before it")


def waiting(store: Store, by: str | None, *, blind: bool, **wanted: Any) -> list[Any]:  # noqa: ANN401 - passed on
    """Return the events that wait for a reviewer, the least confident first.

    Args:
        store: The database.
        by: Who, for a blind review.
        blind: Whether what others decided does not count.
        **wanted: Which events, as in ``show events``.

    Returns:
        Events.
    """
    if blind:
        return store.reviews.waiting_blind(_named(by), **wanted)
    return store.events(review="unreviewed", doubtful_first=True, **wanted)


@review.command(name="list")
@click.option("--by", metavar="WHO", help="Who reviews; needed with --blind.")
@blind_option
@db_option
@output_options
@_filters
@verbosity
def list_waiting(
    db: str,
    by: str | None,
    blind: bool,
    as_json: bool,
    output: str | None,
    **wanted: Any,  # noqa: ANN401 - passed on
) -> None:
    """What nobody has looked at, the least confident first."""
    from dateline.cli.show import event_json  # noqa: PLC0415
    from dateline.publish.tables import waiting_cards  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = waiting(store, by, blind=blind, **wanted)
    write(found, waiting_cards, as_json=as_json, output=output, to_json=event_json)


@review.command()
@event_argument
@article_option
@blind_option
@_deciding
def accept(reviewer: Reviewer, event: str, why: str, article: str | None) -> Decision:
    """Accept EVENT (an id, or its beginning) as it stands."""
    return reviewer.accept(event, why, article=article)


@review.command()
@event_argument
@article_option
@blind_option
@_deciding
def reject(reviewer: Reviewer, event: str, why: str, article: str | None) -> Decision:
    """Say that EVENT is none; it is neither shown nor counted any more."""
    return reviewer.reject(event, why, article=article)


@review.command()
@event_argument
@values_argument
@article_option
@blind_option
@_deciding
def edit(
    reviewer: Reviewer, event: str, values: tuple[str, ...], why: str, article: str | None
) -> Decision:
    """Give EVENT other values, such as type=COERCE, place=Goma, actors="M23; Rwanda"."""
    return reviewer.edit(event, pairs_of(values), why, article=article)


@review.command()
@event_argument
@article_option
@_deciding
def take(reviewer: Reviewer, event: str, why: str, article: str | None) -> Decision:
    """Take over what the machine says of EVENT now ('dateline review conflicts')."""
    return reviewer.take(event, why, article=article)


@review.command()
@click.argument("article", metavar="ARTICLE")
@click.argument("start", type=click.IntRange(0))
@click.argument("end", type=click.IntRange(1))
@values_argument
@_deciding
def add(
    reviewer: Reviewer, article: str, start: int, end: int, values: tuple[str, ...], why: str
) -> Decision:
    """Add an event that the characters START to END of ARTICLE report; give type=TYPE at least."""
    return reviewer.add(article, (start, end), pairs_of(values), why)


@review.command(name="note")
@event_argument
@click.argument("words", metavar="TEXT")
@article_option
@_deciding
def leave_note(
    reviewer: Reviewer, event: str, words: str, why: str, article: str | None
) -> Decision:
    """Leave a note on EVENT, which stays as it is."""
    return reviewer.note(event, words, why, article=article)


@review.command()
@click.argument("wanted", metavar="EVENT|NUMBER")
@article_option
@_deciding
def undo(reviewer: Reviewer, wanted: str, why: str, article: str | None) -> Decision:
    """Take back a decision by its NUMBER, or the last one on EVENT; the undo is kept too."""
    is_number = wanted.isdecimal() and len(wanted) < LENGTH_OF_ID
    return reviewer.undo(int(wanted) if is_number else wanted, why, article=article)


@review.command()
@event_argument
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE...]")
@click.option("--reject", "is_rejected", is_flag=True, help="It is no event.")
@click.option("--for", "view", metavar="WHO", help="Take the view of this reviewer.")
@_deciding
def adjudicate(
    reviewer: Reviewer,
    event: str,
    values: tuple[str, ...],
    is_rejected: bool,
    view: str | None,
    why: str,
) -> Decision:
    """Settle what reviewers differ on: the machine's view, or that of --for, with FIELD=VALUE."""
    given = pairs_of(values)
    return reviewer.adjudicate(event, given, reject=is_rejected, reviewer=view, why=why)


@review.command()
@click.argument("event", metavar="[EVENT]", required=False)
@click.option("--by", metavar="WHO", help="Only those of this reviewer.")
@db_option
@output_options
@verbosity
def log(db: str, event: str | None, by: str | None, as_json: bool, output: str | None) -> None:
    """Every decision, or those on EVENT: who, when, why, the old and the new values."""
    from dateline.publish.tables import decisions_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.reviews.log(event, by=by)
    write(found, decisions_table, as_json=as_json, output=output)


@review.command()
@db_option
@output_options
@verbosity
def lost(db: str, as_json: bool, output: str | None) -> None:
    """Decisions on earlier texts of articles whose words the corrected texts lack."""
    from dateline.publish.tables import decisions_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.reviews.lost()
    write(found, decisions_table, as_json=as_json, output=output)


@review.command()
@db_option
@output_options
@verbosity
def conflicts(db: str, as_json: bool, output: str | None) -> None:
    """What the machine says otherwise since a person decided; the decision holds."""
    from dateline.publish.tables import conflicts_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.reviews.conflicts()
    write(found, conflicts_table, as_json=as_json, output=output, to_json=_conflict_json)


def _conflict_json(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a StoredStanding, imported late
    """Return a conflict with the values that stand, and those that the machine proposes."""
    from dateline.store.review import values_of  # noqa: PLC0415 - heavy

    standing = found.standing
    return {
        "article": found.stored.article.id,
        "event": standing.event.id,
        "state": standing.event.review.state.value,
        "by": list(standing.event.review.by),
        "fields": list(standing.proposals),
        "people": values_of(standing.event),
        "machine": values_of(standing.machine) if standing.machine else None,
    }


@review.command()
@click.argument("reviewers", nargs=-1, metavar="[WHO...]")
@db_option
@output_options
@verbosity
def agreement(db: str, reviewers: tuple[str, ...], as_json: bool, output: str | None) -> None:
    """How far reviewers agree (Krippendorff's alpha for each field), and where they differ."""
    from dateline.aggregate.agreement import agreement as compare  # noqa: PLC0415 - heavy
    from dateline.publish.tables import agreement_tables  # noqa: PLC0415

    with stored(db) as store:
        found = compare(store.reviews.standings(), reviewers)
    for name, count in found.not_blind.items():
        note(f"{name} decided {count:,} times with the decisions of others in sight; see --blind")
    some = [found] if found.events else []
    write(some, lambda items: agreement_tables(items[0]), as_json=as_json, output=output)
