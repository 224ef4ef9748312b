"""Figures of what a database holds: each asks the store and draws the answer."""

from collections.abc import Sequence

import msgspec

from dateline.aggregate import (
    DyadHistory,
    copies_among,
    dyad_histories,
    origin_tree,
    originals,
)
from dateline.aggregate.agreement import agreement
from dateline.errors import NotFoundError
from dateline.publish.figures import facts
from dateline.publish.figures.actor_network import actor_network
from dateline.publish.figures.agreement import agreement_by_field, agreement_by_value
from dateline.publish.figures.by_month import type_by_month
from dateline.publish.figures.dyad_band import dyad_band
from dateline.publish.figures.event_map import event_map
from dateline.publish.figures.figure import Figure, listed
from dateline.publish.figures.links import HERE, Links
from dateline.publish.figures.origins_tree import origins_tree
from dateline.publish.figures.source_network import source_network
from dateline.publish.figures.timeline import timeline
from dateline.records.story import EventRef
from dateline.settings import Settings
from dateline.store import Store
from dateline.store.pages import Timeline, Wanted

FEW_MONTHS = 3  # that are counted day by day
FEW_NAMES = 6  # that a message gives


def timeline_of(store: Store, wanted: Wanted, links: Links = HERE) -> Figure:
    """Return when the events happened that fit, by day where they lie in a few months."""
    counts = _counts(store, wanted)
    return timeline(facts.bars_of(counts, _within(links, wanted)), elsewhere=counts.elsewhere)


def types_of(store: Store, wanted: Wanted, links: Links = HERE) -> Figure:
    """Return which types of event that fit happened when, by month."""
    counts = store.pages.timeline(wanted)
    return type_by_month(facts.bars_of(counts, _within(links, wanted)), elsewhere=counts.elsewhere)


def _within(links: Links, wanted: Wanted) -> Links:
    """Return links to lists of no other events than those that are drawn."""
    asked = {name: str(getattr(wanted, name)) for name in sorted(wanted.given - {"box"})}
    return msgspec.structs.replace(links, asked=tuple(asked.items()))


def _counts(store: Store, wanted: Wanted) -> Timeline:
    by_month = store.pages.timeline(wanted)
    if len({count.time for count in by_month.counts}) > FEW_MONTHS:
        return by_month
    by_day = store.pages.timeline(wanted, by_day=True)
    # Days leave out what lies somewhere in a month: they serve where that is nothing.
    return by_day if by_day.elsewhere == by_month.elsewhere else by_month


def map_of(store: Store, wanted: Wanted, links: Links = HERE) -> Figure:
    """Return where the events happened that fit."""
    return event_map(facts.points_of(store.pages.places(wanted), _within(links, wanted)))


def network_of(store: Store, wanted: Wanted, links: Links = HERE) -> Figure:
    """Return who dealt with whom in the events that fit."""
    return actor_network(*facts.actors_of(store.pages.actor_network(wanted), links))


def sources_of(store: Store, wanted: Wanted, links: Links = HERE) -> Figure:
    """Return who relies on whom in the events that fit; over all events this asks for counts."""
    if not wanted.given:
        return source_network(*facts.sources_of(store.pages.source_network(), links))
    given = {name: getattr(wanted, name) for name in wanted.given}
    return source_network(*facts.reliances_of(store.events(**given), links))


def dyad_of(store: Store, actor: str, other: str | None, links: Links = HERE) -> Figure:
    """Return the states of a pair of actors over time.

    Args:
        store: The database; all of it must be joined.
        actor: Name or id of one of the two.
        other: Likewise of the other; None where there is but one.
        links: Where marks lead to.

    Returns:
        The figure.

    Raises:
        NotFoundError: No such pair is told of, or there are several; the message names some.
    """
    original_of = originals(map(copies_among, store.joined.copies()))
    story_of = store.joined.story_of_events()
    found = dyad_histories(store.codings(actor=actor), original_of, story_of)
    history = _the_one(store, [one for one in found if _has(one, actor)], actor, other)
    broken = {ref for spell in history.spells for ref in spell.violations}
    events = {ref: store.event(ref.event, article=ref.article) for ref in sorted(broken)}
    pair = (history.a.name, history.b.name)
    return dyad_band(pair, *facts.bands_of(history, events, links))


def _has(history: DyadHistory, name: str) -> bool:
    sides = (history.a.id, history.a.name, history.b.id, history.b.name)
    return name.lower() in {side.lower() for side in sides}


def _the_one(
    store: Store, found: Sequence[DyadHistory], actor: str, other: str | None
) -> DyadHistory:
    """Return the pair that is meant."""
    fitting = [one for one in found if other is None or _has(one, other)]
    if len(fitting) == 1:
        return fitting[0]
    told = sorted(found, key=lambda one: -len(one.spells))[:FEW_NAMES]
    names = listed([one.b.name if _is(one.a, actor) else one.a.name for one in told])
    if not found:
        raise NotFoundError(
            f"{store.name}: no pair with {actor!r} is told of; 'dateline show dyads' lists pairs"
        )
    if not fitting:
        raise NotFoundError(
            f"{store.name}: nothing is told of {actor!r} and {other!r}; "
            f"there are pairs with {names}"
        )
    raise NotFoundError(
        f"{store.name}: {actor!r} is in {len(fitting)} pairs; name the other: {names}"
    )


def _is(side: object, name: str) -> bool:
    return name.lower() in {str(getattr(side, key)).lower() for key in ("id", "name")}


def origins_of(store: Store, event: str, article: str | None = None, links: Links = HERE) -> Figure:
    """Return whom the reports of an event rest on.

    Args:
        store: The database; all of it must be joined.
        event: Id of the event, or its beginning.
        article: Id of its article, where several have an event of that id.
        links: Where marks lead to.

    Returns:
        The figure.
    """
    found = store.event(event, article=article)
    story = store.joined.story_with(EventRef(found.article.id, found.event.id))
    kept = store.joined.stories(ids=[story] if story else [])
    return origins_tree(
        path for one in kept for path in facts.paths_of(origin_tree(one, Settings()), links)
    )


def agreement_of(store: Store, reviewers: Sequence[str] = (), field: str | None = None) -> Figure:
    """Return how far reviewers agree.

    Args:
        store: The database.
        reviewers: The only ones to compare; none for all.
        field: The field of which to show the values that two reviewers gave; None for all fields,
            without values.

    Returns:
        The figure.

    Raises:
        NotFoundError: Values are asked for, and there are not two reviewers.
    """
    standings = list(store.reviews.standings())
    found = agreement(standings, reviewers)
    if field is None:
        return agreement_by_field(facts.shares_of(found), found.reviewers)
    if len(found.reviewers) != 2:
        names = listed(list(found.reviewers)) or "nobody"
        raise NotFoundError(
            f"{store.name}: the values of two reviewers are compared, and those who judged the "
            f"same events are: {names}; name two of them"
        )
    one, other = found.reviewers
    return agreement_by_value((one, other), facts.pairings_of(standings, (one, other), field))
