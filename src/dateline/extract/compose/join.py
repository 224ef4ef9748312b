"""Joins the reports of one event inside one article: headline, lead and body."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from dateline.records import Account, Actor, Certainty, Event, Place, Span, Status, Via, When
from dateline.records.dates import outer_days

T = TypeVar("T")
HAPPENED = frozenset((Status.HAPPENED, Status.ONGOING, Status.ENDED, Status.DENIED))
AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE))
STATE_SECTORS = frozenset((None, "GOV", "MIL", "COP", "SPY", "PRM"))
YIELDING = frozenset(("AGREE", "CONCEDE", "RETREAT"))
YIELDED = "yielded"  # a truce is called, agreed and kept by different types
STANDS_ALONE = frozenset(("ASSAULT", "PROTEST"))
IMPLIED = "implied"  # rule of an actor that the word for the event implies
COMPARED = 12  # reports of a group, the last ones; more than any article tells of one event
PRECISIONS = ("point", "district", "province", "country", "region")


class Told(msgspec.Struct, frozen=True):
    """One report of an event, before the reports of one event are joined.

    Attributes:
        event: The event as this clause tells it.
        points_back: Whether it speaks of an event told before ("the attack").
        is_mutual: Whether its frame is of what both sides do to each other.
        has_own_place: Whether its own clause names the place.
        words: Lemmas of the words that matched.
    """

    event: Event
    points_back: bool
    is_mutual: bool
    has_own_place: bool
    words: frozenset[str]


def join_events(reports: Iterable[Told], title: Span | None) -> tuple[Event, ...]:
    """Return the events of an article, each once, with every account of it.

    Args:
        reports: Reports in text order.
        title: Where the headline stands: its account is never the main one if there is another.

    Returns:
        Joined events in text order.
    """
    groups: list[list[Told]] = []
    by_type: defaultdict[str, list[list[Told]]] = defaultdict(list)
    for told in reports:
        alike = by_type[YIELDED if told.event.type in YIELDING else told.event.type]
        if told.points_back:
            home = next((g for g in reversed(alike) if _may_point_to(told, g)), None)
        else:
            home = next((g for g in alike if _is_told_by(told, g)), None)
        if home is not None:
            home.append(told)
        elif told.event.actors or told.event.recipients or _tells_where(told):
            groups.append([told])
            alike.append(groups[-1])
    joined = [_joined(group, title) for group in groups]
    return tuple(sorted(joined, key=lambda event: event.anchor))


def _tells_where(told: Told) -> bool:
    """Say whether a report names nobody and yet a place: "riots broke out in the capital"."""
    return told.has_own_place and not told.points_back and told.event.type in STANDS_ALONE


def _is_told_by(told: Told, group: list[Told]) -> bool:
    """Say whether a report agrees with all of a group that tell more than "the attack"."""
    full = [other for other in group if not other.points_back] or group
    return all(same(told, other) for other in full[-COMPARED:])


def _may_point_to(told: Told, group: list[Told]) -> bool:
    """Say whether words that point back can mean the event of a group."""
    first = group[0].event
    return (
        first.type == told.event.type
        and group[0].is_mutual == told.is_mutual
        and first.status in HAPPENED
        and _agree(told.event.actors, first.actors)
        and (_agree(told.event.recipients, first.recipients) or _tells_losses(told.event))
        and (told.event.mode in {None, first.mode} or first.mode is None)
    )


def _tells_losses(event: Event) -> bool:
    """Say whether a report tells whom an event cost, and not whom it was aimed at."""
    return bool(event.deaths or event.injured)


def same(one: Told, other: Told) -> bool:
    """Say whether two reports of one article can be of one event.

    Args:
        one: One report.
        other: The other.

    Returns:
        True where type, sides, place and time agree as far as both tell them.
    """
    mine, yours = one.event, other.event
    return (
        _same_kind(one, other)
        and _same_reality(mine.status, yours.status)
        and _same_sides(mine, yours)
        and (
            not (one.has_own_place and other.has_own_place)
            or _may_share_place(mine.place, yours.place)
        )
        and _may_share_time(mine.when, yours.when)
        and _may_share_toll(mine, yours)
    )


def _same_kind(one: Told, other: Told) -> bool:
    """Say whether types and modes agree; a truce is called, agreed and kept by different types."""
    mine, yours = one.event, other.event
    if mine.type != yours.type:
        return {mine.type, yours.type} <= YIELDING and bool(one.words & other.words)
    return mine.mode == yours.mode or mine.mode is None or yours.mode is None


def _same_reality(one: Status, other: Status) -> bool:
    return one == other or {one, other} <= HAPPENED or {one, other} <= AHEAD


def _same_sides(one: Event, other: Event) -> bool:
    if not (one.actors or one.recipients) or not (other.actors or other.recipients):
        return True  # "A blast shook the capital" may be any blast told of there
    if one.reciprocal and other.reciprocal:
        mine, yours = (*one.actors, *one.recipients), (*other.actors, *other.recipients)
        return _all_known(mine, yours) or _all_known(yours, mine)
    actors = _agree(one.actors, other.actors)
    recipients = _agree(one.recipients, other.recipients)
    return (
        actors
        and recipients
        and (_meet(one.actors, other.actors) or _meet(one.recipients, other.recipients))
    )


def _all_known(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    return bool(some) and all(any(_one_side(a, b) for b in others) for a in some)


def _meet(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    return any(_one_side(a, b) for a in some for b in others)


def _agree(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    return not some or not others or _meet(some, others)


def _one_side(one: Actor, other: Actor) -> bool:
    """Say whether two actors are one, one described less, or two arms of one state."""
    if one.id == other.id:
        return True
    if IMPLIED in {one.rule, other.rule}:  # "protesters" of nowhere, or of the same country
        return None in {one.country, other.country} or one.country == other.country
    if Via.ROLE in {one.via, other.via} and not (one.listed or other.listed):
        mine, yours = one.name.lower().split(), other.name.lower().split()
        return mine[-1] == yours[-1] and (set(mine) <= set(yours) or set(yours) <= set(mine))
    return (
        one.country is not None
        and one.country == other.country
        and one.sector in STATE_SECTORS
        and other.sector in STATE_SECTORS
        and (one.id == one.country or other.id == other.country)
    )


def _may_share_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return True
    if one.country != other.country:
        return one.country is None or other.country is None
    coarse = {"country", "region"}
    if one.precision in coarse or other.precision in coarse:
        return True
    return other.name in {one.admin1, one.admin2} or one.name in {other.admin1, other.admin2}


def _may_share_time(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not (one.text and other.text):
        return True
    if _goes_on_from(one, other) or _goes_on_from(other, one):
        return False
    first, last = outer_days(one.earliest, one.latest)
    other_first, other_last = outer_days(other.earliest, other.latest)
    return first <= other_last and other_first <= last


def _goes_on_from(one: When, other: When) -> bool:
    """Say whether one went on "since May", while the other is of a later day."""
    if one.precision != "interval" or one.earliest is None or other.precision != "day":
        return False
    return (
        len(one.earliest) < len("2016-08-09")
        and outer_days(one.earliest, one.earliest)[1] < outer_days(other.earliest, None)[0]
    )


def _may_share_toll(one: Event, other: Event) -> bool:
    """Say whether two tolls can be of one event: equal, or told by different chains."""
    if one.deaths is None or other.deaths is None:
        return True
    if (one.deaths.low, one.deaths.high) == (other.deaths.low, other.deaths.high):
        return True
    return [source.id for source in one.chain] != [source.id for source in other.chain]


def _joined(group: list[Told], title: Span | None) -> Event:
    events = [told.event for told in group]
    ordered = sorted(events, key=lambda event: bool(title and title.overlaps(event.anchor)))
    main = ordered[0]
    sides = _sides(ordered)
    accounts = tuple(_distinct_accounts(ordered))
    statuses = {account.status for account in accounts}
    if statuses == {Status.DENIED}:
        certainty, status = main.certainty, Status.DENIED
    elif Status.DENIED in statuses:
        certainty, status = Certainty.DISPUTED, _first_not_denied(accounts)
    elif _tolls_differ(accounts) or {Status.ONGOING, Status.ENDED} <= statuses:
        certainty, status = Certainty.DISPUTED, main.status
    else:
        certainty, status = main.certainty, main.status
    return msgspec.structs.replace(
        main,
        mode=_first(event.mode for event in ordered),
        actors=sides[0],
        recipients=sides[1],
        reciprocal=main.reciprocal or any(event.reciprocal for event in ordered),
        place=_place(group),
        when=_first(event.when for event in ordered if event.when and event.when.text) or main.when,
        deaths=_first(event.deaths for event in ordered),
        injured=_first(event.injured for event in ordered),
        arrested=_first(event.arrested for event in ordered),
        size=_first(event.size for event in ordered),
        displaced=_first(event.displaced for event in ordered),
        money=_first(event.money for event in ordered),
        contexts=tuple(dict.fromkeys(item for event in ordered for item in event.contexts)),
        status=status,
        certainty=certainty,
        accounts=accounts,
        mentions=tuple(event.anchor for event in ordered[1:]),
    )


def _place(group: list[Told]) -> Place | None:
    """Return the most precise place that a clause itself names, else that the text suggests."""
    own = [told.event.place for told in group if told.has_own_place and told.event.place]
    places = own or [told.event.place for told in group if told.event.place]
    return min(places, key=lambda place: PRECISIONS.index(place.precision), default=None)


def _sides(events: list[Event]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return both sides as one report tells them, pieced together only where none tells both."""
    whole = next((event for event in events if event.actors and event.recipients), None)
    if whole:
        return (
            _known_better(whole.actors, [event.actors for event in events]),
            _known_better(whole.recipients, [event.recipients for event in events]),
        )
    actors = _first(event.actors for event in events) or ()
    known = {actor.id for actor in actors}
    recipients = _first(event.recipients for event in events) or ()
    return actors, tuple(actor for actor in recipients if actor.id not in known)


