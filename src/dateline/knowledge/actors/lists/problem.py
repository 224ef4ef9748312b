"""What is wrong with a line of a user's list, and where it stands."""

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One line that was not taken as it stands.

    Attributes:
        file: The file, as the user named it.
        line: The line, counted from 1.
        reason: What is wrong and what to do about it, or what became of the line.
        is_notice: Whether the line holds all the same and this only says what it does.
    """

    file: str
    line: int
    reason: str
    is_notice: bool = False

    def __str__(self) -> str:
        """Return "file:line: reason"."""
        return f"{self.file}:{self.line}: {self.reason}"
