"""Turns a dictionary of PETRARCH into entries like those of Dateline's own lists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.knowledge.actors.cameo import Meaning, load_code_parts, meaning_of
from dateline.knowledge.actors.entry import ActorEntry, Kind, Office, RoleEntry
from dateline.knowledge.actors.folding import fold
from dateline.knowledge.actors.lists.problem import Problem
from dateline.knowledge.actors.lists.record import OWN, ActorList, Row, slug
from dateline.knowledge.actors.petrarch.actors import Record, read_records
from dateline.knowledge.actors.petrarch.agents import read_agents
from dateline.knowledge.actors.petrarch.kinds import kind_of, state_of, without_places
from dateline.knowledge.actors.petrarch.lines import DatedCode
from dateline.knowledge.actors.petrarch.spelling import spell_names
from dateline.knowledge.actors.table import ActorTable

AGENTS = re.compile(r"\[\s*~|~\s*\]")
Coded = tuple[DatedCode, Meaning]


def read_dictionaries(texts: Mapping[str, str], known: ActorTable) -> ActorList:
    """Read dictionaries of actors and of agents.

    Args:
        texts: The text of each file, by the name that the user gave it.
        known: The built-in lists, which tell states, persons and acronyms.

    Returns:
        Actors with their codes as country, sector and tenures, and role nouns for agents, each
        with an id of its own; and the lines that cannot be read.
    """
    lists = [_read(file, text, known) for file, text in texts.items()]
    return ActorList(
        tuple(_with_ids(row for each in lists for row in each.rows)),
        tuple(problem for each in lists for problem in each.problems),
    )


def _with_ids(rows: Iterable[Row]) -> list[Row]:
    """Number the ids that come again, and make one entry of the names of one state."""
    found: dict[str, Row] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        entry = row.entry
        if isinstance(entry, RoleEntry):
            found.setdefault(f"role {fold(entry.noun)}", row)
            continue
        counts[entry.id] += 1
        before = found.get(entry.id)
        if before is None:
            found[entry.id] = row
        elif entry.kind is Kind.STATE and isinstance(before.entry, ActorEntry):
            aliases = tuple(dict.fromkeys([*before.entry.aliases, *entry.aliases]))
            merged = msgspec.structs.replace(before.entry, aliases=aliases)
            found[entry.id] = msgspec.structs.replace(before, entry=merged)
        else:
            identifier = f"{entry.id}-{counts[entry.id]}"
            numbered = msgspec.structs.replace(entry, id=identifier)
            found[identifier] = msgspec.structs.replace(row, entry=numbered)
    return list(found.values())


def _read(file: str, text: str, known: ActorTable) -> ActorList:
    found = list(
        read_agents(file, text) if AGENTS.search(text) else _Reader(file, known).read(text)
    )
    problems = sorted(
        (item for item in found if isinstance(item, Problem)), key=lambda problem: problem.line
    )
    return ActorList(tuple(item for item in found if isinstance(item, Row)), tuple(problems))


class _Reader:
    """Reads the actors of one file; says of each unknown part of a code only once that it is."""

    def __init__(self, file: str, known: ActorTable) -> None:
        self._file = file
        self._known = known
        self._parts = load_code_parts()
        self._countries = frozenset(e.id for e in known.entries if e.kind is Kind.STATE)
        self._meanings: dict[str, Meaning] = {}
        self._unknown: set[str] = set()

    def read(self, text: str) -> Iterator[Row | Problem]:
        """Yield the entries, and what is wrong with a line."""
        for item in read_records(self._file, text):
            if isinstance(item, Problem):
                yield item
            else:
                yield from self._rows(item)

    def _rows(self, record: Record) -> Iterator[Row | Problem]:
        coded: list[Coded] = []
        for code in record.codes:
            meaning = self._meaning(code.code)
            new = [part for part in meaning.unknown if part not in self._unknown]
            self._unknown.update(new)
            for part in new:
                reason = f"{part!r} in the code {code.code!r} is not known; it was left out"
                yield Problem(self._file, code.line, reason, is_notice=bool(meaning.country))
            if meaning.country or meaning.sector:
                coded.append((code, meaning))
        names = [name for name in spell_names(record.phrases, self._known) if len(fold(name)) > 1]
        if not names or not coded:
            what = "no name of two letters or more" if not names else "no code with a meaning"
            reason = f"{record.phrases[0]!r} has {what}; it was left out"
            yield Problem(self._file, record.line, reason)
            return
        state = state_of(names, [meaning for _, meaning in coded], self._known)
        if state:
            yield from self._state(names, state, record.line)
            return
        for entry in self._entries(list(dict.fromkeys(names)), coded):
            yield Row(self._file, record.line, entry)

    def _meaning(self, code: str) -> Meaning:
        if code not in self._meanings:
            self._meanings[code] = meaning_of(code, self._parts, self._countries)
        return self._meanings[code]

    def _state(self, names: list[str], state: ActorEntry, line: int) -> Iterator[Row | Problem]:
        """Yield further names of a built-in state, without its towns and provinces."""
        kept = without_places(names, state, self._known)
        if len(kept) < len(names):
            places = ", ".join(name for name in names if name not in kept)
            reason = f"places are no names of a state; left out {places}"
            yield Problem(self._file, line, reason, is_notice=True)
        entry = ActorEntry(
            id=state.id,
            name=state.name,
            kind=Kind.STATE,
            country=state.country,
            aliases=tuple(dict.fromkeys(name for name in kept if name != state.name)),
        )
        yield Row(self._file, line, entry)

    def _entries(self, names: list[str], coded: list[Coded]) -> Iterator[ActorEntry]:
        """Yield a person with tenures, or one entry for each time of anything else."""
        meanings = [meaning for _, meaning in coded]
        dated = [(code, meaning) for code, meaning in coded if code.is_dated]
        default = next((meaning for code, meaning in coded if not code.is_dated), None)
        kind = kind_of(names[0], meanings, bool(dated), self._known)
        if kind is Kind.PERSON:
            yield self._person(names, default, dated)
            return
        for code, meaning in dated:
            entry = self._entry(names, kind, meaning)
            yield msgspec.structs.replace(entry, earliest=code.earliest, latest=code.latest)
        if default:
            yield self._entry(names, kind, default)

    def _entry(self, names: list[str], kind: Kind, meaning: Meaning) -> ActorEntry:
        return ActorEntry(
            id=OWN + slug(names[0]),
            name=names[0],
            kind=kind,
            country=meaning.country,
            sector=meaning.sector,
            aliases=tuple(names[1:]),
            other_sectors=meaning.sectors[1:],
        )

    def _person(self, names: list[str], default: Meaning | None, dated: list[Coded]) -> ActorEntry:
        """Return a person: the code without dates is what holds outside all tenures."""
        first = default or Meaning(country=dated[0][1].country)
        offices = [
            Office(
                title=f"{meaning.title} ({code.code})",
                country=meaning.country,
                sector=meaning.sector,
                earliest=code.earliest,
                latest=code.latest,
            )
            for code, meaning in dated
        ]
        return msgspec.structs.replace(
            self._entry(names, Kind.PERSON, first), offices=tuple(offices)
        )
