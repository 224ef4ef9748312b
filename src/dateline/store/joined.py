"""What the articles of a database say together, as it was joined: stories and groups of copies."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, func, select

from dateline.errors import NotFoundError, StoreError
from dateline.records import Article, Coding, Event
from dateline.records.story import EventRef, article_key
from dateline.store import kept, read, schema, summary_tables
from dateline.store import kept_tables as tables
from dateline.store.connect import READ, transaction
from dateline.store.kept import Joiner, Kept, in_parts
from dateline.store.records import StoredDecision, StoredStory
from dateline.store.write import Added

STORIES_AT_ONCE = 200


class _Coded(msgspec.Struct):
    """A coding of which only the article and its events are read."""

    article: Article
    events: tuple[Event, ...] = ()


def join_added(connection: Connection, added: Added, joiner: Joiner | None) -> None:
    """Join an article that was just stored; what it takes the place of is taken out."""
    if joiner is None:
        return
    if added.replaced is not None:
        kept.forget(connection, added.replaced, joiner)
    if added.counts:
        join(connection, added.key, added.coding, joiner)


def join(connection: Connection, key: int, coding: Coding, joiner: Joiner) -> None:
    """Join an article, by its key, with those that are kept."""
    joining = joiner.join(coding, key, Kept(connection))
    kept.keep(connection, key, joining)
    own = {profile.key for profile, _ in joining.events}
    ends = {end for one in Kept(connection).decisions(own) for end in (one.a, one.b)}
    if ends:  # a person decided on events of it when it was joined before
        _put_together(connection, ends, joiner)


def _put_together(connection: Connection, events: Collection[int], joiner: Joiner) -> None:
    """Put the stories that some events are in together anew."""
    of = Kept(connection)
    whole = of.events_of(set(of.stories(events).values()))
    kept.move(connection, joiner.regroup(of.events(whole.keys()), of))


class Joined:
    """The stories and copies of a database. Every method is one transaction, or one an article."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def catch_up(self, joiner: Joiner) -> int:
        """Join the articles that were not joined yet; all of them where the way has changed.

        Args:
            joiner: How articles are joined.

        Returns:
            How many were joined.
        """
        with transaction(self._engine, self._name, READ) as connection:
            changed = kept.method_of(connection) != joiner.method
            waiting = kept.unjoined(connection)
        if changed:
            with transaction(self._engine, self._name) as connection:
                kept.begin_anew(connection, joiner.method)
                waiting = kept.unjoined(connection)
        for key in waiting:
            with transaction(self._engine, self._name) as connection:
                coding = read.coding_of(connection, key)
                join(connection, key, coding, joiner)
        return len(waiting)

    def stories(
        self,
        *,
        type: str | None = None,
        least_reports: int = 1,
        ids: Collection[str] | None = None,
    ) -> Iterator[StoredStory]:
        """Yield stories, those of most reports first, then by first date of publication.

        Args:
            type: PLOVER type that one of the events has; None for any.
            least_reports: Articles at least.
            ids: Ids of the only ones that are wanted; None for any.

        Yields:
            Stories.
        """
        event, article, coded = tables.story_event.c, schema.article.c, schema.event.c
        reports = func.count(event.article.distinct())
        query = (
            select(event.story)
            .join(schema.article, article.key == event.article)
            .group_by(event.story)
            .having(reports >= least_reports)
            .order_by(reports.desc(), func.min(article.published), event.story)
        )
        if type is not None:
            of_type = select(event.story).join(
                schema.event, (coded.article == event.article) & (coded.id == event.event)
            )
            query = query.where(event.story.in_(of_type.where(coded.type == type)))
        if ids is not None:
            query = query.where(event.story.in_(ids))
        with transaction(self._engine, self._name, READ) as connection:
            found = list(connection.scalars(query))
            for start in range(0, len(found), STORIES_AT_ONCE):
                yield from stories_of(connection, found[start : start + STORIES_AT_ONCE])

    def story_id(self, wanted: str) -> str:
        """Return the id of a story, given its beginning, or an id that it had before.

        Raises:
            NotFoundError: There is no such story.
            StoreError: There are several.
        """
        story = tables.story.c
        with transaction(self._engine, self._name, READ) as connection:
            query = select(story.id, story.became).where(
                story.id.startswith(wanted, autoescape=True)
            )
            rows = connection.execute(query.order_by(story.id)).all()
            found = {_living(connection, row.id, row.became) for row in rows}
        if len(found) > 1:
            ids = ", ".join(sorted(found)[:6])
            raise StoreError(f"{self._name}: {wanted!r} may be {ids}; give one of these ids")
        if not found:
            raise NotFoundError(
                f"{self._name}: {wanted!r} is no story here; 'dateline show stories --json' "
                "lists them"
            )
        return found.pop()

    def story_with(self, ref: EventRef) -> str | None:
        """Return the id of the story that an event stands in, None where it stands in none."""
        event, article = tables.story_event.c, schema.article.c
        query = (
            select(event.story)
            .join(schema.article, article.key == event.article)
            .where(article.id == ref.article, event.event == ref.event, article.later.is_(None))
        )
        with transaction(self._engine, self._name, READ) as connection:
            return connection.scalar(query)

    def story_of_events(self) -> dict[EventRef, str]:
        """Return the story of each event."""
        event, article = tables.story_event.c, schema.article.c
        query = select(article.id, event.event, event.story).join(
            schema.article, article.key == event.article
        )
        with transaction(self._engine, self._name, READ) as connection:
            return {EventRef(row.id, row.event): row.story for row in connection.execute(query)}

    def standings(self) -> list[tuple[str, str, int]]:
        """Return in how many stories, as last summarised, each source stands how.

        Returns:
            Ids of sources, how they stand ("stories", "alone", "confirmed", "denied", "denies"),
            and the number of stories.
        """
        standing = summary_tables.story_source.c
        query = select(standing.source, standing.standing, func.count())
        query = query.group_by(standing.source, standing.standing)
        with transaction(self._engine, self._name, READ) as connection:
            return [(source, how, number) for source, how, number in connection.execute(query)]

    def copies(self, article: str | None = None) -> Iterator[tuple[Article, ...]]:
        """Yield the groups of articles that carry one text, with their texts.

        Args:
            article: Id of an article of the only group that is wanted; None for all groups.

        Yields:
            The articles of each group, in the order they were stored.
        """
        sketch, stored = tables.text_sketch.c, schema.article.c
        leaders = select(sketch.copies).group_by(sketch.copies).having(func.count() > 1)
        if article is not None:
            of = select(sketch.copies).join(schema.article, stored.key == sketch.article)
            leaders = leaders.where(sketch.copies.in_(of.where(stored.id == article)))
        with transaction(self._engine, self._name, READ) as connection:
            for leader in list(connection.scalars(leaders.order_by(sketch.copies))):
                yield _group(connection, leader)

    def decide(
        self,
        pairs: Iterable[tuple[EventRef, EventRef, bool]],
        *,
        by: str,
        why: str,
        at: str,
        joiner: Joiner,
    ) -> None:
        """Keep what a person decided on pairs of events, and put their stories together anew.

        Args:
            pairs: Two events, and whether they are of one happening.
            by: Who says so.
            why: The reason.
            at: ISO time.
            joiner: How stories are put together.
        """
        with transaction(self._engine, self._name) as connection:
            touched: set[int] = set()
            for one, other, same in pairs:
                keys = [_key(connection, ref) for ref in (one, other)]
                row = {
                    "a_article": article_key(keys[0]), "a_event": one.event,
                    "b_article": article_key(keys[1]), "b_event": other.event,
                    "same": same, "by": by, "why": why, "at": at,
                }  # fmt: skip
                connection.execute(tables.story_decision.insert(), row)
                touched |= set(keys)
            _put_together(connection, touched, joiner)

    def decisions(self) -> list[StoredDecision]:
        """Return what persons decided, the first one first."""
        decision = tables.story_decision.c
        a, b = schema.article.alias(), schema.article.alias()
        query = (
            select(tables.story_decision, a.c.id.label("a"), b.c.id.label("b"))
            .join(a, a.c.key == decision.a_article)
            .join(b, b.c.key == decision.b_article)
            .order_by(decision.key)
        )
        with transaction(self._engine, self._name, READ) as connection:
            return [
                StoredDecision(
                    a=EventRef(row.a, row.a_event), b=EventRef(row.b, row.b_event),
                    same=row.same, by=row.by, why=row.why, at=row.at,
                )
                for row in connection.execute(query)
            ]  # fmt: skip


