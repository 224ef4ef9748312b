"""The tables of what is said of each story together, so that lists need not work it out.

They repeat what the codings and the joining say, and are made from these alone.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, String, Table, Text

from dateline.store.schema import metadata


def story_id() -> Column[str]:
    """Return the column that holds the id of a story; it may be of one that is no more."""
    return Column("story", String(12), primary_key=True)


# The stories of which something has changed since they were summarised.
stale_story = Table("stale_story", metadata, story_id())

story_summary = Table(
    "story_summary",
    metadata,
    story_id(),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("headline", Text, nullable=False),
    Column("title", Text),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("first_published", Text, nullable=False),
    Column("last_published", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("deaths_low", Integer),
    Column("deaths_high", Integer),
    Column("disputed", Boolean, nullable=False),
    Column("differences", Integer, nullable=False),
    Column("only_denied", Boolean, nullable=False),
    Index("story_summary_by_time", "last_published", "story"),
    Index("story_summary_by_reports", "reports", "last_published", "story"),
    Index("story_summary_by_origins", "origins", "last_published", "story"),
    Index("story_summary_by_dispute", "disputed", "last_published", "story"),
)

story_origin = Table(
    "story_origin",
    metadata,
    story_id(),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("source", Text),
    Column("outlet", Text),
    Column("reports", Integer, nullable=False),
)

# How each source stands in a story: what ``SourceProfile`` of dateline.aggregate counts.
story_source = Table(
    "story_source",
    metadata,
    Column("source", Text, primary_key=True),
    Column("standing", Text, primary_key=True),
    story_id(),
    Index("story_source_by_story", "story"),
    sqlite_with_rowid=False,
)
