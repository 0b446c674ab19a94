"""The tables of the record, as they are at `HEAD`. `migrations/` is how a record gets there.

What is asked for in queries is a column; what is only shown is `body`: the public JSON of
`anyq.output`, from which the whole comes back. Numbers are exact decimals as text, times ISO
8601 text, so every database keeps them as they are. Ids are hashes of content; where many rows
refer to a thing (`reading`, `entity`), they do so by a `key` that is this database's own. Rows
are only ever inserted: triggers refuse the rest.
"""

import sqlalchemy as sa

HEAD = "0002"
VERSION_TABLE = "schema_version"

metadata = sa.MetaData()


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# The bytes of a page, once for each SHA-256, however often it was captured.
page = sa.Table(
    "page",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("codec", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary),
)

# A page met somewhere, some time, under some name: what the capture knew.
capture = sa.Table(
    "capture",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("page", sa.Text, _to("page.sha256"), nullable=False),
    sa.Column("source_id", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("captured_at", sa.Text),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("publisher", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("charset", sa.Text),
    sa.Column("added_at", sa.Text, nullable=False),
    sa.Index("capture_page", "page"),
    sa.Index("capture_source_id", "source_id"),
)

# Input that could not become a reading, and why.
reject = sa.Table(
    "reject",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("source_id", sa.Text),
    sa.Column("page", sa.Text),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("remedy", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("added_at", sa.Text, nullable=False),
    sa.Index("reject_source_id", "source_id"),
)

article = sa.Table(
    "article",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)

# What was read from an article once. Another capture of it may tell its date, a later version
# of Anyq may read more: that is another reading, beside the first.
reading = sa.Table(
    "reading",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("article", sa.Text, _to("article.id"), nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("script", sa.Text, nullable=False),
    sa.Column("published_start", sa.Text),
    sa.Column("published_end", sa.Text),
    sa.Column("published_precision", sa.Text, nullable=False),
    sa.Column("published_status", sa.Text, nullable=False),
    sa.Column("certainty", sa.Integer, nullable=False),  # of the date: 2 resolved, 1 likely, 0
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("notes", sa.Text, nullable=False),
    sa.Column("article_notes", sa.Text),  # NULL where they are `notes`
    sa.Index("reading_id", "id", unique=True),
    sa.Index("reading_article", "article"),
)

# Which reading came of a capture; the last of a capture stands.
outcome = sa.Table(
    "outcome",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("capture", sa.Text, _to("capture.id"), nullable=False),
    sa.Column("reading", sa.Integer, _to("reading.key"), nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("read_at", sa.Text, nullable=False),
    sa.Index("outcome_capture", "capture", "seq"),
    sa.Index("outcome_reading", "reading"),
)

# Figures, then events, of a reading. `series` is what a figure is a value of (see `rows.series`).
claim = sa.Table(
    "claim",
    metadata,
    sa.Column("reading", sa.Integer, _to("reading.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),  # figure | event
    sa.Column("type", sa.Text),  # indicator id | event type
    sa.Column("series", sa.Text),
    sa.Column("measure", sa.Text),  # figure kind: level, change…
    sa.Column("direction", sa.Text),
    sa.Column("value", sa.Text),
    sa.Column("value_to", sa.Text),  # upper end of a printed range
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
    sa.Column("start", sa.Integer, nullable=False),  # of the evidence, in article.text
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("claim_id", "id"),
    sa.Index("claim_type", "type"),
    sa.Index("claim_series", "series"),
)

# Whom a claim is about: subjects of a figure, participants and place of an event.
party = sa.Table(
    "party",
    metadata,
    sa.Column("reading", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("entity", sa.Text),
    sa.Column("country", sa.Text),
    sa.ForeignKeyConstraint(["reading", "claim"], ["claim.reading", "claim.position"]),
    sa.Index("party_entity", "entity"),
    sa.Index("party_country", "country"),
    sqlite_with_rowid=False,
)

entity = sa.Table(
    "entity",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Index("entity_id", "id", unique=True),
    sa.Index("entity_name", "name"),
)

# An entity as a reading names it.
naming = sa.Table(
    "naming",
    metadata,
    sa.Column("reading", sa.Integer, _to("reading.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("entity", sa.Integer, _to("entity.key"), nullable=False),
    sa.Column("role", sa.Text),
    sa.Index("naming_entity", "entity"),
    sqlite_with_rowid=False,
)

mention = sa.Table(
    "mention",
    metadata,
    sa.Column("reading", sa.Integer, primary_key=True),
    sa.Column("naming", sa.Integer, primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.ForeignKeyConstraint(["reading", "naming"], ["naming.reading", "naming.position"]),
    sqlite_with_rowid=False,
)

# What someone, Anyq or a person, holds of claims. `withdraws` takes an earlier one back.
judgement = sa.Table(
    "judgement",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),  # check | withdrawal
    sa.Column("check", sa.Text),  # Check.id: one comparison may be judged anew by a later version
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("withdraws", sa.Text, _to("judgement.id")),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("judgement_check", "check"),
    sa.Index("judgement_verdict", "verdict"),
    sa.Index("judgement_withdraws", "withdraws"),
)

about = sa.Table(
    "about",
    metadata,
    sa.Column("judgement", sa.Text, _to("judgement.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Text, nullable=False),
    sa.Index("about_claim", "claim"),
    sqlite_with_rowid=False,
)

# The checks of a reading, in its order.
verdict = sa.Table(
    "verdict",
    metadata,
    sa.Column("reading", sa.Integer, _to("reading.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("judgement", sa.Text, _to("judgement.id"), nullable=False),
    sa.Index("verdict_judgement", "judgement"),
    sqlite_with_rowid=False,
)

# Views. `current`: the reading that stands for each article (see migration 0002).
current = sa.table(
    "current", sa.column("article"), sa.column("reading"), sa.column("capture"), sa.column("seq")
)
