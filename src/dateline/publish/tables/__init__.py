"""Tables for the terminal: events with who says so, pairs of actors, stories with their origins."""

from dateline.publish.tables.cells import console_on
from dateline.publish.tables.events import (
    coding_tables,
    events_table,
    statements_table,
    stored_events_table,
    stored_statements_table,
)
from dateline.publish.tables.history import dyads_table, stories_table
from dateline.publish.tables.lists import (
    actor_lines,
    actors_table,
    articles_table,
    errors_table,
    hits_table,
    runs_table,
)
from dateline.publish.tables.sources import grades_table, sources_table
from dateline.publish.tables.together import copies_table, origins_tree
from dateline.publish.tables.why import why_tree

__all__ = [
    "actor_lines",
    "actors_table",
    "articles_table",
    "coding_tables",
    "console_on",
    "copies_table",
    "dyads_table",
    "errors_table",
    "events_table",
    "grades_table",
    "hits_table",
    "origins_tree",
    "runs_table",
    "sources_table",
    "statements_table",
    "stored_events_table",
    "stored_statements_table",
    "stories_table",
    "why_tree",
]
