"""The tables by which events and statements are found: narrow, and indexed by what is asked for.

They hold the articles that count, and repeat what the tables of ``schema`` say; ``listing`` fills
them in the transaction that changes those.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from dateline.store.kept_tables import EVENT_KEY
from dateline.store.schema import article_key, metadata, of_event

event_entry = Table(
    "event_entry",
    metadata,
    Column("key", EVENT_KEY, primary_key=True),  # as in story_event
    article_key(),
    Column("event", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("published", Text, nullable=False),  # '' where the article has no date
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("review", Text),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("month", String(7)),  # where all of it lies in one
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    # As last summarised; 0 where that was never done.
    Column("story", String(12)),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Unique("article", "event"),
    of_event(),
    Index("event_entry_by_time", "published", "article", "position"),
    Index("event_entry_by_doubt", "confidence", "published", "article", "position"),
    Index("event_entry_by_reports", "reports", "published", "article", "position"),
    Index("event_entry_by_origins", "origins", "published", "article", "position"),
    Index("event_entry_by_month", "month", "type"),
    Index("event_entry_by_story", "story"),
    Index("event_entry_by_place", "lat", "lon", "place", "country"),
)

# What an event is found by: actor, recipient, country, source, innermost, publisher.
event_facet = Table(
    "event_facet",
    metadata,
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("event", EVENT_KEY, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# The pairs of an actor and a recipient; ``a`` is the one whose id comes first.
event_dyad = Table(
    "event_dyad",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("event", EVENT_KEY, primary_key=True, autoincrement=False),
    Column("forth", Boolean, nullable=False),  # whether ``a`` acts on ``b``
    Column("back", Boolean, nullable=False),
    Column("published", Text, nullable=False),
    Column("happened", Boolean, nullable=False),
    Column("intensity", Float),
    Index("event_dyad_by_b", "b", "a"),
    Index("event_dyad_by_time", "published"),
    sqlite_with_rowid=False,
)

# Two neighbouring links of a chain; the first one also with the publisher, by name.
event_reliance = Table(
    "event_reliance",
    metadata,
    Column("by_publisher", Boolean, primary_key=True),
    Column("relies", Text, primary_key=True),
    Column("on", Text, primary_key=True),
    Column("event", EVENT_KEY, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# A source by what makes it one over articles; who comes first, names it.
source_entry = Table(
    "source_entry",
    metadata,
    Column("id", Text, primary_key=True),
    Column("bare", Text, nullable=False, index=True),  # without country and sector
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
)

statement_source = Table(
    "statement_source",
    metadata,
    Column("source", Text, primary_key=True),
    Column("innermost", Boolean, primary_key=True),
    Column("statement", ForeignKey("statement.key"), primary_key=True),
    Index("statement_source_by_statement", "statement"),
    sqlite_with_rowid=False,
)
