"""The tables of what joins articles: texts and their copies, events and their stories."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dateline.store.schema import article_key, metadata, of_event

# An event's key over all articles: that of its article and its place there.
EVENT_KEY = BigInteger().with_variant(Integer, "sqlite")

joining = Table("joining", metadata, Column("method", Text, primary_key=True))

text_sketch = Table(
    "text_sketch",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("grams", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("copies", ForeignKey("article.key"), nullable=False, index=True),
)

text_band = Table(
    "text_band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("text_sketch.article"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

text_pair = Table(
    "text_pair",
    metadata,
    Column("a", ForeignKey("text_sketch.article"), primary_key=True),
    Column("b", ForeignKey("text_sketch.article"), primary_key=True, index=True),
    Column("containment", Float, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("became", ForeignKey("story.id"), index=True),
)

story_event = Table(
    "story_event",
    metadata,
    Column("key", EVENT_KEY, primary_key=True),
    article_key(),
    Column("event", Text, nullable=False),
    Column("story", ForeignKey("story.id"), nullable=False, index=True),
    Column("profile", LargeBinary, nullable=False),
    UniqueConstraint("article", "event"),
    of_event(),
)

story_block = Table(
    "story_block",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("event", ForeignKey("story_event.key"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

story_link = Table(
    "story_link",
    metadata,
    Column("a", ForeignKey("story_event.key"), primary_key=True),
    Column("b", ForeignKey("story_event.key"), primary_key=True, index=True),
    Column("points", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
)

story_decision = Table(
    "story_decision",
    metadata,
    Column("key", Integer, primary_key=True),
    # By id and not by key: an event keeps its id when its article is coded anew or reviewed.
    Column("a_article", ForeignKey("article.key"), nullable=False),
    Column("a_event", Text, nullable=False),
    Column("b_article", ForeignKey("article.key"), nullable=False),
    Column("b_event", Text, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)
