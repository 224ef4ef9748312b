"""Times things that do the same work in turns, so that a busy machine slows all of them alike."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from statistics import median
from types import FunctionType, ModuleType
from typing import TypeVar

Given = TypeVar("Given")


def in_turns(
    cases: dict[str, Callable[[Given], object]], inputs: Iterable[Given], rounds: int
) -> dict[str, float]:
    """Time several functions on the same inputs, one input after the other, in turns.

    Args:
        cases: The functions by name.
        inputs: What each is called with.
        rounds: How often all inputs are gone through; one round more warms everything up.

    Returns:
        Processor seconds of one round by name: the median over the rounds.
    """
    inputs = list(inputs)
    spent: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds + 1):
        for seconds in spent.values():
            seconds.append(0.0)
        for given in inputs:
            for name, function in cases.items():
                began = time.process_time()
                function(given)
                spent[name][-1] += time.process_time() - began
    return {name: median(seconds[1:]) for name, seconds in spent.items()}


class Stopwatch:
    """Adds up the processor seconds that functions take, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, module: ModuleType, package: str) -> Iterator[None]:
        """Time the functions that a module has from the other modules of a package.

        Args:
            module: The module.
            package: The package, such as "dateline.extract".

        Yields:
            Nothing; afterwards the module is as it was.
        """
        found = {
            name: function
            for name, function in vars(module).items()
            if isinstance(function, FunctionType)
            and function.__module__.startswith(package)
            and function.__module__ != module.__name__
        }
        for name, function in found.items():
            setattr(module, name, self._timed(name, function))
        try:
            yield
        finally:
            for name, function in found.items():
                setattr(module, name, function)

    def _timed(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        self.seconds[name] = 0.0

        def timed(*args: object, **named: object) -> object:
            began = time.process_time()
            result = function(*args, **named)
            self.seconds[name] += time.process_time() - began
            return result

        return timed
