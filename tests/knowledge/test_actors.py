"""The lists of actors: what they hold, how names fold, what the check finds."""

import pytest

from dateline.knowledge.actors import (
    ActorEntry,
    ActorTable,
    Kind,
    Office,
    RoleEntry,
    build_table,
    find_problems,
    fold,
    load_actors,
    sound_of,
)
from dateline.knowledge.actors.table import is_acronym, plural_of


@pytest.fixture(scope="module")
def known() -> ActorTable:
    """The lists as shipped."""
    return load_actors()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("U.S.", "us"),
        ("D.R. Congo", "dr congo"),
        ("N'Djamena", "ndjamena"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Türkiye", "turkiye"),
        ("the Netherlands", "netherlands"),
        ("People's Liberation Army", "people liberation army"),
        ("El-Shabaab", "al shabaab"),
        ("Al Jazeera", "al jazeera"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("Guinea-Bissau", "guinea bissau"),
    ],
)
def test_names_fold(written: str, folded: str) -> None:
    """Case, accents, hyphens, apostrophes, periods, articles and possessives do not matter."""
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Mohamad", "Muhammed"),
        ("Hussein", "Hussain"),
        ("al-Qaida", "Qaeda"),
        ("al-Shabaab", "Shabab"),
        ("Zelensky", "Zelenskyy"),
        ("Abdel Rahman", "Abdul Rahman"),
        ("Khamenei", "Khamenai"),
    ],
)
def test_spellings_of_one_sound_meet(one: str, other: str) -> None:
    """Spellings from other scripts that differ by convention alone sound the same."""
    assert sound_of(fold(one)) == sound_of(fold(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Mali", "Malawi"), ("Niger", "Nigeria"), ("Hamas", "Hams"), ("Khan", "Han")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """Names of different actors do not sound the same."""
    assert sound_of(fold(one)) != sound_of(fold(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("NATO", True), ("U.N.", True), ("M23", True), ("Hamas", False), ("Al Qaeda", False)],
)
def test_acronyms(text: str, expected: bool) -> None:
    """An acronym is one word of capitals."""
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("minister of defence", "ministers of defence"),
        ("policeman", "policemen"),
        ("deputy", "deputies"),
        ("chief of staff", "chiefs of staff"),
        ("coach", "coaches"),
    ],
)
def test_plurals_of_roles(noun: str, plural: str) -> None:
    """The head of a role takes the plural."""
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("kind", "least"), [(Kind.STATE, 195), (Kind.BODY, 300), (Kind.ORGANISATION, 150)]
)
def test_lists_are_long_enough(known: ActorTable, kind: Kind, least: int) -> None:
    """The lists hold at least as many entries as the documentation says."""
    assert sum(entry.kind is kind for entry in known.entries) >= least


def test_states_have_demonyms_and_capitals(known: ActorTable) -> None:
    """Each sovereign state has a demonym and a seat of government."""
    sovereign = [e for e in known.entries if e.kind is Kind.STATE and e.id == e.country]
    lacking = [entry.id for entry in sovereign if not entry.demonyms]
    assert len(sovereign) >= 195
    assert not lacking


def test_role_nouns(known: ActorTable) -> None:
    """There are at least 400 role nouns and nearly all say a sector."""
    assert len(known.roles) >= 400
    assert sum(role.sector is not None for role in known.roles) >= 400


def test_shipped_lists_have_no_wrong_codes_or_dates(known: ActorTable) -> None:
    """No entry that ships has an unknown code, an impossible date or an id used twice."""
    wrong = [p for p in find_problems(known) if "no PLOVER" in p or "no date" in p]
    assert not wrong


def entry(identifier: str, **fields: object) -> ActorEntry:
    """Build an entry of a group."""
    return ActorEntry(id=identifier, name=identifier.title(), kind=Kind.GROUP, **fields)  # type: ignore[arg-type]


STATE = ActorEntry(id="MLI", name="Mali", kind=Kind.STATE, country="MLI")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([entry("lions"), entry("lions")], "stands 2 times"),
        ([entry("lions", sector="ARMY")], "'ARMY' is no PLOVER sector"),
        ([entry("lions", country="Mali")], "'Mali' is no listed country"),
        ([entry("lions", earliest="2014-13")], "'2014-13' is no date"),
        ([entry("lions", earliest="2014", latest="2009")], "ends in 2009 before it starts"),
        (
            [entry("lions", offices=(Office(title="head", earliest="02.03.2001"),))],
            "'02.03.2001' is no date",
        ),
        ([entry("lions", aliases=("March",))], "'March' is a common word"),
        ([entry("lions", aliases=("LN",)), entry("lynxes", aliases=("LN",))], "share the name"),
    ],
)
def test_check_names_each_problem(entries: list[ActorEntry], words: str) -> None:
    """The check says in one sentence what is wrong with an entry."""
    problems = find_problems(build_table([STATE, *entries], common_words=["march"]))
    assert any(words in problem for problem in problems), problems


def test_check_accepts_names_that_time_or_country_tells_apart() -> None:
    """Two entries may share a name when dates or countries tell which is meant."""
    entries = [
        entry("old", aliases=("LN",), latest="1999"),
        entry("new", aliases=("LN",), earliest="1999"),
        entry("far", aliases=("LN",), country="MLI"),
    ]
    assert find_problems(build_table([STATE, *entries])) == []


def test_check_finds_wrong_roles() -> None:
    """A role with an unknown sector is named."""
    table = build_table([STATE], [RoleEntry(noun="colonel", sector="SOLDIER")])
    (problem,) = find_problems(table)
    assert problem.startswith("role 'colonel': unknown sector 'SOLDIER'; use")
