"""What whole processes cost: start-up, memory, and two workers against one."""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.corpus import read_texts, write_texts

FIRST = "import dateline; dateline.code('Rebels attacked the town on Monday.')"
INDEX = (
    "import time; from dateline.knowledge.{module} import {load}; "
    "began = time.perf_counter(); {load}(); print(time.perf_counter() - began)"
)


def seconds_of(arguments: Sequence[str], runs: int) -> float:
    """Return the wall-clock seconds of the quickest of some runs of a Python process."""
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        spent.append(time.perf_counter() - began)
    return min(spent)


def seconds_to_load(module: str, load: str) -> float:
    """Return the seconds that a function of a knowledge module takes in a new process."""
    command = [sys.executable, "-c", INDEX.format(module=module, load=load)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def megabytes(articles: int) -> float:
    """Return the greatest resident size of a process that codes some articles, in MB."""
    command = [sys.executable, "-m", "bench.processes", str(articles)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def articles_a_second(articles: int, workers: int) -> float:
    """Return how many articles a second some workers code once all have started."""
    import dateline  # noqa: PLC0415 - only where something is coded

    codings = dateline.code_many(read_texts(write_texts(articles)), workers=workers)
    for _ in range(articles // 4):
        next(codings)
    began = time.perf_counter()
    done = sum(1 for _ in codings)
    return done / (time.perf_counter() - began)


def _code(articles: int) -> None:
    """Code articles in this process, and print its greatest resident size in MB."""
    import dateline  # noqa: PLC0415 - only where something is coded

    for _ in dateline.code_many(read_texts(write_texts(articles))):
        pass
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _code(int(sys.argv[1]))
