"""How long a user's list of 34,000 actors takes to load: ``python -m bench.actor_lists``."""

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from dateline.knowledge.actors import load_actors
from dateline.knowledge.actors.lists import (
    as_document,
    as_sheet,
    read_actor_list,
    read_own_actors,
)
from dateline.knowledge.actors.petrarch import read_dictionaries

T = TypeVar("T")
ACTORS = 34_000
SYLLABLES = ("KA", "LO", "MI", "RA", "SEN", "TOR", "BAL", "DU", "VIN", "GOR", "PAS", "WEN", "FRO")
COUNTRIES = ("AFG", "KEN", "UGA", "SYR", "IRQ", "FRA", "USA", "RUS", "CHN", "NGA", "MLI", "SDN")
PARTS = ("GOV", "GOVMIL", "GOVBUS", "REB", "OPP", "LEG")


def dictionary(actors: int, seed: int = 1) -> str:
    """Write a dictionary of made-up actors, with synonyms and dated codes.

    Args:
        actors: How many.
        seed: Decides which.

    Returns:
        The text of an ``.actors.txt`` file.
    """
    choice = random.Random(seed)  # noqa: S311 - names, not secrets

    def name() -> str:
        words = ("".join(choice.choices(SYLLABLES, k=choice.randint(2, 3))) for _ in range(2))
        return "_".join(words) + "_"

    lines = []
    for _ in range(actors):
        country, end = choice.choice(COUNTRIES), choice.randint(70, 99)
        lines += [name(), *(f"+{name()}" for _ in range(choice.randint(0, 2)))]
        lines += [
            f"\t[{country}ELI 500101-{end}0101]",
            f"\t[{country}{choice.choice(PARTS)} {end}0101-151231]",
            f"\t[{country}ELI]",
        ]
    return "\n".join(lines) + "\n"


def told(what: str, job: Callable[[], T]) -> T:
    """Do something and print how long it took, in seconds of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    result = job()
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    print(f"{what:<40}{seconds:6.2f} s{busy:8.2f} s of the processor")
    return result


def main() -> None:
    """Measure each step from a dictionary to a table."""
    known, text = load_actors(), dictionary(ACTORS)
    found = told(f"import of {ACTORS:,} actors", lambda: read_dictionaries({"x": text}, known))
    entries = [row.entry for row in found.rows]
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("own.yaml", as_document), ("own.csv", as_sheet)):
            path = Path(folder) / name
            path.write_text(write(entries), encoding="utf-8")
            told(f"reading {name}", partial(read_actor_list, path))
            told(f"table with {name}, first", partial(read_own_actors, (str(path),)))
            read_own_actors.cache_clear()
            told(f"table with {name}, cached", partial(read_own_actors, (str(path),)))


if __name__ == "__main__":
    main()
