"""Users' own lists of actors: how they are read, and how they change the built-in ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.extract.actors import find_actors, resolve_actor
from dateline.knowledge.actors import ActorEntry, ActorTable, Kind, RoleEntry, build_table
from dateline.knowledge.actors.check import entry_problems
from dateline.knowledge.actors.lists import (
    ActorList,
    Row,
    load_actors_with,
    read_actor_list,
    read_own_actors,
    with_entries,
)
from dateline.knowledge.actors.lists.document import records_of_document
from dateline.knowledge.actors.lists.record import list_of
from dateline.knowledge.actors.lists.sheet import records_of_sheet
from tests.build import parse

HEADER = "name,aliases,kind,country,sector,other_sectors,from,to,id,wikidata,offices\n"


def listed(folder: Path, text: str, name: str = "own.csv") -> ActorList:
    """Write a list and read it."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_actor_list(file)


def row(entry: ActorEntry | RoleEntry) -> Row:
    """Return an entry as the first of a file."""
    return Row("own.yaml", 1, entry)


def entry_of(table: ActorTable, identifier: str) -> ActorEntry | None:
    """Return the entry with an id, or None."""
    return next((entry for entry in table.entries if entry.id == identifier), None)


def test_a_table_is_read(tmp_path: Path) -> None:
    """Each line of a CSV file is an entry; several aliases and offices stand in one cell."""
    found = listed(
        tmp_path,
        HEADER
        + "Tana Reed,T. Reed; Reed of Lamu,person,ken,GOV,OPP;ELI,1960,,reed,,"
        + "governor|KEN|GOV|2013-03|2017-08;senator||LEG|2017-08\n",
    )
    assert not found.problems
    (entry,) = found.entries
    assert (entry.id, entry.name, entry.country) == ("reed", "Tana Reed", "KEN")
    assert entry.aliases == ("T. Reed", "Reed of Lamu")
    assert entry.other_sectors == ("OPP", "ELI")
    assert [(o.title, o.sector, o.earliest, o.latest) for o in entry.offices] == [
        ("governor", "GOV", "2013-03", "2017-08"),
        ("senator", "LEG", "2017-08", None),
    ]