def _known_better(side: tuple[Actor, ...], others: list[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Return a side as the report tells it that knows whose it is: "a Ukrainian warship"."""
    if any(actor.country for actor in side):
        return side
    known = (o for o in others if _meet(side, o) and all(actor.country for actor in o))
    return next(known, side)


def _first(values: Iterable[T | None]) -> T | None:
    """Return the first value that is not empty."""
    return next((value for value in values if value), None)


def _distinct_accounts(events: list[Event]) -> Iterable[Account]:
    given = [account for event in events for account in event.accounts]
    deniers = {_sayers(account) for account in given if account.status == Status.DENIED}
    seen: set[tuple[object, ...]] = set()
    for account in given:
        sayers = _sayers(account)
        if sayers in deniers and account.status != Status.DENIED:
            continue  # who denies it only speaks of it elsewhere
        key = (sayers, account.status, account.deaths and account.deaths.text)
        if key not in seen:
            seen.add(key)
            yield account


def _sayers(account: Account) -> tuple[str, ...]:
    return tuple(source.id for source in account.chain)


def _first_not_denied(accounts: tuple[Account, ...]) -> Status:
    return next(account.status for account in accounts if account.status != Status.DENIED)


def _tolls_differ(accounts: tuple[Account, ...]) -> bool:
    tolls = {(account.deaths.low, account.deaths.high) for account in accounts if account.deaths}
    return len(tolls) > 1
