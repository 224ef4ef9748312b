"""When: time expressions and the days that an event may have happened on."""

import msgspec

from dateline.records.text import Span


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression, with its TIMEX3 value and the days it covers.

    Attributes:
        span: Where it stands.
        text: The words.
        type: TIMEX3 type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2016-08-09", "P2M", "XXXX-WXX-2", "PAST_REF").
        earliest: First possible day, ISO, possibly partial ("2016-06", "2016"); None if open.
        latest: Last possible day, likewise.
        precision: day, week, month, season, year, decade, interval or unknown.
        anchor: What it counts from: "published", "text" (a date in the text) or "none".
    """

    span: Span
    text: str
    type: str
    value: str
    earliest: str | None = msgspec.field(default=None, name="from")
    latest: str | None = msgspec.field(default=None, name="to")
    precision: str = "unknown"
    anchor: str = "none"


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The days an event may have happened on, both ends included.

    Attributes:
        earliest: First possible day, ISO, possibly partial; None if open.
        latest: Last possible day, likewise.
        precision: As in TimeMention.
        text: The words that say so, "" where tense and publication date decided.
        span: Where they stand.
        anchor: "published", "text" or "none".
    """

    earliest: str | None = msgspec.field(default=None, name="from")
    latest: str | None = msgspec.field(default=None, name="to")
    precision: str = "unknown"
    text: str = ""
    span: Span | None = None
    anchor: str = "none"
