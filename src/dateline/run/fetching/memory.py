"""What a look at an address means for the next one: when it may be asked again, and how."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

import msgspec

from dateline.read.fetch.answers import Answer
from dateline.store.visits import Visit, Visits

FIRST_WAIT = timedelta(minutes=5)  # after a failure; twice as long after each further one
LONGEST_WAIT = timedelta(days=1)


class Memory:
    """The visits of a database, as one round reads and writes them."""

    def __init__(
        self,
        visits: Visits,
        *,
        clock: Callable[[], datetime],
        interval: timedelta | None,
        is_patient: bool,
    ) -> None:
        self._visits = visits
        self._clock = clock
        self._interval = interval
        self._is_patient = is_patient

    def keep(self, visits: Iterable[Visit]) -> None:
        """Remember visits; each takes the place of the one before."""
        self._visits.keep(visits)

    def forget(self, address: str) -> None:
        """Forget the visit of a host that answers again."""
        self._visits.forget(address)

    def of(self, addresses: Collection[str]) -> dict[str, Visit]:
        """Return the visits of those addresses that were asked before."""
        return self._visits.of(addresses)

    def known(self, addresses: Collection[str]) -> set[str]:
        """Return those addresses whose articles are stored."""
        return self._visits.stored(addresses)

    def must_wait(self, visit: Visit, *, is_item: bool) -> bool:
        """Say whether an address is to be left alone yet: it failed, or its interval is not over.

        Args:
            visit: The last look at it.
            is_item: Whether only failures count.

        Returns:
            Whether it is too early to ask.
        """
        if not self._is_patient or visit.next_look <= _written(self._clock()):
            return False
        return visit.failures > 0 or (self._interval is not None and not is_item)

    def after_success(self, address: str, answer: Answer | None, ttl_minutes: int = 0) -> Visit:
        """Return what is to be remembered of an address that was read.

        Args:
            address: The address.
            answer: The answer; None where a feed held the text and no page was asked for.
            ttl_minutes: How long a feed wants to be left alone.

        Returns:
            The visit.
        """
        return self._well(
            Visit(
                address=address,
                looked="",
                next_look="",
                ttl_minutes=ttl_minutes,
                etag=answer.etag if answer else None,
                modified=answer.modified if answer else None,
            )
        )

    def after_same(self, before: Visit) -> Visit:
        """Return what is to be remembered of an address that is as it was."""
        return self._well(before)

    def _well(self, visit: Visit) -> Visit:
        now = self._clock()
        pause = max(self._interval or timedelta(), timedelta(minutes=visit.ttl_minutes))
        return msgspec.structs.replace(
            visit,
            looked=_written(now),
            next_look=_written(now + pause),
            failures=0,
            problem=None,
        )

    def after_failure(
        self, address: str, before: Visit | None, problem: str, wait_seconds: float | None = None
    ) -> Visit:
        """Return what is to be remembered of an address or host that failed.

        Args:
            address: The address, or the host.
            before: The last look at it; what is known from then stays.
            problem: What it failed on.
            wait_seconds: How long the server wants to be left alone.

        Returns:
            The visit.
        """
        now = self._clock()
        before = before or Visit(address=address, looked="", next_look="")
        pause = min(FIRST_WAIT * 2 ** min(before.failures, 20), LONGEST_WAIT)
        asked = timedelta(seconds=wait_seconds or 0)
        return msgspec.structs.replace(
            before,
            looked=_written(now),
            next_look=_written(now + max(pause, asked, self._interval or pause)),
            failures=before.failures + 1,
            problem=problem,
        )


def _written(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