def test_a_document_is_read(tmp_path: Path) -> None:
    """A YAML file holds the same keys as the built-in lists; years and days need no quotes."""
    text = """\
# ours
- name: Harrow Front
  aliases: [HLF]
  kind: group
  country: KEN
  from: 2004
  to: 2009-12-31
- {noun: ringleader, sector: CRM, title: true}
- {"name": "Harrow Watch", "kind": "organisation", "country": "NGO"}
"""
    found = listed(tmp_path, text, "own.yaml")
    assert not found.problems
    front, watch = found.entries
    assert (front.earliest, front.latest, front.id) == ("2004", "2009-12-31", "own-harrow-front")
    assert watch.country == "NGO"
    assert [(role.noun, role.is_title) for role in found.roles] == [("ringleader", True)]
    assert [row.line for row in found.rows] == [2, 8, 9]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"Front, open,,group,KEN', "quotes do not pair"),
        ("Front, of the East,,group,KEN,REB,,,,front,Q1,boss", "12 cells for 11 columns"),
        ("Front,,sect,KEN", "'sect' is no kind"),
        ("Front", "has no 'kind'; write one"),
        ("Front,,,KEN", "has no 'kind'; write one"),
        (",,group,KEN", "has no 'name'; write one"),
        ("F,,group,KEN", "'F' is too short"),
        ("Front,F,group,KEN", "'F' is too short"),
        ("Front,,group,KENYA", "'KENYA' is no listed country"),
        ("Front,,group,KEN,ARMY", "'ARMY' is no PLOVER sector"),
        ("Front,,group,KEN,REB,,98", "'98' is no date"),
        ("Front,,group,KEN,REB,,2021-02-31", "'2021-02-31' is no date"),
        ("Front,,group,KEN,REB,,2021-13", "'2021-13' is no date"),
        ("Front,,group,KEN,REB,,0000", "'0000' is no date"),
        ("Front,,group,KEN,REB,,99999", "'99999' is no date"),
        ("Front,,group,KEN,REB,,2012,2009", "ends in 2009 before it starts in 2012"),
        ("Front,,group,KEN,REB,,,,front,Q-1", "'Q-1' is no Wikidata id"),
        ("Front,,person,KEN,REB,,,,,,|KEN|GOV", "missing required field `title`"),
        ("overseer,,role,,BOSS", "unknown sector 'BOSS'"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_loads(tmp_path: Path, line: str, reason: str) -> None:
    """A wrong line gives its file, number and reason; the lines around it hold."""
    found = listed(tmp_path, f"{HEADER}East Watch,,group,UGA\n{line}\nWest Watch,,group,UGA\n")
    assert [entry.name for entry in found.entries] == ["East Watch", "West Watch"]
    (problem,) = found.problems
    assert str(problem).startswith(f"{tmp_path / 'own.csv'}:3: ")
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("item", "line", "reason"),
    [
        ("- name: Front\n  kind: [group", 3, "not valid YAML"),
        ("- name: Front\n  name: Front", 3, "not valid YAML"),
        ("- {name: Front, kind: group, from: 2021-02-31}", 2, "not valid YAML"),
        ("- {name: Front, kind: group, colour: red}", 2, "the key 'colour' is not known"),
        ("- {name: Front, kind: group, aliases: HLF}", 2, "Expected `array`"),
        ("- Front", 2, "no keys and values"),
        ("- {name: Front, kind: group, from: true}", 2, "Expected `str"),
        ("- *front", 2, "not valid YAML"),
        ("- {{name: Front}: group}", 2, "not valid YAML"),
        ("- !front {name: Front, kind: group}", 2, "not valid YAML"),
    ],
)
def test_a_wrong_item_is_named_and_the_rest_loads(
    tmp_path: Path, item: str, line: int, reason: str
) -> None:
    """A wrong entry of a YAML list gives its line and reason; the others hold."""
    east, west = "- {name: East Watch, kind: group}", "- {name: West Watch, kind: group}"
    found = listed(tmp_path, f"{east}\n{item}\n{west}\n", "own.yaml")
    assert [entry.name for entry in found.entries] == ["East Watch", "West Watch"]
    (problem,) = found.problems
    assert reason in problem.reason
    assert problem.line == line


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("own.csv", "Front,group,KEN\n", "no column 'name'"),
        ("own.csv", "", "the file is empty"),
        ("own.csv", "name;kind\nFront;group\n", "set apart by semicolons"),
        ("own.csv", "PK\x03\x04\x14", "is a workbook, not CSV"),
        ("own.csv", "n\0a\0m\0e\0", "is in UTF-16"),
        ("own.csv", "name,country\nFront,KEN\n", "names no column 'kind'"),
        ("own.yaml", "name: Front\nkind: group\n", "start each entry with '- '"),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path: Path, name: str, text: str, reason: str) -> None:
    """A file without a header, or without a list, gives one problem and no entries."""
    found = listed(tmp_path, text, name)
    assert not found.rows
    assert reason in found.problems[0].reason


