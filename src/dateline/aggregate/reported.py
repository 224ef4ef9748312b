"""One event as one article reports it, and the days it may have happened on."""

from datetime import date

import msgspec

from dateline.records import Account, Article, Event, Status
from dateline.records.dates import first_day, last_day, moved


class Days(msgspec.Struct, frozen=True):
    """The days something may have happened on, both ends included."""

    first: date
    last: date

    def excludes(self, other: "Days") -> bool:
        """Say whether the two have no day in common."""
        return self.last < other.first or other.last < self.first


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one article.

    Attributes:
        article: The article.
        event: The event.
        days: When it may have happened; None where neither event nor article is dated.
    """

    article: Article
    event: Event
    days: Days | None

    @property
    def key(self) -> tuple[str, str]:
        """Ids of the article and the event: what no other event has."""
        return self.article.id, self.event.id

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts events by publication and then as they stand in the text."""
        return self.article.published or "9999", self.article.id, *self._place_in_text

    @property
    def _place_in_text(self) -> tuple[int, str]:
        return self.event.anchor.start, self.event.id

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every account of it, the event's own where the article has but one."""
        return accounts_of(self.event)


def accounts_of(event: Event) -> tuple[Account, ...]:
    """Return every account of an event, its own where the article has but one."""
    own = Account(
        chain=event.chain,
        statement=event.statement,
        status=event.status,
        certainty=event.certainty,
        deaths=event.deaths,
        injured=event.injured,
        arrested=event.arrested,
    )
    return event.accounts or (own,)


def reported(article: Article, event: Event, *, same_story_days: int) -> Reported:
    """Return one event as its article reports it, with the days it may have happened on."""
    days = days_of(event, article.published, same_story_days)
    return Reported(article=article, event=event, days=days)


def days_of(event: Event, published: str | None, same_story_days: int) -> Days | None:
    """Return the days an event may have happened on.

    An event without a date lies in the few days before publication, a planned one in as many after.

    Args:
        event: The event.
        published: ISO date of publication of its article.
        same_story_days: How many days are few.

    Returns:
        The days, or None where there is nothing to go by.
    """
    when = event.when
    first = first_day(when.earliest) if when and when.earliest else None
    last = last_day(when.latest) if when and when.latest else None
    printed = last_day(published) if published else None
    if first is None and last is None:
        if printed is None:
            return None
        planned = event.status is Status.PLANNED
        first = printed if planned else moved(printed, "D", -same_story_days)
        last = moved(printed, "D", same_story_days) if planned else printed
    elif first is None and last is not None:
        first = moved(last, "D", -same_story_days)
    elif last is None and first is not None:
        # "since May" runs on until the report of it.
        last = max(first, printed or first)
    return Days(first, last) if first and last and first <= last else None
