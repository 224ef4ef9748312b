"""What holds for any set of reports."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.aggregate import Report, find_stories, independent_origins
from dateline.records import Coding, Event
from dateline.settings import Settings
from tests.aggregate.build import article, chain, coding, event, place

PLACES = [None, place("Garissa", -0.45, 39.65), place("Mombasa", -4.05, 39.67)]
EVENTS = st.builds(
    event,
    id=st.just("e1"),
    type=st.sampled_from(["ASSAULT", "CONCEDE", "RETREAT"]),
    actors=st.sampled_from(["", "Rebels", "Army", "Rebels,Army"]),
    recipients=st.sampled_from(["", "Army", "Rebels"]),
    where=st.sampled_from(PLACES),
    on=st.sampled_from([None, "2020-03-01", "2020-03", "2020-03-04"]),
    says=st.sampled_from(["", "X", "a villager", "Daily > X"]),
)


def codings_of(events: list[Event]) -> list[Coding]:
    """Give each event an article of its own, some of them copies of one text."""
    return [
        coding(article(f"a{number}", f"2020-03-{5 + number % 3:02}"), one)
        for number, one in enumerate(events)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENTS, max_size=8), st.randoms(use_true_random=False))
def test_every_event_is_in_one_story_whatever_the_order(
    events: list[Event], order: random.Random
) -> None:
    """No report is lost or counted twice, and the order of arrival changes nothing."""
    codings = codings_of(events)
    stories = find_stories(codings, Settings())
    members = [ref for story in stories for ref in story.events]
    assert sorted(members) == sorted(set(members))
    assert len(members) == len(events)
    order.shuffle(codings)
    assert find_stories(codings, Settings()) == stories


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "X", "Y > X", "an officer"])),
        max_size=8,
    ),
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd")),
)
def test_origins_are_never_more_than_reports(
    told: list[tuple[str, str]], copies: dict[str, str]
) -> None:
    """Each report rests on an origin, and each origin has a report."""
    reports = [Report(article=article(name), chain=chain(says)) for name, says in told]
    origins = independent_origins(reports, copies)
    assert len(origins) <= len(reports)
    assert all(origin.reports for origin in origins)
    assert {name for origin in origins for name in origin.reports} == {name for name, _ in told}
