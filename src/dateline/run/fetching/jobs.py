"""What is still to be asked, by host: whoever may be asked soonest comes first."""

from collections import deque
from collections.abc import Callable, Iterator

import httpx
import msgspec

from dateline.read.fetch import Item
from dateline.read.fetch.addresses import host_of
from dateline.run.fetching.report import Report


class Job(msgspec.Struct, frozen=True):
    """One address to ask.

    Attributes:
        address: The address, in its normal form.
        report: What it counts towards.
        is_listed: Whether a list of feeds names it, so that it must be a feed.
        item: The item of a feed that links to it; None where it was named.
    """

    address: str
    report: Report
    is_listed: bool = False
    item: Item | None = None

    @property
    def host(self) -> str:
        """The host of the address."""
        return host_of(httpx.URL(self.address))


class Jobs:
    """Jobs in waiting."""

    def __init__(self, seconds_until_ready: Callable[[str], float]) -> None:
        self._seconds_until_ready = seconds_until_ready
        self._of: dict[str, deque[Job]] = {}

    def add(self, job: Job) -> None:
        """Let a job wait for its turn at its host."""
        self._of.setdefault(job.host, deque()).append(job)

    def __iter__(self) -> Iterator[Job]:
        """Yield each job in turn, those too that are added meanwhile."""
        while self._of:
            host = min(self._of, key=self._seconds_until_ready)
            job = self._of[host].popleft()
            if not self._of[host]:
                del self._of[host]
            yield job
