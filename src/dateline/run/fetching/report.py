"""What became of a feed or page that a user named."""

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """What became of an address: it was read, is as it was, failed, or was not asked yet."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    PUT_OFF = "put off"


class Report(msgspec.Struct, kw_only=True):
    """What one round brought of one feed, page or list of feeds.

    Attributes:
        address: Its address, or the file.
        outcome: What became of it.
        title: The title of the feed.
        new: Articles stored.
        known: Items that are stored already.
        failed: Items that failed; the store says why.
        put_off: Items that are left for a later round, because their host wants to be left alone.
        undated: Of the articles read, those that neither it nor their page dates.
        foreign: Of the articles read, those in another language than the one that is coded.
        problem: Why it failed or was put off.
        remarks: What is worth knowing of it.
        next_look: Not to be asked before, ISO time in UTC; None where it is no matter of time.
    """

    address: str
    outcome: Outcome = Outcome.PUT_OFF
    title: str | None = None
    new: int = 0
    known: int = 0
    failed: int = 0
    put_off: int = 0
    undated: int = 0
    foreign: int = 0
    problem: str | None = None
    remarks: list[str] = []
    next_look: str | None = None
