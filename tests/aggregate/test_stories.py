"""Which reports are of one happening, and what a story says of them."""

import pytest
from msgspec.structs import replace

from dateline.aggregate import Story, find_stories
from dateline.records import Coding, Event, Span, Status, When
from dateline.settings import Settings
from tests.aggregate.build import account, actor, article, chain, coding, event, number, place

GARISSA = place("Garissa", -0.45, 39.65)
NEARBY = place("Saka", -0.20, 39.50)  # about 32 km from Garissa
BESIDE = place("Bura", -0.60, 39.60)  # about 18 km from Garissa
MOMBASA = place("Mombasa", -4.05, 39.67)
FIRST = event("e1", where=GARISSA)


def on(day: str, until: str | None = None) -> When:
    """Return when something happened."""
    return When(earliest=day, latest=until or day, precision="day")


def stories(*codings: Coding) -> tuple[Story, ...]:
    """Join with the default settings."""
    return find_stories(codings, Settings())


def story_sizes(first: Event, second: Event) -> list[int]:
    """Return the number of reports of each story of two articles with an event each."""
    found = stories(
        coding(article("a", "2020-03-02"), first), coding(article("b", "2020-03-02"), second)
    )
    return [len(story.reports) for story in found]


@pytest.mark.parametrize(
    ("label", "second"),
    [
        ("the same", event("e2", where=GARISSA)),
        ("no date: the days before publication", event("e2", where=GARISSA, on=None)),
        ("no place", event("e2")),
        ("a town beside it", event("e2", where=BESIDE)),
        ("another number of dead", event("e2", where=GARISSA, deaths=number(9))),
        ("no actor, but place, day and recipient", event("e2", where=GARISSA, actors="")),
        ("denied", event("e2", where=GARISSA, status=Status.DENIED)),
        ("three sides that share two", event("e2", where=GARISSA, recipients="Army,Police")),
    ],
)
def test_reports_of_one_happening_are_joined(label: str, second: Event) -> None:
    """What does not contradict, and says enough, is one story."""
    assert story_sizes(FIRST, second) == [2], label


@pytest.mark.parametrize(
    ("label", "second"),
    [
        ("another type", event("e2", "PROTEST", where=GARISSA)),
        ("another day", event("e2", where=GARISSA, on="2020-03-05")),
        ("another town", event("e2", where=MOMBASA)),
        ("a town too far", event("e2", where=NEARBY)),
        ("another country", event("e2", where=place("Garissa", 1, 41, country="SOM"))),
        ("another attacker", event("e2", where=GARISSA, actors="Bandits")),
        ("the other way round", event("e2", where=GARISSA, actors="Army", recipients="Rebels")),
        ("only planned", event("e2", where=GARISSA, status=Status.PLANNED)),
        ("the same people at some time", event("e2", on="2020", until="2020", actors="")),
    ],
)
def test_other_happenings_stay_apart(label: str, second: Event) -> None:
    """What contradicts, or says too little, is two stories."""
    assert story_sizes(FIRST, second) == [1, 1], label


RAID = event("e1", where=GARISSA, mode="aerial", deaths=number(14))


@pytest.mark.parametrize(
    ("label", "second", "joined"),
    [
        ("a day later, all else the same", replace(RAID, when=on("2020-03-02")), True),
        ("another attacker, all else the same", replace(RAID, actors=(actor("Bandits"),)), True),
        ("two days later", replace(RAID, when=on("2020-03-03")), False),
        ("a day later or more", replace(RAID, when=on("2020-03-02", "2020-03-04")), False),
        ("a day later, other dead", event("e2", where=GARISSA, mode="aerial", on="2020-03-02",
                                          deaths=number(9)), False),
        ("a day later, of no known mode", replace(RAID, mode=None, when=on("2020-03-02")), False),
        ("a day later, in no place", replace(RAID, place=None, when=on("2020-03-02")), False),
        ("a day later, of no known side", replace(RAID, actors=(), when=on("2020-03-02")), False),
        ("another attacker and day", replace(RAID, actors=(actor("Bandits"),),
                                             when=on("2020-03-02")), False),
        ("another attacker of other people", replace(RAID, actors=(actor("Bandits"),),
                                                     recipients=()), False),
    ],
)  # fmt: skip
def test_one_thing_may_differ_where_all_else_is_the_same(
    label: str, second: Event, joined: bool
) -> None:
    """Day or doer, if sides, place, mode and the number of dead are the same."""
    assert story_sizes(RAID, second) == ([2] if joined else [1, 1]), label


