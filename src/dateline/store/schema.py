"""The tables of a Dateline database; what an event may not lack is NOT NULL here.

Only SQL that SQLite and PostgreSQL share stands in this module; the search index of SQLite is in
``search.py``. Foreign keys between rows of one article are checked when its transaction ends.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)
from sqlalchemy.schema import SchemaItem

VERSION = 4  # one more whenever a table changes; a newer file is refused, not guessed at

metadata = MetaData()


def article_key() -> Column[int]:
    """Return the column that ties a row to its article."""
    return Column("article", ForeignKey("article.key"), nullable=False)


def span_columns(*, nullable: bool = False, prefix: str = "") -> list[SchemaItem]:
    """Return the two columns of a span, in code points, and the check that it holds something."""
    start, end = f"{prefix}start", f"{prefix}end"
    return [
        Column(start, Integer, CheckConstraint(f'"{start}" >= 0'), nullable=nullable),
        Column(end, Integer, nullable=nullable),
        CheckConstraint(f'"{end}" > "{start}"'),
    ]


def of_event(column: str = "event") -> ForeignKeyConstraint:
    """Return the reference to an event of the same article."""
    return ForeignKeyConstraint(
        ["article", column], ["event.article", "event.id"], deferrable=True, initially="DEFERRED"
    )


def _of_statement(column: str = "statement") -> ForeignKeyConstraint:
    """Return the reference to a statement of the same article."""
    return ForeignKeyConstraint(
        ["article", column],
        ["statement.article", "statement.id"],
        deferrable=True,
        initially="DEFERRED",
    )


def _quantity(name: str) -> list[SchemaItem]:
    """Return the columns of a number with a floor and a ceiling."""
    return [Column(f"{name}_low", Integer), Column(f"{name}_high", Integer)]


schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("knowledge", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("counts", Text),
)

article = Table(
    "article",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("revision", Integer, CheckConstraint("revision > 0"), nullable=False),
    Column("later", ForeignKey("article.key")),
    Column("content", String(64), nullable=False, unique=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("input", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("republished_outlet", Text),
    Column("republished_date", Text),
    Column("agency", Text),
    Column("dateline_place", Text),
    Column("language", Text),
    Column("url", Text, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("coding", LargeBinary, nullable=False),
    UniqueConstraint("id", "revision"),
)

# The articles that count, by date of publication; those without one are the oldest.
PUBLISHED = func.coalesce(article.c.published, literal_column("''"))
Index("article_by_time", PUBLISHED, article.c.key, sqlite_where=article.c.later.is_(None))
Index("article_by_publisher", article.c.publisher)
Index("article_replaced", article.c.later, sqlite_where=article.c.later.is_not(None))

address = Table(
    "address",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("address", Text, primary_key=True),
)

statement = Table(
    "statement",
    metadata,
    Column("key", Integer, primary_key=True),
    article_key(),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("asserts", Boolean, nullable=False),
    Column("confidence", Float, CheckConstraint("confidence BETWEEN 0 AND 1"), nullable=False),
    Column("parent", Text),
    Column("text", Text, nullable=False),
    UniqueConstraint("article", "id"),
    _of_statement("parent"),
    Index("statement_by_article", "article", "position"),
    Index("statement_by_stance", "stance"),
    Index("statement_by_doubt", "confidence"),
)

statement_span = Table(
    "statement_span",
    metadata,
    Column("key", Integer, primary_key=True),
    article_key(),
    Column("statement", Text, nullable=False),
    Column("part", Text, CheckConstraint("part IN ('content', 'cue', 'source')"), nullable=False),
    Column("position", Integer, nullable=False),
    *span_columns(),
    _of_statement(),
)

place = Table(
    "place",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    *span_columns(),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonameid", Integer),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("country", Text),
    Column("feature", Text, nullable=False),
    Column("precision", Text, nullable=False),
)

time = Table(
    "time",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    *span_columns(),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("precision", Text, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("contexts", Text, nullable=False),
    Column("cameo", Text),
    Column("intensity", Float),
    Column("reciprocal", Boolean, nullable=False),
    *span_columns(),
    *span_columns(prefix="evidence_"),
    Column("place", Integer),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("precision", Text),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float, CheckConstraint("confidence BETWEEN 0 AND 1"), nullable=False),
    *_quantity("deaths"),
    *_quantity("injured"),
    *_quantity("arrested"),
    *_quantity("size"),
    *_quantity("displaced"),
    *_quantity("money"),
    Column("money_text", Text),
    Column("statement", Text),
    Column("review", Text),
    ForeignKeyConstraint(["article", "place"], ["place.article", "place.position"]),
    _of_statement(),
    Index("event_by_id", "id"),
    Index("event_by_type_and_day", "type", "first_day"),
)

actor = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("wikidata", Text),
    Column("listed", Boolean, nullable=False),
)

event_actor = Table(
    "event_actor",
    metadata,
    Column("key", Integer, primary_key=True),
    article_key(),
    Column("event", Text, nullable=False),
    Column("side", Text, CheckConstraint("side IN ('actor', 'recipient')"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("actor", ForeignKey("actor.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    *span_columns(),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("other_sectors", Text, nullable=False),
    Column("via", Text, nullable=False),
    of_event(),
    Index("event_actor_by_event", "article", "event"),
)

account = Table(
    "account",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("event", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("statement", Text),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    *_quantity("deaths"),
    *_quantity("injured"),
    *_quantity("arrested"),
    of_event(),
    _of_statement(),
)

chain_link = Table(
    "chain_link",
    metadata,
    Column("key", Integer, primary_key=True),
    article_key(),
    Column("event", Text),
    Column("account", Integer),
    Column("statement", Text),
    Column("position", Integer, nullable=False),
    Column("source", Text, nullable=False, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    *span_columns(),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    Column("country", Text),
    Column("sector", Text),
    Column("act", Text, nullable=False),
    *span_columns(nullable=True, prefix="cue_"),
    CheckConstraint("(event IS NULL) <> (statement IS NULL)"),
    CheckConstraint("account IS NULL OR event IS NOT NULL"),
    of_event(),
    _of_statement(),
    ForeignKeyConstraint(
        ["article", "event", "account"], ["account.article", "account.event", "account.position"]
    ),
    Index("chain_link_by_event", "article", "event"),
    Index("chain_link_by_statement", "article", "statement"),
)

reason = Table(
    "reason",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("event", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    *span_columns(),
    of_event(),
)

dyad_state = Table(
    "dyad_state",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("a", ForeignKey("actor.id"), nullable=False, index=True),
    Column("b", ForeignKey("actor.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("disputed", Boolean, nullable=False),
    Column("events", Text, nullable=False),
)

unread = Table(
    "unread",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("problem", Text, nullable=False),
    *span_columns(nullable=True),
)

candidate = Table(
    "candidate",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("won", Boolean, nullable=False),
    *span_columns(nullable=True),
)

grade = Table(
    "grade",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("about", Text, CheckConstraint("about IN ('source', 'story')"), nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("value", String(1)),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)

error = Table(
    "error",
    metadata,
    Column("input", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("retried", Integer, nullable=False),
)
