"""Compares what was joined with the truth."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Score(NamedTuple):
    """Precision, recall and F1, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairs_within(groups: Iterable[Collection[Item]]) -> set[frozenset[Item]]:
    """Return every pair that stands in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def pairwise(found: set[frozenset[Item]], true: set[frozenset[Item]]) -> Score:
    """Return how many of the pairs found are true, and how many of the true ones are found."""
    right = len(found & true)
    return Score(right / len(found) if found else 1.0, right / len(true) if true else 1.0)


def b_cubed(found: Mapping[Item, Hashable], true: Mapping[Item, Hashable]) -> Score:
    """Return B-cubed scores of a clustering of the items that both know.

    Args:
        found: The cluster of each item.
        true: The true one.

    Returns:
        Means over the items.
    """
    items = found.keys() & true.keys()
    both = Counter((found[item], true[item]) for item in items)
    of_found, of_true = Counter(found[i] for i in items), Counter(true[i] for i in items)
    shares = [(both[found[i], true[i]], of_found[found[i]], of_true[true[i]]) for i in items]
    number = max(1, len(items))
    return Score(
        sum(b / f for b, f, _ in shares) / number, sum(b / t for b, _, t in shares) / number
    )


def grouped(of: Mapping[Item, Hashable]) -> list[set[Item]]:
    """Return the groups of items of one value."""
    groups: defaultdict[Hashable, set[Item]] = defaultdict(set)
    for item, value in of.items():
        groups[value].add(item)
    return list(groups.values())
