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
from dateline.publish.tables.review import (
    agreement_tables,
    changes_table,
    conflicts_table,
    decisions_table,
    event_card,
    merges_table,
    waiting_cards,
)
from dateline.publish.tables.sources import grades_table, sources_table
from dateline.publish.tables.together import copies_table, origins_tree, saying_tree
from dateline.publish.tables.why import why_tree

__all__ = [
    "actor_lines",
    "actors_table",
    "agreement_tables",
    "articles_table",
    "changes_table",
    "coding_tables",
    "conflicts_table",
    "console_on",
    "copies_table",
    "decisions_table",
    "dyads_table",
    "errors_table",
    "event_card",
    "events_table",
    "grades_table",
    "hits_table",
    "merges_table",
    "origins_tree",
    "runs_table",
    "saying_tree",
    "sources_table",
    "statements_table",
    "stored_events_table",
    "stored_statements_table",
    "stories_table",
    "waiting_cards",
    "why_tree",
]
