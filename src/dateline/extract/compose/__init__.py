"""Puts together what the stages found: events with sides, place, time, status and chain."""

from dateline.extract.compose.confidence import rate_events
from dateline.extract.compose.event import compose_events
from dateline.extract.compose.findings import Findings

__all__ = ["Findings", "compose_events", "rate_events"]
