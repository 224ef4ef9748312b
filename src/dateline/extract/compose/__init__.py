"""Puts together what the stages found: events with sides, place, time, status and chain."""

from dateline.extract.compose.confidence import rate_events
from dateline.extract.compose.event import Findings, compose_events

__all__ = ["Findings", "compose_events", "rate_events"]
