"""The tables of review: decisions of people, codings of the machine, what coding anew changed."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from dateline.store.schema import article_key, metadata, span_columns

machine_coding = Table(
    "machine_coding",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("coding", LargeBinary, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    article_key(),
    Column("event", Text, nullable=False),
    *span_columns(),
    Column("what", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("by", Text, CheckConstraint("\"by\" <> ''"), nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("undoes", ForeignKey("decision.number")),
    Column("machine", LargeBinary),
    CheckConstraint("(what = 'undo') = (undoes IS NOT NULL)"),
    Index("decision_by_article", "article", "event"),
)

actor_merge = Table(
    "actor_merge",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("actor", Text, nullable=False, index=True),
    Column("target", Text),
    Column("record", Text),
    Column("old", Text),
    Column("by", Text, CheckConstraint("\"by\" <> ''"), nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    CheckConstraint("actor <> target"),
)

run_change = Table(
    "run_change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False, index=True),
    article_key(),
    Column("event", Text, nullable=False),
    *span_columns(),
    Column("what", Text, CheckConstraint("what IN ('added', 'gone', 'changed')"), nullable=False),
    Column("field", Text),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    CheckConstraint("(what = 'changed') = (field IS NOT NULL)"),
)
