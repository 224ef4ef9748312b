"""One article more: the same stories as from all articles at once, in whatever order they come."""

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.aggregate import find_stories, joiner, story_from
from dateline.aggregate.joining import join_article
from dateline.aggregate.memory import Memory
from dateline.records import Coding, Event
from dateline.settings import Settings
from dateline.store import open_store
from tests.aggregate.build import article, coding, event, number, place
from tests.store.test_store import begin

PLACES = [None, place("Garissa", -0.45, 39.65), place("Bura", -0.60, 39.60)]
EVENTS = st.builds(
    event,
    id=st.just("e1"),
    type=st.sampled_from(["ASSAULT", "CONCEDE", "RETREAT"]),
    actors=st.sampled_from(["Rebels", "Army", "Rebels,Army"]),
    recipients=st.sampled_from(["", "Army", "Rebels"]),
    where=st.sampled_from(PLACES),
    on=st.sampled_from([None, "2020-03-01", "2020-03", "2020-03-02"]),
    deaths=st.sampled_from([None, number(3), number(9)]),
)


def codings_of(events: list[Event]) -> list[Coding]:
    """Give each event an article of its own."""
    return [
        coding(article(f"a{n}", f"2020-03-{3 + n % 3:02}"), one) for n, one in enumerate(events)
    ]


def groups_in_memory(codings: list[Coding]) -> set[frozenset[str]]:
    """Join in the order given, and return the articles of each story."""
    memory = Memory()
    for key, one in enumerate(codings):
        memory.add(key, one.article, join_article(one, key, memory, Settings()))
    stories: dict[str, set[str]] = {}
    for key, story in memory.story_of.items():
        stories.setdefault(story, set()).add(memory.events([key])[0].ref.article)
    return {frozenset(articles) for articles in stories.values()}


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(events: list[Event], order: random.Random) -> None:
    """Stories of a few reports are the same for any order in which their articles come."""
    codings = codings_of(events)
    expected = groups_in_memory(codings)
    order.shuffle(codings)
    assert groups_in_memory(codings) == expected


def test_a_store_joins_as_memory_does(tmp_path: Path) -> None:
    """What a store keeps, article by article, is what all articles at once give."""
    choice = random.Random(3)  # noqa: S311 - codings
    events = [
        event(
            "e1",
            actors=choice.choice(["Rebels", "Bandits"]),
            where=choice.choice(PLACES),
            on=choice.choice([None, "2020-03-01", "2020-03-03"]),
            deaths=choice.choice([None, number(3), number(9)]),
            says=choice.choice(["", "X", "Daily > X"]),
        )
        for _ in range(40)
    ]
    codings = codings_of(events)
    wanted = find_stories(codings, Settings())
    how = joiner(Settings())
    choice.shuffle(codings)
    with open_store(tmp_path / "news.db") as store:
        store.joined.catch_up(how)
        run = begin(store)
        for one in codings:
            store.add(one, run, how)
        stories = [story_from(kept, Settings()) for kept in store.joined.stories()]
        assert store.joined.catch_up(how) == 0
    assert {s.events for s in stories} == {s.events for s in wanted}
    assert {(s.events, s.origins, s.deaths) for s in stories} == {
        (s.events, s.origins, s.deaths) for s in wanted
    }
    assert max(len(story.events) for story in stories) > 2


def test_a_story_keeps_its_id_while_reports_are_added() -> None:
    """An earlier report that comes late does not rename the story."""
    memory = Memory()
    told = codings_of([event("e1", where=PLACES[1])] * 4)
    names = set()
    for key, one in enumerate(reversed(told)):
        memory.add(key, one.article, join_article(one, key, memory, Settings()))
        names |= set(memory.story_of.values())
    assert len(names) == 1
