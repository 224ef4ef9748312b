"""Articles coded anew, and actors that are one: what changes codings without a decision on each."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from dateline.errors import StoreError
from dateline.records import Actor, Article, Coding, Span
from dateline.store import schema
from dateline.store.connect import READ, transaction
from dateline.store.review import keep, tables
from dateline.store.review.changes import Came, Change, changes_between
from dateline.store.review.decisions import Decision
from dateline.store.review.keep import StoredMerge
from dateline.store.review.remake import Coded, Remaking, coded, put_beside, remake
from dateline.store.review.subject import Said
from dateline.store.write import content_of


class StoredChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a run changed in the machine's coding of an article.

    Attributes:
        number: Its number; later ones are higher.
        run: Number of the run.
        article: Id of the article.
        change: What changed.
        words: The words that report the event.
    """

    number: int
    run: int
    article: str
    change: Change
    words: str


class Recodings:
    """Codings made anew. Every method is one transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def articles(self) -> Iterator[Article]:
        """Yield the articles that Dateline coded itself, as they are stored, one at a time.

        Those that were imported from another coder are left out: nothing here could code them as
        that one did.
        """
        stored, run = schema.article.c, schema.run.c
        query = select(stored.key).join(schema.run, run.id == stored.run).where(run.model != "-")
        with transaction(self._engine, self._name, READ) as connection:
            keys = list(connection.scalars(query.order_by(stored.key)))
        for key in keys:
            with transaction(self._engine, self._name, READ) as connection:
                of = coded(connection, key)
            yield of.machine.article

    def replace(self, coding: Coding, run: int, remaking: Remaking) -> list[Change]:
        """Put a new coding of a stored article in place of the machine's; decisions stay.

        Args:
            coding: The new coding.
            run: The run that made it.
            remaking: What making the coding as reviewed anew takes.

        Returns:
            What differs from the machine's coding before; the store keeps it with the run.

        Raises:
            StoreError: The database refused it; the coding before stays.
        """
        with transaction(self._engine, self._name) as connection:
            key = _key_of(connection, coding.article)
            before = coded(connection, key)
            changes = list(changes_between(before.machine, coding))
            remake(connection, Coded(key, run, coding), remaking)
            rows = [
                {"run": run, "article": key, "event": change.event, "start": change.span.start,
                 "end": change.span.end, "what": change.what, "field": change.field,
                 "old": change.old, "new": change.new}
                for change in changes
            ]  # fmt: skip
            if rows:
                connection.execute(tables.run_change.insert(), rows)
        return changes

    def changes(
        self, run: int | None = None, *, after: int = 0, limit: int | None = None
    ) -> list[StoredChange]:
        """Return what a run changed, or all runs, by article, as it was found.

        Args:
            run: Number of the run; None for all.
            after: Number of the change after which to begin.
            limit: Changes at most.

        Returns:
            The changes.
        """
        change, article = tables.run_change, schema.article.c
        query = (
            select(change, article.id.label("article_id"), article.text)
            .join(schema.article, article.key == change.c.article)
            .where(change.c.number > after)
            .order_by(change.c.number)
            .limit(limit)
        )
        if run is not None:
            query = query.where(change.c.run == run)
        with transaction(self._engine, self._name, READ) as connection:
            return [_stored(row) for row in connection.execute(query)]

    def restore(self, article: Article, machine: Coding, decisions: Iterable[Decision]) -> None:
        """Give an article that was imported as reviewed what was decided on it elsewhere.

        Args:
            article: The article, which has just been stored.
            machine: Its coding as the machine had made it.
            decisions: The decisions, with the numbers that they refer to each other by.
        """
        with transaction(self._engine, self._name) as connection:
            key = _key_of(connection, article)
            numbers: dict[int | None, int] = {}
            for decision in decisions:
                own = msgspec.structs.replace(decision, undoes=numbers.get(decision.undoes))
                numbers[decision.number] = keep.add_decision(connection, key, own)
            put_beside(connection, key, machine)

    def merge(self, actor: str, into: Actor | None, said: Said, remaking: Remaking) -> StoredMerge:
        """Hold one actor for another in all articles, or take that back.

        Args:
            actor: Id of the actor.
            into: The one that it is; None takes back what was decided on it.
            said: Who decides, when and why.
            remaking: What making codings anew takes.

        Returns:
            The decision, with what held before.

        Raises:
            StoreError: It would be held for itself, or nothing would change.
        """
        with transaction(self._engine, self._name) as connection:
            given = keep.merges(connection)
            merged = keep.merged_actors(given)
            last = {merge.actor: merge.target for merge in given}
            target = into.id if into else None
            _refuse_merge(actor, target, last, {id: one.id for id, one in merged.items()})
            merge = StoredMerge(
                actor=actor,
                target=target,
                before=last.get(actor),
                by=said.by,
                why=said.why,
                at=said.at,
                record=into,
            )
            touched = {actor, *(id for id, one in merged.items() if one.id == actor)}
            touched |= {merged[actor].id} if actor in merged else set()
            keys = _articles_with(connection, touched)
            keep.add_merge(connection, merge)
            for key in keys:
                remake(connection, coded(connection, key), remaking)
        return merge

    def merges(self) -> list[StoredMerge]:
        """Return all that was decided on actors that are one, the first one first."""
        with transaction(self._engine, self._name, READ) as connection:
            return keep.merges(connection)


def _stored(row: Any) -> StoredChange:  # noqa: ANN401 - a row of the query
    change = Change(
        event=row.event, span=Span(row.start, row.end), what=Came(row.what), field=row.field,
        old=row.old, new=row.new,
    )  # fmt: skip
    words = row.text[row.start : row.end]
    return StoredChange(
        number=row.number, run=row.run, article=row.article_id, change=change, words=words
    )


def _refuse_merge(
    actor: str, target: str | None, last: dict[str, str | None], ends: dict[str, str]
) -> None:
    if target is None:
        if last.get(actor) is None:
            raise StoreError(f"{actor} is merged into no other; 'dateline actors merges' lists all")
        return
    if actor == target:
        raise StoreError(f"{actor} cannot be merged into itself; name another actor")
    if ends.get(target) == actor:
        raise StoreError(
            f"{target} is merged into {actor} already; take that back first with "
            f"'dateline actors unmerge {target}'"
        )
    if last.get(actor) == target:
        raise StoreError(f"{actor} is merged into {target} already")


def _articles_with(connection: Connection, actors: set[str]) -> list[int]:
    """Return the keys of the articles in which one of some actors takes part."""
    side = schema.event_actor.c
    query = select(side.article).where(side.actor.in_(actors)).distinct().order_by(side.article)
    return list(connection.scalars(query))


def _key_of(connection: Connection, article: Article) -> int:
    content = schema.article.c.content == content_of(article)
    return int(connection.execute(select(schema.article.c.key).where(content)).scalar_one())
