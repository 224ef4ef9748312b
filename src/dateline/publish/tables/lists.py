"""Plain lists of what a database holds: actors, articles, errors, runs, hits of a search."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from dateline.publish.tables.cells import cell, new_table
from dateline.records import Actor
from dateline.store import StoredActor, StoredArticle, StoredError, StoredRun
from dateline.store.search import Hit

MINUTES = 16  # characters of an ISO time up to the minute


def _list(title: str, columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Table:
    """Return a plain table, with empty cells for None, numbers to the right."""
    table = new_table(title, *columns, ruled=False)
    for row in rows:
        cells = list(row)
        for column, value in zip(table.columns, cells, strict=True):
            if isinstance(value, int):
                column.justify = "right"
        table.add_row(*(cell("" if value is None else str(value)) for value in cells))
    return table


def actor_lines(actor: Actor) -> Text:
    """Return who a phrase means, in a few lines."""
    return cell(
        f"{actor.name} ({actor.id})",
        f"country {actor.country or '-'}, sector {actor.sector or '-'}",
        f"understood by {actor.rule or actor.via.value}, confidence {actor.confidence:.2f}; "
        + ("listed" if actor.listed else "not listed"),
        f"note: {actor.anachronism}" if actor.anachronism else "",
    )


def actors_table(actors: Iterable[StoredActor]) -> Table:
    """Return the actors of a database as rows."""
    rows = ((a.name, a.country, a.sector, a.events, a.articles, a.id) for a in actors)
    return _list("Actors", ("name", "country", "sector", "events", "articles", "actor id"), rows)


def articles_table(articles: Iterable[StoredArticle]) -> Table:
    """Return the articles of a database as rows."""
    rows = (
        (a.published, a.publisher or a.input, a.title, a.events, a.statements, a.unread, a.id)
        for a in articles
    )
    columns = ("published", "publisher", "title", "events", "says", "gaps", "id")
    return _list("Articles", columns, rows)


def errors_table(errors: Iterable[StoredError]) -> Table:
    """Return the inputs that failed as rows."""
    rows = ((e.input, e.reason, _minute(e.at), e.retried) for e in errors)
    return _list("Inputs that failed", ("input", "reason", "at", "retried"), rows)


def runs_table(runs: Iterable[StoredRun]) -> Table:
    """Return the runs of a database as rows."""
    columns = ("run", "started", "finished", "version", "model", "knowledge")
    rows = (
        (
            run.id,
            _minute(run.started),
            _minute(run.finished) if run.finished else "cut short",
            run.version,
            run.model,
            run.knowledge[:12],
        )
        for run in runs
    )
    return _list("Runs (times in UTC)", columns, rows)


def hits_table(hits: Iterable[Hit]) -> Table:
    """Return the hits of a search as rows, with the words looked for in bold."""
    table = new_table("Hits", "published", "publisher", "in", "words", "article")
    for hit in hits:
        # Marks count characters of the snippet, so it keeps its length here.
        words = Text("".join(c if c.isprintable() else " " for c in hit.snippet))
        for start, end in hit.marks:
            words.stylize("bold", start, end)
        table.add_row(
            cell(hit.published or ""),
            cell(hit.publisher or ""),
            cell(hit.kind),
            words,
            cell(hit.article),
        )
    return table


def _minute(time: str) -> str:
    return time[:MINUTES].replace("T", " ")
