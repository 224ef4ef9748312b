"""Rounds over feeds and pages: what is new is asked for, coded and stored."""

from dateline.run.fetching.report import Outcome, Report
from dateline.run.fetching.rounds import Fetched, Fetching, fetch_round
from dateline.run.fetching.watching import watch

__all__ = ["Fetched", "Fetching", "Outcome", "Report", "fetch_round", "watch"]
