"""The history of a pair over many articles."""

import pytest
from msgspec.structs import replace

from dateline.aggregate import DyadHistory, dyad_histories, known_on, seen_on
from dateline.records import Event, Relation, State, Status
from dateline.records.story import EventRef
from tests.aggregate.build import account, article, coding, dyad, event, state

FIGHTING, TRUCE, TALKS = Relation.FIGHTING, Relation.TRUCE, Relation.TALKS


def history(*states: State) -> DyadHistory:
    """Return the history of a pair of which each article tells one state."""
    codings = [
        coding(article(name, "2020-06-01"), dyads=(dyad("Army", "Rebels", one),))
        for name, one in zip("abcdef", states, strict=False)
    ]
    (found,) = dyad_histories(codings, {})
    return found


@pytest.mark.parametrize(
    ("label", "states", "spells"),
    [
        (
            "in order of time, not of arrival",
            [state(TRUCE, "2020-05"), state(FIGHTING, "2020-03", "2020-04")],
            [(FIGHTING, "2020-03", "2020-04"), (TRUCE, "2020-05", None)],
        ),
        (
            "reports of one state are one spell",
            [state(FIGHTING, "2020-03-01", "2020-03-02"), state(FIGHTING, "2020-03-20")],
            [(FIGHTING, "2020-03-01", "2020-03-02")],
        ),
        (
            "a truce between makes two spells",
            [
                state(FIGHTING, "2020-03-01", "2020-03-01"),
                state(TRUCE, "2020-03-05", "2020-03-06"),
                state(FIGHTING, "2020-03-09", "2020-03-09"),
            ],
            [
                (FIGHTING, "2020-03-01", "2020-03-01"),
                (TRUCE, "2020-03-05", "2020-03-06"),
                (FIGHTING, "2020-03-09", "2020-03-09"),
            ],
        ),
        (
            "talks end no fighting",
            [
                state(FIGHTING, "2020-03-01", "2020-03-01"),
                state(TALKS, "2020-03-05", "2020-03-06"),
                state(FIGHTING, "2020-03-09", "2020-03-10"),
            ],
            [(FIGHTING, "2020-03-01", "2020-03-10"), (TALKS, "2020-03-05", "2020-03-06")],
        ),
        (
            "years apart are two spells",
            [state(FIGHTING, "2001", "2001"), state(FIGHTING, "2019", "2019")],
            [(FIGHTING, "2001", "2001"), (FIGHTING, "2019", "2019")],
        ),
        ("no date: the day of publication sorts it", [state(TALKS, None)], [(TALKS, None, None)]),
    ],
)
def test_spells(
    label: str, states: list[State], spells: list[tuple[Relation, str | None, str | None]]
) -> None:
    """Each row says what the articles tell and what the history is."""
    found = [(spell.state, spell.earliest, spell.latest) for spell in history(*states).spells]
    assert found == spells, label


def test_an_article_is_believed_about_what_came_first() -> None:
    """They had fought, no day is given, and then agreed a truce: the truce comes second."""
    told = dyad("Army", "Rebels", state(FIGHTING, None, "2020-06-01"), state(TRUCE, "2020-05"))
    (found,) = dyad_histories([coding(article("a", "2020-06-01"), dyads=(told,))], {})
    assert [spell.state for spell in found.spells] == [FIGHTING, TRUCE]


def test_a_spell_counts_reports_and_origins_and_remembers_a_dispute() -> None:
    """Two reports of one spokesman are one origin; one source that disagrees is enough."""
    told = state(FIGHTING, "2020-05", says="Spokesman")
    (spell,) = history(told, state(FIGHTING, "2020-05", says="Spokesman", disputed=True)).spells
    assert (spell.reports, len(spell.origins), spell.disputed) == (("a", "b"), 1, True)
    assert [(ref.article, ref.event) for ref in spell.events] == [("a", "e1"), ("b", "e1")]


def test_a_pair_is_one_whoever_stands_first() -> None:
    """Army and Rebels are Rebels and Army."""
    codings = [
        coding(article("a"), dyads=(dyad("Army", "Rebels", state(TALKS, "2020")),)),
        coding(article("b"), dyads=(dyad("Rebels", "Army", state(TALKS, "2020")),)),
    ]
    (found,) = dyad_histories(codings, {})
    assert (found.a.name, found.b.name, len(found.spells)) == ("Army", "Rebels", 1)


