"""A small database for the tests of what pages ask: four articles on a fight and on talks."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.aggregate import joiner
from dateline.records import Article, Coding, QuoteKind, Stance, Statement, Status
from dateline.settings import Settings
from dateline.store import Store
from tests.aggregate.build import HERE, article, chain, coding, event, number, place
from tests.store.test_store import begin

JOINED_BY = joiner(Settings())
KUNDUZ = place("Kunduz", 36.7, 68.9, "AFG")
LISTED = (
    "event_entry", "event_facet", "event_dyad", "event_reliance", "source_entry",
    "statement_source", "event_search",
)  # fmt: skip
SUMMARISED = ("story_summary", "story_origin", "story_source", "stale_story")


def statement(id: str, says: str, stance: Stance = Stance.STATES) -> Statement:
    """Build a statement whose content is the first character of the text."""
    return Statement(
        id=id, content=(HERE,), cue=(HERE,), source=(HERE,), kind=QuoteKind.INDIRECT,
        stance=stance, chain=chain(says),
    )  # fmt: skip


def said(source: Article, *statements: Statement) -> Coding:
    """Build a coding that holds no event."""
    return Coding(article=source, statements=statements)


def codings() -> Iterator[Coding]:
    """Yield the codings: a fight that two report and one denies, talks, and words alone."""
    fight = event("e1", where=KUNDUZ, deaths=number(4), mode="firearms", says="an officer")
    talks = event("e2", "CONSULT", actors="Army", recipients="Envoys", on="2020-03-02")
    again = event("e1", where=KUNDUZ, mode="firearms", says="Daily Post > Abdul Rahimi")
    denied = event("e1", where=KUNDUZ, status=Status.DENIED, says="Rebels", confidence=0.6)
    yield coding(article("a1", "2020-03-02", text="Shots rang out in Kunduz."), fight, talks)
    yield coding(article("a2", "2020-03-03", text="Rebels fought, the Daily Post wrote."), again)
    yield coding(article("a3", "2020-03-04", text="It was all untrue, rebels said."), denied)
    yield said(
        article("a4", "2020-03-05", publisher="Outlet a1", text="Peace, he said."),
        statement("s1", "Abdul Rahimi", Stance.DEMANDS),
        statement("s2", "Daily Post > Abdul Rahimi"),
    )


def fill(store: Store) -> int:
    """Store and join the codings, and return the number of the run."""
    store.joined.catch_up(JOINED_BY)
    run = begin(store)
    for one in codings():
        store.add(one, run, JOINED_BY)
    return run


def rows_of(file: Path, tables: tuple[str, ...]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of some tables, sorted."""
    connection = sqlite3.connect(file)
    found = {
        name: sorted(connection.execute(f"SELECT rowid, * FROM {name}"), key=repr)  # noqa: S608
        if name == "event_search"
        else sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 - ours
        for name in tables
    }
    connection.close()
    return found
