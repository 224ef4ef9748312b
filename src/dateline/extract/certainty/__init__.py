"""Certainty: whether the text says that something happened, and how firmly."""

from dateline.extract.certainty.judge import assess, judge

__all__ = ["assess", "judge"]
