"""What happens in the made-up world: happenings with their sides, town, day, toll and origins."""

import math
from datetime import date, timedelta
from pathlib import Path
from random import Random

import msgspec
from ruamel.yaml import YAML

FACTS = Path(__file__).with_name("world.yaml")
FIRST_DAY = date(2024, 1, 1)
HAPPENINGS_A_DAY = 8
TWINS = 0.06  # share of happenings that have another of the same kind, town and day beside them
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "ra", "sa", "ti", "vo", "zen", "gar", "mel", "dor")


class Theatre(msgspec.Struct, frozen=True):
    """A country with two sides that fight and talk, and its towns."""

    country: str
    army: str
    army_id: str
    group: str
    group_id: str
    towns: dict[str, tuple[float, float]]


class Kind(msgspec.Struct, frozen=True):
    """One kind of happening; ``turned`` where the army does it to the group."""

    type: str
    mode: str | None
    share: int
    sentence: str
    toll: bool = False
    turned: bool = False
    reciprocal: bool = False


class Facts(msgspec.Struct, frozen=True):
    """The file: what news is made of."""

    theatres: tuple[Theatre, ...]
    outlets: tuple[str, ...]
    agencies: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    happenings: tuple[Kind, ...]
    fillers: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]


class Happening(msgspec.Struct, frozen=True):
    """One thing that happens; ``tolls`` holds the number of dead that each origin gives."""

    number: int
    kind: Kind
    theatre: Theatre
    town: str
    where: tuple[float, float]
    day: date
    toll: int


def read_facts() -> Facts:
    """Read the file of facts."""
    return msgspec.convert(YAML(typ="safe", pure=True).load(FACTS), Facts)


def happenings(facts: Facts, number: int, seed: int, *, invented_towns: int) -> list[Happening]:
    """Return what happens, a steady number a day.

    Args:
        facts: What it is made of.
        number: How many.
        seed: Decides which.
        invented_towns: Towns invented a country beside the real ones; 0 where a program must find
            them on the map.

    Returns:
        Happenings by day.
    """
    choice = Random(f"world {seed}")  # noqa: S311 - news, not secrets
    theatres = [_with_towns(theatre, invented_towns, choice) for theatre in facts.theatres]
    shares = [kind.share for kind in facts.happenings]
    found: list[Happening] = []
    while len(found) < number:
        day = FIRST_DAY + timedelta(days=len(found) // HAPPENINGS_A_DAY)
        theatre = choice.choice(theatres)
        town, where = choice.choice(list(theatre.towns.items()))
        kind = choice.choices(facts.happenings, shares)[0]
        toll = choice.randint(3, 60)
        found.append(Happening(len(found), kind, theatre, town, where, day, toll))
        if kind.type == "ASSAULT" and choice.random() < TWINS:
            other = choice.choice([k for k in facts.happenings if k.toll and k is not kind])
            twin = toll + choice.randint(5, 40)
            found.append(Happening(len(found), other, theatre, town, where, day, twin))
    return found[:number]


def _with_towns(theatre: Theatre, number: int, choice: Random) -> Theatre:
    """Add invented towns on a grid, some 55 km from one another."""
    towns = dict(theatre.towns)
    lat, lon = next(iter(towns.values()))
    side = math.ceil(math.sqrt(number)) or 1
    for index in range(number):
        name = "".join(choice.choices(SYLLABLES, k=3)).capitalize()
        towns[f"{name} {index}"] = (lat + 2 + index // side * 0.5, lon + 2 + index % side * 0.5)
    return msgspec.structs.replace(theatre, towns=towns)
