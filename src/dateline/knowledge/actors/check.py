"""Finds what is wrong with the lists of actors: collisions, dates, codes, treacherous names."""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from itertools import combinations

from dateline.knowledge.actors.entry import ActorEntry, Kind, RoleEntry
from dateline.knowledge.actors.table import ActorTable, Form
from dateline.knowledge.sectors import SECTORS
from dateline.records.dates import first_day

CODES = frozenset(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "KOS"])
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def find_problems(table: ActorTable) -> list[str]:
    """Return one sentence for each problem of the lists, in the order of the entries.

    Args:
        table: The table to check.

    Returns:
        Sentences that name the entry and say what to do; empty when all is well.
    """
    problems = _repeated_ids(table)
    countries = {entry.id for entry in table.entries if entry.kind is Kind.STATE}
    for entry in table.entries:
        problems += entry_problems(entry, countries)
    return [*problems, *_wrong_roles(table, countries), *_treacherous(table), *_collisions(table)]


def entry_problems(entry: ActorEntry, countries: Collection[str]) -> list[str]:
    """Return what is wrong with the codes and dates of one entry.

    Args:
        entry: The entry.
        countries: Codes of the listed countries.

    Returns:
        Sentences that name the entry and say what to do; empty when all is well.
    """
    return [*_wrong_codes(entry, countries), *_wrong_dates(entry)]


def _repeated_ids(table: ActorTable) -> list[str]:
    counts = Counter(entry.id for entry in table.entries)
    return [
        f"actor {identifier}: the id stands {count} times; give each entry an id of its own"
        for identifier, count in counts.items()
        if count > 1
    ]


def _wrong_codes(entry: ActorEntry, countries: Collection[str]) -> list[str]:
    sectors = [entry.sector, *entry.other_sectors, *(office.sector for office in entry.offices)]
    places = [entry.country, *(office.country for office in entry.offices)]
    return [
        f"actor {entry.id}: {sector!r} is no PLOVER sector; use one of {', '.join(sorted(SECTORS))}"
        for sector in sectors
        if sector and sector not in SECTORS
    ] + [
        f"actor {entry.id}: {place!r} is no listed country; use ISO alpha-3 or one of "
        f"{', '.join(sorted(CODES))}"
        for place in places
        if place and place not in CODES and place not in countries
    ]


def _wrong_dates(entry: ActorEntry) -> list[str]:
    ranges = [(entry.earliest, entry.latest)]
    ranges += [(office.earliest, office.latest) for office in entry.offices]
    problems = []
    for earliest, latest in ranges:
        problems += [
            f"actor {entry.id}: {date!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
            for date in (earliest, latest)
            if date and not _is_date(date)
        ]
        if earliest and latest and earliest > latest and not earliest.startswith(latest):
            problems.append(f"actor {entry.id}: it ends in {latest} before it starts in {earliest}")
    return problems


@lru_cache(maxsize=10_000)  # dates; those of long lists are often the same
def _is_date(text: str) -> bool:
    return bool(DATE.fullmatch(text) and first_day(text))


def _wrong_roles(table: ActorTable, countries: set[str]) -> list[str]:
    return [problem for role in table.roles for problem in role_problems(role, countries)]


def role_problems(role: RoleEntry, countries: Collection[str]) -> list[str]:
    """Return what is wrong with the codes of one role noun, one sentence a problem."""
    wrong_sector = role.sector and role.sector not in SECTORS
    wrong_country = role.country and role.country not in CODES and role.country not in countries
    if not (wrong_sector or wrong_country):
        return []
    wrong = f"sector {role.sector!r}" if wrong_sector else f"country {role.country!r}"
    return [f"role {role.noun!r}: unknown {wrong}; use a PLOVER sector and ISO alpha-3"]


def _treacherous(table: ActorTable) -> list[str]:
    """Return the entries with a name that is a common word and no sentence that shows which."""
    problems = []
    for key, names in table.names.items():
        entry = table.entries[names[0].entry]
        if (
            key in table.common_words
            and names[0].form in {Form.NAME, Form.ACRONYM}
            and entry.sector != "JRN"  # outlets are told from words by how they are cited
            and not (entry.matches and entry.rejects)
        ):
            problems.append(
                f"actor {entry.id}: {names[0].text!r} is a common word as well; add sentences "
                "under 'matches' and 'rejects'"
            )
    return problems


def _collisions(table: ActorTable) -> list[str]:
    """Return the names that two entries of one country share: no text tells them apart."""
    problems = []
    for names in table.names.values():
        firm = [name for name in names if name.form in {Form.NAME, Form.ACRONYM}]
        entries = [table.entries[name.entry] for name in firm]
        for country in dict.fromkeys(entry.country for entry in entries):
            alike = [entry for entry in entries if entry.country == country]
            if not _are_apart(alike):
                ids = " and ".join(entry.id for entry in alike)
                problems.append(f"actors {ids}: share the name {firm[0].text!r}; rename one")
    return problems


def _are_apart(entries: list[ActorEntry]) -> bool:
    """Say whether entries follow one another in time, so that the date of a text decides."""
    return all(
        (one.latest and other.earliest and one.latest <= other.earliest)
        or (other.latest and one.earliest and other.latest <= one.earliest)
        for one, other in combinations(entries, 2)
    )
