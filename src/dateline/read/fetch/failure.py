"""What a request failed on, and what that means for asking again."""

from typing import Self

from dateline.errors import UnreadableInputError


class FetchError(UnreadableInputError):
    """An address gave nothing that can be read.

    Attributes:
        status: The status that the server answered with; None where it did not answer.
        of_host: Whether the whole host is at fault, so that its other pages need not be tried.
        wait_seconds: How long the server wants to be left alone; None where it does not say.
        is_our_refusal: Whether it was not asked at all, so that it may be asked again any time.
    """

    def __init__(
        self,
        place: str,
        problem: str,
        *,
        status: int | None = None,
        of_host: bool = False,
        wait_seconds: float | None = None,
        is_our_refusal: bool = False,
    ) -> None:
        super().__init__(place, problem)
        self.status = status
        self.of_host = of_host
        self.wait_seconds = wait_seconds
        self.is_our_refusal = is_our_refusal

    def on_the_way(self, place: str) -> Self:
        """Return the failure as one of the address that led here."""
        if place == self.place:
            return self
        return self.told_of(place, f"leads to {self.place}: {self.problem}", of_host=self.of_host)

    def told_of(self, place: str, problem: str, *, of_host: bool) -> Self:
        """Return the failure as one of another address, in other words."""
        return type(self)(
            place,
            problem,
            status=self.status,
            of_host=of_host,
            wait_seconds=self.wait_seconds,
            is_our_refusal=self.is_our_refusal,
        )
