"""Who says so: finds cues, speakers and contents, and nests them into chains of sources."""

from dateline.extract.sources.find import find_statements

__all__ = ["find_statements"]