PIECES = st.sampled_from([
    "- ", "name", ": ", "Front", ", ", ",", "kind", "group", "{", "}", "[", "]", "from",
    "2021-02-31", "2012", "\n", "\n- ", "  ", '"', "'", "&a", "*a", "!t", "|", "#", "offices",
    "\t", "\x00", "country", "KEN", "role", "noun", ";",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_ends_the_reading(text: str) -> None:
    """Whatever stands in a file, it gives entries that are sound, and problems with their lines."""
    for records in (records_of_sheet(f"name,kind,from\n{text}"), records_of_document(text)):
        found = list_of("own", records, {"KEN"})
        assert all(not entry_problems(entry, {"KEN"}) for entry in found.entries)
        assert all(0 < problem.line <= text.count("\n") + 3 for problem in found.problems)


def test_bytes_that_are_not_utf8_spoil_one_line(tmp_path: Path) -> None:
    """A line in another encoding is named; the rest loads, a byte order mark does no harm."""
    file = tmp_path / "own.csv"
    file.write_bytes(b"\xef\xbb\xbfname,kind\r\nCaf\xe9 Watch,group\r\nEast Watch,group\r\n")
    found = read_actor_list(file)
    assert [entry.name for entry in found.entries] == ["East Watch"]
    assert found.problems[0].line == 2
    assert "UTF-8" in found.problems[0].reason


@pytest.mark.parametrize("name", ["missing.csv", "own.txt"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    """A file that is not there, or of another kind, is an error that names it."""
    with pytest.raises(KnowledgeError, match=name):
        read_actor_list(tmp_path / name)


BUILT_IN = build_table(
    [
        ActorEntry(
            id="KEN",
            name="Kenya",
            kind=Kind.STATE,
            country="KEN",
            demonyms=("Kenyan",),
            capital="Nairobi",
        ),
        ActorEntry(id="front", name="Harrow Front", kind=Kind.GROUP, country="KEN", sector="REB"),
        ActorEntry(id="watch-u", name="Watch", kind=Kind.GROUP, country="UGA"),
        ActorEntry(id="watch-k", name="Watch", kind=Kind.GROUP, country="KEN"),
    ],
    [RoleEntry(noun="captain", sector="MIL", is_title=True)],
)


def test_an_entry_takes_the_place_of_the_built_in_one_of_its_name() -> None:
    """What the user says goes first, what the user leaves out stays, and a notice says so."""
    own = ActorEntry(id="own-harrow-front", name="Harrow Front", kind=Kind.PARTY, aliases=("HFP",))
    table, (notice,) = with_entries(BUILT_IN, [row(own)])
    entry = entry_of(table, "front")
    assert entry is not None
    assert (entry.kind, entry.country, entry.sector) == (Kind.PARTY, "KEN", "REB")
    assert entry_of(table, "own-harrow-front") is None
    assert notice.is_notice
    assert "'Harrow Front' (front)" in notice.reason


def test_an_entry_for_another_country_replaces_all() -> None:
    """Where the country differs nothing of the built-in entry is kept."""
    own = ActorEntry(id="front", name="Harrow Front", kind=Kind.GROUP, country="UGA")
    table, _ = with_entries(BUILT_IN, [row(own)])
    entry = entry_of(table, "front")
    assert entry is not None
    assert (entry.country, entry.sector) == ("UGA", None)


def test_a_state_keeps_its_people_and_capital() -> None:
    """Aliases of a state that are its demonym or capital do not turn into names of it."""
    own = ActorEntry(
        id="KEN", name="Kenya", kind=Kind.STATE, aliases=("Kenyan", "Nairobi", "Kenia")
    )
    table, _ = with_entries(BUILT_IN, [row(own)])
    entry = entry_of(table, "KEN")
    assert entry is not None
    assert entry.aliases == ("Kenia",)
    assert entry.capital == "Nairobi"


def test_the_country_tells_namesakes_apart() -> None:
    """Of two built-in entries of one name the one of the same country is replaced."""
    own = ActorEntry(id="own-watch", name="Watch", kind=Kind.PARTY, country="UGA")
    table, _ = with_entries(BUILT_IN, [row(own)])
    kinds = {entry.id: entry.kind for entry in table.entries}
    assert (kinds["watch-u"], kinds["watch-k"]) == (Kind.PARTY, Kind.GROUP)


def test_own_names_go_first() -> None:
    """A name that is shared with a built-in entry means the user's own."""
    own = ActorEntry(id="own", name="New Front", kind=Kind.GROUP, aliases=("Harrow Front",))
    table, _ = with_entries(BUILT_IN, [row(own)])
    assert table.entries[table.names["harrow front"][0].entry].id == "own"


def test_an_id_listed_twice_is_left_out_the_second_time() -> None:
    """Of two entries with one id the first holds, and the other is named."""
    own = ActorEntry(id="own", name="New Front", kind=Kind.GROUP)
    table, (problem,) = with_entries(BUILT_IN, [row(own), Row("own.yaml", 7, own)])
    assert [entry.id for entry in table.entries].count("own") == 1
    assert (problem.line, problem.is_notice) == (7, False)


def test_a_role_keeps_what_is_known_of_the_noun() -> None:
    """A role of the user changes the sector of a noun; that it is a title stays."""
    table, _ = with_entries(BUILT_IN, [row(RoleEntry(noun="captain", sector="CRM"))])
    role = table.role_of("captains")
    assert role is not None
    assert (role.sector, role.is_title) == ("CRM", True)


def test_an_unlisted_group_becomes_listed(tmp_path: Path) -> None:
    """A group from a user's file is found in text with its country and sector."""
    file = tmp_path / "own.csv"
    file.write_text(
        "name,aliases,kind,country,sector\nSons of Harrow,Harrowists,group,KEN,REB\n",
        encoding="utf-8",
    )
    known = load_actors_with((str(file),))
    sentences = parse("The Sons of Harrow attacked a convoy on Friday.")
    (group,) = [m.actor for m in find_actors(sentences, known, None) if m.actor and m.actor.listed]
    assert (group.name, group.country, group.sector) == ("Sons of Harrow", "KEN", "REB")
    assert resolve_actor("Harrowists", known) is not None


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """The table in the cache belongs to the content of the files."""
    file = tmp_path / "own.csv"
    for country in ("KEN", "UGA"):
        read_own_actors.cache_clear()
        file.write_text(f"name,kind,country,id\nSons of Harrow,group,{country},sons\n")
        entry = entry_of(load_actors_with((str(file),)), "sons")
        assert entry is not None
        assert entry.country == country
