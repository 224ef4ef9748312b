"""Events with who says so, statements, and all that one article says."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.publish.tables.cells import (
    account_text,
    cell,
    chain_text,
    dates,
    harmless,
    names,
    narrator_of,
    new_table,
    recipients_of,
    tolls,
    verdict,
)
from dateline.records import Article, Coding, Event
from dateline.store import StoredEvent, StoredStatement

SHORT_ID = 8  # characters; ``dateline why`` takes the beginning of an id
COLUMNS = ("who", "what", "whom", "where, when", "who says so")


def stored_events_table(events: Iterable[StoredEvent]) -> Table:
    """Return events of a database as rows, with the beginning of the id that ``why`` takes."""
    table = _events(*COLUMNS, "id")
    table.columns[-1].width = SHORT_ID
    for stored in events:
        event = stored.event
        reviewed = event.review.state.value if event.review else ""
        table.add_row(*_row(event, stored.article), cell(event.id[:SHORT_ID], reviewed))
    return table


def events_table(events: Iterable[Event], article: Article) -> Table:
    """Return the events of one article as rows: who, what, whom, where and when, who says so."""
    table = _events(*COLUMNS)
    for event in events:
        table.add_row(*_row(event, article))
    return table


def _events(*columns: str) -> Table:
    table = new_table("Events", *columns)
    table.columns[1].width = len("suicide-attack")  # the longest mode
    table.columns[3].width = len("by 2016-08-09")
    return table


def _row(event: Event, article: Article) -> list[Text]:
    return [
        cell(names(event.actors)),
        _what(event),
        cell(recipients_of(event)),
        _where_and_when(event),
        _sayers(event, article),
    ]


def _what(event: Event) -> Text:
    text = Text(event.type, style="bold")
    for style, words in (("", event.mode or ""), ("italic", verdict(event)), ("", tolls(event))):
        if words:
            text.append("\n").append(words, style=f"not bold {style}")
    return text


def _where_and_when(event: Event) -> Text:
    when = dates(event.when.earliest, event.when.latest) if event.when else ""
    return cell(event.place.name if event.place else "", when)


def _sayers(event: Event, article: Article) -> Text:
    narrator = narrator_of(article)
    lines = [account_text(account, narrator) for account in event.accounts]
    return cell(*(dict.fromkeys(lines) or (chain_text(event.chain, narrator),)))


def statements_table(statements: Iterable[tuple[str, ...]], *columns: str) -> Table:
    """Return statements as rows: who says so, how, the words, and what further columns hold."""
    table = new_table("Statements", "who says so", "how", "what is said", *columns)
    table.columns[0].ratio, table.columns[2].ratio = 1, 3
    for row in statements:
        table.add_row(*map(cell, row))
    return table


def stored_statements_table(statements: Iterable[StoredStatement]) -> Table:
    """Return the statements of a database as rows, each with the article it stands in."""
    rows = (
        (
            chain_text(stored.statement.chain, narrator_of(stored.article)),
            stored.statement.stance.value,
            stored.words,
            f"{stored.article.published or 'undated'} {stored.article.id}",
        )
        for stored in statements
    )
    return statements_table(rows, "article")


def coding_tables(coding: Coding) -> list[RenderableType]:
    """Return what a terminal shows of one coding: a heading, its events, its pairs."""
    article = coding.article
    taken = article.republished_from and f"republished from {article.republished_from.outlet}"
    known = (article.publisher, article.published, taken)
    parts: list[RenderableType] = [
        cell(article.title or article.input, style="bold"),
        cell(", ".join(part for part in known if part), style="dim"),
        *(cell(gap.problem, style="yellow") for gap in coding.unread),
        Text(),
    ]
    if coding.events:
        parts += [events_table(coding.events, article), Text()]
    elif not coding.unread:
        parts += [cell("no events"), Text()]
    if coding.dyads:
        parts += [_pairs(coding), Text()]
    return parts


def _pairs(coding: Coding) -> Table:
    table = new_table("Pairs", "pair", "state", "when", "who says so")
    narrator = narrator_of(coding.article)
    for dyad in coding.dyads:
        for state in dyad.states:
            table.add_row(
                cell(f"{dyad.a.name} - {dyad.b.name}"),
                cell(state.state.value, "disputed" if state.disputed else ""),
                cell(dates(state.earliest, state.latest)),
                cell(*dict.fromkeys(chain_text(chain, narrator) for chain in state.chains)),
            )
    return table


def title_of(event: Event) -> Text:
    """Return an event in one line: "ASSAULT aerial: Russia -> Islamic State"."""
    title = Text(event.type, style="bold")
    title.append(f" {event.mode}" if event.mode else "")
    sides = f"{names(event.actors)} -> {recipients_of(event)}"
    return title.append(f": {harmless(sides)}", style="not bold")