def _living(connection: Connection, id: str, became: str | None) -> str:
    """Return the story that has the events of a story now."""
    while became is not None:
        id = became
        became = connection.scalar(select(tables.story.c.became).where(tables.story.c.id == id))
    return id


def _key(connection: Connection, ref: EventRef) -> int:
    event, article = tables.story_event.c, schema.article.c
    query = (
        select(event.key)
        .join(schema.article, article.key == event.article)
        .where(article.id == ref.article, event.event == ref.event, article.later.is_(None))
    )
    return int(connection.execute(query).scalar_one())


def stories_of(connection: Connection, ids: Collection[str]) -> Iterator[StoredStory]:
    """Yield some stories with all that is kept of them, in the order of their ids as given."""
    event = tables.story_event.c
    rows = connection.execute(
        select(event.story, event.key, event.article, event.event)
        .where(event.story.in_(ids))
        .order_by(event.key)
    ).all()
    coded = _coded(connection, {row.article for row in rows})
    members: defaultdict[str, list[tuple[Article, Event]]] = defaultdict(list)
    articles: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        article, events = coded[row.article]
        members[row.story].append((article, events[row.event]))
        articles[row.story].add(row.article)
    groups = groups_of(connection, set(coded))
    links = _links(connection, rows)
    for id in ids:
        leaders = dict.fromkeys(groups[a][0] for a in sorted(articles[id]) if a in groups)
        yield StoredStory(
            id=id,
            events=tuple(members[id]),
            copies=tuple(next(g[1] for g in groups.values() if g[0] == lead) for lead in leaders),
            links=tuple(links[id]),
        )


