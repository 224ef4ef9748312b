"""Groups of things that are found to be one, pair by pair."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint groups over some items, each at first alone."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._leader = {item: item for item in items}
        self._members = {item: [item] for item in self._leader}

    def leader(self, item: Item) -> Item:
        """Return the item that stands for the whole group of this one."""
        return self._leader[item]

    def members(self, item: Item) -> list[Item]:
        """Return all items of the group of this one."""
        return self._members[self._leader[item]]

    def join(self, a: Item, b: Item) -> None:
        """Make the groups of two items one, the larger one taking in the smaller."""
        kept, gone = self._leader[a], self._leader[b]
        if kept == gone:
            return
        if len(self._members[kept]) < len(self._members[gone]):
            kept, gone = gone, kept
        for item in self._members[gone]:
            self._leader[item] = kept
        self._members[kept] += self._members.pop(gone)

    def larger_than(self, size: int) -> list[list[Item]]:
        """Return the groups of more than so many items, items and groups in the order given."""
        groups: defaultdict[Item, list[Item]] = defaultdict(list)
        for item, leader in self._leader.items():
            groups[leader].append(item)
        return [group for group in groups.values() if len(group) > size]
