"""A made-up world of many countries, actors, towns and outlets; few of them make most news."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from bench.across.world import SYLLABLES, read_facts
from dateline.knowledge.ontology import load_ontology

FIRST_DAY = date(2021, 1, 1)
DAYS = 1460
COUNTRIES, ACTORS, TOWNS, OUTLETS, PEOPLE = 60, 30, 40, 300, 2500  # actors and towns a country
SECTORS = ("GOV", "MIL", "REB", "COP", "CVL", "OPP", "MED", "UAF")
SHARES = {"ASSAULT": 25, "CONSULT": 14, "ACCUSE": 8, "SUPPORT": 7, "COERCE": 7, "AGREE": 6}
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
Item = TypeVar("Item")


class Party(NamedTuple):
    """Somebody who acts: id, name, country, sector."""

    id: str
    name: str
    country: str
    sector: str


class Town(NamedTuple):
    """A place with its coordinates in degrees."""

    name: str
    country: str
    lat: float
    lon: float


class Happening(NamedTuple):
    """One thing that happens."""

    number: int
    day: date
    type: str
    mode: str | None
    actor: Party
    recipient: Party
    town: Town
    dead: int


class World:
    """What the news is made of; the seed decides every choice."""

    def __init__(self, seed: int) -> None:
        self.choice = Random(f"pages {seed}")  # noqa: S311 - news, not secrets
        facts = read_facts()
        self.agencies = facts.agencies
        names = [f"{first} {last}" for first in facts.first for last in facts.last]
        self.people = [f"{name} {self._word()}" for name in names][:PEOPLE]
        self.people += [f"{self._word()} {self._word()}" for _ in range(PEOPLE - len(self.people))]
        self.outlets = [*facts.outlets, *(f"The {self._word()} Post" for _ in range(OUTLETS))]
        self.countries = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(COUNTRIES)]
        self.parties = {country: self._parties(country) for country in self.countries}
        self.towns = {country: self._towns(country) for country in self.countries}
        self.modes = {type: list(modes) for type, modes in load_ontology().modes_of.items()}

    def few(self, items: Sequence[Item]) -> Item:
        """Return one of some items, the first ones far more often, as in any news."""
        return items[int(len(items) ** self.choice.random()) - 1]

    def happenings(self, number: int) -> list[Happening]:
        """Return what happens, by day."""
        types = list(self.modes)
        shares = [SHARES.get(type, 4) for type in types]
        found = []
        for index in range(number):
            type = self.choice.choices(types, shares)[0]
            country = self.few(self.countries)
            actor = self.few(self.parties[country])
            beside = self.parties[self.few(self.countries) if index % 8 == 0 else country]
            recipient = self.few([one for one in beside if one is not actor])
            found.append(
                Happening(
                    number=index,
                    day=FIRST_DAY + timedelta(days=index * DAYS // number),
                    type=type,
                    mode=self.choice.choice([None, *self.modes[type]]),
                    actor=actor,
                    recipient=recipient,
                    town=self.few(self.towns[country]),
                    dead=self.choice.randint(1, 40) if type == "ASSAULT" else 0,
                )
            )
        return found

    def _parties(self, country: str) -> list[Party]:
        found = []
        for number in range(ACTORS):
            name = f"{self._word()} {self.choice.choice(('Front', 'Army', 'Council', 'Union'))}"
            sector = SECTORS[number % len(SECTORS)]
            found.append(Party(f"{country.lower()}-{number}", name, country, sector))
        return found

    def _towns(self, country: str) -> list[Town]:
        lat, lon = self.choice.uniform(-50, 60), self.choice.uniform(-170, 170)
        side = math.ceil(math.sqrt(TOWNS))
        return [
            Town(self._word(), country, lat + n // side * 0.4, lon + n % side * 0.4)
            for n in range(TOWNS)
        ]

    def _word(self) -> str:
        return "".join(self.choice.choices(SYLLABLES, k=3)).capitalize()