def test_few_dead_do_not_tell_attacks_apart() -> None:
    """One man shot in a town each day is another man each day."""
    shot = replace(RAID, deaths=number(1))
    assert story_sizes(shot, replace(shot, when=on("2020-03-02"))) == [1, 1]


@pytest.mark.parametrize(
    ("about", "second", "claims"),
    [
        ("day", replace(RAID, when=on("2020-03-02")),
         [("2020-03-01", "Ann"), ("2020-03-02", "Bob")]),
        ("actor", replace(RAID, actors=(actor("Bandits"),)),
         [("Rebels", "Ann"), ("Bandits", "Bob")]),
    ],
)  # fmt: skip
def test_a_story_shows_who_says_when_and_who_did_it(
    about: str, second: Event, claims: list[tuple[str, str]]
) -> None:
    """What contradicts stands beside one another, each with who claims it."""
    (story,) = stories(
        coding(article("a"), replace(RAID, chain=chain("Ann"))),
        coding(article("b"), replace(second, chain=chain("Bob"))),
    )
    (difference,) = story.differences
    assert difference.about == about
    assert [(c.value, *c.origins) for c in difference.claims] == claims


@pytest.mark.parametrize(
    "second",
    [
        replace(RAID, when=None),
        replace(RAID, when=on("2020-02-28", "2020-03-05")),
        replace(RAID, actors=(actor("gunmen", listed=False),)),
        replace(RAID, actors=(actor("Rebels"), actor("Bandits"))),
        replace(RAID, actors=()),
    ],
)
def test_what_is_told_less_exactly_is_no_difference(second: Event) -> None:
    """A week, no day, gunmen, or one more attacker contradict nothing."""
    (story,) = stories(coding(article("a"), RAID), coding(article("b"), second))
    assert story.differences == ()


def test_a_mode_tells_attacks_apart() -> None:
    """An air raid and an abduction in one town on one day are two."""
    raid, abduction = event("e1", where=GARISSA, mode="aerial"), event("e2", mode="abduct")
    assert story_sizes(raid, abduction) == [1, 1]


def test_two_sided_events_do_not_depend_on_who_stands_first() -> None:
    """Talks of A with B are the talks of B with A."""
    talks = event("e1", "CONSULT", actors="A", recipients="B", reciprocal=True)
    again = event("e2", "CONSULT", actors="B", recipients="A", reciprocal=True)
    assert story_sizes(talks, again) == [2]


def test_a_truce_is_one_whatever_type_its_words_give_it() -> None:
    """A ceasefire agreed and a ceasefire declared are one happening."""
    assert story_sizes(event("e1", "AGREE"), event("e2", "CONCEDE")) == [2]


def test_a_deal_and_its_execution_are_two_unless_dated_alike() -> None:
    """A ceasefire agreed sometime in a fortnight is not the ceasefire that began in it."""
    deal = replace(event("e1", "AGREE", where=GARISSA), when=on("2020-02-24", "2020-03-02"))
    assert story_sizes(deal, event("e2", "RETREAT", where=GARISSA)) == [1, 1]
    assert story_sizes(deal, event("e2", "AGREE", where=GARISSA)) == [2]


def test_nameless_gunmen_may_be_a_group_by_its_name() -> None:
    """Who is not named contradicts nobody; place, day and the other side decide."""
    gunmen = event("e1", actors="gunmen", listed=False, where=GARISSA)
    assert story_sizes(FIRST, gunmen) == [2]


def test_nameless_sides_need_more_than_each_other() -> None:
    """Gunmen who attacked villagers on one day, nowhere in particular, may be any gunmen."""
    nameless = event("e1", actors="gunmen", recipients="villagers", listed=False)
    assert story_sizes(nameless, nameless) == [1, 1]
    there = event("e1", actors="gunmen", recipients="villagers", listed=False, where=GARISSA)
    assert story_sizes(there, there) == [2]