def test_a_spell_knows_how_exact_it_is_and_what_ended_it() -> None:
    """The days are as exact as the less exact of them; a truce ends fighting the day before."""
    told = (state(FIGHTING, "2020-03"), state(TRUCE, "2020-05-06", "2020-05-06"))
    spells = history(*told).spells
    assert [(spell.precision, spell.until) for spell in spells] == [
        ("month", "2020-05-05"),
        ("day", "2020-05-06"),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-02-28", []),
        ("2020-03-15", [FIGHTING]),
        ("2020-03", [FIGHTING]),
        ("2020-04-10", [FIGHTING]),
        ("2020-05", [FIGHTING, TRUCE]),
        ("2020-05-20", [TRUCE]),
        ("2021", [TRUCE]),
    ],
)
def test_as_of_a_day(day: str, expected: list[Relation]) -> None:
    """What had begun and had not ended, of a month what held on any day of it."""
    found = history(state(FIGHTING, "2020-03-01"), state(TRUCE, "2020-05-06"))
    assert [spell.state for spell in seen_on(found, day).spells] == expected


@pytest.mark.parametrize(
    ("published", "known"),
    [("2020-06-01", True), ("2020-06", True), ("2020-06-02", True), ("2020-07", False),
     ("2020", False), (None, False), ("soon", False)],
)  # fmt: skip
def test_as_known_on_a_day(published: str | None, known: bool) -> None:
    """What was published by then, as far as its date tells."""
    codings = [coding(article("a", published))]
    assert list(known_on(codings, "2020-06-30")) == (codings if known else [])


def deeds(*events: Event, story_of: dict[EventRef, str] | None = None) -> DyadHistory:
    """Return the history of a pair of which each article tells a truce since May and an event."""
    codings = [
        coding(article(name, "2020-06-01"), one, dyads=(dyad("Army", "Rebels", TRUCE_OF_MAY),))
        for name, one in zip("abcdef", events, strict=False)
    ]
    (found,) = dyad_histories(codings, {}, story_of)
    return found


TRUCE_OF_MAY = state(TRUCE, "2020-05-01")


@pytest.mark.parametrize(
    ("label", "told", "broken"),
    [
        ("an assault while it lasts", event("e1", on="2020-05-09"), 1),
        (
            "of the other side too",
            event("e1", on="2020-05-09", actors="Army", recipients="Rebels"),
            1,
        ),
        ("before it", event("e1", on="2020-04-30"), 0),
        ("on the day it began", event("e1", on="2020-05-01"), 0),
        ("months later", event("e1", on="2020-11-09"), 0),
        ("of somebody else", event("e1", on="2020-05-09", actors="Bandits"), 0),
        ("denied", event("e1", on="2020-05-09", status=Status.DENIED), 0),
        ("a protest", event("e1", "PROTEST", on="2020-05-09"), 0),
    ],
)
def test_assaults_break_a_truce(label: str, told: Event, broken: int) -> None:
    """Each row is one event and whether it breaks the truce of May."""
    (spell,) = deeds(told).spells
    assert len(spell.violations) == broken, label


def test_months_count_happenings_once() -> None:
    """Two reports of one assault are one happening of two reports; talks are another."""
    assault = replace(event("e1", on="2020-05-09"), intensity=-9.0)
    talks = replace(event("e1", "CONSULT", on="2020-05-20", reciprocal=True), intensity=2.0)
    vague = event("e1", on="2020-04-20", until="2020-05-20")
    story_of = {EventRef(name, "e1"): "one" for name in "ab"}
    (month,) = deeds(assault, assault, talks, vague, story_of=story_of).months
    assert (month.month, month.intensity, month.reports) == ("2020-05", -3.5, 3)
    assert (month.verbal_cooperation, month.material_conflict) == (1, 1)


def test_who_denies_disputes_a_state() -> None:
    """A state is disputed by whoever denies the event that shows it."""
    accounts = (account("Ann"), account("Bob", status=Status.DENIED))
    told = event("e1", on="2020-05-09", accounts=accounts)
    shown = dyad("Army", "Rebels", state(FIGHTING, "2020-05-09"))
    (found,) = dyad_histories([coding(article("a"), told, dyads=(shown,))], {})
    (spell,) = found.spells
    assert spell.disputed
    assert [origin.name for origin in spell.disputed_by] == ["Bob"]
