"""What a person decides on events, given in words: types, names, places, days.

The words are resolved through the lists, and the decisions kept by the store. Whatever lets people
review (the command line, pages, scripts) calls this.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from dateline.errors import StoreError
from dateline.extract.compose.codes import add_codes
from dateline.extract.relations import find_dyads
from dateline.knowledge.actors import Kind
from dateline.knowledge.actors.lists import load_actors_with
from dateline.knowledge.codebooks import Codebook, is_built_in, load_codebook
from dateline.knowledge.relations import load_relation_rules
from dateline.records import (
    Actor,
    Certainty,
    Coding,
    Event,
    Review,
    ReviewState,
    Span,
    Status,
)
from dateline.run.scene import Scene
from dateline.run.values import event_values, resolve_name
from dateline.settings import Settings
from dateline.store import Joiner, Store, StoredEvent
from dateline.store.review import (
    Decision,
    Remaking,
    Said,
    Standing,
    StoredMerge,
    StoredStanding,
    What,
    deciding,
    differing,
    sentence_around,
    view_of,
)


class Reviewer(NamedTuple):
    """One person who reviews a database.

    Attributes:
        store: The database.
        by: Who.
        at: ISO time, the same for all that is decided through this record.
        settings: Names users' own lists of actors.
        blind: Whether decisions are made on the machine's values and one's own alone.
        joiner: How an article is joined with others again (``dateline.aggregate.joiner``); None
            leaves that to the next question about stories.
    """

    store: Store
    by: str
    at: str
    settings: Settings = Settings()
    blind: bool = False
    joiner: Joiner | None = None

    def accept(self, event: str, why: str = "", *, article: str | None = None) -> Decision:
        """Accept an event as it stands."""
        return self._decide(What.ACCEPT, event, why, {}, article)

    def reject(self, event: str, why: str = "", *, article: str | None = None) -> Decision:
        """Say that what was coded is no event, or not one to be kept."""
        return self._decide(What.REJECT, event, why, {"state": ReviewState.REJECTED.value}, article)

    def note(
        self, event: str, words: str, why: str = "", *, article: str | None = None
    ) -> Decision:
        """Leave a note on an event, which stays as it is."""
        if not words.strip():
            raise StoreError("the note is empty; write some words")
        return self._decide(What.NOTE, event, why, {"note": words.strip()}, article)

    def edit(
        self, event: str, given: Mapping[str, str], why: str = "", *, article: str | None = None
    ) -> Decision:
        """Give an event other values.

        Args:
            event: Its id, or the beginning of it.
            given: Fields and their values in words, as ``run.values`` understands them.
            why: The reason.
            article: Id of its article, where copies of a text share the ids of their events.

        Returns:
            The decision, with the values before.

        Raises:
            StoreError: A value cannot be understood, or the edit contradicts what was decided.
        """
        stored = self._as_seen(event, article)
        values = event_values(given, stored.event, self._scene(stored))
        return self._decide(What.EDIT, event, why, values, article)

    def take(self, event: str, why: str = "", *, article: str | None = None) -> Decision:
        """Take over what the machine says of an event now, where people had left it otherwise."""
        found = self.store.reviews.standing(event, article=article)
        machine = found.standing.machine if isinstance(found, StoredStanding) else None
        if not isinstance(found, StoredStanding) or machine is None:
            raise StoreError(f"the machine proposes nothing for event {event!r}")
        fields = differing(found.standing.event, machine)
        plain = msgspec.to_builtins(machine)
        also = ("intensity", "cameo") if "type" in fields or "mode" in fields else ()
        values = {field: plain[field] for field in (*fields, *also)}
        return self._decide(What.EDIT, event, why, values, article)

    def add(
        self, article: str, span: tuple[int, int], given: Mapping[str, str], why: str = ""
    ) -> Decision:
        """Add an event by hand.

        Args:
            article: Id of the article.
            span: The words that report it, as offsets into the text of the article.
            given: Fields and their values in words; the type must be among them.
            why: The reason.

        Returns:
            The decision; ``event`` is the id that the event got.

        Raises:
            StoreError: The span is outside the text, a value cannot be understood, or the event is
                there already.
        """
        coding = self.store.coding(article)
        anchor = Scene(coding, Span(*span), self.settings).words_at(*span)
        if not given.get("type"):
            raise StoreError("an event needs a type: type=ASSAULT")
        event = _blank(coding, anchor, self.by, self.at)
        values = event_values(given, event, Scene(coding, event.evidence, self.settings))
        plain = msgspec.to_builtins(event) | values
        event = msgspec.convert(plain, Event)
        said = self._said(why)
        return self.store.reviews.add(article, event, said, self._remaking())

    def undo(self, wanted: str | int, why: str = "", *, article: str | None = None) -> Decision:
        """Take back a decision by its number, or the last one on an event by the event's id."""
        said = self._said(why)
        return self.store.reviews.undo(wanted, said, self._remaking(), article=article)

    def adjudicate(
        self,
        event: str,
        given: Mapping[str, str],
        *,
        reject: bool = False,
        reviewer: str | None = None,
        why: str = "",
    ) -> Decision:
        """Settle what reviewers differ on; nothing but another adjudication overrules it.

        Args:
            event: Id of the event, or its beginning.
            given: Fields and their values in words.
            reject: Whether it is no event.
            reviewer: Whose view the values are put on top of; None takes the machine's.
            why: The reason.

        Returns:
            The decision.

        Raises:
            StoreError: The reviewer decided nothing on it, or a value cannot be understood.
        """
        found = self.store.reviews.standing(event)
        if not isinstance(found, StoredStanding):
            raise StoreError(f"nobody decided on event {event!r}, so there is nothing to settle")
        base = beginning_of(found.standing)
        settled = _settled(found, base, reviewer)
        stored = msgspec.structs.replace(found.stored, event=settled)
        values = event_values(given, settled, self._scene(stored)) if given else {}
        settled = msgspec.convert(msgspec.to_builtins(settled) | values, Event)
        is_rejected = reject or (_is_rejected(settled) and not given)
        return self._decide(What.ADJUDICATE, event, why, _final(base, settled, is_rejected), None)

    def merge(self, actor: str, into: str, why: str = "") -> StoredMerge:
        """Hold one actor for another in all articles.

        Args:
            actor: Id or name of an actor of the database.
            into: Id or name of another one, or a name that the lists know.
            why: The reason.

        Returns:
            The decision.

        Raises:
            StoreError: One of the two is unknown, or they are one already.
        """
        said, own = self._said(why), _known(self.store, actor)
        target = _stored_actor(self.store, into) or resolve_name(into, self.settings)
        if target is None:
            raise StoreError(f"{self.store.name}: {into!r} is no actor here, nor a listed one")
        return self.store.recodings.merge(own, target, said, self._remaking())

    def unmerge(self, actor: str, why: str = "") -> StoredMerge:
        """Let an actor stand for itself again, given its id."""
        return self.store.recodings.merge(actor, None, self._said(why), self._remaking())

    def _decide(
        self, what: What, event: str, why: str, values: dict[str, Any], article: str | None
    ) -> Decision:
        said = self._said(why)._replace(blind=self.blind and what is not What.ADJUDICATE)
        return self.store.reviews.decide(
            what, event, said, self._remaking(), values=values, article=article
        )

    def _said(self, why: str) -> Said:
        if not self.by.strip():
            raise StoreError("a decision needs the name of who makes it")
        return Said(self.by, self.at, why)

    def _as_seen(self, event: str, article: str | None) -> StoredEvent:
        found = self.store.reviews.standing(event, article=article)
        if not isinstance(found, StoredStanding):
            return found
        if not self.blind:
            return found.stored
        own = view_of(found.standing.decided, self.by) or found.standing.machine
        return msgspec.structs.replace(found.stored, event=own or found.stored.event)

    def _scene(self, stored: StoredEvent) -> Scene:
        coding = self.store.coding(stored.article.id)
        return Scene(coding, stored.event.evidence, self.settings)

    def _remaking(self) -> Remaking:
        return remaking(self.settings, self.joiner)


