"""What each report of a story tells that no report before it did."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.aggregate.disputes import FACTS, NUMBERS, SAYS_NO, in_words
from dateline.aggregate.reported import Reported
from dateline.records.story import EventRef


class Addition(msgspec.Struct, frozen=True):
    """Something that a report is the first to tell.

    Attributes:
        about: "source", "denial", "actor", "recipient", "place", "mode", "deaths", "injured" or
            "arrested".
        value: What it says; of a denial, who denies it.
    """

    about: str
    value: str


def additions(members: Sequence[Reported]) -> dict[EventRef, tuple[Addition, ...]]:
    """Return what each report of a happening adds to those before it.

    Args:
        members: The events that report it, by date of publication.

    Returns:
        What is new in each, by its ids; nothing for a report that only repeats.
    """
    known: set[Addition] = set()
    found = {}
    for member in members:
        told = dict.fromkeys(_told(member))
        found[EventRef(*member.key)] = tuple(one for one in told if one not in known)
        known |= told.keys()
    return found


def _told(member: Reported) -> Iterator[Addition]:
    for account in member.accounts:
        denies = account.status in SAYS_NO
        if account.chain:
            yield Addition("denial" if denies else "source", account.chain[-1].name)
        elif denies:
            yield Addition("denial", member.article.publisher or member.article.input)
        for number in NUMBERS:
            quantity = getattr(account, number)
            if quantity:
                yield Addition(number, in_words(quantity.low, quantity.high))
    for about, values_of in FACTS.items():
        for value in values_of(member.event):
            yield Addition(about, value)