def _coded(
    connection: Connection, keys: Collection[int]
) -> dict[int, tuple[Article, dict[str, Event]]]:
    article = schema.article.c
    found = {}
    for some in in_parts(keys):
        query = select(article.key, article.coding).where(article.key.in_(some))
        for key, coding in connection.execute(query):
            lean = msgspec.json.decode(coding, type=_Coded)
            found[key] = (lean.article, {event.id: event for event in lean.events})
    return found


def groups_of(
    connection: Connection, keys: Collection[int]
) -> dict[int, tuple[int, tuple[Article, ...]]]:
    """Return for each article that has copies what stands for its group, and the group.

    Args:
        connection: The database.
        keys: Keys of articles.

    Returns:
        By the key of the article; an article that has no copies is not in it.
    """
    sketch = tables.text_sketch.c
    other = tables.text_sketch.alias()
    found: dict[int, tuple[int, tuple[Article, ...]]] = {}
    leader_of: dict[int, int] = {}
    for some in in_parts(keys):
        shared = select(other.c.article).where(
            other.c.copies == sketch.copies, other.c.article != sketch.article
        )
        query = select(sketch.article, sketch.copies).where(
            sketch.article.in_(some), shared.exists()
        )
        leader_of |= {row.article: row.copies for row in connection.execute(query)}
    groups = {leader: _group(connection, leader) for leader in sorted(set(leader_of.values()))}
    for key, leader in leader_of.items():
        found[key] = (leader, groups[leader])
    return found


def groups_with(connection: Connection, articles: Collection[str]) -> list[tuple[Article, ...]]:
    """Return the groups of articles that carry one text and have one of some in them, by id."""
    stored = schema.article.c
    keys = [
        key
        for some in in_parts(articles)
        for key in connection.scalars(select(stored.key).where(stored.id.in_(some)))
    ]
    return list(dict(groups_of(connection, keys).values()).values())


def _group(connection: Connection, leader: int) -> tuple[Article, ...]:
    sketch = tables.text_sketch.c
    of_group = select(sketch.article).where(sketch.copies == leader).order_by(sketch.article)
    reader = Kept(connection)
    return tuple(reader.article(key) for key in list(connection.scalars(of_group)))


def _links(
    connection: Connection, rows: Collection[Any]
) -> dict[str, list[tuple[EventRef, EventRef, int, tuple[str, ...]]]]:
    link = tables.story_link.c
    story_of = {row.key: row.story for row in rows}
    refs = _refs(connection, rows)
    found: defaultdict[str, list[tuple[EventRef, EventRef, int, tuple[str, ...]]]]
    found = defaultdict(list)
    for some in in_parts(story_of):
        query: Select[Any] = select(tables.story_link).where(link.a.in_(some))
        for row in connection.execute(query):
            story = story_of[row.a]
            if story_of.get(row.b) == story:
                a, b = sorted((refs[row.a], refs[row.b]))
                found[story].append((a, b, row.points, tuple(json.loads(row.reasons))))
    return found


def _refs(connection: Connection, rows: Collection[Any]) -> dict[int, EventRef]:
    article = schema.article.c
    ids: dict[int, str] = {}
    for some in in_parts({row.article for row in rows}):
        named = connection.execute(select(article.key, article.id).where(article.key.in_(some)))
        ids |= {row.key: row.id for row in named}
    return {row.key: EventRef(ids[row.article], row.event) for row in rows}
