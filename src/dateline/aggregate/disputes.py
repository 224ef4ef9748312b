"""What the accounts of one happening disagree on, and who says which."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.aggregate.match import are_others
from dateline.aggregate.origins import Report, independent_origins
from dateline.aggregate.profiles import parties_of
from dateline.aggregate.reported import Days, Reported
from dateline.records import Account, Event, Quantity, Status
from dateline.records.story import Party

NUMBERS = ("deaths", "injured", "arrested")
SAYS_YES = frozenset({Status.HAPPENED, Status.ONGOING, Status.ENDED})
SAYS_NO = frozenset({Status.DENIED, Status.NOT_HAPPENED})
Value = TypeVar("Value", bound=Hashable)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One of the answers to a question on which accounts differ.

    Attributes:
        value: The answer, in the words of the contract ("happened", "denied") or as a number.
        low: The least a number can be; None for no floor, and for what is no number.
        high: The most it can be; None for no ceiling, and for what is no number.
        origins: Names of the independent origins that say so.
        reports: Ids of the articles that carry it.
    """

    value: str
    low: int | None
    high: int | None
    origins: tuple[str, ...]
    reports: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A question on which accounts of one happening differ.

    Attributes:
        about: "status", "deaths", "injured", "arrested", "day", "actor", "place" or "mode".
        claims: The answers, numbers from low to high.
    """

    about: str
    claims: tuple[Claim, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A number as one origin gives it; None for no floor, or no ceiling."""

    origin: str
    low: int | None
    high: int | None


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A number as all origins give it.

    Attributes:
        low: The least that any of them gives; None where none gives a floor.
        high: The most that any of them gives; None where one gives no ceiling.
        by: What each of them gives, from low to high.
    """

    low: int | None
    high: int | None
    by: tuple[Told, ...]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Something that two or more independent origins say alike.

    Attributes:
        about: "actor", "recipient", "place", "mode", "deaths", "injured" or "arrested".
        value: What they say.
        origins: Their names.
    """

    about: str
    value: str
    origins: tuple[str, ...]