def remaking(settings: Settings, joiner: Joiner | None = None) -> Remaking:
    """Return what making a coding anew takes: the rules that find the states of pairs.

    Args:
        settings: Names users' own lists of actors.
        joiner: How an article is joined with others again; None leaves that for later.

    Returns:
        The functions.
    """
    rules, actors = load_relation_rules(), load_actors_with(settings.actors)
    states = {entry.id: entry.name for entry in actors.entries if entry.kind is Kind.STATE}

    def derive(coding: Coding) -> Coding:
        events = add_codes(coding.events, coding.article, _codebooks(coding, settings))
        dyads = find_dyads(coding.article.text, events, rules, states)
        return msgspec.structs.replace(coding, events=events, dyads=dyads)

    return Remaking(derive=derive, joiner=joiner)


def _codebooks(coding: Coding, settings: Settings) -> tuple[Codebook, ...]:
    """Return the codebooks that an article was coded in, as far as they are known here."""
    given = tuple(map(load_codebook, settings.codebooks))
    coded = {code.codebook for event in coding.events for code in event.codes}
    missing = coded - {codebook.id for codebook in given}
    return (*given, *(load_codebook(name) for name in sorted(missing) if is_built_in(name)))


def _blank(coding: Coding, anchor: Span, by: str, at: str) -> Event:
    """Return an event of which only the words and the chain are known."""
    key = f"{coding.article.sha256}|{anchor.start}|{anchor.end}|{by}|{at}"
    return Event(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        type="",
        mode=None,
        contexts=(),
        cameo=None,
        intensity=None,
        actors=(),
        recipients=(),
        reciprocal=False,
        anchor=anchor,
        evidence=sentence_around(coding, anchor),
        place=None,
        when=None,
        status=Status.HAPPENED,
        certainty=Certainty.ASSERTED,
        confidence=1.0,
        review=Review(state=ReviewState.ADDED, by=(by,), at=at),
    )


