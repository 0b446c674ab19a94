"""Version 1: the statements, and triggers that let them only be added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "meta",
    "page",
    "capture",
    "reject",
    "article",
    "reading",
    "outcome",
    "claim",
    "party",
    "entity",
    "naming",
    "mention",
    "judgement",
    "about",
    "verdict",
)
NEVER = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END
"""


def upgrade() -> None:
    """Make the tables, their indexes and the triggers."""
    tables()
    for table in TABLES:
        for verb in ("update", "delete"):
            op.execute(NEVER.format(table=table, verb=verb))


def tables() -> None:  # long: a table of facts
    """Make the tables and their indexes."""
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "page",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("codec", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
    )
    op.create_table(
        "capture",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, sa.ForeignKey("page.sha256"), nullable=False),
        sa.Column("source_id", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("captured_at", sa.Text),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("charset", sa.Text),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_index("capture_page", "capture", ["page"])
    op.create_index("capture_source_id", "capture", ["source_id"])
    op.create_table(
        "reject",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source_id", sa.Text),
        sa.Column("page", sa.Text),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_index("reject_source_id", "reject", ["source_id"])
    op.create_table(
        "article",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("article", sa.Text, sa.ForeignKey("article.id"), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("script", sa.Text, nullable=False),
        sa.Column("published_start", sa.Text),
        sa.Column("published_end", sa.Text),
        sa.Column("published_precision", sa.Text, nullable=False),
        sa.Column("published_status", sa.Text, nullable=False),
        sa.Column("certainty", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("article_notes", sa.Text),
    )
    op.create_index("reading_id", "reading", ["id"], unique=True)
    op.create_index("reading_article", "reading", ["article"])
    op.create_table(
        "outcome",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("capture", sa.Text, sa.ForeignKey("capture.id"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.key"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("read_at", sa.Text, nullable=False),
    )
    op.create_index("outcome_capture", "outcome", ["capture", "seq"])
    op.create_index("outcome_reading", "outcome", ["reading"])
    op.create_table(
        "claim",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("type", sa.Text),
        sa.Column("series", sa.Text),
        sa.Column("measure", sa.Text),
        sa.Column("direction", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("value_to", sa.Text),
        sa.Column("low", sa.Text),
        sa.Column("high", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("attribution", sa.Text),
        sa.Column("time_start", sa.Text),
        sa.Column("time_end", sa.Text),
        sa.Column("time_precision", sa.Text),
        sa.Column("base_start", sa.Text),
        sa.Column("base_end", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_index("claim_type", "claim", ["type"])
    op.create_index("claim_series", "claim", ["series"])
    op.create_table(
        "party",
        sa.Column("reading", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("country", sa.Text),
        sa.ForeignKeyConstraint(["reading", "claim"], ["claim.reading", "claim.position"]),
        sqlite_with_rowid=False,
    )
    op.create_index("party_entity", "party", ["entity"])
    op.create_index("party_country", "party", ["country"])
    op.create_table(
        "entity",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
    )
    op.create_index("entity_id", "entity", ["id"], unique=True)
    op.create_index("entity_name", "entity", ["name"])
    op.create_table(
        "naming",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("entity", sa.Integer, sa.ForeignKey("entity.key"), nullable=False),
        sa.Column("role", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("naming_entity", "naming", ["entity"])
    op.create_table(
        "mention",
        sa.Column("reading", sa.Integer, primary_key=True),
        sa.Column("naming", sa.Integer, primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["reading", "naming"], ["naming.reading", "naming.position"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("check", sa.Text),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("withdraws", sa.Text, sa.ForeignKey("judgement.id")),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("judgement_check", "judgement", ["check"])
    op.create_index("judgement_verdict", "judgement", ["verdict"])
    op.create_index("judgement_withdraws", "judgement", ["withdraws"])
    op.create_table(
        "about",
        sa.Column("judgement", sa.Text, sa.ForeignKey("judgement.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("about_claim", "about", ["claim"])
    op.create_table(
        "verdict",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("judgement", sa.Text, sa.ForeignKey("judgement.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("verdict_judgement", "verdict", ["judgement"])
