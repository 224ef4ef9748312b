"""A review in the terminal: one event after the other, one key a decision."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.console import error_line, in_english, note
from dateline.cli.review import pairs_of, tell
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.run.reviewer import Reviewer
    from dateline.store import StoredEvent
    from dateline.store.review import Decision

KEYS = "[a]ccept [r]eject [e]dit FIELD=VALUE... [n]ote TEXT [s]kip [u]ndo [q]uit"
SKIP = "s"
QUIT = "q"


def hold_session(
    reviewer: Reviewer, events: Sequence[StoredEvent], *, clock: Callable[[], str]
) -> None:
    """Show events and ask for a decision on each, until there are none left or the person quits.

    Args:
        reviewer: Who decides.
        events: The events, in the order they are shown.
        clock: Returns the time now, ISO.
    """
    from dateline.publish.tables import console_on, event_card  # noqa: PLC0415 - heavy

    made: list[Decision] = []
    if not events:
        note("nothing waits; 'dateline review log' lists what was decided")
        return
    console = console_on(sys.stdout)
    for number, stored in enumerate(events, 1):
        console.print(f"{number} of {len(events)}", style="dim")
        console.print(event_card(stored))
        if _ask(reviewer, stored, made, clock) == QUIT:
            break
    taken_back = {decision.undoes for decision in made}
    kept = [d for d in made if d.undoes is None and d.number not in taken_back]
    note(f"{in_english(len(kept), 'decision')} by {reviewer.by}; 'dateline review log' lists all")


def _ask(
    reviewer: Reviewer, stored: StoredEvent, made: list[Decision], clock: Callable[[], str]
) -> str:
    """Ask until the event is decided on, or skipped; return the key that did it."""
    while True:
        try:
            line = click.prompt(KEYS, default=SKIP, show_default=False, err=True)
        except click.Abort:  # the end of the input
            return QUIT
        key, _, rest = line.strip().partition(" ")
        key = key[:1].lower()
        if key in {SKIP, QUIT}:
            return key
        try:
            decision = _decide(reviewer._replace(at=clock()), stored, key, rest.strip(), made)
        except (DatelineError, click.UsageError, ValueError) as error:
            error_line(str(error))
            continue
        if decision is None:
            error_line(f"{line.strip()!r} is none of the keys; {KEYS}")
            continue
        made.append(decision)
        tell(decision)
        if key in {"a", "r", "e"}:
            return key


def _decide(
    reviewer: Reviewer, stored: StoredEvent, key: str, words: str, made: list[Decision]
) -> Decision | None:
    """Make the decision of a key, None where the key is none."""
    event, article = stored.event.id, stored.article.id
    match key:
        case "a":
            return reviewer.accept(event, words, article=article)
        case "r":
            return reviewer.reject(event, words, article=article)
        case "e":
            given = pairs_of(tuple(shlex.split(words)))
            return reviewer.edit(event, given, article=article)
        case "n":
            return reviewer.note(event, words, article=article)
        case "u":
            return _undo(reviewer, made)
    return None


def _undo(reviewer: Reviewer, made: list[Decision]) -> Decision:
    """Take back the last decision of this session that was not taken back yet."""
    undone = {decision.undoes for decision in made}
    left = [d for d in made if d.undoes is None and d.number not in undone]
    if not left:
        raise click.UsageError("nothing was decided in this session that could be taken back")
    return reviewer.undo(left[-1].number)
