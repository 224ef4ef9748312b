"""Whether an event fits a filter, for the few that stand in no table: rejected ones."""

from dateline.records import Actor, Event, Source, SourceKind
from dateline.store.days import first_day, last_day
from dateline.store.read import EventFilter
from dateline.store.records import StoredEvent


def fits(stored: StoredEvent, wanted: EventFilter) -> bool:
    """Say whether an event fits all that a filter gives, as the tables would."""
    event = stored.event
    return (
        event.id.startswith(wanted.id or "")
        and wanted.type in {None, event.type, event.type.lower()}
        and wanted.status in {None, event.status}
        and wanted.article in {None, stored.article.id}
        and (wanted.actor is None or any(_is_called(a, wanted.actor) for a in _people(event)))
        and (wanted.country is None or wanted.country.upper() in _countries(event))
        and (wanted.source is None or any(_is_called(s, wanted.source) for s in _sources(event)))
        and _in_time(event, wanted)
    )


def _people(event: Event) -> tuple[Actor, ...]:
    return (*event.actors, *event.recipients)


def _sources(event: Event) -> list[Source]:
    return [source for account in event.accounts for source in account.chain] + [*event.chain]


def _countries(event: Event) -> set[str | None]:
    own = {event.place.country} if event.place else set()
    return own | {actor.country for actor in _people(event)}


def _is_called(one: Actor | Source, name: str) -> bool:
    folded = _folded(name)
    names = {one.id.lower(), _folded(one.name)}
    if isinstance(one, Source) and one.kind is SourceKind.UNNAMED:
        names.add(".".join(part for part in (one.id, one.country, one.sector) if part).lower())
    return bool(names & {folded, folded.removeprefix("the ")})


def _folded(name: str) -> str:
    return name.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _in_time(event: Event, wanted: EventFilter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    first = first_day(event.when.earliest) if event.when else None
    last = last_day(event.when.latest) if event.when else None
    if first is None and last is None:
        return False
    since, until = first_day(wanted.since) or "", last_day(wanted.until) or "9999"
    return (last or "9999-12-31") >= since and (first or "0000-01-01") <= until
