"""Time expressions: TIMEX3 types and values, and the days they cover."""

from dateline.extract.times.find import find_times

__all__ = ["find_times"]
