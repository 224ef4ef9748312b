"""Reads what the history of one pair of actors is made of: what concerns the two, and no texts."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, union

from dateline.records import Article, Coding, Dyad, Event
from dateline.records.story import EventRef
from dateline.store import kept_tables, schema
from dateline.store.days import last_day
from dateline.store.joined import groups_of
from dateline.store.kept import in_parts
from dateline.store.listing_tables import event_dyad, event_entry
from dateline.store.pages.events import NEWEST, event_rows
from dateline.store.pages.paging import Asked, cut
from dateline.store.pages.rows import EventRow, Named, Page

DYAD, ENTRY, ARTICLE, STATE = event_dyad.c, event_entry.c, schema.article.c, schema.dyad_state.c
MOST = 300  # articles that a history is made of


class _Coded(msgspec.Struct):
    """A coding of which only what concerns pairs is read."""

    article: Article
    events: tuple[Event, ...] = ()
    dyads: tuple[Dyad, ...] = ()


class PairTold(msgspec.Struct, frozen=True, kw_only=True):
    """What articles tell of a pair of actors.

    Attributes:
        codings: Of each article, without its text, the states of the pair and the events that
            show them or are between the two.
        story_of: The story of each event of these articles.
        copies: The groups of articles that carry one text, of those that these are in.
        articles: How many articles tell of the pair; ``codings`` are of those published last.
    """

    codings: tuple[Coding, ...]
    story_of: Mapping[EventRef, str]
    copies: tuple[tuple[Article, ...], ...]
    articles: int


def told_of_pair(connection: Connection, one: str, other: str, known_on: str | None) -> PairTold:
    """Return what articles tell of a pair, of those published by a day; None for any."""
    keys = _articles_on(one, other).subquery()
    fitting = [ARTICLE.key.in_(select(keys)), ARTICLE.later.is_(None)]
    if known_on is not None:
        fitting.append(schema.PUBLISHED.between("0", last_day(known_on) or "9999"))
    total = connection.scalar(select(func.count()).select_from(schema.article).where(*fitting)) or 0
    query = select(ARTICLE.key, ARTICLE.coding).where(*fitting)
    query = query.order_by(schema.PUBLISHED.desc(), ARTICLE.key.desc()).limit(MOST)
    codings, ids = [], {}
    for key, coded in connection.execute(query):
        lean = msgspec.json.decode(coded, type=_Coded)
        codings.append(_of_pair(lean, frozenset({one, other})))
        ids[key] = lean.article.id
    groups = dict(groups_of(connection, set(ids)).values())
    return PairTold(
        codings=tuple(codings),
        story_of=_stories(connection, ids),
        copies=tuple(groups.values()),
        articles=total,
    )


def _articles_on(one: str, other: str) -> Select[int]:
    a, b = sorted((one, other))
    deeds = (
        select(ENTRY.article)
        .join(event_dyad, DYAD.event == ENTRY.key)
        .where(DYAD.a == a, DYAD.b == b)
    )
    pair = and_(STATE.a == a, STATE.b == b) | and_(STATE.a == b, STATE.b == a)
    both = union(deeds, select(STATE.article).where(pair)).subquery()
    return select(both.c.article)


def _of_pair(lean: _Coded, pair: frozenset[str]) -> Coding:
    """Return of a coding what concerns a pair."""
    dyads = tuple(dyad for dyad in lean.dyads if {dyad.a.id, dyad.b.id} == pair)
    shown = {id for dyad in dyads for state in dyad.states for id in state.events}
    events = tuple(event for event in lean.events if event.id in shown or _between(event, pair))
    return Coding(article=lean.article, events=events, dyads=dyads)


def _between(event: Event, pair: frozenset[str]) -> bool:
    return any(
        {actor.id, recipient.id} == pair for actor in event.actors for recipient in event.recipients
    )


def _stories(connection: Connection, ids: Mapping[int, str]) -> dict[EventRef, str]:
    event = kept_tables.story_event.c
    found: dict[EventRef, str] = {}
    for some in in_parts(ids):
        query = select(event.article, event.event, event.story).where(event.article.in_(some))
        found |= {
            EventRef(ids[article], id): story for article, id, story in connection.execute(query)
        }
    return found


def events_of_pair(connection: Connection, one: str, other: str, asked: Asked) -> Page[EventRow]:
    """Return a page of what two actors do to one another, the last report first."""
    a, b = sorted((one, other))
    of_pair: Sequence[ColumnElement[bool]] = (DYAD.a == a, DYAD.b == b)
    total = connection.scalar(select(func.count()).select_from(event_dyad).where(*of_pair)) or 0
    query = select(ENTRY.key).join(event_dyad, DYAD.event == ENTRY.key).where(*of_pair)
    found = cut(connection, query, {"newest": NEWEST}, asked)
    rows = event_rows(connection, [row[0] for row in found.rows])
    return Page(rows=rows, next=found.next, total=total)


class StateOf(msgspec.Struct, frozen=True, kw_only=True):
    """A state that an actor is told to have been in with another.

    Attributes:
        other: The other.
        state: Fighting, truce, alliance, talks or hostile.
        earliest: First day that an article gives, in full; None where none does.
        latest: Last day, likewise.
        articles: Number of articles that tell it.
        disputed: In how many of them a source says otherwise.
    """

    other: Named
    state: str
    earliest: str | None = msgspec.field(name="from")
    latest: str | None = msgspec.field(name="to")
    articles: int
    disputed: int


def states_of_actor(connection: Connection, id: str, limit: int) -> tuple[StateOf, ...]:
    """Return the states that an actor is told to have been in, those of most articles first."""
    sides = union(
        _side(STATE.a == id, STATE.b), _side(STATE.b == id, STATE.a)
    ).subquery()  # fmt: skip
    told, actor, replaced = (
        sides.c,
        schema.actor.c,
        select(ARTICLE.key).where(ARTICLE.later.is_not(None)),
    )
    counted = func.count(told.article.distinct())
    query = (
        select(
            told.other, actor.name, told.state, func.min(told.first_day), func.max(told.last_day),
            counted, func.count(told.article.distinct()).filter(told.disputed),
        )
        .join(schema.actor, actor.id == told.other)
        .where(told.article.not_in(replaced))
        .group_by(told.other, told.state)
        .order_by(counted.desc(), actor.name, told.state)
        .limit(limit)
    )  # fmt: skip
    return tuple(
        StateOf(
            other=Named(other, name), state=state, earliest=first, latest=last, articles=articles,
            disputed=disputed,
        )
        for other, name, state, first, last, articles, disputed in connection.execute(query)
    )  # fmt: skip


def _side(fitting: ColumnElement[bool], other: ColumnElement[str]) -> Select[object]:
    return select(
        STATE.article, STATE.position, other.label("other"), STATE.state, STATE.first_day,
        STATE.last_day, STATE.disputed,
    ).where(fitting)  # fmt: skip
