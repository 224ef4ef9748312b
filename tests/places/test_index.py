"""The place index: names, hierarchy, and what happens to a damaged file."""

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.places import PlaceIndex, fold, load_places
from dateline.knowledge.places import load as load_module
from dateline.knowledge.places.tables import read_abbreviations, read_divisions, read_regions

PLACES = load_places()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-\u1e24asakah", "al hasakah"),
        ("St. John's", "st johns"),
        ("Saint Petersburg", "st petersburg"),
        ("the Golan Heights", "golan heights"),
        ("U.S.", "us"),
        ("\u041a\u0438\u0457\u0432", "kiiv"),
        ("...", ""),
    ],
)
def test_fold_joins_spellings(name: str, folded: str) -> None:
    """Accents, capitals, stops, apostrophes and a leading article do not tell names apart."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Nangarhar", "AFG", "admin1"),
        ("Helmand", "AFG", "admin1"),
        ("Kharkiv", "UKR", "city"),
        ("Kiev", "UKR", "city"),
        ("Deir ez-Zor", "SYR", "admin1"),
        ("Kosovo", "KOS", "country"),
        ("Burma", "MMR", "country"),
        ("DR Congo", "COD", "country"),
        ("Crimea", "UKR", "admin1"),
        ("Nagorno-Karabakh", "AZE", "region"),
        ("Donbas", "UKR", "region"),
        ("Gaza Strip", "PSE", "admin1"),
        ("Strait of Hormuz", None, "strait"),
        ("Middle East", None, "region"),
    ],
)
def test_candidates_know_the_name(name: str, country: str | None, feature: str) -> None:
    """Names of the news are known, with the country and kind of place that they mean."""
    assert (country, feature) in {(one.country, one.feature) for one in PLACES.candidates(name)}


def test_towns_stand_in_their_divisions() -> None:
    """A town knows the province and the district that it lies in."""
    town = next(one for one in PLACES.candidates("Herat") if one.feature == "city")
    assert (town.admin1, town.precision) == ("Herat", "point")
    assert town.admin2_row >= 0


def test_divisions_lie_among_their_towns() -> None:
    """The middle of a province, which no source gives, is within two degrees of its capital."""
    province = next(one for one in PLACES.candidates("Kunduz") if one.feature == "admin1")
    assert province.lat == pytest.approx(36.7, abs=2)
    assert province.lon == pytest.approx(68.9, abs=2)


@pytest.mark.parametrize("name", ["", "Xqzzt", "qwertyuiop of nowhere"])
def test_unknown_names_have_no_candidates(name: str) -> None:
    """A name that nobody knows leads nowhere."""
    assert PLACES.candidates(name) == []
    assert not PLACES.has(name)


def test_more_people_come_first() -> None:
    """Candidates of equal names are ordered by population."""
    people = [one.population for one in PLACES.candidates("Springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 5


def test_every_region_is_found_by_its_names() -> None:
    """Each name of our own table leads to a place at its coordinates or of its country."""
    for region in read_regions():
        for name in (region.name, *region.aliases):
            found = PLACES.candidates(name)
            assert any(one.country == region.country for one in found), name
        assert -90 <= region.lat <= 90
        assert -180 <= region.lon <= 180


def test_abbreviations_name_divisions_that_exist() -> None:
    """Each abbreviation belongs to a first-level division of the table."""
    codes = {division.code for division in read_divisions() if division.level == 1}
    assert {entry.code for entry in read_abbreviations()} <= codes


def test_damaged_index_is_refused() -> None:
    """A file that was cut or changed is no index."""
    content = np.fromfile(load_module.index_file(), np.uint8)
    with pytest.raises(KnowledgeError, match="damaged"):
        PlaceIndex(content[:-8])
    content[-1000] ^= 1
    with pytest.raises(KnowledgeError, match="damaged"):
        PlaceIndex(content)


def test_damaged_index_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A damaged file is replaced, with a message that names it."""
    whole = load_module.index_file().read_bytes()
    monkeypatch.setattr(load_module, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(load_module, "build_index", lambda progress: whole)
    load_module.index_file().write_bytes(whole[:5000])
    rebuilt = load_module.load_places.__wrapped__()
    assert len(rebuilt) == len(PLACES)
    assert load_module.index_file().read_bytes() == whole
    assert str(load_module.index_file()) in caplog.text
