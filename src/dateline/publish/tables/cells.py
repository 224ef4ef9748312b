"""What the cells of all tables are made of: names, chains, dates, numbers, and harmless text."""

from collections.abc import Iterable
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.records import Account, Actor, Article, Event, Quantity, Source, Status

PLAIN = frozenset(("happened", "asserted"))
SAYS_NO = {Status.DENIED: " (denies)", Status.NOT_HAPPENED: " (says no)"}
IDS = frozenset(("id", "article"))  # columns that are copied from, so they never break
TOLLS = ("deaths", "injured", "arrested")


def console_on(stream: IO[str]) -> Console:
    """Return a console that prints text as it stands: no markup, no emoji codes in it count."""
    return Console(file=stream, markup=False, emoji=False, highlight=False)


def harmless(text: str) -> str:
    """Return text on one line without what steers a terminal or turns the direction of writing."""
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace())


def cell(*lines: str, style: str = "") -> Text:
    """Return a cell of some lines; empty ones are left out."""
    return Text("\n".join(harmless(line) for line in lines if line), style=style)


def new_table(title: str, *columns: str, ruled: bool = True) -> Table:
    """Return an empty table.

    Args:
        title: What stands above it.
        *columns: The headings.
        ruled: Whether a line divides the rows, as it should where they are several lines high.

    Returns:
        The table; words break only where a word alone is wider than its column, ids never.
    """
    shape = box.HORIZONTALS if ruled else box.SIMPLE_HEAD
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=shape,
        show_lines=ruled,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for column in columns:
        is_id = column in IDS
        table.add_column(column, overflow="ellipsis" if is_id else "fold", no_wrap=is_id)
    return table


def names(actors: Iterable[Actor]) -> str:
    """Return the names of actors, comma-separated, "?" where the text names none."""
    return ", ".join(actor.name for actor in actors) or "?"


def recipients_of(event: Event) -> str:
    """Return to whom it is done, "each other" where only one side is named and both do it."""
    each_other = event.reciprocal and not event.recipients
    return "each other" if each_other else names(event.recipients)


def chain_text(chain: Iterable[Source], narrator: str) -> str:
    """Return a chain, outermost first: "The Wall Street Journal > Mohammad Zaman Waziri"."""
    return " > ".join(source.name for source in chain) or narrator


def narrator_of(article: Article) -> str:
    """Return who speaks where an article names no source: its publisher, else its file."""
    return article.publisher or article.input


def dates(earliest: str | None, latest: str | None) -> str:
    """Return a stretch of time in a few characters: "2016-06 to 2016-08", "by 2016-08-09"."""
    if earliest and latest:
        return earliest if earliest == latest else f"{earliest} to {latest}"
    if latest:
        return f"by {latest}"
    return f"from {earliest}" if earliest else ""


def number(quantity: Quantity) -> str:
    """Return a number as stated: "80", "80 or more", "up to 80", "24 to 40"."""
    low, high = quantity.low, quantity.high
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def tolls(told: Event | Account) -> str:
    """Return the dead, injured and arrested: "deaths 12, injured 30 or more"."""
    found = ((name, getattr(told, name)) for name in TOLLS)
    return ", ".join(f"{name} {number(quantity)}" for name, quantity in found if quantity)


def verdict(told: Event | Account) -> str:
    """Return status and certainty, leaving out what is plain."""
    parts = (told.status.value.replace("_", " "), told.certainty.value)
    return ", ".join(part for part in parts if part not in PLAIN)


def account_text(account: Account, narrator: str) -> str:
    """Return who gives an account, and whether they say that it did not happen."""
    return chain_text(account.chain, narrator) + SAYS_NO.get(account.status, "")
