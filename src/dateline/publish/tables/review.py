"""What people decided, what waits for them, what re-coding changed, and how far they agree."""

from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.aggregate.agreement import Agreement
from dateline.publish.tables.cells import (
    cell,
    chain_text,
    harmless,
    narrator_of,
    new_table,
    recipients_of,
)
from dateline.publish.tables.events import title_of
from dateline.store import StoredEvent
from dateline.store.review import (
    TOLLS,
    Decision,
    StoredMerge,
    StoredStanding,
    in_words,
    value_of,
)
from dateline.store.review.recodings import StoredChange

MINUTES = 16  # characters of an ISO time up to the minute
SHORT_ID = 8
ASIDE = frozenset(("intensity", "evidence", "statement", "event"))  # what follows from other values


def event_card(stored: StoredEvent) -> Text:
    """Return one event as a reviewer looks at it: its sentence, who, whom, where, when, chain."""
    event, article = stored.event, stored.article
    (start, end), anchor = event.evidence, event.anchor
    text = Text(f"{event.id}  ", style="dim").append(title_of(event)).append("\n")
    known = (article.publisher or article.input, article.published, article.id)
    text.append(harmless(", ".join(part for part in known if part)), style="dim").append("\n  ")
    text.append(harmless(article.text[start : anchor.start]))
    text.append(harmless(article.text[anchor.start : anchor.end]), style="bold underline")
    text.append(harmless(article.text[anchor.end : end]))
    for name, field in (
        ("who", "actors"), ("whom", "recipients"), ("where", "place"), ("when", "when"),
    ):  # fmt: skip
        words = recipients_of(event) if field == "recipients" else value_of(event, field)
        text.append(f"\n  {name:<10}").append(harmless(words) or "-")
    text.append(f"\n  status    {event.status.value}, {event.certainty.value}")
    for name in ("reciprocal", *TOLLS, "money", "contexts", "cameo"):
        words = value_of(event, name)
        if words not in {"", "no"}:
            text.append(f"\n  {name:<10}").append(harmless(words))
    text.append("\n  says so   ").append(harmless(chain_text(event.chain, narrator_of(article))))
    text.append(f"\n  sure      {event.confidence:.2f}")
    if event.review:
        text.append(f"\n  {review_words(stored)}", style="bold")
    return text


def review_words(stored: StoredEvent) -> str:
    """Return how people left an event: "edited by Eva, Ben", "unreviewed"."""
    review = stored.event.review
    if review is None:
        return "unreviewed"
    state = "adjudicated, " * review.adjudicated + review.state.value
    return f"{state} by {', '.join(map(harmless, review.by))}"


def waiting_cards(events: Iterable[StoredEvent]) -> RenderableType:
    """Return events one below the other, as a reviewer looks at them."""
    return Group(*(part for stored in events for part in (event_card(stored), Text())))


def decisions_table(decisions: Iterable[Decision]) -> Table:
    """Return decisions as rows, the first one first."""
    columns = ("no.", "event", "what", "old", "new", "by", "why", "at")
    table = new_table("Decisions (times in UTC)", *columns)
    for one in decisions:
        what = f"{one.what.value} {one.undoes}" if one.undoes else one.what.value
        table.add_row(
            cell(str(one.number)),
            cell(one.event[:SHORT_ID]),
            cell(what, "blind" if one.blind else ""),
            cell(*_values(one.old)),
            cell(*_values(one.new)),
            cell(one.by),
            cell(one.why),
            cell(_minute(one.at)),
        )
    return table


def _values(values: dict[str, Any]) -> list[str]:
    """Return the values of a decision in words, one a line."""
    lines = [
        f"{key}: {in_words(key, value) or '-'}" if key != "state" else str(value)
        for key, value in values.items()
        if key not in ASIDE
    ]
    if "event" in values:
        event = values["event"]
        lines += [f"{key}: {in_words(key, event[key])}" for key in ("type", "actors", "recipients")]
    return lines


def conflicts_table(conflicts: Iterable[StoredStanding]) -> Table:
    """Return events of which the machine says something new: what people hold, what it proposes."""
    table = new_table("Proposals of the machine since", "event", "field", "people", "machine", "by")
    for one in conflicts:
        standing = one.standing
        names = standing.event.review.by if standing.event.review else ()
        if standing.machine is None or standing.is_rejected:
            people = "is none" if standing.is_rejected else title_of(standing.event).plain
            machine = title_of(standing.machine).plain if standing.machine else "finds no event"
            rows = [("event", people, machine)]
        else:
            rows = [
                (field, value_of(standing.event, field), value_of(standing.machine, field))
                for field in standing.proposals
            ]
        for field, people, machine in rows:
            shown = (standing.event.id[:SHORT_ID], field, people or "-", machine or "-")
            table.add_row(*map(cell, shown), cell(", ".join(names)))
    return table


def changes_table(changes: Iterable[StoredChange]) -> Table:
    """Return what runs changed in the codings of the machine."""
    table = new_table("Changes by coding anew", "run", "event", "words", "what", "before", "after")
    for one in changes:
        change = one.change
        what = change.field or change.what.value
        row = (str(one.run), change.event[:SHORT_ID], one.words, what, change.old, change.new)
        table.add_row(*map(cell, row))
    return table


def merges_table(merges: Iterable[StoredMerge]) -> Table:
    """Return what was decided on actors, the first one first."""
    columns = ("actor", "is", "before", "by", "why", "at")
    table = new_table("Actors that are one (times in UTC)", *columns)
    for one in merges:
        target = one.target or "itself again"
        row = (one.actor, target, one.before or "", one.by, one.why, _minute(one.at))
        table.add_row(*map(cell, row))
    return table


def agreement_tables(found: Agreement) -> RenderableType:
    """Return alpha for each field, then where reviewers differ."""
    title = f"Agreement of {', '.join(map(harmless, found.reviewers))} on {found.events:,} events"
    fields = new_table(title, "field", "alpha", "judged", "agreed", ruled=False)
    for one in found.fields:
        alpha = "-" if one.alpha is None else f"{one.alpha:.2f}"
        fields.add_row(*map(cell, (one.field, alpha, f"{one.items:,}", f"{one.agreed:,}")))
    differences = new_table("Differences", "event", "field", "values", "settled")
    for other in found.differences:
        values = (f"{name}: {value or '-'}" for name, value in other.values.items())
        settled = cell("yes" if other.settled else "no")
        differences.add_row(cell(other.event[:SHORT_ID]), cell(other.field), cell(*values), settled)
    return Group(fields, Text(), differences)


def _minute(time: str) -> str:
    return time[:MINUTES].replace("T", " ")
