"""The lists of armed groups, leaders and parties: large enough, well formed, without collisions."""

from collections import Counter

import pytest

from dateline.extract.actors import find_actors
from dateline.knowledge.actors import ActorEntry, Kind, fold, load_actors
from dateline.knowledge.outlets import load_outlets, names_of
from tests.build import parse

LISTED = (Kind.GROUP, Kind.PERSON, Kind.PARTY)
ENTRIES = [entry for entry in load_actors().entries if entry.kind in LISTED]
FIRST_YEAR, LAST_YEAR = 1732, 2026


@pytest.mark.parametrize(
    ("kind", "least"), [(Kind.GROUP, 500), (Kind.PERSON, 1000), (Kind.PARTY, 200)]
)
def test_lists_are_long(kind: Kind, least: int) -> None:
    """Each kind of list has as many entries as promised."""
    assert sum(entry.kind is kind for entry in ENTRIES) >= least


def test_ids_are_unique() -> None:
    """No two entries share an id."""
    counts = Counter(entry.id for entry in ENTRIES)
    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_names_are_unique() -> None:
    """No name or alias means two entries, unless sentences under ``matches`` show which is when."""
    owners: dict[str, ActorEntry] = {}
    collisions = []
    for entry in ENTRIES:
        for name in (entry.name, *entry.aliases):
            owner = owners.setdefault(fold(name), entry)
            if owner.id != entry.id and not entry.matches:
                collisions.append((name, owner.id, entry.id))
    assert collisions == []


def test_names_are_not_those_of_outlets() -> None:
    """No listed actor has the name of an outlet, so that a source is never taken for an actor."""
    outlets = {fold(name) for outlet in load_outlets().outlets for name in names_of(outlet)}
    shared = [
        (name, entry.id)
        for entry in ENTRIES
        for name in (entry.name, *entry.aliases)
        if fold(name) in outlets
    ]
    assert shared == []


def test_no_entry_lists_a_name_twice() -> None:
    """An alias is not written twice in the same spelling."""
    repeated = [
        entry.id for entry in ENTRIES if len({entry.name, *entry.aliases}) < 1 + len(entry.aliases)
    ]
    assert repeated == []


def _dates_of(entry: ActorEntry) -> list[tuple[str | None, str | None]]:
    tenures = [(office.earliest, office.latest) for office in entry.offices]
    return [(entry.earliest, entry.latest), *tenures]


def test_dates_are_sane() -> None:
    """Every period starts before it ends and lies in the times that news looks back to."""
    wrong: list[tuple[str, str | None, str | None]] = []
    for entry in ENTRIES:
        for earliest, latest in _dates_of(entry):
            years = [int(date[:4]) for date in (earliest, latest) if date]
            if earliest and latest and earliest > latest and not earliest.startswith(latest):
                wrong.append((entry.id, earliest, latest))
            if any(not FIRST_YEAR <= year <= LAST_YEAR for year in years):
                wrong.append((entry.id, earliest, latest))
    assert wrong == []


def test_nobody_holds_office_after_death() -> None:
    """A tenure ends no later than the life of its holder."""
    wrong = [
        (entry.id, office.latest or office.title)
        for entry in ENTRIES
        if entry.kind is Kind.PERSON and entry.latest
        for office in entry.offices
        if office.latest is None or office.latest[:4] > entry.latest[:4]
    ]
    assert wrong == []


def test_renamed_entries_exist() -> None:
    """A group that continues another under a new name points to an entry of the lists."""
    ids = {entry.id for entry in ENTRIES}
    broken = [entry.id for entry in ENTRIES if entry.renamed_from and entry.renamed_from not in ids]
    assert broken == []


def _actors_in(sentence: str) -> set[str]:
    mentions = find_actors(parse(sentence), load_actors(), None)
    return {mention.actor.id for mention in mentions if mention.actor}


@pytest.mark.parametrize(
    ("entry", "sentence"), [(entry, text) for entry in ENTRIES for text in entry.matches]
)
def test_shared_name_means_the_entry(entry: ActorEntry, sentence: str) -> None:
    """In each sentence under ``matches`` the entry is found."""
    found = _actors_in(sentence)
    assert entry.id in found


@pytest.mark.parametrize(
    ("entry", "sentence"), [(entry, text) for entry in ENTRIES for text in entry.rejects]
)
def test_common_word_does_not_mean_the_entry(entry: ActorEntry, sentence: str) -> None:
    """In no sentence under ``rejects`` the entry is found."""
    found = _actors_in(sentence)
    assert entry.id not in found
