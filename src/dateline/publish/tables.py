"""Tables for the terminal: events with who says so, pairs of actors, stories with their origins."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dateline.aggregate.dyads import DyadHistory
from dateline.aggregate.stories import Story
from dateline.records import Account, Actor, Article, Coding, Event, Source, Statement
from dateline.store import (
    StoredActor,
    StoredArticle,
    StoredError,
    StoredEvent,
    StoredRun,
    StoredStatement,
)

NARRATION = "the publisher itself"
PLAIN = frozenset(("happened", "asserted"))


def names(actors: Iterable[Actor]) -> str:
    """Return the names of actors, comma-separated, "?" where the text names none."""
    return ", ".join(actor.name for actor in actors) or "?"


def chain_text(chain: Iterable[Source]) -> str:
    """Return a chain, outermost first: "The Wall Street Journal > Mohammad Zaman Waziri"."""
    return " > ".join(source.name for source in chain) or NARRATION


def dates(earliest: str | None, latest: str | None) -> str:
    """Return a stretch of time in a few characters: "2016-06 to 2016-08", "until 2016-08-09"."""
    if earliest and latest:
        return earliest if earliest == latest else f"{earliest} to {latest}"
    if latest:
        return f"until {latest}"
    return f"from {earliest}" if earliest else ""


def verdict(event: Event) -> str:
    """Return status and certainty, leaving out what is plain."""
    parts = [event.status.value.replace("_", " "), event.certainty.value]
    return ", ".join(part for part in parts if part not in PLAIN)


def _act(event: Event) -> Text:
    text = Text(event.type, style="bold")
    if event.mode:
        text.append(f" {event.mode}", style="")
    if said := verdict(event):
        text.append(f"\n{said}", style="italic")
    if event.deaths:
        text.append(f"\n{event.deaths.text}", style="dim")
    return text


def _where_and_when(event: Event) -> str:
    when = dates(event.when.earliest, event.when.latest) if event.when else ""
    return "\n".join(part for part in (event.place.name if event.place else "", when) if part)


def events_table(events: Iterable[tuple[Event, Article]], *, with_id: bool = True) -> Table:
    """Return events as rows: who, what, whom, where and when, who says so.

    Args:
        events: Events with their articles.
        with_id: Whether the id that ``dateline why`` takes is shown.

    Returns:
        The table.
    """
    table = Table(title="Events", title_justify="left", expand=False, show_lines=True)
    if with_id:
        table.add_column("id", no_wrap=True, style="dim")
    for name in ("who", "what", "whom", "where and when", "who says so"):
        table.add_column(name, overflow="fold")
    for event, article in events:
        arrow = names(event.recipients)
        row: list[RenderableType] = [
            names(event.actors),
            _act(event),
            arrow if event.recipients or not event.reciprocal else "each other",
            _where_and_when(event),
            _sayers(event, article),
        ]
        table.add_row(*([event.id] if with_id else []), *row)
    return table


def _sayers(event: Event, article: Article) -> str:
    publisher = article.publisher or article.input
    lines = [_account(account, publisher) for account in event.accounts] or [publisher]
    return "\n".join(dict.fromkeys(lines))


def _account(account: Account, publisher: str) -> str:
    sayer = " > ".join(source.name for source in account.chain) or publisher
    return f"{sayer} (denies)" if account.status.value == "denied" else sayer


def statements_table(statements: Iterable[tuple[Statement, str]]) -> Table:
    """Return statements, given with their words, as rows."""
    table = Table(title="Statements", title_justify="left", show_lines=True)
    for name in ("who says so", "stance", "what is said"):
        table.add_column(name, overflow="fold")
    for statement, words in statements:
        table.add_row(chain_text(statement.chain), statement.stance.value, words)
    return table


def dyads_table(histories: Iterable[DyadHistory]) -> Table:
    """Return the history of pairs of actors: one row a spell, in order of time."""
    table = Table(title="History of the pairs", title_justify="left", show_lines=False)
    for name in ("pair", "state", "when", "reports", "origins"):
        table.add_column(name, overflow="fold")
    for history in histories:
        pair = f"{history.a.name} - {history.b.name}"
        for spell in history.spells:
            state = f"{spell.state.value}{' (disputed)' if spell.disputed else ''}"
            table.add_row(
                pair,
                state,
                dates(spell.earliest, spell.latest),
                str(len(spell.reports)),
                str(len(spell.origins)),
            )
            pair = ""
        table.add_section()
    return table


def stories_table(stories: Iterable[Story]) -> Table:
    """Return happenings as rows, with reports counted against independent origins."""
    table = Table(title="Stories", title_justify="left", show_lines=True)
    for name in ("who, what, whom", "where and when", "reports", "origins", "differences"):
        table.add_column(name, overflow="fold")
    for story in stories:
        what = Text(f"{names(story.actors)} ")
        what.append(story.type, style="bold")
        what.append(f" {names(story.recipients)}")
        place = story.place.name if story.place else ""
        when = dates(story.earliest, story.latest)
        table.add_row(
            what,
            "\n".join(part for part in (place, when) if part),
            str(len(story.reports)),
            f"{len(story.origins)}: {', '.join(origin.name for origin in story.origins)}",
            "\n".join(_difference(story)) or ("disputed" if story.disputed else ""),
        )
    return table


def _difference(story: Story) -> list[str]:
    return [
        f"{difference.about}: "
        + "; ".join(f"{claim.value} ({', '.join(claim.origins)})" for claim in difference.claims)
        for difference in story.differences
    ]


def coding_tables(coding: Coding) -> list[RenderableType]:
    """Return what a terminal shows of one coding: a heading line, its events, its pairs."""
    article = coding.article
    heading = Text(article.title or article.input, style="bold")
    origin = article.republished_from and f"republished from {article.republished_from.outlet}"
    line = ", ".join(part for part in (article.publisher, article.published, origin) if part)
    parts: list[RenderableType] = [heading, Text(line, style="dim")]
    parts += [Text(gap.problem, style="yellow") for gap in coding.unread]
    if coding.events:
        parts.append(events_table(((e, article) for e in coding.events), with_id=False))
    elif not coding.unread:
        parts.append(Text("no events"))
    if coding.dyads:
        parts.append(_dyads_of(coding))
    return [*parts, Text("")]


def _dyads_of(coding: Coding) -> Table:
    table = Table(title="Pairs", title_justify="left")
    for name in ("pair", "state", "when", "who says so"):
        table.add_column(name, overflow="fold")
    for dyad in coding.dyads:
        for state in dyad.states:
            disputed = " (disputed)" if state.disputed else ""
            table.add_row(
                f"{dyad.a.name} - {dyad.b.name}",
                f"{state.state.value}{disputed}",
                dates(state.earliest, state.latest),
                "\n".join(chain_text(chain) for chain in state.chains),
            )
    return table


def why_tree(stored: StoredEvent) -> Tree:
    """Return one event with its words, its accounts link by link, and the rules that decided."""
    event, article = stored.event, stored.article
    tree = Tree(
        Text.assemble(
            (f"{event.type} {event.mode or ''}".strip(), "bold"),
            f"  {names(event.actors)} -> {names(event.recipients)}",
        )
    )
    tree.add(
        f"article: {article.title or article.input} ({article.publisher}, {article.published})"
    )
    tree.add(f"words: {_words(article, event.anchor)}")
    for span in event.mentions:
        tree.add(f"also: {_words(article, span)}")
    tree.add(f"status: {event.status.value}, certainty: {event.certainty.value}")
    if event.place or event.when:
        tree.add(f"where and when: {_where_and_when(event)!s}".replace("\n", ", "))
    says = tree.add("who says so")
    for account in event.accounts:
        _add_chain(says, account, article)
    reasons = tree.add("reasons")
    for reason in event.reasons:
        reasons.add(f"{reason.rule}: {_words(article, reason.span)}")
    return tree


def _words(article: Article, span: tuple[int, int]) -> str:
    return '"' + " ".join(article.text[span[0] : span[1]].split()) + '"'


def _add_chain(tree: Tree, account: Account, article: Article) -> None:
    outer = [article.publisher or article.input]
    if article.republished_from:
        outer.append(article.republished_from.outlet)
    branch = tree.add(" > ".join(outer))
    for source in account.chain:
        cue = f" {_words(article, source.cue)}" if source.cue else ""
        role = f" ({source.role})" if source.role else ""
        branch = branch.add(f"{source.name}{role} {source.act.value}{cue}")
    toll = f", {account.deaths.text} dead" if account.deaths else ""
    branch.add(f"{account.status.value}, {account.certainty.value}{toll}")


def plain_table(title: str, columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Table:
    """Return a plain table of anything, empty cells for None."""
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    return table


def actors_table(actors: Iterable[StoredActor]) -> Table:
    """Return the actors of a database as rows."""
    rows = ((a.name, a.country, a.sector, a.events, a.articles, a.id) for a in actors)
    return plain_table("Actors", ("name", "country", "sector", "events", "articles", "id"), rows)


def articles_table(articles: Iterable[StoredArticle]) -> Table:
    """Return the articles of a database as rows."""
    rows = (
        (a.id, a.published, a.publisher, a.title, a.events, a.statements, a.unread)
        for a in articles
    )
    columns = ("id", "published", "publisher", "title", "events", "statements", "gaps")
    return plain_table("Articles", columns, rows)


def errors_table(errors: Iterable[StoredError]) -> Table:
    """Return the inputs that failed as rows."""
    rows = ((e.input, e.reason, e.at, e.retried) for e in errors)
    return plain_table("Errors", ("input", "reason", "at", "retried"), rows)


def runs_table(runs: Iterable[StoredRun]) -> Table:
    """Return the runs of a database as rows."""
    rows = ((r.id, r.started, r.finished, r.version, r.model, r.knowledge[:12]) for r in runs)
    return plain_table(
        "Runs", ("run", "started", "finished", "version", "model", "knowledge"), rows
    )


def stored_statements(statements: Iterable[StoredStatement]) -> Table:
    """Return the statements of a database as rows."""
    return statements_table((stored.statement, stored.words) for stored in statements)