def beginning_of(standing: Standing) -> Event:
    """Return an event as it was before anyone decided on it, or as it was added."""
    first = standing.decided[0]
    return first.machine or msgspec.convert(first.new["event"], Event)


def _settled(found: StoredStanding, base: Event, reviewer: str | None) -> Event:
    if reviewer is None:
        return base
    view = view_of(deciding(found.standing.decided), reviewer)
    if view is None:
        raise StoreError(f"{reviewer} decided nothing on event {found.standing.event.id}")
    return view


def _is_rejected(event: Event) -> bool:
    return event.review is not None and event.review.state is ReviewState.REJECTED


def _final(base: Event, settled: Event, is_rejected: bool) -> dict[str, Any]:
    """Return all that an adjudication says: the state, and every value unlike the first one."""
    before, after = msgspec.to_builtins(base), msgspec.to_builtins(settled)
    changed = {key: value for key, value in after.items() if value != before[key]}
    for key in ("id", "review", "accounts"):
        changed.pop(key, None)
    is_added = base.review is not None and base.review.state is ReviewState.ADDED
    state = ReviewState.EDITED if changed else ReviewState.ACCEPTED
    if is_added:
        state = ReviewState.ADDED
    return {"state": (ReviewState.REJECTED if is_rejected else state).value} | changed


def _stored_actor(store: Store, wanted: str) -> Actor | None:
    folded = wanted.lower()
    for known in store.actors():
        if folded in {known.id.lower(), known.name.lower()}:
            return Actor(
                id=known.id, name=known.name, text=known.name, span=Span(0, len(known.name)),
                country=known.country, sector=known.sector, wikidata=known.wikidata,
                listed=known.listed,
            )  # fmt: skip
    return None


def _known(store: Store, wanted: str) -> str:
    found = _stored_actor(store, wanted)
    if found is None:
        raise StoreError(
            f"{store.name}: there is no actor {wanted!r}; 'dateline show actors' lists them"
        )
    return found.id
