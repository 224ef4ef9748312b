"""Dateline: reports of conflict and diplomacy in, event data that keep who says so out."""

__version__ = "0.1.0"
