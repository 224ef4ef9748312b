"""What a user named, with the lists of feeds among it read, however they take in one another."""

from collections.abc import Iterator
from pathlib import Path

import httpx

from dateline.errors import UnreadableInputError
from dateline.read.fetch import FetchError, read_opml
from dateline.read.fetch.addresses import is_address, parse_address

MOST_BYTES = 20_000_000  # of a list of feeds

Named = tuple[str, bool]  # an address as written, and whether a list names it


class Lists:
    """Reads lists of feeds, each once, and so none that takes in itself for ever."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def named_in(self, given: str) -> Iterator[Named | UnreadableInputError]:
        """Yield the addresses that a file names.

        Args:
            given: An OPML file.

        Yields:
            Addresses, and what is wrong with it or with what it takes in; the rest goes on.
        """
        path = Path(given)
        if not self._is_new(str(path.resolve())):
            yield UnreadableInputError(given, "takes in itself, or is named twice; it is read once")
            return
        try:
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError as error:
            yield UnreadableInputError(
                given,
                f"cannot be read: {error.strerror}; give an OPML file, or an address that begins "
                "with https://",
            )
            return
        if len(data) > MOST_BYTES:
            yield UnreadableInputError(given, f"is larger than {MOST_BYTES:,} bytes; split it")
            return
        yield from self._read(data, given, None)

    def named_at(self, address: str, data: bytes) -> Iterator[Named | UnreadableInputError]:
        """Yield the addresses that a list from the network names; it may not name files.

        Args:
            address: Where it came from.
            data: The list.

        Yields:
            As ``named_in``.
        """
        self._met.add(address)
        yield from self._read(data, address, httpx.URL(address))

    def _read(
        self, data: bytes, place: str, base: httpx.URL | None
    ) -> Iterator[Named | UnreadableInputError]:
        try:
            found = read_opml(data, place)
        except UnreadableInputError as error:
            yield error
            return
        for feed in found.feeds:
            yield feed, True
        for include in found.includes:
            if base is None and "://" not in include:
                yield from self.named_in(str(Path(place).parent / include))
            else:
                yield from self._included(include, place, base)

    def _included(
        self, include: str, place: str, base: httpx.URL | None
    ) -> Iterator[Named | UnreadableInputError]:
        try:
            address = str(parse_address(include, base))
        except FetchError as failure:
            yield UnreadableInputError(place, f"takes in {include}, which {failure.problem}")
            return
        if self._is_new(address):
            yield address, False
        else:
            yield UnreadableInputError(place, f"takes in {address} once more; it is read once")

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._met
        self._met.add(name)
        return is_new


def is_file(given: str) -> bool:
    """Say whether an input is a file, and not an address of whatever kind."""
    return "://" not in given and not is_address(given)
