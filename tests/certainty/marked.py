"""Sentences whose predicate stands between asterisks: "The army *attacked* the town"."""

from functools import cache

from dateline.extract.certainty import assess
from dateline.knowledge.markers import MarkerTable, build_markers
from dateline.records import Judgement
from tests.build import parse


@cache
def markers() -> MarkerTable:
    """Return the marker table, read afresh from its files."""
    return build_markers()


def judge_marked(text: str) -> Judgement:
    """Judge the predicate between asterisks, with the real parser."""
    before, predicate, after = text.split("*")
    start = len(before)
    return assess(parse(before + predicate + after), start, start + len(predicate), markers())
