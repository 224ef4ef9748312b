"""What people decide on the events of a database: made, taken back, listed."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, select

from dateline.errors import StoreError
from dateline.records import Coding, Event, ReviewState
from dateline.store import read, schema
from dateline.store.asked import event_filter
from dateline.store.connect import READ, transaction
from dateline.store.records import StoredEvent
from dateline.store.review import keep, tables
from dateline.store.review.apply import Standing, review, standings_of
from dateline.store.review.decisions import (
    CARRIED,
    EVENT,
    STATE,
    Decision,
    What,
    in_force,
)
from dateline.store.review.fits import fits
from dateline.store.review.refusals import refuse_double, refuse_undo
from dateline.store.review.remake import Coded, Remaking, coded, key_of, remake
from dateline.store.review.subject import Said, Subject, decision_on


class StoredStanding(msgspec.Struct, frozen=True, kw_only=True):
    """An event on which somebody decided, with its article and the run that coded that last."""

    standing: Standing
    stored: StoredEvent


class ArticleReview(NamedTuple):
    """All that is kept of the review of one article.

    Attributes:
        machine: Its coding as the machine made it.
        decisions: All decisions on it, the first one first.
    """

    machine: Coding
    decisions: tuple[Decision, ...]


class Reviews:
    """Decisions on the events of a database. Every method is one transaction.

    Those that decide need a ``Remaking``, because they make the coding of the article anew.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def decide(
        self,
        what: What,
        event: str,
        said: Said,
        remaking: Remaking,
        *,
        values: dict[str, Any] | None = None,
        article: str | None = None,
    ) -> Decision:
        """Accept, reject, edit or adjudicate an event, or leave a note on it.

        Args:
            what: Which of these.
            event: Id of the event, or its beginning.
            said: Who decides, when and why.
            remaking: What making the coding anew takes.
            values: For an edit the new values, as in JSON; for an adjudication all values that
                differ from the machine's, and the "state" that it ends in; for a note the words
                under "note".
            article: Id of the article, where copies of a text share the ids of their events.

        Returns:
            The decision, with the old values.

        Raises:
            StoreError: There is no such event, or it contradicts what was decided before.
        """
        with transaction(self._engine, self._name) as connection:
            subject = self._subject(connection, event, article)
            decision = decision_on(subject, what, said, values or {})
            return _keep(connection, subject.article, decision, remaking)

    def add(self, article: str, event: Event, said: Said, remaking: Remaking) -> Decision:
        """Add an event by hand.

        Args:
            article: Id of its article.
            event: The event.
            said: Who adds it, when and why.
            remaking: What making the coding anew takes.

        Returns:
            The decision.

        Raises:
            StoreError: There is no such article, or it has the event already.
        """
        with transaction(self._engine, self._name) as connection:
            of = coded(connection, self._key_of(connection, article))
            reviewed = review(of.machine, keep.decisions_on(connection, of.key))
            refuse_double(event, (*reviewed.coding.events, *reviewed.rejected))
            decision = Decision(
                number=0,
                article=article,
                event=event.id,
                span=event.anchor,
                what=What.ADD,
                old={},
                new={STATE: ReviewState.ADDED.value, EVENT: msgspec.to_builtins(event)},
                by=said.by,
                why=said.why,
                at=said.at,
            )
            return _keep(connection, of, decision, remaking)

    def undo(
        self, wanted: str | int, said: Said, remaking: Remaking, *, article: str | None = None
    ) -> Decision:
        """Take back a decision; that is itself a decision, and can be taken back.

        Args:
            wanted: Number of the decision, or the id of an event for the last one on it.
            said: Who takes it back, when and why.
            remaking: What making the coding anew takes.
            article: Id of the article, where copies of a text share the ids of their events.

        Returns:
            The decision that takes it back.

        Raises:
            StoreError: There is no such decision, or it does not hold any more.
        """
        with transaction(self._engine, self._name) as connection:
            subject, target = self._target(connection, wanted, article)
            holding = in_force(subject.decisions)
            refuse_undo(target, holding)
            decision = Decision(
                number=0,
                article=target.article,
                event=target.event,
                span=target.span,
                what=What.UNDO,
                old=target.new,
                new=target.old,
                by=said.by,
                why=said.why,
                at=said.at,
                undoes=target.number,
                machine=subject.machine,
            )
            return _keep(connection, subject.article, decision, remaking)

    def _target(
        self, connection: Connection, wanted: str | int, article: str | None
    ) -> tuple[Subject, Decision]:
        if isinstance(wanted, int):
            decision = tables.decision.c
            query = select(decision.event, schema.article.c.id).join(
                schema.article, schema.article.c.key == decision.article
            )
            row = connection.execute(query.where(decision.number == wanted)).first()
            if row is None:
                raise StoreError(
                    f"{self._name}: there is no decision {wanted}; 'dateline review log' lists them"
                )
            subject = self._subject(connection, row.event, row.id)
            return subject, next(d for d in subject.decisions if d.number == wanted)
        subject = self._subject(connection, wanted, article)
        holding = [d for d in in_force(subject.decisions) if d.what is not What.UNDO]
        if not holding:
            raise StoreError(f"{self._name}: nothing is decided on event {subject.id}")
        return subject, holding[-1]

    def standing(self, event: str, *, article: str | None = None) -> StoredStanding | StoredEvent:
        """Return an event as people left it, or as the machine coded it if nobody decided on it.

        Raises:
            StoreError: There is no such event.
        """
        with transaction(self._engine, self._name, READ) as connection:
            subject = self._subject(connection, event, article)
        of = subject.article
        found = subject.standing
        shown = found.event if found else subject.machine
        assert shown is not None  # noqa: S101 - what is not decided on is the machine's
        stored = StoredEvent(event=shown, article=of.machine.article, run=of.run)
        return StoredStanding(standing=found, stored=stored) if found else stored

    def log(self, event: str | None = None, *, by: str | None = None) -> list[Decision]:
        """Return decisions, the first one first: all of them, or those on an event or by someone.

        Raises:
            StoreError: There is no such event.
        """
        with transaction(self._engine, self._name, READ) as connection:
            if event is not None:
                found = self._subject(connection, event, None).decisions
            else:
                every = keep.decisions_by_article(connection).values()
                found = sorted((d for given in every for d in given), key=lambda d: d.number)
        return [decision for decision in found if by in {None, decision.by}]

    def standings(self) -> list[StoredStanding]:
        """Return every event on which somebody decided, by article, then in text order.

        Earlier texts of articles do not count.
        """
        with transaction(self._engine, self._name, READ) as connection:
            found = []
            replaced = _replaced(connection)
            by_article = keep.decisions_by_article(connection)
            for key, decisions in sorted(by_article.items()):
                if key in replaced:
                    continue
                of = coded(connection, key)
                for one in standings_of(of.machine, decisions):
                    stored = StoredEvent(event=one.event, article=of.machine.article, run=of.run)
                    found.append(StoredStanding(standing=one, stored=stored))
        return found

    def conflicts(self) -> list[StoredStanding]:
        """Return the events of which the machine says something new since a person decided."""
        return [one for one in self.standings() if one.standing.proposals]

    def lost(self) -> list[Decision]:
        """Return the decisions on earlier texts of articles whose words the later ones lack.

        Nothing was done about them: they stay with the text that they were made on.
        """
        with transaction(self._engine, self._name, READ) as connection:
            keys = _replaced(connection)
            by_article = keep.decisions_by_article(connection)
        every = [decision for given in by_article.values() for decision in given]
        taken = {decision.old.get(CARRIED) for decision in every}
        holding = (d for key in keys for d in in_force(by_article.get(key, ())))
        left = (d for d in holding if d.what is not What.UNDO and d.number not in taken)
        return sorted(left, key=lambda decision: decision.number)

    def on_articles(self) -> dict[str, ArticleReview]:
        """Return all that is kept of the review of articles, by the id of the article.

        What was decided on actors is taken for the machine's own, because it is not the article's.
        """
        with transaction(self._engine, self._name, READ) as connection:
            merged = keep.merged_actors(keep.merges(connection))
            found = {}
            for key, decisions in keep.decisions_by_article(connection).items():
                of = coded(connection, key)
                machine = review(of.machine, (), merged).coding
                found[machine.article.id] = ArticleReview(machine, tuple(decisions))
        return found

    def of_article(self, article: str) -> ArticleReview:
        """Return all that is kept of the review of one article, whether or not anyone decided.

        Raises:
            StoreError: There is no such article.
        """
        with transaction(self._engine, self._name, READ) as connection:
            key = self._key_of(connection, article)
            decisions = keep.decisions_on(connection, key)
            return ArticleReview(coded(connection, key).machine, tuple(decisions))

    def rejected(self, wanted: read.EventFilter) -> list[StoredEvent]:
        """Return the events that people hold to be none, of those that fit."""
        found = (one.stored for one in self.standings() if one.standing.is_rejected)
        return [one for one in found if fits(one, wanted)][: wanted.limit]

    def waiting_blind(self, reviewer: str, **asked: Any) -> list[StoredEvent]:  # noqa: ANN401 - as in ``Store.events``
        """Return what a reviewer who works blind has not decided on, as the machine coded it.

        Args:
            reviewer: Who.
            **asked: Which events, as in ``Store.events``.

        Returns:
            Events, the least confident first.
        """
        wanted = event_filter(**asked)
        with transaction(self._engine, self._name, READ) as connection:
            counts = schema.article.c.later.is_(None)
            keys = list(connection.scalars(select(schema.article.c.key).where(counts)))
            decisions = keep.decisions_by_article(connection)
            found = []
            for key in keys:
                of = coded(connection, key)
                done = _decided_by(reviewer, of, decisions.get(key, []))
                found += [
                    StoredEvent(event=event, article=of.machine.article, run=of.run)
                    for event in of.machine.events
                    if event.id not in done
                ]
        fitting = (one for one in found if fits(one, wanted))
        return sorted(fitting, key=lambda one: one.event.confidence)[: wanted.limit]

    def _subject(self, connection: Connection, wanted: str, article: str | None) -> Subject:
        event_id, key = self._find(connection, wanted, article)
        of = coded(connection, key)
        decisions = keep.decisions_on(connection, key)
        reviewed = review(of.machine, decisions)
        return Subject(event_id, of, reviewed, [d for d in decisions if d.event == event_id])

    def _find(self, connection: Connection, wanted: str, article: str | None) -> tuple[str, int]:
        """Return id and article of the one event whose id begins so; rejected ones count too."""
        stored = schema.article.c
        found: dict[tuple[str, int], None] = {}
        for table, column in ((schema.event, "id"), (tables.decision, "event")):
            query = (
                select(table.c[column], table.c.article)
                .join(schema.article, stored.key == table.c.article)
                .where(table.c[column].startswith(wanted, autoescape=True))
                .order_by(stored.later.is_not(None), stored.published, stored.key)
            )
            if article is not None:
                query = query.where(stored.id == article)
            found |= dict.fromkeys((row[0], row[1]) for row in connection.execute(query))
        exact = [one for one in found if one[0] == wanted] or list(found)
        if not exact:
            raise StoreError(
                f"{self._name}: there is no event {wanted!r}; 'dateline show events' lists them"
            )
        ids = sorted({id for id, _ in exact})
        if len(ids) > 1:
            raise StoreError(
                f"{self._name}: {wanted!r} may be {', '.join(ids[:4])}; give more of the id"
            )
        return exact[0]

    def _key_of(self, connection: Connection, article: str) -> int:
        key = key_of(connection, article)
        if key is None:
            raise StoreError(
                f"{self._name}: there is no article {article!r}; 'dateline show articles' "
                "lists them"
            )
        return key


def _replaced(connection: Connection) -> set[int]:
    """Return the keys of the texts that another one has taken the place of."""
    stored = schema.article.c
    return set(connection.scalars(select(stored.key).where(stored.later.is_not(None))))


def _keep(connection: Connection, of: Coded, decision: Decision, remaking: Remaking) -> Decision:
    number = keep.add_decision(connection, of.key, decision)
    remake(connection, of, remaking)
    return msgspec.structs.replace(decision, number=number)


def _decided_by(reviewer: str, of: Coded, decisions: list[Decision]) -> set[str]:
    """Return the ids of the machine's events on which a reviewer has decided."""
    own = [d for d in decisions if d.by == reviewer]
    return {
        one.machine.id
        for one in standings_of(of.machine, decisions)
        if one.machine and any(d in own for d in one.decided)
    }