def test_two_attacks_of_one_article_stay_two() -> None:
    """An article that tells of two attacks in one town on one day is believed."""
    found = stories(
        coding(article("a"), event("e1", where=GARISSA), event("e2", where=GARISSA)),
        coding(article("b"), event("e1", where=GARISSA)),
    )
    assert sorted(len(story.events) for story in found) == [1, 2]


def test_a_story_counts_reports_and_origins() -> None:
    """Four reports of which three rest on one interview have two independent origins."""
    found = stories(
        coding(article("a"), event("e1", where=GARISSA, says="Daily Post > Colonel Otieno")),
        coding(article("b"), event("e1", where=GARISSA, says="Colonel Otieno")),
        coding(article("c"), event("e1", where=GARISSA, says="Radio C > Colonel Otieno")),
        coding(article("d"), event("e1", where=GARISSA, says="a villager")),
    )
    assert [story.counts for story in found] == ["4 reports, 2 independent origins"]
    assert [(o.name, o.named, o.reports) for o in found[0].origins] == [
        ("Colonel Otieno", True, ("a", "b", "c")),
        ("a villager", False, ("d",)),
    ]


def test_a_story_shows_what_its_reports_differ_on() -> None:
    """Numbers stand from low to high, each with who gives it; a denial makes it disputed."""
    (story,) = stories(
        coding(article("a"), event("e1", where=GARISSA, says="Colonel Otieno", deaths=number(12))),
        coding(
            article("b"),
            event(
                "e1",
                where=GARISSA,
                accounts=(
                    account("Rebel spokesman", deaths=number(190)),
                    account("Governor", status=Status.DENIED),
                ),
            ),
        ),
    )
    assert story.disputed
    assert [origin.name for origin in story.origins] == ["Colonel Otieno", "Rebel spokesman"]
    assert story.deaths
    assert (story.deaths.low, story.deaths.high) == (12, 190)
    assert [(told.low, told.origin) for told in story.deaths.by] == [
        (12, "Colonel Otieno"),
        (190, "Rebel spokesman"),
    ]
    assert [(d.about, [c.value for c in d.claims]) for d in story.differences] == [
        ("status", ["happened", "denied"]),
        ("deaths", ["12", "190"]),
    ]


def test_what_is_only_denied_rests_on_who_denies_it() -> None:
    """A story that nobody vouches for still says who speaks of it."""
    (story,) = stories(coding(article("a"), event("e1", says="Governor", status=Status.DENIED)))
    assert [origin.name for origin in story.origins] == ["Governor"]


def test_copies_in_a_story_are_grouped() -> None:
    """A reprint of one text adds a report and no origin."""
    text = " ".join(f"word{n}" for n in range(40))
    whole = Span(0, len(text))
    found = stories(
        coding(article("a", "2020-03-01", text=text), event("e1", on=None, evidence=whole)),
        coding(article("b", "2020-03-02", text=text), event("e1", on=None, evidence=whole)),
    )
    assert [(story.counts, story.copies) for story in found] == [
        ("2 reports, 1 independent origin", (("a", "b"),))
    ]


def test_the_order_of_the_articles_does_not_matter() -> None:
    """Stories and their ids are the same for any order of arrival."""
    codings = [
        coding(article(name, f"2020-03-0{n}"), event("e1", where=GARISSA, says=name))
        for n, name in enumerate("abc", start=2)
    ]
    assert stories(*codings) == stories(*reversed(codings))


@pytest.mark.parametrize("published", [None, "2020", "2020-02-30", "soon", "2999-12-31"])
def test_an_article_with_a_bad_date_is_still_a_report(published: str | None) -> None:
    """No date, half a date and no date at all: the event has its story."""
    (story,) = stories(coding(article("a", published), event("e1", on=None)))
    assert story.reports == ("a",)


def test_weak_events_are_left_out() -> None:
    """Events below the least confidence are stored, not joined."""
    codings = [coding(article("a"), event("e1", confidence=0.1))]
    assert find_stories(codings, Settings(least_confidence=0.2)) == ()
    assert len(find_stories(codings, Settings(least_confidence=0.05))) == 1
