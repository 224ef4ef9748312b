"""What pages ask, with arguments that are drawn from what a database holds."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from dateline.store import Store
from dateline.store.pages import Wanted

Question = tuple[str, Callable[[], object]]
AMONG = 200  # actors, sources and pairs of which the first, the middle and the last are asked for


def questions(store: Store) -> Iterator[Question]:
    """Yield each question with its name; to call it again asks for something else of the kind."""
    yield from _lists(store)
    yield from _filtered(store)
    yield from _things(store)
    yield from _counts(store)
    yield from _searches(store)


def _varied(ask: Callable[[Any], object], of: list[Any]) -> Callable[[], object]:
    """Return a question that goes round some arguments."""
    turn = cycle(of)
    return lambda: ask(next(turn))


def _some(rows: tuple[Any, ...]) -> list[Any]:
    """Return a frequent thing, one in the middle and a rare one."""
    return [rows[0], rows[len(rows) // 2], rows[-1]]


def _lists(store: Store) -> Iterator[Question]:
    pages = store.pages
    for name, orders in (
        ("events", ("newest", "doubtful", "reports", "origins")),
        ("stories", ("newest", "reports", "origins")),
        ("articles", ("newest",)),
        ("statements", ("newest", "doubtful")),
        ("actors", ("events", "name")),
        ("sources", ("reliance", "alone")),
        ("dyads", ("events", "newest")),
    ):
        ask = getattr(pages, name)
        for order in orders:
            yield f"{name}, {order}", partial(ask, order=order)
    far = pages.events(limit=1000)
    yield "events, page 21", lambda: pages.events(after=far.next)


def _filtered(store: Store) -> Iterator[Question]:
    pages = store.pages
    actors = [row.id for row in _some(pages.actors(limit=AMONG).rows)]
    sources = [row.id for row in _some(pages.sources(limit=AMONG).rows)]
    countries = [row.country for row in _some(pages.actors(limit=AMONG).rows)]
    filters = {
        "type": [Wanted(type=type) for type in ("ASSAULT", "AID")],
        "actor": [Wanted(actor=id) for id in actors],
        "actor and type": [Wanted(actor=id, type="ASSAULT") for id in actors],
        "country": [Wanted(country=country) for country in countries],
        "source": [Wanted(source=id) for id in sources],
        "denied": [Wanted(status="denied")],
        "origins at least 3": [Wanted(origins=3)],
        "one origin": [Wanted(most_origins=1)],
        "dates": [Wanted(since="2022-03", until="2022-05"), Wanted(since="2023")],
        "box": [Wanted(box=(0, 0, 60, 60)), Wanted(box=(0, 0, 10, 10))],
        "words": [Wanted(words="talks"), Wanted(words="reported assault")],
    }
    for name, some in filters.items():
        yield f"events by {name}", _varied(pages.events, some)
    for name in ("type", "actor", "country", "source", "one origin", "words"):
        yield f"stories by {name}", _varied(pages.stories, filters[name])
    yield "disputed stories", lambda: pages.stories(Wanted(disputed=True))
    for name in ("type", "actor"):
        yield f"articles by {name}", _varied(pages.articles, filters[name])
    yield "statements by source", _varied(pages.statements, filters["source"])
    yield "statements by words", lambda: pages.statements(Wanted(words="reported"))
    yield "dyads by actor", _varied(pages.dyads, filters["actor"])
    yield "dyads by type", _varied(pages.dyads, filters["type"])


def _things(store: Store) -> Iterator[Question]:
    pages = store.pages
    yield "start", pages.start
    yield "actor", _varied(pages.actor, [r.id for r in _some(pages.actors(limit=AMONG).rows)])
    yield "source", _varied(pages.source, [r.id for r in _some(pages.sources(limit=AMONG).rows)])
    pairs = [(row.a.id, row.b.id) for row in _some(pages.dyads(limit=AMONG).rows)]
    yield "dyad", _varied(lambda pair: pages.dyad(*pair), pairs)
    stories = [row.id for row in _some(pages.stories(order="reports", limit=AMONG).rows)]
    yield "story", _varied(pages.story, stories)
    yield "reports of a story", _varied(lambda id: pages.events(Wanted(story=id)), stories)


def _counts(store: Store) -> Iterator[Question]:
    pages = store.pages
    assault = Wanted(type="ASSAULT")
    actor = Wanted(actor=pages.actors(limit=1).rows[0].id)
    yield "totals", pages.totals
    yield "timeline", pages.timeline
    yield "timeline by actor", lambda: pages.timeline(actor)
    yield (
        "timeline by day",
        lambda: pages.timeline(Wanted(since="2022-03", until="2022-05"), by_day=True),
    )
    yield "places", pages.places
    yield "places by type", lambda: pages.places(assault)
    yield "network of actors", pages.actor_network
    yield "network of actors by type", lambda: pages.actor_network(assault)
    yield "network of sources", pages.source_network


def _searches(store: Store) -> Iterator[Question]:
    search = store.pages.search
    yield "search, a word in all", lambda: search("reported")
    yield "search, in articles alone", lambda: search("reported", kind="article")
    yield "search, two words", lambda: search("officials Monday")
    yield "search, a rare word", lambda: search("Ferrante")
    yield "search by type", lambda: search("reported", Wanted(type="ASSAULT"))
    yield "search by dates", lambda: search("reported", Wanted(since="2022-03", until="2022-05"))