def differences(
    members: Sequence[Reported], original_of: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Return what the accounts of one happening contradict one another on.

    Args:
        members: The events that report it.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        Differences: whether it happened first, then the numbers, the day, and who did it.
    """
    found = []
    verdicts = _verdicts(members, original_of)
    if len(verdicts) > 1:
        found.append(Difference(about="status", claims=verdicts))
    for number in NUMBERS:
        claims = claims_of(members, number, original_of)
        if any(_exclude(a, b) for a in claims for b in claims):
            found.append(Difference(about=number, claims=claims))
    for about, told, values_of in (
        ("day", _contradicting(members, _own_days, Days.excludes), _day),
        ("actor", _contradicting(members, _doers, are_others), FACTS["actor"]),
        *((about, members, FACTS[about]) for about in MUST_AGREE),
    ):
        claims = _fact_claims(told, values_of, original_of)
        if len(claims) > 1:
            found.append(Difference(about=about, claims=claims))
    return tuple(found)


def toll_of(
    members: Sequence[Reported], number: str, original_of: Mapping[str, str]
) -> Toll | None:
    """Return a number as all origins give it, None where none gives it.

    Args:
        members: The events that report one happening.
        number: "deaths", "injured" or "arrested".
        original_of: For each article that is in a group of copies, the original.

    Returns:
        The number, and who gives which.
    """
    claims = claims_of(members, number, original_of)
    if not claims:
        return None
    lows = [claim.low for claim in claims if claim.low is not None]
    highs = [claim.high for claim in claims]
    return Toll(
        low=min(lows, default=None),
        high=None if None in highs else max(high for high in highs if high is not None),
        by=tuple(
            Told(origin=origin, low=claim.low, high=claim.high)
            for claim in claims
            for origin in claim.origins
        ),
    )


def agreements(
    members: Sequence[Reported], original_of: Mapping[str, str]
) -> tuple[Agreement, ...]:
    """Return what two or more independent origins say alike.

    Args:
        members: The events that report one happening.
        original_of: For each article that is in a group of copies, the original.

    Returns:
        Agreements, each on one fact or number.
    """
    told = [member for member in members if member.event.status not in SAYS_NO]
    claims = [(a, c) for a, f in FACTS.items() for c in _fact_claims(told, f, original_of)]
    claims += [(n, c) for n in NUMBERS for c in claims_of(members, n, original_of)]
    return tuple(
        Agreement(about=about, value=claim.value, origins=claim.origins)
        for about, claim in claims
        if len(claim.origins) > 1
    )


def _fact_claims(
    members: Iterable[Reported],
    values_of: Callable[[Event], Iterable[str]],
    original_of: Mapping[str, str],
) -> tuple[Claim, ...]:
    told: defaultdict[str, list[Report]] = defaultdict(list)
    for reported in members:
        for value in values_of(reported.event):
            told[value] += [
                Report(article=reported.article, chain=account.chain)
                for account in reported.accounts
                if account.status not in SAYS_NO
            ]
    return tuple(_claim(value, reports, original_of) for value, reports in told.items() if reports)


def _point(event: Event) -> list[str]:
    return [event.place.name] if event.place and event.place.precision == "point" else []


FACTS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "actor": lambda event: [actor.name for actor in event.actors],
    "recipient": lambda event: [actor.name for actor in event.recipients],
    "place": _point,
    "mode": lambda event: [event.mode] if event.mode else [],
}
MUST_AGREE = ("place", "mode")  # several actors may well act together


def _day(event: Event) -> list[str]:
    """Return the day that a report itself gives, as an interval of ISO dates where it is none."""
    when = event.when
    first, last = (when.earliest, when.latest) if when else (None, None)
    return [first if first == last else f"{first}/{last}"] if first and last else []


def _contradicting(
    members: Iterable[Reported],
    value_of: Callable[[Reported], Value | None],
    exclude: Callable[[Value, Value], bool],
) -> list[Reported]:
    """Return the reports whose value cannot be right if that of another one is."""
    told = [(value_of(m), m) for m in members if m.event.status not in SAYS_NO]
    values = {value for value, _ in told if value}
    doubtful = {one for one in values if any(exclude(one, other) for other in values)}
    return [member for value, member in told if value in doubtful]


def _own_days(member: Reported) -> Days | None:
    return member.days if _day(member.event) else None


def _doers(member: Reported) -> tuple[Party, ...]:
    return () if member.event.reciprocal else parties_of(member.event.actors)


def claims_of(
    members: Sequence[Reported], number: str, original_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Return every value that accounts give for a number, from low to high.

    Args:
        members: The events that report one happening.
        number: "deaths", "injured" or "arrested".
        original_of: For each article that is in a group of copies, the original.

    Returns:
        One claim a value.
    """
    told: defaultdict[tuple[int | None, int | None], list[Report]] = defaultdict(list)
    for reported, account in _accounts(members):
        quantity: Quantity | None = getattr(account, number)
        if quantity:
            report = Report(article=reported.article, chain=account.chain)
            told[quantity.low, quantity.high].append(report)
    claims = [
        _claim(in_words(low, high), reports, original_of, low, high)
        for (low, high), reports in told.items()
    ]
    return tuple(
        sorted(claims, key=lambda claim: (claim.low or 0, claim.high is None, claim.high or 0))
    )


def _accounts(members: Iterable[Reported]) -> Iterable[tuple[Reported, Account]]:
    for reported in members:
        for account in reported.accounts:
            yield reported, account


def _verdicts(members: Sequence[Reported], original_of: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return who says that it happened and who that it did not, where there are both."""
    told: defaultdict[str, list[Report]] = defaultdict(list)
    for reported, account in _accounts(members):
        report = Report(article=reported.article, chain=account.chain)
        if account.status in SAYS_YES:
            told[Status.HAPPENED].append(report)
        elif account.status in SAYS_NO:
            told[Status.DENIED].append(report)
    order = (Status.HAPPENED, Status.DENIED)
    return tuple(_claim(s, told[s], original_of) for s in order if s in told)


def _claim(
    value: str,
    reports: Sequence[Report],
    original_of: Mapping[str, str],
    low: int | None = None,
    high: int | None = None,
) -> Claim:
    origins = independent_origins(reports, original_of)
    return Claim(
        value=value,
        low=low,
        high=high,
        origins=tuple(origin.name for origin in origins),
        reports=tuple(dict.fromkeys(report.article.id for report in reports)),
    )


def in_words(low: int | None, high: int | None) -> str:
    """Return a number as claims give it: "80", "80 or more", "24 to 40"."""
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _exclude(a: Claim, b: Claim) -> bool:
    """Say whether two numbers cannot both be right."""
    return a.high is not None and b.low is not None and a.high < b.low
