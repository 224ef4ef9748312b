"""Dictionaries of PETRARCH: names, codes, dates, agents, and what is wrong with their lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.actors import find_actors
from dateline.knowledge.actors import (
    ActorEntry,
    ActorTable,
    Kind,
    RoleEntry,
    build_table,
    load_actors,
)
from dateline.knowledge.actors.cameo import load_code_parts, meaning_of
from dateline.knowledge.actors.check import CODES, entry_problems
from dateline.knowledge.actors.lists import (
    ActorList,
    as_document,
    as_sheet,
    read_actor_list,
    with_entries,
)
from dateline.knowledge.actors.petrarch import read_dictionaries
from dateline.knowledge.sectors import SECTORS
from tests.build import parse

ACTORS = """\
# a dictionary of actors, made up
<!-- Lakes and hills,
     second edition -->

KENYA_  [KEN]
+KENYAN_
+NAIROBI_          ; the capital
+MOMBASA_
+KENIA_
HARROW_LIBERATION_FRONT_ [KENREB] # since the split
+HLF_
TANA_REED_
+REED_OF_LAMU_
\t[KENELI 600101-130401]
\t[KENGOV 130401-20170831]
\t[KENGOVMIL >170901]
\t[KENOPP]
EASTERN_ARMY_
\t[UGAREB <990101]
\t[UGAMIL 990102-050505]
UNITED_LAKES_ORGANISATION_ [IGOULO]
NOBODY_ [---]
"""
AGENTS = """\
!PERSON! = MAN, MEN, WOMAN
FISHER!PERSON! [~AGR]
RANGER [~COP]   # of the parks
ATTORNEY_IN_CHIEF {ATTORNEYS_IN_CHIEF} [~JUD]
HELPERS_UNION {} [NGO~]
"""


@pytest.fixture(scope="module")
def known() -> ActorTable:
    """The lists as shipped."""
    return load_actors()


def read(text: str, known: ActorTable) -> ActorList:
    """Read one dictionary."""
    return read_dictionaries({"own.actors.txt": text}, known)


def actor(text: str, known: ActorTable) -> ActorEntry:
    """Read a dictionary of one sound actor."""
    (entry,) = read(text, known).entries
    return entry


def test_names_codes_and_dates_are_read(known: ActorTable) -> None:
    """Comments go, synonyms are aliases, codes are country and sector."""
    found = read(ACTORS, known)
    names = {entry.name: entry for entry in found.entries}
    front = names["Harrow Liberation Front"]
    assert (front.kind, front.country, front.sector) == (Kind.GROUP, "KEN", "REB")
    assert front.aliases == ("HLF",)
    lakes = names["United Lakes Organisation"]
    assert (lakes.kind, lakes.country, lakes.sector) == (Kind.ORGANISATION, "IGO", None)
    assert "Nobody" not in names
    assert [row.line for row in found.rows[:3]] == [5, 10, 12]


def test_the_codes_of_a_person_are_tenures(known: ActorTable) -> None:
    """A dated code is an office with its days; the one without dates holds for the rest."""
    person = {entry.name: entry for entry in read(ACTORS, known).entries}["Tana Reed"]
    assert (person.kind, person.country, person.sector) == (Kind.PERSON, "KEN", "OPP")
    assert [(o.sector, o.earliest, o.latest) for o in person.offices] == [
        ("ELI", "1960-01-01", "2013-04-01"),
        ("GOV", "2013-04-01", "2017-08-31"),
        ("GOV", "2017-09-01", None),
    ]
    assert "KENGOVMIL" in person.offices[2].title


def test_the_codes_of_a_group_are_entries(known: ActorTable) -> None:
    """What is no person has one entry for each time, so that the date of a text decides."""
    armies = [e for e in read(ACTORS, known).entries if e.name == "Eastern Army"]
    assert [(e.id, e.sector, e.earliest, e.latest) for e in armies] == [
        ("own-eastern-army", "REB", None, "1999-01-01"),
        ("own-eastern-army-2", "MIL", "1999-01-02", "2005-05-05"),
    ]


def test_a_state_gets_names_and_keeps_its_towns_apart(known: ActorTable) -> None:
    """A state keeps its own entry; demonym and capital stay what they are, towns are places."""
    found = read(ACTORS, known)
    assert found.rows[0].entry == ActorEntry(
        id="KEN", name="Kenya", kind=Kind.STATE, country="KEN", aliases=("Kenyan", "Kenia")
    )
    table, _ = with_entries(known, found.rows)
    (kenya,) = [entry for entry in table.entries if entry.id == "KEN"]
    assert "Kenia" in kenya.aliases
    assert "Kenyan" not in kenya.aliases
    assert "Kenyan" in kenya.demonyms
    assert any("Mombasa" in p.reason and p.is_notice for p in found.problems)


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("LORD_OF_THE_HILLS_", "Lord of the Hills"),
        ("MUQTADIR_AL-HARROWI_", "Muqtadir al-Harrowi"),
        ("ULO_", "ULO"),
        ("U.L.O._", "U.L.O."),
        ("R.K._HARROW_", "R.K. Harrow"),
        ("PEOPLE'S_D'HARROW_GUARD_", "People's D'Harrow Guard"),
        ("HARROW_GUARD_(KENYA)_", "Harrow Guard"),
        ("HARROW_GUARD_(UNCLOSED_", "Harrow Guard"),
        ("KRTZ_", "KRTZ"),
        ("REEDIANS_", "Reedians"),
        ("NATO_HARROW_GROUP_", "NATO Harrow Group"),
        ("Mixed_Case_", "Mixed Case"),
    ],
)
def test_capitals_become_spelling(written: str, spelt: str, known: ActorTable) -> None:
    """Words get one capital, small words none; acronyms keep theirs."""
    assert actor(f"{written} [KENREB]", known).name == spelt


def test_an_acronym_in_brackets_is_a_name(known: ActorTable) -> None:
    """What stands in brackets behind a name is an acronym, if it can be one; numbers are none."""
    found = actor(
        "HARROW_LIBERATION_FRONT_(HLF)_ [KENREB]\n+39649_\n+LAKE_FRONT_(EASTERN_WING)_", known
    )
    assert (found.name, found.aliases) == ("Harrow Liberation Front", ("HLF", "Lake Front"))


def test_codes_of_a_person_may_stand_in_one_line(known: ActorTable) -> None:
    """Several codes in a line, one without a country, and the code for nobody."""
    found = actor(
        "ANNA_HARROW_\t[IGOUNO 910101-001231][KENGOV <901231] [ELI]\t[---] ; notes", known
    )
    assert [(o.country, o.earliest, o.latest) for o in found.offices] == [
        ("UNO", "1991-01-01", "2000-12-31"),
        ("KEN", None, "1990-12-31"),
    ]
    assert found.sector == "ELI"


def test_an_acronym_is_known_by_its_initials(known: ActorTable) -> None:
    """A synonym of the initials of the name is an acronym, though it can be spoken."""
    found = actor("HARROW_UNION_LEAGUE_ARMY_ [KENREB]\n+HULA_\n+HARROWISTS_", known)
    assert found.aliases == ("HULA", "Harrowists")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("HARROW_PEOPLES_PARTY_ [KENOPPPTY]", Kind.PARTY),
        ("HARROW_BRIGADES_ [IMGMUSXYZ]", Kind.GROUP),
        ("MINISTRY_OF_LAKES_ [KENGOV]", Kind.BODY),
        ("HARROW_MINERS_ [KENLAB]", Kind.ORGANISATION),
        ("PRESIDENT_TANA_REED_ [KENGOV]", Kind.PERSON),
        ("MINISTRY_OF_LAKES_\n [KENGOV >010101]", Kind.BODY),
        ("OGBA_TANAREED_\n [KENGOV >010101]", Kind.PERSON),
        ("ANNA_KING_ [KENGOV]", Kind.PERSON),
        ("TANAREED_\n [KENGOV >010101]", Kind.PERSON),
        ("HARROWISTS_\n [KENGOV >010101]\n [KENREB]", Kind.GROUP),
        ("KENYAN_HILLFOLK_\n [KENGOV >010101]\n [KENREB]", Kind.GROUP),
        ("HARROW_POLICE_\n [KENGOV >010101]", Kind.BODY),
    ],
)
def test_what_an_actor_is_shows_in_name_and_code(line: str, kind: Kind, known: ActorTable) -> None:
    """Titles and tenures are for persons; words for bodies, parties and arms for the rest."""
    assert {entry.kind for entry in read(line, known).entries} == {kind}


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("AFG", "AFG", ()),
        ("AFGGOVMIL", "AFG", ("GOV", "MIL")),
        ("SYRINS", "SYR", ("REB",)),
        ("KENMED", "KEN", ("JRN",)),
        ("KENHLH", "KEN", ("MED",)),
        ("KENGOVMUS", "KEN", ("GOV",)),
        ("KENMUS", "KEN", ("REL",)),
        ("MUSGOV", "MUS", ("GOV",)),
        ("IGOUNO", "UNO", ()),
        ("IGOEUREEC", "EUR", ()),
        ("NGOHLH", "NGO", ("MED",)),
        ("NGO", "NGO", ("SOC",)),
        ("ROMGOV", "ROU", ("GOV",)),
        ("AFR", None, ()),
        ("XYZ", None, ()),
    ],
)
def test_codes_mean(
    code: str, country: str | None, sectors: tuple[str, ...], known: ActorTable
) -> None:
    """A code names a country or a kind of organisation, then roles, the leading one first."""
    states = {entry.id for entry in known.entries if entry.kind is Kind.STATE}
    meaning = meaning_of(code, load_code_parts(), states)
    assert (meaning.country, meaning.sectors) == (country, sectors)


def test_code_parts_are_of_plover(known: ActorTable) -> None:
    """Every country and sector that a part stands for is one that PLOVER knows."""
    states = {entry.id for entry in known.entries if entry.kind is Kind.STATE}
    for part in load_code_parts().values():
        assert part.sector is None or part.sector in SECTORS
        assert part.country is None or part.country in CODES | states


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("[KENGOV 130231-140101]", "'130231' is no day"),
        ("[KENGOV 20130231-20140101]", "'20130231' is no day"),
        ("[KENGOV <991332]", "'991332' is no day"),
        ("[KENGOV >000000]", "'000000' is no day"),
        ("[KENGOV >00000101]", "'00000101' is no day"),
        ("[KENGOV >1301]", "'1301' is no day"),
        ("[KENGOV >999990101]", "'999990101' is no day"),
        ("[KENGOV 150101-140101]", "ends on 2014-01-01 before it starts on 2015-01-01"),
        ("[KENGOV 250301-450703]", "ends on 1945-07-03 before it starts on 2025-03-01"),
        ("[KENGOV soon]", "'soon' is no date restriction"),
        ("[KENGOV 130101-]", "'130101-' is no date restriction"),
        ("[KENGOV <130101-140101]", "no date restriction"),
        ("[]", "is no actor code"),
        ("[KEN~GOV]", "is no actor code"),
        ("[KENGOV 130101-140101", "brackets do not pair"),
        ("KENGOV]", "brackets do not pair"),
        ("[KENGOV] and more", "brackets do not pair"),
    ],
)
def test_a_wrong_code_is_named_and_the_rest_holds(
    code: str, reason: str, known: ActorTable
) -> None:
    """A wrong code gives file, line and reason, and no date; the record and the others hold."""
    found = read(f"ABA_REED_\n\t{code}\n\t[KENELI]\nEASTERN_ARMY_ [UGAREB]\n", known)
    assert [entry.name for entry in found.entries] == ["Aba Reed", "Eastern Army"]
    reed = found.entries[0]
    assert (reed.offices, reed.earliest, reed.latest) == ((), None, None)
    (problem,) = found.problems
    assert str(problem).startswith("own.actors.txt:2: ")
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\t[KENGOV]\n", 1, "belongs to no name"),
        ("+REED_\n", 1, "belongs to no name"),
        ("REED_\n", 1, "no code with a meaning"),
        ("REED_ [XYZ]\n", 1, "'XYZ'"),
        ("_ [KENGOV]\n", 1, "no name"),
    ],
)
def test_a_record_that_says_nothing_is_named(
    text: str, line: int, reason: str, known: ActorTable
) -> None:
    """A record without name or code is left out, and said to be."""
    found = read(text, known)
    assert not found.rows
    assert found.problems[0].line == line
    assert any(reason in problem.reason for problem in found.problems)


def test_what_follows_an_unreadable_name_is_not_given_to_another(known: ActorTable) -> None:
    """Synonyms and codes below a name that cannot be read do not join the actor above it."""
    text = "EASTERN_ARMY_ [UGAREB]\nWESTERN_ARMY_ [UGAREB\n+WAIST_\n\t[KENGOV 130101-140101]\n"
    found = read(text, known)
    (army,) = found.entries
    assert (army.name, army.aliases, army.sector) == ("Eastern Army", (), "REB")
    assert [problem.line for problem in found.problems] == [2, 3, 4]


def test_an_unknown_part_is_told_once(known: ActorTable) -> None:
    """A part of a code that means nothing here is left out, and named where it comes first."""
    found = read("EAST_ARMY_ [UGAREBQQX]\nWEST_ARMY_ [UGAREBQQX]\n", known)
    assert [entry.sector for entry in found.entries] == ["REB", "REB"]
    (notice,) = found.problems
    assert notice.is_notice
    assert "'QQX'" in notice.reason


def test_agents_are_role_nouns(known: ActorTable) -> None:
    """Sets are written out, plurals kept, and the code is the sector or the kind of body."""
    found = read_dictionaries({"own.agents.txt": AGENTS}, known)
    assert not found.problems
    assert found.roles == [
        RoleEntry(noun="fisherman", aliases=("fishermen", "fisherwoman"), sector="AGR"),
        RoleEntry(noun="ranger", sector="COP"),
        RoleEntry(noun="attorney in chief", plural="attorneys in chief", sector="JUD"),
        RoleEntry(noun="helpers union", sector="SOC", country="NGO"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("RANGER [~XYZ]", "'XYZ' is not known"),
        ("RANGER [~COP}", "brackets do not pair"),
        ("RANGER", "has no code"),
        ("RANGER [~C]", "no agent code"),
        ("PARK!RANGERS! [~COP]", "!rangers! is not defined"),
        ("_ [~COP]", "too short"),
        ("!LOOP! = A!LOOP!", "!LOOP! names another set"),
        ("!TEN! = A,B,C,D,E,F,G,H,I,J\n!TEN!!TEN!!TEN!!TEN! [~COP]", "more than 1000 nouns"),
    ],
)
def test_a_wrong_agent_is_named_and_the_rest_holds(
    line: str, reason: str, known: ActorTable
) -> None:
    """A wrong line gives its reason; the lines around it hold."""
    found = read_dictionaries({"own": f"WARDEN [~COP]\n{line}\nKEEPER [~CVL]\n"}, known)
    assert [role.noun for role in found.roles] == ["warden", "keeper"]
    (problem,) = found.problems
    assert reason in problem.reason


PIECES = st.sampled_from([
    "REED_", "TANA_", "+", "\n", "\n\t", "[", "]", "[KENGOV ", "[KENELI]", "KENREB", "~", "[~COP]",
    "<", ">", "-", "130431", "991231", "20000229", "00000000", "{", "}", "!A!", "!A! = B, C", "#",
    ";", "<!--", "-->", " ",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_ends_the_reading(text: str) -> None:
    """Whatever stands in a dictionary, it gives sound entries and problems with their lines."""
    known = load_actors()
    states = {entry.id for entry in known.entries if entry.kind is Kind.STATE}
    found = read(text, known)
    assert all(not entry_problems(entry, states) for entry in found.entries)
    assert all(0 < problem.line <= text.count("\n") + 1 for problem in found.problems)


def test_the_date_of_a_text_decides(known: ActorTable) -> None:
    """A person of a dictionary has the sector of the tenure that the text falls into."""
    table, _ = with_entries(known, read(ACTORS, known).rows)
    sentences = parse("Tana Reed met envoys of Uganda on Monday.")
    for day, sector in (("2010-05-03", "ELI"), ("2015-05-03", "GOV"), ("2017-08-31", "GOV")):
        actors = [mention.actor for mention in find_actors(sentences, table, day)]
        assert [a.sector for a in actors if a and a.name == "Tana Reed"] == [sector]


@pytest.mark.parametrize(("name", "write"), [("own.yaml", as_document), ("own.csv", as_sheet)])
def test_what_is_written_is_read_again(
    tmp_path: Path, name: str, write: object, known: ActorTable
) -> None:
    """Actors, their tenures and times come back from YAML and from CSV as they were."""
    assert callable(write)
    found = read_dictionaries(
        {"a": ACTORS, "b": AGENTS.replace(" {ATTORNEYS_IN_CHIEF}", "")}, known
    )
    file = tmp_path / name
    file.write_text(write([row.entry for row in found.rows]), encoding="utf-8")
    again = read_actor_list(file)
    assert not again.problems
    assert [row.entry for row in again.rows] == [row.entry for row in found.rows]


def test_files_share_no_ids() -> None:
    """The same name in two files gives two entries, each with an id of its own."""
    text = "EASTERN_ARMY_ [UGAREB]\n"
    found = read_dictionaries({"one": text, "two": text}, build_table([]))
    assert [entry.id for entry in found.entries] == ["own-eastern-army", "own-eastern-army-2"]
