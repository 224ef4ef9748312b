"""Knows the outlets that report: agencies, papers, broadcasters, sites, channels, think tanks."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum

import msgspec

from dateline.knowledge.files import cached, read_entries, yaml_files

ACRONYM_LENGTH = 4
# What has no decomposition into a plain letter and a mark, and the marks that names do without.
PLAIN_LETTERS = str.maketrans({
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
    "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
    "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
    "\N{RIGHT SINGLE QUOTATION MARK}": "",
    "'": "",
    ".": "",
})


class OutletKind(StrEnum):
    """What an outlet is; a think tank counts where it publishes reports of its own."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    SITE = "site"
    THINK_TANK = "think-tank"
    CHANNEL = "channel"


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One outlet, as ``data/outlets/*.yaml`` lists it.

    Attributes:
        id: A short name of its own: lower case, digits and hyphens.
        name: Its canonical name.
        kind: What it is.
        aliases: Other names and acronyms that mean it wherever they stand.
        exact: Names that are also common words ("The Guardian"): they mean it only with these
            capitals and, where it is written here, the article ("the" or "The").
        country: ISO alpha-3 code or PLOVER's, None where it has no one home.
        state_run: Whether a government or ruling party is known to own or direct it.
        matches: Further phrases that must find it, for the tests.
        rejects: Phrases that must not find it, for the tests.
    """

    id: str
    name: str
    kind: OutletKind
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    country: str | None = None
    state_run: bool = False
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class OutletTable(msgspec.Struct, frozen=True):
    """All outlets, with the two indexes that find them by name.

    Attributes:
        outlets: The outlets, in file order.
        by_name: Folded name or alias -> position in ``outlets``.
        by_spelling: Acronyms and exact names, capitals kept -> position in ``outlets``.
    """

    outlets: tuple[Outlet, ...]
    by_name: dict[str, int]
    by_spelling: dict[str, int]

    def find(self, name: str) -> Outlet | None:
        """Return the outlet that a whole phrase names.

        Case, accents, dots, apostrophes, hyphens and a leading "the" do not count, except that
        acronyms of up to four letters must stand in capitals and exact names as listed.

        Args:
            name: The phrase: a name, an alias or an acronym.

        Returns:
            The outlet, None where no outlet is called so.
        """
        position = self.by_spelling.get(_spelling(name))
        if position is None:
            position = self.by_spelling.get(_without_article(_spelling(name)))
        if position is None:
            position = self.by_name.get(_folded(name))
        return None if position is None else self.outlets[position]


def load_outlets() -> OutletTable:
    """Read every file of ``data/outlets`` into one table, or take the table from the cache."""
    paths = yaml_files("outlets")
    return cached(
        "outlets",
        paths,
        OutletTable,
        lambda: table_of(outlet for path in paths for outlet in read_entries(path, Outlet)),
    )


def table_of(outlets: Collection[Outlet] | Iterator[Outlet]) -> OutletTable:
    """Index outlets by name; where two share a name, the first keeps it (see find_problems)."""
    kept = tuple(outlets)
    by_name: dict[str, int] = {}
    by_spelling: dict[str, int] = {}
    for position, outlet in enumerate(kept):
        for name in names_of(outlet):
            if needs_capitals(outlet, name):
                key = _spelling(name)
                by_spelling.setdefault(
                    key if name in outlet.exact else _without_article(key), position
                )
            else:
                by_name.setdefault(_folded(name), position)
    return OutletTable(outlets=kept, by_name=by_name, by_spelling=by_spelling)


def names_of(outlet: Outlet) -> tuple[str, ...]:
    """Return the name, aliases and exact names of an outlet, each once."""
    return tuple(dict.fromkeys((outlet.name, *outlet.aliases, *outlet.exact)))


def needs_capitals(outlet: Outlet, name: str) -> bool:
    """Say whether a name of an outlet counts only as spelt: an exact name or a short acronym."""
    letters = [character for character in name if character.isalpha()]
    acronym = name.isupper() and " " not in name and len(letters) <= ACRONYM_LENGTH
    return acronym or name in outlet.exact


def find_problems(outlets: Collection[Outlet], countries: Collection[str]) -> list[str]:
    """Look for entries that cannot both be right.

    Args:
        outlets: The outlets.
        countries: The country codes in use.

    Returns:
        One sentence a problem: an id or a name that two outlets share, an unknown country.
    """
    problems = []
    owners: dict[str, str] = {}
    ids: set[str] = set()
    for outlet in outlets:
        if outlet.id in ids:
            problems.append(f"two outlets have the id {outlet.id!r}: rename one")
        ids.add(outlet.id)
        if outlet.country is not None and outlet.country not in countries:
            problems.append(
                f"{outlet.id}: no country has the code {outlet.country!r}: use ISO alpha-3"
            )
        for name in names_of(outlet):
            spelt = needs_capitals(outlet, name)
            owner = owners.setdefault(_spelling(name) if spelt else _folded(name), outlet.id)
            if owner != outlet.id:
                problems.append(f"{name!r} names both {owner} and {outlet.id}: qualify one")
    return problems


def _spelling(name: str) -> str:
    """Return a name without accents, dots, apostrophes and hyphens, "The" as "the"."""
    plain = unicodedata.normalize("NFKD", name.translate(PLAIN_LETTERS))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    words = letters.replace("-", " ").split()
    return re.sub(r"^The\b", "the", " ".join(words))


def _without_article(spelling: str) -> str:
    return spelling.removeprefix("the ")


def _folded(name: str) -> str:
    return _without_article(_spelling(name).casefold())
